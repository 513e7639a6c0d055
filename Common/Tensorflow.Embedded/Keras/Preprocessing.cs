using Tensorflow.Data;
using Tensorflow.Framework.Models;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Layers;
using Tensorflow.Keras.Preprocessings;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.Keras;

/// <summary>Data from folders, and layers that prepare data: <c>keras.preprocessing</c>.</summary>
public class Preprocessing : IPreprocessing
{
    private const int DefaultSize = 256;
    private const int SeedsBelow = 1_000_000;

    /// <summary>Ends of the names of picture files.</summary>
    public static string[] WHITELIST_FORMATS = [".bmp", ".gif", ".jpeg", ".jpg", ".png"];

    /// <summary>Files of a folder, their labels and their parts.</summary>
    public DatasetUtils dataset_utils { get; } = new();

    /// <summary>
    /// Pictures of a folder in batches (batch, height, width, channels), float32 from 0 to 255 (by nearest pixels uint8), with labels: Keras' order of files and classes, its shuffling and its parts, for the
    /// same seed.
    /// </summary>
    /// <param name="directory">The folder; a folder in it for each class.</param>
    /// <param name="labels">inferred: the number of the class, in alphabetical order; null: none, and pictures from all folders.</param>
    /// <param name="label_mode">int: int32; categorical: one-hot float32; binary: float32 (1), of two classes; null: no labels.</param>
    /// <param name="class_names">The classes' folders in another order.</param>
    /// <param name="color_mode">rgb, rgba or grayscale.</param>
    /// <param name="batch_size">At least 1.</param>
    /// <param name="image_size">Height and width; null: 256 x 256.</param>
    /// <param name="shuffle">Whether files are shuffled, and elements anew in each iteration; else they are in alphabetical order.</param>
    /// <param name="seed">Of both; null: another each time.</param>
    /// <param name="validation_split">What part of the files is the validation's; matters where there is a <paramref name="subset"/>.</param>
    /// <param name="subset">training or validation; null: all files.</param>
    /// <param name="interpolation">As of <see cref="Resizing"/>.</param>
    /// <param name="follow_links">Whether links to folders are followed.</param>
    /// <exception cref="ValueError">The folder is not there, an argument is none of these, no seed is given for a part of shuffled files, or there is no picture.</exception>
    /// <remarks>Pictures are read when they are asked for: one that is not decoded is an <see cref="InvalidArgumentError"/> then, which names the file. PNG is decoded; with libtensorflow JPEG, BMP and GIF too.</remarks>
    public IDatasetV2 image_dataset_from_directory(
        string directory, string? labels = "inferred", string? label_mode = "int", string[]? class_names = null, string color_mode = "rgb", int batch_size = 32, Shape? image_size = null, bool shuffle = true,
        int? seed = null, float validation_split = 0.2f, string? subset = null, string interpolation = "bilinear", bool follow_links = false)
    {
        if (labels is not (null or "inferred")) throw new ValueError($"`labels` must be \"inferred\" or null. Received: labels={labels}");
        if (label_mode is not (null or "int" or "categorical" or "binary")) throw new ValueError($"`label_mode` argument must be one of \"int\", \"categorical\", \"binary\", or null. Received: label_mode={label_mode}");
        var channels = color_mode switch
        {
            "rgb" => 3,
            "rgba" => 4,
            "grayscale" => 1,
            _ => throw new ValueError($"`color_mode` must be one of \"rgb\", \"rgba\", \"grayscale\". Received: color_mode={color_mode}"),
        };
        var (height, width) = image_size is null ? (DefaultSize, DefaultSize) : image_size is { ndim: 2 } && image_size[0] > 0 && image_size[1] > 0
            ? ((int)image_size[0], (int)image_size[1])
            : throw new ValueError($"`image_size` must be a positive height and width. Received: {image_size}");
        interpolation = Interpolations.Of(interpolation);
        if (subset is not null && shuffle && seed is null)
            throw new ValueError("If using `validation_split` and shuffling the data, you must provide a `seed` argument, to make sure that there is no overlap between the training and validation subset.");
        if (labels is null || label_mode is null) (labels, label_mode) = (null, null);

        seed ??= Random.Shared.Next(SeedsBelow);
        var (paths, numbers, classes) = dataset_utils.index_directory(directory, labels, WHITELIST_FORMATS, class_names, shuffle, seed, follow_links);
        if (label_mode == "binary" && classes.Length != 2)
            throw new ValueError($"When passing `label_mode=\"binary\"`, there must be exactly 2 class_names. Received: class_names=[{string.Join(", ", classes)}]");
        (paths, numbers) = dataset_utils.get_training_or_validation_split(paths, numbers, validation_split, subset);
        if (paths.Length == 0) throw new ValueError($"No images found in directory {directory}. Allowed formats: {string.Join(", ", WHITELIST_FORMATS)}");

        var files = new DatasetManager().from_tensor_slices(Conversions.ToTensor(paths), Conversions.ToTensor(numbers));
        // Keras shuffles decoded pictures; paths come in the same order and take less room.
        if (shuffle) files = files.shuffle(batch_size * 8, seed);
        var dataset = Loaded((DatasetV2)files, (height, width, channels), interpolation, label_mode, classes.Length).batch(batch_size);
        dataset.class_names = classes;
        return dataset;
    }

    /// <inheritdoc/>
    /// <exception cref="ValueError">A size is not positive, or there is no such interpolation.</exception>
    public ILayer Resizing(int height, int width, string interpolation = "bilinear") => new Resizing(new ResizingArgs { Height = height, Width = width, Interpolation = interpolation });

    private static DatasetV2 Loaded(DatasetV2 files, (int Height, int Width, int Channels) size, string interpolation, string? labelMode, int classes)
    {
        var image = new TensorSpec(new Shape(size.Height, size.Width, size.Channels), interpolation == "nearest" ? TF_DataType.TF_UINT8 : TF_DataType.TF_FLOAT);
        TensorSpec[] specs = labelMode switch
        {
            null => [image],
            "int" => [image, new(Shape.Scalar, TF_DataType.TF_INT32)],
            "binary" => [image, new(new Shape(1), TF_DataType.TF_FLOAT)],
            _ => [image, new(new Shape(classes), TF_DataType.TF_FLOAT)],
        };
        return new DatasetV2(() => files.Elements.Select(Load), specs, files.Cardinality);

        Element Load(Element file)
        {
            var tensors = file.Materialise();
            var picture = Picture(tensors[0].StringData(0), size, interpolation);
            return labelMode switch
            {
                null => new([picture]),
                "int" => new([picture, tensors[1]]),
                "binary" => new([picture, Primitives.Reshape(Primitives.Cast(tensors[1], TF_DataType.TF_FLOAT), new Shape(1))]),
                _ => new([picture, Primitives.OneHot(tensors[1], classes, Scalars.Of(TF_DataType.TF_FLOAT, 1f), Scalars.Of(TF_DataType.TF_FLOAT, 0f), -1)]),
            };
        }
    }

    // image_dataset.py, load_image.
    private static Tensor Picture(string path, (int Height, int Width, int Channels) size, string interpolation)
    {
        try
        {
            var pixels = ImageOps.Decode("DecodeImage", new Tensor([File.ReadAllBytes(path)], Shape.Scalar), size.Channels, TF_DataType.TF_UINT8, animations: false);
            return ImageOps.Resize(pixels, size.Height, size.Width, interpolation);
        }
        catch (InvalidArgumentError damage)
        {
            throw new InvalidArgumentError($"{path}: {damage.Message}");
        }
    }
}
