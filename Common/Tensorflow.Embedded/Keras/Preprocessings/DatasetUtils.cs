using Tensorflow.Kernels;
using Tensorflow.Printing;

namespace Tensorflow.Keras.Preprocessings;

/// <summary>Files of a folder, their labels and their parts, as Keras' dataset_utils.py has them.</summary>
public class DatasetUtils
{
    /// <summary>The part of the samples that is for training or for validation, which has the last ones.</summary>
    /// <param name="samples">All.</param>
    /// <param name="labels">As many.</param>
    /// <param name="validation_split">More than 0 and less than 1, where there is a subset.</param>
    /// <param name="subset">training or validation; null or empty: all.</param>
    /// <exception cref="ValueError">The part or the subset is another.</exception>
    public (T1[], T2[]) get_training_or_validation_split<T1, T2>(T1[] samples, T2[] labels, float validation_split, string? subset)
    {
        if (string.IsNullOrEmpty(subset)) return (samples, labels);
        if (validation_split is not (> 0 and < 1)) throw new ValueError($"`validation_split` must be between 0 and 1, received: {validation_split}");
        var validation = (int)(PythonNumber.Of(validation_split) * samples.Length);
        var training = samples.Length - validation;
        switch (subset)
        {
            case "training":
                Output.Writer.WriteLine($"Using {training} files for training.");
                return (samples[..training], labels[..training]);
            case "validation":
                Output.Writer.WriteLine($"Using {validation} files for validation.");
                return (samples[training..], labels[training..]);
            default:
                throw new ValueError($"`subset` must be either \"training\" or \"validation\", received: {subset}");
        }
    }

    /// <summary>Paths of a folder's files, the numbers of their classes, and the classes' names.</summary>
    /// <param name="directory">The folder; a folder in it for each class, except those whose names begin with a dot.</param>
    /// <param name="labels">inferred, or null: one class, of all files.</param>
    /// <param name="formats">Ends of names, in lower case; null: any.</param>
    /// <param name="class_names">The classes' folders in another order than the alphabetical one.</param>
    /// <param name="shuffle">Whether files come in random order; else by folder and name.</param>
    /// <param name="seed">Of NumPy's RandomState, which shuffles; null: another each time.</param>
    /// <param name="follow_links">Whether links to folders are followed.</param>
    /// <exception cref="ValueError">The folder is not there, or the names are not the classes'.</exception>
    public (string[], int[], string[]) index_directory(
        string directory, string? labels, string[]? formats = null, string[]? class_names = null, bool shuffle = true, int? seed = null, bool follow_links = false)
    {
        if (!Directory.Exists(directory)) throw new ValueError($"Could not find directory {directory}");
        if (labels is not (null or "inferred")) throw new ValueError($"`labels` must be \"inferred\" or null. Received: labels={labels}");
        string[] folders = labels is null ? [""] : [.. Directory.GetDirectories(directory).Select(folder => Path.GetFileName(folder)).Where(folder => !folder.StartsWith('.')).Order(StringComparer.Ordinal)];
        var names = folders;
        if (labels is not null && class_names is { Length: > 0 })
        {
            if (!class_names.Order(StringComparer.Ordinal).SequenceEqual(folders))
            {
                throw new ValueError("The `class_names` passed did not match the names of the subdirectories of the target directory. "
                    + $"Expected: [{string.Join(", ", folders)}], but received: [{string.Join(", ", class_names)}]");
            }
            names = [.. class_names];
        }
        var (paths, numbers) = (new List<string>(), new List<int>());
        foreach (var folder in folders)
        {
            var number = Array.IndexOf(names, folder);
            foreach (var file in Files(Path.Combine(directory, folder), formats, follow_links))
            {
                paths.Add(file);
                numbers.Add(number);
            }
        }
        Output.Writer.WriteLine($"Found {paths.Count} files belonging to {names.Length} classes.");
        if (shuffle) PythonRandom.OfNumPy((uint)(seed ?? Random.Shared.Next(1_000_000))).Shuffle(paths, numbers);
        return ([.. paths], [.. numbers], names);
    }

    /// <summary>Labels, one an element.</summary>
    /// <param name="labels">Numbers of classes.</param>
    /// <param name="label_mode">int: int32; categorical: one-hot float32; binary: float32 (1).</param>
    /// <param name="num_classes">How many classes there are.</param>
    public IDatasetV2 labels_to_dataset(int[] labels, string label_mode, int num_classes)
    {
        var numbers = Conversions.ToTensor(labels);
        return new DatasetManager().from_tensor_slices(label_mode switch
        {
            "binary" => Ops.Primitives.ExpandDims(Ops.Primitives.Cast(numbers, TF_DataType.TF_FLOAT), -1),
            "categorical" => Ops.Primitives.OneHot(numbers, num_classes, Scalars.Of(TF_DataType.TF_FLOAT, 1f), Scalars.Of(TF_DataType.TF_FLOAT, 0f), -1),
            _ => numbers,
        });
    }

    // dataset_utils.py, iter_valid_files: folder by folder in the order of their paths, each folder's files by name.
    private static IEnumerable<string> Files(string top, string[]? formats, bool followLinks)
    {
        var folders = new List<string>();
        // A folder that links lead to more than once, or back to itself, is gone through once.
        var seen = new HashSet<string>();
        Collect(top);
        foreach (var folder in folders.Order(StringComparer.Ordinal))
        {
            foreach (var name in Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal))
                if (formats is null || Array.Exists(formats, format => name.EndsWith(format, StringComparison.OrdinalIgnoreCase))) yield return Path.Combine(folder, name);
        }

        void Collect(string folder)
        {
            var target = followLinks ? new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(folder) : folder;
            if (!seen.Add(target)) return;
            folders.Add(folder);
            foreach (var inner in new DirectoryInfo(folder).GetDirectories())
                if (followLinks || inner.LinkTarget is null) Collect(Path.Combine(folder, inner.Name));
        }
    }
}
