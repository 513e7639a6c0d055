using Tensorflow.Framework.Models;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Layers;
using Tensorflow.Keras.Losses;
using Tensorflow.Keras.Metrics;
using Tensorflow.Keras.Models;

namespace Tensorflow.Keras;

/// <summary>Keras as <c>tf.keras</c> has it.</summary>
public interface IKerasApi
{
    /// <summary>Activations.</summary>
    IActivationsApi activations { get; }

    /// <summary>Initialisers of weights.</summary>
    IInitializersApi initializers { get; }

    /// <summary>Layers.</summary>
    ILayersApi layers { get; }

    /// <summary>Losses.</summary>
    ILossesApi losses { get; }

    /// <summary>Metrics.</summary>
    IMetricsApi metrics { get; }

    /// <summary>Models in files.</summary>
    IModelsApi models { get; }

    /// <summary>Optimizers.</summary>
    IOptimizerApi optimizers { get; }

    /// <summary>A symbolic input of a functional model.</summary>
    Tensors Input(
        Shape? shape = null, int batch_size = -1, string? name = null, TF_DataType dtype = TF_DataType.DtInvalid, bool sparse = false,
        Tensor? tensor = null, bool ragged = false, TypeSpec? type_spec = null, Shape? batch_input_shape = null, Shape? batch_shape = null);

    /// <summary>The model that leads from inputs to outputs.</summary>
    IModel Model(Tensors inputs, Tensors outputs, string? name = null);
}
