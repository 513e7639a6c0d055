using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.NumPy;
using Tensorflow.Operations.Initializers;
using Tensorflow.Ops;

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
        IRegularizer? activity_regularizer = null)
    {
        var args = Filled(new Conv2DArgs(), filters, kernel_size, strides, padding, data_format, dilation_rate, groups, activation, use_bias, kernel_initializer, bias_initializer);
        (args.KernelRegularizer, args.BiasRegularizer, args.ActivityRegularizer) = (kernel_regularizer, bias_regularizer, activity_regularizer);
        return new Conv2D(args);
    }

    /// <inheritdoc/>
    /// <exception cref="ValueError">An argument is out of its range, or there is no activation or initializer of that name.</exception>
    public ILayer Conv2D(
        int filters, Shape? kernel_size = null, Shape? strides = null, string padding = "valid", string? data_format = null, Shape? dilation_rate = null, int groups = 1, string? activation = null,
        bool use_bias = true, string kernel_initializer = "glorot_uniform", string bias_initializer = "zeros") =>
        new Conv2D(Filled(new Conv2DArgs(), filters, kernel_size, strides, padding, data_format, dilation_rate, groups, Activations.FromName(activation), use_bias,
            InitializerNames.Of(kernel_initializer, "glorot_uniform"), InitializerNames.Of(bias_initializer, "zeros")));

    // Null: Keras' default, of the kernel's size TensorFlow.NET's.
    private static TArgs Filled<TArgs>(
        TArgs args, int filters, Shape? kernel_size, Shape? strides, string padding, string? data_format, Shape? dilation_rate, int groups, Activation? activation, bool use_bias, IInitializer? kernel,
        IInitializer? bias) where TArgs : Conv2DArgs
    {
        args.Filters = filters;
        args.KernelSize = kernel_size ?? 5;
        args.Strides = strides ?? 1;
        args.Padding = padding;
        args.DataFormat = data_format;
        args.DilationRate = dilation_rate ?? 1;
        args.Groups = groups;
        args.Activation = activation;
        args.UseBias = use_bias;
        args.KernelInitializer = kernel ?? new GlorotUniform();
        args.BiasInitializer = bias ?? new Zeros();
        return args;
    }

    /// <inheritdoc/>
    /// <remarks>Called on this class itself there is by default no bias, as in TensorFlow.NET; through <see cref="ILayersApi"/>, which <c>keras.layers</c> is, there is one.</remarks>
    /// <exception cref="ValueError">An argument is out of its range, or a regularizer is given.</exception>
    public ILayer Conv2DTranspose(
        int filters, Shape? kernel_size = null, Shape? strides = null, string output_padding = "valid", string? data_format = null, Shape? dilation_rate = null, string? activation = null,
        bool use_bias = false, string? kernel_initializer = null, string? bias_initializer = null, string? kernel_regularizer = null, string? bias_regularizer = null, string? activity_regularizer = null)
    {
        if ((kernel_regularizer ?? bias_regularizer ?? activity_regularizer) is { } given) throw new ValueError($"Conv2DTranspose: regularizers by name are not offered, got \"{given}\".");
        return new Conv2DTranspose(Filled(new Conv2DTransposeArgs(), filters, kernel_size, strides, output_padding, data_format, dilation_rate, groups: 1, Activations.FromName(activation), use_bias,
            InitializerNames.Of(kernel_initializer, "glorot_uniform"), InitializerNames.Of(bias_initializer, "zeros")));
    }

    /// <inheritdoc/>
    /// <exception cref="ValueError">An argument is out of its range, or there is no activation or initializer of that name.</exception>
    public ILayer DepthwiseConv2D(
        Shape? kernel_size = null, Shape? strides = null, string padding = "valid", string? data_format = null, Shape? dilation_rate = null, int groups = 1, int depth_multiplier = 1, string? activation = null,
        bool use_bias = false, string kernel_initializer = "glorot_uniform", string bias_initializer = "zeros", string depthwise_initializer = "glorot_uniform")
    {
        var depthwise = InitializerNames.Of(depthwise_initializer, "glorot_uniform");
        return new DepthwiseConv2D(Filled(new DepthwiseConv2DArgs { DepthMultiplier = depth_multiplier, DepthwiseInitializer = depthwise }, filters: 0, kernel_size, strides, padding, data_format,
            dilation_rate, groups: 1, Activations.FromName(activation), use_bias, depthwise, InitializerNames.Of(bias_initializer, "zeros")));
    }

    /// <inheritdoc/>
    /// <exception cref="ValueError">A size is not positive.</exception>
    public ILayer Embedding(int input_dim, int output_dim, IInitializer? embeddings_initializer = null, bool mask_zero = false, Shape? input_shape = null, int input_length = -1) =>
        new Embedding(input_dim, output_dim, embeddings_initializer ?? new RandomUniform(), input_shape, mask_zero);

    /// <inheritdoc/>
    /// <exception cref="ValueError">The numbers are not 1 to their count.</exception>
    public ILayer Permute(int[] dims) => new Permute(dims);

    /// <inheritdoc/>
    public ILayer Rescaling(float scale, float offset = 0, Shape? input_shape = null) => new Rescaling(scale, offset, input_shape);

    /// <inheritdoc/>
    public ILayer Subtract() => new Subtract();

    /// <inheritdoc/>
    /// <exception cref="ValueError">The size is not positive.</exception>
    public ILayer UpSampling1D(int size) => new UpSampling(new UpSampling1DArgs { Size = size });

    /// <summary>Images so many times as high and wide: (batch, height, width, channels) to (batch, height * size, width * size, channels).</summary>
    /// <param name="size">For height and width, or one number for both; null: 2.</param>
    /// <param name="data_format">Null or channels_last.</param>
    /// <param name="interpolation">nearest: every pixel so many times; bilinear or another method of tf.image.resize.</param>
    /// <exception cref="ValueError">The size is not positive, channels come first, or there is no such interpolation.</exception>
    public ILayer UpSampling2D(Shape? size, string? data_format, string interpolation) =>
        new UpSampling(new UpSampling2DArgs { Size = size, DataFormat = data_format, Interpolation = interpolation });

    /// <inheritdoc/>
    /// <exception cref="ValueError">The padding is none of these.</exception>
    public ILayer ZeroPadding2D(NDArray padding)
    {
        var sides = Primitives.Cast(padding, TF_DataType.TF_INT32).ToArray<int>();
        return new ZeroPadding2D(sides switch
        {
            [var all] => new long[,] { { all, all }, { all, all } },
            [var height, var width] => new long[,] { { height, height }, { width, width } },
            [var top, var bottom, var left, var right] => new long[,] { { top, bottom }, { left, right } },
            _ => throw new ValueError($"ZeroPadding2D: `padding` should have 1, 2 or 4 numbers, got {sides.Length}."),
        });
    }

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
