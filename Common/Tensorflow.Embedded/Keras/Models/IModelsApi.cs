using Tensorflow.Keras.Engine;

namespace Tensorflow.Keras.Models;

/// <summary>Models in files.</summary>
public interface IModelsApi
{
    /// <summary>Makes the model that a file of Keras' holds.</summary>
    /// <param name="filepath">The file: .keras or .h5.</param>
    /// <param name="compile">Whether to compile the model as it was when it was saved.</param>
    /// <param name="options">As in TensorFlow.NET; not used.</param>
    IModel load_model(string filepath, bool compile = true, LoadOptions? options = null);
}
