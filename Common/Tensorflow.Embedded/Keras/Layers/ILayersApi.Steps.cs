using Tensorflow.Keras.ArgsDefinition.Reshaping;
using Tensorflow.NumPy;

namespace Tensorflow.Keras.Layers;

// Layers over steps, croppings, and what prepares data.
public partial interface ILayersApi
{
    /// <summary>A convolution over steps: (batch, steps, channels) to (batch, steps', filters).</summary>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="kernel_size">Steps of the kernel.</param>
    /// <param name="strides">From one position to the next.</param>
    /// <param name="padding">valid: where the whole kernel lies in the input. same: as many positions as the input has strides.</param>
    /// <param name="data_format">channels_last; channels_first is refused on a CPU.</param>
    /// <param name="dilation_rate">From one element of the kernel to the next.</param>
    /// <param name="groups">The channels of input and output are cut into so many parts, each convolved by itself.</param>
    /// <param name="activation">Null: linear.</param>
    /// <param name="use_bias">Whether there is a bias.</param>
    /// <param name="kernel_initializer">By default Glorot's uniform numbers.</param>
    /// <param name="bias_initializer">By default zeros.</param>
    ILayer Conv1D(
        int filters, Shape kernel_size, int strides = 1, string padding = "valid", string data_format = "channels_last", int dilation_rate = 1, int groups = 1, string? activation = null, bool use_bias = true,
        string kernel_initializer = "glorot_uniform", string bias_initializer = "zeros");

    /// <summary>The largest element of each window of steps, by channel: (batch, steps, channels) to (batch, steps', channels).</summary>
    /// <param name="pool_size">Steps of the window; null: 2.</param>
    /// <param name="strides">From one window to the next; null: the window's size.</param>
    /// <param name="padding">valid: windows inside the input. same: as many as the input has strides.</param>
    /// <param name="data_format">Null or channels_last; channels_first is refused on a CPU.</param>
    ILayer MaxPooling1D(int? pool_size = null, int? strides = null, string padding = "valid", string? data_format = null);

    /// <summary>The mean of each channel: (batch, steps, channels) to (batch, channels).</summary>
    /// <param name="data_format">channels_last, or channels_first: (batch, channels, steps).</param>
    ILayer GlobalAveragePooling1D(string data_format = "channels_last");

    /// <summary>The largest element of each channel: (batch, steps, channels) to (batch, channels).</summary>
    /// <param name="data_format">channels_last, or channels_first: (batch, channels, steps).</param>
    ILayer GlobalMaxPooling1D(string data_format = "channels_last");

    /// <summary>Takes steps away at both ends: (batch, steps, features).</summary>
    /// <param name="cropping">How many at both ends, or (begin, end).</param>
    ILayer Cropping1D(NDArray cropping);

    /// <summary>Takes rows and columns away at the sides of images.</summary>
    /// <param name="cropping">A number for all sides, (height, width), or ((top, bottom), (left, right)).</param>
    /// <param name="data_format">Where the channels are.</param>
    ILayer Cropping2D(NDArray cropping, Cropping2DArgs.DataFormat data_format = Cropping2DArgs.DataFormat.channels_last);

    /// <summary>Takes planes away at the sides of volumes.</summary>
    /// <param name="cropping">A number for all sides, one for each axis, or a pair for each.</param>
    /// <param name="data_format">Where the channels are.</param>
    ILayer Cropping3D(NDArray cropping, Cropping3DArgs.DataFormat data_format = Cropping3DArgs.DataFormat.channels_last);

    /// <summary>Numbers of categories as rows of num_tokens places, in float32.</summary>
    /// <param name="num_tokens">How many categories there are.</param>
    /// <param name="output_mode">one_hot: (...) or (..., 1) to (..., num_tokens). multi_hot, count: (..., length) to (..., num_tokens), which of them there are, or how many of each.</param>
    /// <param name="sparse">Has to be false.</param>
    /// <param name="count_weights">What each number counts, of the inputs' shape; of count only. Null: 1.</param>
    ILayer CategoryEncoding(int num_tokens, string output_mode = "one_hot", bool sparse = false, NDArray? count_weights = null);

    /// <summary>A dense layer over axes that an equation names.</summary>
    /// <param name="equation">Inputs and kernel to outputs, as in <c>abc,cd-&gt;abd</c> or <c>...x,xy-&gt;...y</c>.</param>
    /// <param name="output_shape">Of the outputs without the batch and what an ellipsis stands for; -1 where the inputs say it.</param>
    /// <param name="bias_axes">The axes of the outputs along which the bias has numbers; null: there is no bias.</param>
    /// <param name="activation">Null: linear.</param>
    /// <param name="kernel_initializer">Null: Glorot's uniform numbers.</param>
    /// <param name="bias_initializer">Null: zeros.</param>
    /// <param name="kernel_regularizer">Adds a loss for the kernel; null: none.</param>
    /// <param name="bias_regularizer">Adds a loss for the bias; null: none.</param>
    /// <param name="activity_regularizer">Adds a loss for the output; null: none.</param>
    /// <param name="kernel_constraint">Has no effect.</param>
    /// <param name="bias_constraint">Has no effect.</param>
    ILayer EinsumDense(
        string equation, Shape output_shape, string? bias_axes, Activation? activation = null, IInitializer? kernel_initializer = null, IInitializer? bias_initializer = null, IRegularizer? kernel_regularizer = null,
        IRegularizer? bias_regularizer = null, IRegularizer? activity_regularizer = null, Action? kernel_constraint = null, Action? bias_constraint = null);

    /// <summary>(x - mean) / sqrt(variance), by mean and variance of data that the layer's adapt is given.</summary>
    /// <param name="input_shape">Without the batch.</param>
    /// <param name="axis">The axis whose places have a mean and a variance each; null: one of each for all.</param>
    /// <param name="mean">Null: adapt finds it.</param>
    /// <param name="variance">Null: adapt finds it.</param>
    /// <param name="invert">Whether normalised numbers become the data's again.</param>
    ILayer Normalization(Shape? input_shape = null, int? axis = -1, float? mean = null, float? variance = null, bool invert = false);
}
