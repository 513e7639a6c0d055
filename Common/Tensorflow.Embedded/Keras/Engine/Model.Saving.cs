using Tensorflow.Functions;
using Tensorflow.Keras.Saving;

namespace Tensorflow.Keras.Engine;

public partial class Model
{
    /// <summary>
    /// Saves a Sequential or functional model whole, its configuration, weights and, where it is compiled, optimizer, loss and metrics, as a file that Python's Keras loads:
    /// <c>x.keras</c> an archive of Keras 2.15's, <c>x.h5</c> HDF5. A save that fails leaves the old file.
    /// </summary>
    /// <param name="filepath">Ends in .keras, .h5 or .hdf5.</param>
    /// <param name="overwrite">Whether a file of that name may be replaced.</param>
    /// <param name="include_optimizer">Whether the optimizer's state is saved.</param>
    /// <param name="save_format">Where the path has no ending of Keras': keras or h5. Its default, tf, is a SavedModel, which is not offered.</param>
    /// <param name="options">Has no effect.</param>
    /// <param name="signatures">Has to be null.</param>
    /// <param name="save_traces">Has no effect.</param>
    /// <exception cref="ValueError">The model is not built, has a layer that Keras does not know, or the file cannot be written.</exception>
    public void save(
        string filepath, bool overwrite = true, bool include_optimizer = true, string save_format = "tf", SaveOptions? options = null, ConcreteFunction? signatures = null,
        bool save_traces = true)
    {
        if (!overwrite && File.Exists(filepath)) throw new ValueError($"{filepath} exists already, and overwrite is false.");
        ModelFile.Save(this, filepath, include_optimizer, save_format);
    }
}
