using Tensorflow.Framework.Models;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Operations.Initializers;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>The layers, <c>keras.layers</c>.</summary>
public partial class LayersApi : ILayersApi
{
    /// <summary>The layers, as keras.layers has them.</summary>
    public LayersApi()
    {
    }

    /// <inheritdoc/>
    public IPreprocessing preprocessing => field ??= new Preprocessing();

    /// <inheritdoc/>
    public ILayer Add() => new Add();

    /// <summary>Batch normalisation; see <see cref="Layers.BatchNormalization"/>.</summary>
    /// <exception cref="ValueError">Renormalisation is asked for.</exception>
    public ILayer BatchNormalization(
        int axis = -1, float momentum = 0.99f, float epsilon = 0.001f, bool center = true, bool scale = true, IInitializer? beta_initializer = null,
        IInitializer? gamma_initializer = null, IInitializer? moving_mean_initializer = null, IInitializer? moving_variance_initializer = null,
        bool trainable = true, string? name = null, bool renorm = false, float renorm_momentum = 0.99f) => new BatchNormalization(new BatchNormalizationArgs
        {
            Axis = axis,
            Momentum = momentum,
            Epsilon = epsilon,
            Center = center,
            Scale = scale,
            BetaInitializer = beta_initializer ?? new Zeros(),
            GammaInitializer = gamma_initializer ?? new Ones(),
            MovingMeanInitializer = moving_mean_initializer ?? new Zeros(),
            MovingVarianceInitializer = moving_variance_initializer ?? new Ones(),
            Trainable = trainable,
            Name = name,
            Renorm = renorm,
            RenormMomentum = renorm_momentum,
        });

    /// <inheritdoc/>
    public ILayer Concatenate(int axis = -1) => new Concatenate(axis);

    /// <summary>A linear dense layer with Glorot's uniform kernel and a bias of zeros.</summary>
    public ILayer Dense(int units) => new Dense(new DenseArgs { Units = units });

    /// <summary>A dense layer.</summary>
    /// <param name="units">How many outputs.</param>
    /// <param name="activation">Null: linear.</param>
    /// <param name="kernel_initializer">Null: Glorot's uniform numbers.</param>
    /// <param name="use_bias">Whether there is a bias.</param>
    /// <param name="bias_initializer">Null: zeros.</param>
    /// <param name="input_shape">Without the batch; the first layer of a Sequential model is then built at once.</param>
    public ILayer Dense(
        int units, Activation? activation = null, IInitializer? kernel_initializer = null, bool use_bias = true,
        IInitializer? bias_initializer = null, Shape? input_shape = null) => new Dense(new DenseArgs
        {
            Units = units,
            Activation = activation,
            KernelInitializer = kernel_initializer ?? new GlorotUniform(),
            UseBias = use_bias,
            BiasInitializer = bias_initializer ?? new Zeros(),
            InputShape = input_shape,
        });

    /// <summary>A dense layer with an activation by name.</summary>
    /// <inheritdoc cref="Dense(int, Activation, IInitializer, bool, IInitializer, Shape)"/>
    /// <exception cref="ValueError">There is no activation of that name.</exception>
    public ILayer Dense(int units, string? activation = null, Shape? input_shape = null) =>
        new Dense(new DenseArgs { Units = units, Activation = Activations.FromName(activation), InputShape = input_shape });

    /// <summary>Dropout; see <see cref="Layers.Dropout"/>.</summary>
    /// <param name="rate">The share that is dropped, 0 to 1.</param>
    /// <param name="noise_shape">Shape of the mask, broadcast to the input; -1: the input's length. Null: the input's shape.</param>
    /// <param name="seed">Op seed of the layer's stream; null: drawn from the stream of tf.set_random_seed in every call.</param>
    public ILayer Dropout(float rate, Shape? noise_shape = null, int? seed = null) => new Dropout(new DropoutArgs { Rate = rate, NoiseShape = noise_shape, Seed = seed });

    /// <summary>x where positive, else alpha * (exp(x) - 1).</summary>
    public ILayer ELU(float alpha = 0.1f) => new ElementwiseLayer("ELU", x => Activations.EluOf(x, alpha), new ELUArgs { Alpha = alpha }, config => config.Set("alpha", alpha));

    /// <inheritdoc/>
    public ILayer Exponential() => new ElementwiseLayer("Exponential", Primitives.Exp, new ExponentialArgs());

    /// <summary>Each example as one row.</summary>
    /// <param name="data_format">channels_last (also null) or channels_first.</param>
    public ILayer Flatten(string? data_format = null) => new Flatten(new FlattenArgs { DataFormat = data_format });

    /// <summary>.2 x + .5, cut to 0 and 1.</summary>
    public ILayer HardSigmoid() => new ElementwiseLayer("HardSigmoid", Activations.HardSigmoid, new HardSigmoidArgs());

    /// <summary>A symbolic input of a functional model.</summary>
    /// <inheritdoc cref="KerasInterface.Input"/>
    public KerasTensor Input(
        Shape? shape = null, int batch_size = -1, string? name = null, TF_DataType dtype = TF_DataType.DtInvalid, bool sparse = false,
        Tensor? tensor = null, bool ragged = false, TypeSpec? type_spec = null, Shape? batch_input_shape = null, Shape? batch_shape = null) =>
        InputOf(shape, batch_size, name, dtype, sparse, tensor, ragged, type_spec, batch_input_shape, batch_shape);

    internal static Tensor InputOf(
        Shape? shape, int batchSize, string? name, TF_DataType dtype, bool sparse, Tensor? tensor, bool ragged, TypeSpec? spec, Shape? batchInputShape, Shape? batchShape)
    {
        if (sparse || ragged) throw new ValueError("Input: sparse and ragged tensors are not offered.");
        if (tensor is not null) throw new ValueError("Input: a model's input is symbolic, `tensor` cannot be given.");
        var whole = batchShape ?? batchInputShape;
        if (spec is DenseSpec dense)
        {
            whole ??= dense.shape;
            if (dtype == TF_DataType.DtInvalid) dtype = dense.dtype;
        }
        return Layers.InputLayer.Of(shape, batchSize, name, dtype, whole).Symbol;
    }

    /// <summary>The first layer of a Sequential model.</summary>
    /// <param name="input_shape">Without the batch.</param>
    /// <param name="name">Null: input_1, input_2, ...</param>
    /// <param name="sparse">Has to be false.</param>
    /// <param name="ragged">Has to be false.</param>
    public ILayer InputLayer(Shape input_shape, string? name = null, bool sparse = false, bool ragged = false)
    {
        if (sparse || ragged) throw new ValueError("InputLayer: sparse and ragged tensors are not offered.");
        return Layers.InputLayer.Of(input_shape, -1, name, TF_DataType.DtInvalid, null);
    }

    /// <summary>Normalises each example over some axes.</summary>
    /// <param name="axis">Null: the last.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="center">Whether there is a beta.</param>
    /// <param name="scale">Whether there is a gamma.</param>
    /// <param name="beta_initializer">Null: zeros.</param>
    /// <param name="gamma_initializer">Null: ones.</param>
    public ILayer LayerNormalization(
        Axis? axis, float epsilon = 0.001f, bool center = true, bool scale = true, IInitializer? beta_initializer = null, IInitializer? gamma_initializer = null) =>
        new LayerNormalization(axis, epsilon, center, scale, beta_initializer, gamma_initializer);

    /// <summary>x where positive, else alpha * x.</summary>
    public ILayer LeakyReLU(float alpha = 0.3f) => new ElementwiseLayer("LeakyReLU", x => Primitives.LeakyRelu(x, alpha), new LeakyReLuArgs { Alpha = alpha }, config => config.Set("alpha", alpha));

    /// <inheritdoc/>
    public ILayer ReLU6() => new ReLu6();

    /// <summary>The same elements in another shape.</summary>
    /// <param name="target_shape">Without the batch; one dimension may be -1.</param>
    public ILayer Reshape(Shape target_shape) => new Reshape(target_shape);

    /// <inheritdoc cref="Reshape(Shape)"/>
    public ILayer Reshape(object[] target_shape)
    {
        var dims = Array.ConvertAll(target_shape, dim => dim switch
        {
            int number => number,
            long number => number,
            null => -1,
            _ => throw new ValueError($"Reshape: a dimension has to be an integer, got {dim} ({dim.GetType().Name})."),
        });
        return new Reshape(Shape.Adopt(dims), [.. target_shape]);
    }

    /// <inheritdoc/>
    public ILayer SELU() => new ElementwiseLayer("SELU", Primitives.Selu, new SELUArgs());

    /// <summary>Softmax along an axis.</summary>
    public ILayer Softmax(Axis axis) => new Softmax(new SoftmaxArgs { Axis = axis });

    /// <inheritdoc cref="Softmax(Axis)"/>
    public ILayer Softmax(int axis = -1) => new Softmax(new SoftmaxArgs { Axis = axis });

    /// <inheritdoc/>
    public ILayer Softplus() => new ElementwiseLayer("Softplus", Primitives.Softplus, new SoftplusArgs());

    /// <inheritdoc/>
    public ILayer Softsign() => new ElementwiseLayer("Softsign", Primitives.Softsign, new SoftsignArgs());

    /// <summary>x sigmoid(x).</summary>
    public ILayer Swish() => new ElementwiseLayer("Swish", Activations.Swish, new SwishArgs());

    /// <inheritdoc/>
    public ILayer Tanh() => new Tanh(new TanhArgs());

    /// <summary>The output of a new dense layer.</summary>
    public Tensor dense(
        Tensor inputs, int units, Activation? activation = null, bool use_bias = true, IInitializer? kernel_initializer = null,
        IInitializer? bias_initializer = null, bool trainable = true, string? name = null, bool? reuse = null) => new Dense(new DenseArgs
        {
            Units = units,
            Activation = activation,
            UseBias = use_bias,
            KernelInitializer = kernel_initializer ?? new GlorotUniform(),
            BiasInitializer = bias_initializer ?? new Zeros(),
            Trainable = trainable,
            Name = name,
        }).Apply(inputs);
}
