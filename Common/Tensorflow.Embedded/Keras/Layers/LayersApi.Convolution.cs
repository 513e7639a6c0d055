using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras.Layers;

// Convolutions and poolings.
public partial class LayersApi
{
    /// <inheritdoc/>
    public ILayer AveragePooling2D(Shape? pool_size = null, Shape? strides = null, string padding = "valid", string? data_format = null) =>
        new AveragePooling2D(new AveragePooling2DArgs { PoolSize = pool_size, Strides = strides, Padding = padding, DataFormat = data_format });

    /// <inheritdoc/>
    /// <exception cref="ValueError">An argument is out of its range.</exception>
    public ILayer Conv2D(int filters, Shape? kernel_size = null, Shape? strides = null, string padding = "valid") =>
        new Conv2D(new Conv2DArgs { Filters = filters, KernelSize = kernel_size ?? 5, Strides = strides ?? 1, Padding = padding });

    /// <inheritdoc/>
    /// <exception cref="ValueError">An argument is out of its range.</exception>
    public ILayer Conv2D(
        int filters, Shape? kernel_size = null, Shape? strides = null, string padding = "valid", string? data_format = null, Shape? dilation_rate = null, int groups = 1, Activation? activation = null,
        bool use_bias = true, IInitializer? kernel_initializer = null, IInitializer? bias_initializer = null, IRegularizer? kernel_regularizer = null, IRegularizer? bias_regularizer = null,
        IRegularizer? activity_regularizer = null) => new Conv2D(new Conv2DArgs
        {
            Filters = filters,
            KernelSize = kernel_size ?? 5,
            Strides = strides ?? 1,
            Padding = padding,
            DataFormat = data_format,
            DilationRate = dilation_rate ?? 1,
            Groups = groups,
            Activation = activation,
            UseBias = use_bias,
            KernelInitializer = kernel_initializer ?? new GlorotUniform(),
            BiasInitializer = bias_initializer ?? new Zeros(),
            KernelRegularizer = kernel_regularizer,
            BiasRegularizer = bias_regularizer,
            ActivityRegularizer = activity_regularizer,
        });

    /// <inheritdoc/>
    /// <exception cref="ValueError">An argument is out of its range, or there is no activation or initializer of that name.</exception>
    public ILayer Conv2D(
        int filters, Shape? kernel_size = null, Shape? strides = null, string padding = "valid", string? data_format = null, Shape? dilation_rate = null, int groups = 1, string? activation = null,
        bool use_bias = true, string kernel_initializer = "glorot_uniform", string bias_initializer = "zeros") => new Conv2D(new Conv2DArgs
        {
            Filters = filters,
            KernelSize = kernel_size ?? 5,
            Strides = strides ?? 1,
            Padding = padding,
            DataFormat = data_format,
            DilationRate = dilation_rate ?? 1,
            Groups = groups,
            Activation = Activations.FromName(activation),
            UseBias = use_bias,
            KernelInitializer = InitializerNames.Of(kernel_initializer, "glorot_uniform"),
            BiasInitializer = InitializerNames.Of(bias_initializer, "zeros"),
        });

    /// <inheritdoc/>
    public ILayer GlobalAveragePooling2D() => new GlobalAveragePooling2D(new GlobalAveragePooling2DArgs());

    /// <inheritdoc/>
    public ILayer GlobalAveragePooling2D(string data_format = "channels_last") => new GlobalAveragePooling2D(new GlobalAveragePooling2DArgs { DataFormat = data_format });

    /// <inheritdoc/>
    public ILayer GlobalMaxPooling2D(string data_format = "channels_last") => new GlobalMaxPooling2D(new GlobalMaxPooling2DArgs { DataFormat = data_format });

    /// <inheritdoc/>
    public ILayer MaxPooling2D(Shape? pool_size = null, Shape? strides = null, string padding = "valid", string? data_format = null) =>
        new MaxPooling2D(new MaxPooling2DArgs { PoolSize = pool_size, Strides = strides, Padding = padding, DataFormat = data_format });

    /// <summary>The largest element of each window, by channel, at once.</summary>
    /// <param name="inputs">(batch, height, width, channels).</param>
    /// <param name="pool_size">Height and width of the window, or one number for both.</param>
    /// <param name="strides">From one window to the next.</param>
    /// <param name="padding">valid or same.</param>
    /// <param name="data_format">channels_last; channels_first is refused on a CPU.</param>
    /// <param name="name">Of the layer.</param>
    public Tensor max_pooling2d(Tensor inputs, int[] pool_size, int[] strides, string padding = "valid", string data_format = "channels_last", string? name = null) =>
        new MaxPooling2D(new MaxPooling2DArgs { PoolSize = pool_size, Strides = strides, Padding = padding, DataFormat = data_format, Name = name }).Apply(inputs);
}
