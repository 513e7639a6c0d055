using Tensorflow.Framework.Models;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Layers;
using Tensorflow.Keras.Losses;
using Tensorflow.Keras.Metrics;

namespace Tensorflow.Keras;

/// <summary>Keras as <c>tf.keras</c> has it.</summary>
public interface IKerasApi
{
    IActivationsApi activations { get; }

    IInitializersApi initializers { get; }

    ILayersApi layers { get; }

    ILossesApi losses { get; }

    IMetricsApi metrics { get; }

    IOptimizerApi optimizers { get; }

    Tensors Input(
        Shape? shape = null, int batch_size = -1, string? name = null, TF_DataType dtype = TF_DataType.DtInvalid, bool sparse = false,
        Tensor? tensor = null, bool ragged = false, TypeSpec? type_spec = null, Shape? batch_input_shape = null, Shape? batch_shape = null);

    IModel Model(Tensors inputs, Tensors outputs, string? name = null);
}
