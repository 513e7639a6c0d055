using Labs.Checkpoints;
using Tensorflow.Keras.Saving;

namespace Tensorflow.Keras.Engine;

public partial class Model
{
    /// <summary>
    /// Saves the weights. A path that ends in .h5 or .hdf5 gives a file of Keras': .weights.h5 by the layers' places in the model, else by layer and name. Another path gives a TensorFlow
    /// checkpoint, as Python's Keras writes it: <c>filepath.index</c>, <c>filepath.data-00000-of-00001</c> and the folder's <c>checkpoint</c> file, layers being named
    /// layer_with_weights-0, ..., in a subclassed model as SetAttr names them, else by their own names. A save that fails leaves the old file.
    /// </summary>
    /// <param name="filepath">A checkpoint's without an ending.</param>
    /// <param name="overwrite">Whether files of that name may be replaced.</param>
    /// <param name="save_format">Null: as the path ends; h5 or tf.</param>
    /// <param name="options">Has no effect.</param>
    /// <exception cref="ValueError">There are files already, they cannot be written, or the format is unknown.</exception>
    public void save_weights(string filepath, bool overwrite = true, string? save_format = null, object? options = null)
    {
        var asKeras = KerasWeights.IsAskedFor(filepath, save_format);
        if (!Built) throw new ValueError($"Unable to save the weights of model \"{name}\", which has not created its variables yet. Call the model first, then save the weights.");
        var first = asKeras ? filepath : $"{filepath}.index";
        if (!overwrite && File.Exists(first)) throw new ValueError($"{first} exists already, and overwrite is false.");
        if (asKeras)
        {
            KerasWeights.Save(this, filepath);
            return;
        }
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(filepath))!;
            Directory.CreateDirectory(folder);
            new Labs.Checkpoints.Checkpoint(WeightsFile.Graph(this)).Write(filepath);
            var file = Path.GetFileName(filepath);
            new Labs.Checkpoints.CheckpointState { ModelCheckpointPath = file, AllModelCheckpointPaths = [file] }.Write(folder);
        }
        catch (Exception failure) when (failure is CheckpointException or IOException or UnauthorizedAccessException)
        {
            throw new ValueError($"Weights could not be saved as {filepath}: {failure.Message}");
        }
    }

    /// <summary>Sets the weights from a TensorFlow checkpoint or a file of Keras' (.h5, .weights.h5, .keras), as <see cref="save_weights"/> or Python's Keras 2 or 3 wrote it.</summary>
    /// <param name="filepath">A checkpoint's without an ending.</param>
    /// <param name="by_name">Whether layers are found by their names rather than by their order; offered for .h5, whose layers have names.</param>
    /// <param name="skip_mismatch">Whether layers whose weights differ in number or shape are left as they are.</param>
    /// <param name="options">Has no effect.</param>
    /// <exception cref="ValueError">The file is missing or damaged, the model has no variables yet, or a variable's value is not there.</exception>
    public void load_weights(string filepath, bool by_name = false, bool skip_mismatch = false, object? options = null)
    {
        // Python's: what does not fit can be left out only where it is known by its name or place.
        if (skip_mismatch && !by_name && !filepath.EndsWith(".weights.h5", StringComparison.OrdinalIgnoreCase) && !filepath.EndsWith(".keras", StringComparison.OrdinalIgnoreCase))
            throw new ValueError($"When calling model.load_weights, skip_mismatch can only be set to true when by_name is true, or for .weights.h5 and .keras: got {filepath}.");
        WeightsFile.Load(this, filepath, by_name, skip_mismatch);
    }
}
