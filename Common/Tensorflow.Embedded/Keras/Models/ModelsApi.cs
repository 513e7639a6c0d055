using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;

namespace Tensorflow.Keras.Models;

/// <summary>Models in files, <c>keras.models</c>.</summary>
public class ModelsApi : IModelsApi
{
    /// <summary>Has no state.</summary>
    public ModelsApi()
    {
    }

    /// <inheritdoc cref="Functional.from_config"/>
    public Functional from_config(FunctionalConfig config) => Functional.from_config(config);

    /// <summary>
    /// Makes the model that a file of Keras' holds (.keras, .h5), as <see cref="Model.save"/> or Python's Keras 2 or 3 wrote it: a Sequential or functional model of the layers that there
    /// are, with its weights, and compiled with its optimizer, the optimizer's state, its loss and its metrics.
    /// </summary>
    /// <param name="filepath">The file.</param>
    /// <param name="compile">Whether to compile the model as it was when it was saved.</param>
    /// <param name="options">Has no effect.</param>
    /// <exception cref="ValueError">The file is missing, damaged or no model's; or it has a layer, an optimizer or a loss that is not offered: that is said, with its place, before anything is made.</exception>
    public IModel load_model(string filepath, bool compile = true, LoadOptions? options = null) => ModelFile.Load(filepath, compile);
}
