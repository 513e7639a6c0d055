using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.ArgsDefinition.Core;
using Tensorflow.Keras.ArgsDefinition.Reshaping;
using Tensorflow.Keras.Layers.Reshaping;
using Tensorflow.NumPy;
using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras.Layers;

// Layers over steps, croppings, and what prepares data.
public partial class LayersApi
{
    /// <inheritdoc/>
    /// <exception cref="ValueError">An argument is out of its range, or there is no activation or initializer of that name.</exception>
    public ILayer Conv1D(
        int filters, Shape kernel_size, int strides = 1, string padding = "valid", string data_format = "channels_last", int dilation_rate = 1, int groups = 1, string? activation = null, bool use_bias = true,
        string kernel_initializer = "glorot_uniform", string bias_initializer = "zeros") => new Conv1D(new Conv1DArgs
        {
            Filters = filters,
            KernelSize = kernel_size,
            Strides = strides,
            Padding = padding,
            DataFormat = data_format,
            DilationRate = dilation_rate,
            Groups = groups,
            Activation = Activations.FromName(activation),
            UseBias = use_bias,
            KernelInitializer = InitializerNames.Of(kernel_initializer, "glorot_uniform"),
            BiasInitializer = InitializerNames.Of(bias_initializer, "zeros"),
        });

    /// <inheritdoc/>
    public ILayer MaxPooling1D(int? pool_size = null, int? strides = null, string padding = "valid", string? data_format = null) =>
        new MaxPooling1D(new MaxPooling1DArgs { PoolSize = pool_size ?? 2, Strides = strides ?? pool_size ?? 2, Padding = padding, DataFormat = data_format });

    /// <inheritdoc/>
    public ILayer GlobalAveragePooling1D(string data_format = "channels_last") => new GlobalAveragePooling1D(new GlobalAveragePooling1DArgs { DataFormat = data_format });

    /// <inheritdoc/>
    public ILayer GlobalMaxPooling1D(string data_format = "channels_last") => new GlobalMaxPooling1D(new GlobalMaxPooling1DArgs { DataFormat = data_format });

    /// <inheritdoc/>
    /// <exception cref="ValueError">The cropping is neither one number nor two.</exception>
    public ILayer Cropping1D(NDArray cropping) => new Cropping1D(new Cropping1DArgs { cropping = cropping });

    /// <inheritdoc/>
    /// <exception cref="ValueError">The cropping has neither 1, 2 nor 4 numbers.</exception>
    public ILayer Cropping2D(NDArray cropping, Cropping2DArgs.DataFormat data_format = Cropping2DArgs.DataFormat.channels_last) =>
        new Cropping2D(new Cropping2DArgs { cropping = cropping, data_format = data_format });

    /// <inheritdoc/>
    /// <exception cref="ValueError">The cropping has neither 1, 3 nor 6 numbers.</exception>
    public ILayer Cropping3D(NDArray cropping, Cropping3DArgs.DataFormat data_format = Cropping3DArgs.DataFormat.channels_last) =>
        new Cropping3D(new Cropping3DArgs { cropping = cropping, data_format = data_format });

    /// <inheritdoc/>
    /// <exception cref="ValueError">There is no category, the mode is none of these, or a sparse output is asked for.</exception>
    public ILayer CategoryEncoding(int num_tokens, string output_mode = "one_hot", bool sparse = false, NDArray? count_weights = null) =>
        new CategoryEncoding(new CategoryEncodingArgs { NumTokens = num_tokens, OutputMode = output_mode, Sparse = sparse, CountWeights = count_weights });

    /// <inheritdoc/>
    public ILayer EinsumDense(
        string equation, Shape output_shape, string? bias_axes, Activation? activation = null, IInitializer? kernel_initializer = null, IInitializer? bias_initializer = null, IRegularizer? kernel_regularizer = null,
        IRegularizer? bias_regularizer = null, IRegularizer? activity_regularizer = null, Action? kernel_constraint = null, Action? bias_constraint = null) => new EinsumDense(new EinsumDenseArgs
        {
            Equation = equation,
            OutputShape = output_shape,
            BiasAxes = bias_axes,
            Activation = activation,
            KernelInitializer = kernel_initializer ?? new GlorotUniform(),
            BiasInitializer = bias_initializer ?? new Zeros(),
            KernelRegularizer = kernel_regularizer,
            BiasRegularizer = bias_regularizer,
            ActivityRegularizer = activity_regularizer,
            KernelConstraint = kernel_constraint,
            BiasConstraint = bias_constraint,
        });

    /// <inheritdoc/>
    /// <exception cref="ValueError">Only one of mean and variance is given.</exception>
    public ILayer Normalization(Shape? input_shape = null, int? axis = -1, float? mean = null, float? variance = null, bool invert = false) => new Normalization(new NormalizationArgs
    {
        InputShape = input_shape,
        Axis = axis is { } one ? (Axis)one : null,
        Mean = mean,
        Variance = variance,
        Invert = invert,
    });
}
