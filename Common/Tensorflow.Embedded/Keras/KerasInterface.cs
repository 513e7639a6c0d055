using Tensorflow.Framework.Models;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Datasets;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Layers;
using Tensorflow.Keras.Losses;
using Tensorflow.Keras.Metrics;
using Tensorflow.Keras.Models;
using Tensorflow.Keras.Optimizers;
using Tensorflow.Keras.Utils;

namespace Tensorflow.Keras;

/// <summary>The <c>keras</c> module.</summary>
public class KerasInterface : IKerasApi
{
    /// <summary>The module: there is one.</summary>
    public static KerasInterface Instance { get; } = new();

    /// <summary>Activations.</summary>
    public IActivationsApi activations { get; } = new Activations();

    /// <summary>What layers and models are made with.</summary>
    public BackendImpl backend { get; } = new();

    /// <summary>Data sets.</summary>
    public KerasDataset datasets { get; } = new();

    /// <summary>Initialisers of weights.</summary>
    public IInitializersApi initializers { get; } = new InitializersApi();

    /// <summary>Layers.</summary>
    public ILayersApi layers { get; } = new LayersApi();

    /// <summary>Losses.</summary>
    public ILossesApi losses { get; } = new LossesApi();

    /// <summary>Metrics.</summary>
    public IMetricsApi metrics { get; } = new MetricsApi();

    /// <summary>Models in files.</summary>
    public IModelsApi models { get; } = new ModelsApi();

    /// <summary>Optimizers.</summary>
    public IOptimizerApi optimizers { get; } = new OptimizerApi();

    /// <summary>Data from folders, and layers that prepare data.</summary>
    public Preprocessing preprocessing => field ??= new();

    /// <summary>Regularizers of weights.</summary>
    public Regularizers regularizers { get; } = new();

    /// <summary>Files.</summary>
    public KerasUtils utils => field ??= new();

    /// <summary>A symbolic input of a functional model.</summary>
    /// <param name="shape">Without the batch.</param>
    /// <param name="batch_size">-1: any.</param>
    /// <param name="name">Null: input_1, input_2, ...</param>
    /// <param name="dtype">Default float32.</param>
    /// <param name="sparse">Has to be false.</param>
    /// <param name="tensor">Has to be null.</param>
    /// <param name="ragged">Has to be false.</param>
    /// <param name="type_spec">Shape with the batch and dtype in one.</param>
    /// <param name="batch_input_shape">With the batch.</param>
    /// <param name="batch_shape">With the batch.</param>
    /// <exception cref="ValueError">There is no shape.</exception>
    public Tensors Input(
        Shape? shape = null, int batch_size = -1, string? name = null, TF_DataType dtype = TF_DataType.DtInvalid, bool sparse = false,
        Tensor? tensor = null, bool ragged = false, TypeSpec? type_spec = null, Shape? batch_input_shape = null, Shape? batch_shape = null) =>
        LayersApi.InputOf(shape, batch_size, name, dtype, sparse, tensor, ragged, type_spec, batch_input_shape, batch_shape);

    /// <summary>The model that computes outputs from inputs.</summary>
    /// <inheritdoc cref="Functional(Tensors, Tensors, string)"/>
    public IModel Model(Tensors inputs, Tensors outputs, string? name = null) => new Functional(inputs, outputs, name);

    /// <summary>Layers one after the other.</summary>
    /// <param name="layers">Null: none yet.</param>
    /// <param name="name">Null: sequential, sequential_1, ...</param>
    public Sequential Sequential(List<ILayer>? layers = null, string? name = null) => new(new SequentialArgs { Layers = layers, Name = name });

    /// <summary>Layers one after the other.</summary>
    public Sequential Sequential(params ILayer[] layers) => new(new SequentialArgs { Layers = [.. layers] });
}
