using Labs.Checkpoints;

namespace Tensorflow.Keras.Engine;

public partial class Model
{
    /// <summary>
    /// Saves the weights as a TensorFlow checkpoint, as Python's Keras does for such a path: <c>filepath.index</c>, <c>filepath.data-00000-of-00001</c> and the folder's
    /// <c>checkpoint</c> file. Layers are named layer_with_weights-0, ..., in a subclassed model as SetAttr names them, else by their own names.
    /// </summary>
    /// <param name="filepath">Without an ending.</param>
    /// <param name="overwrite">Whether files of that name may be replaced.</param>
    /// <param name="save_format">Null or tf.</param>
    /// <param name="options">Has no effect.</param>
    /// <exception cref="ValueError">The format is HDF5, there are files already, or they cannot be written.</exception>
    public void save_weights(string filepath, bool overwrite = true, string? save_format = null, object? options = null)
    {
        WeightsFile.RequireCheckpointFormat(filepath, save_format);
        if (!Built) throw new ValueError($"Unable to save the weights of model \"{name}\", which has not created its variables yet. Call the model first, then save the weights.");
        if (!overwrite && File.Exists($"{filepath}.index")) throw new ValueError($"{filepath}.index exists already, and overwrite is false.");
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

    /// <summary>Sets the weights from a TensorFlow checkpoint, as <see cref="save_weights"/> or Python's Keras wrote it.</summary>
    /// <param name="filepath">Without an ending.</param>
    /// <param name="by_name">Has to be false: a checkpoint's values are found by the model's structure.</param>
    /// <param name="skip_mismatch">Has to be false.</param>
    /// <param name="options">Has no effect.</param>
    /// <exception cref="ValueError">The file is HDF5, missing or damaged, the model has no variables yet, or a variable's value is not there.</exception>
    public void load_weights(string filepath, bool by_name = false, bool skip_mismatch = false, object? options = null)
    {
        WeightsFile.RequireCheckpointFormat(filepath, null);
        if (by_name || skip_mismatch) throw new ValueError("Weights may only be loaded based on topology when loading from the TensorFlow checkpoint format (got by_name or skip_mismatch true).");
        WeightsFile.Load(this, filepath);
    }
}
