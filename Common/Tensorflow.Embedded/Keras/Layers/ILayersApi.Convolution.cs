using Tensorflow.NumPy;

namespace Tensorflow.Keras.Layers;

// Convolutions and poolings.
public partial interface ILayersApi
{
    /// <summary>The mean of each window, by channel; see <see cref="MaxPooling2D"/>.</summary>
    ILayer AveragePooling2D(Shape? pool_size = null, Shape? strides = null, string padding = "valid", string? data_format = null);

    /// <summary>A linear convolution over height and width, with Glorot's uniform kernel and a bias of zeros.</summary>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="kernel_size">Height and width of the kernel, or one number for both; null: 5.</param>
    /// <param name="strides">From one position to the next; null: 1.</param>
    /// <param name="padding">valid: where the whole kernel lies in the image. same: as many positions as the image has strides.</param>
    ILayer Conv2D(int filters, Shape? kernel_size = null, Shape? strides = null, string padding = "valid");

    /// <summary>A convolution over height and width: (batch, height, width, channels) to (batch, height', width', filters).</summary>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="kernel_size">Height and width of the kernel, or one number for both; null: 5.</param>
    /// <param name="strides">From one position to the next; null: 1.</param>
    /// <param name="padding">valid: where the whole kernel lies in the image. same: as many positions as the image has strides.</param>
    /// <param name="data_format">Null or channels_last; channels_first is refused on a CPU.</param>
    /// <param name="dilation_rate">From one element of the kernel to the next; null: 1.</param>
    /// <param name="groups">The channels of input and output are cut into so many parts, each convolved by itself.</param>
    /// <param name="activation">Null: linear.</param>
    /// <param name="use_bias">Whether there is a bias.</param>
    /// <param name="kernel_initializer">Null: Glorot's uniform numbers.</param>
    /// <param name="bias_initializer">Null: zeros.</param>
    /// <param name="kernel_regularizer">Adds a loss for the kernel; null: none.</param>
    /// <param name="bias_regularizer">Adds a loss for the bias; null: none.</param>
    /// <param name="activity_regularizer">Adds a loss for the output; null: none.</param>
    ILayer Conv2D(
        int filters, Shape? kernel_size = null, Shape? strides = null, string padding = "valid", string? data_format = null, Shape? dilation_rate = null, int groups = 1, Activation? activation = null,
        bool use_bias = true, IInitializer? kernel_initializer = null, IInitializer? bias_initializer = null, IRegularizer? kernel_regularizer = null, IRegularizer? bias_regularizer = null,
        IRegularizer? activity_regularizer = null);

    /// <summary>A convolution over height and width, with activation and initializers by name.</summary>
    /// <inheritdoc cref="Conv2D(int, Shape, Shape, string, string, Shape, int, Activation, bool, IInitializer, IInitializer, IRegularizer, IRegularizer, IRegularizer)"/>
    ILayer Conv2D(
        int filters, Shape? kernel_size = null, Shape? strides = null, string padding = "valid", string? data_format = null, Shape? dilation_rate = null, int groups = 1, string? activation = null,
        bool use_bias = true, string kernel_initializer = "glorot_uniform", string bias_initializer = "zeros");

    /// <summary>The transpose of a convolution: (batch, height, width, channels) to (batch, height * strides, width * strides, filters), and where nothing is padded what the kernel is larger than its stride.</summary>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="kernel_size">Height and width of the kernel, or one number for both; null: 5.</param>
    /// <param name="strides">From one position to the next; null: 1.</param>
    /// <param name="output_padding">valid or same.</param>
    /// <param name="data_format">Null or channels_last; channels_first is refused on a CPU.</param>
    /// <param name="dilation_rate">From one element of the kernel to the next; null: 1.</param>
    /// <param name="activation">Null: linear.</param>
    /// <param name="use_bias">Whether there is a bias.</param>
    /// <param name="kernel_initializer">Null: glorot_uniform.</param>
    /// <param name="bias_initializer">Null: zeros.</param>
    /// <param name="kernel_regularizer">Has to be null.</param>
    /// <param name="bias_regularizer">Has to be null.</param>
    /// <param name="activity_regularizer">Has to be null.</param>
    ILayer Conv2DTranspose(
        int filters, Shape? kernel_size = null, Shape? strides = null, string output_padding = "valid", string? data_format = null, Shape? dilation_rate = null, string? activation = null,
        bool use_bias = true, string? kernel_initializer = null, string? bias_initializer = null, string? kernel_regularizer = null, string? bias_regularizer = null, string? activity_regularizer = null);

    /// <summary>A convolution of each channel by filters of its own: (batch, height, width, channels) to (batch, height', width', channels * depth_multiplier).</summary>
    /// <param name="kernel_size">Height and width of the kernel, or one number for both; null: 5.</param>
    /// <param name="strides">From one position to the next, the same for both axes; null: 1.</param>
    /// <param name="padding">valid or same.</param>
    /// <param name="data_format">Null or channels_last; channels_first is refused on a CPU.</param>
    /// <param name="dilation_rate">From one element of the kernel to the next; null: 1.</param>
    /// <param name="groups">Has no effect: every channel is a group.</param>
    /// <param name="depth_multiplier">Filters of each channel.</param>
    /// <param name="activation">Null: linear.</param>
    /// <param name="use_bias">Whether there is a bias; by default there is none, as in TensorFlow.NET.</param>
    /// <param name="kernel_initializer">Has no effect.</param>
    /// <param name="bias_initializer">By default zeros.</param>
    /// <param name="depthwise_initializer">Of the kernel; by default Glorot's uniform numbers.</param>
    ILayer DepthwiseConv2D(
        Shape? kernel_size = null, Shape? strides = null, string padding = "valid", string? data_format = null, Shape? dilation_rate = null, int groups = 1, int depth_multiplier = 1, string? activation = null,
        bool use_bias = false, string kernel_initializer = "glorot_uniform", string bias_initializer = "zeros", string depthwise_initializer = "glorot_uniform");

    /// <summary>Rows of a table at whole numbers: (...) to (..., output_dim).</summary>
    /// <param name="input_dim">Rows of the table.</param>
    /// <param name="output_dim">Their length.</param>
    /// <param name="embeddings_initializer">Null: uniform numbers within .05.</param>
    /// <param name="mask_zero">Whether 0 stands for a step that does not count: not in GlobalAveragePooling1D, and where the mask reaches a model's output not in loss and metrics.</param>
    /// <param name="input_shape">Without the batch.</param>
    /// <param name="input_length">Has no effect.</param>
    ILayer Embedding(int input_dim, int output_dim, IInitializer? embeddings_initializer = null, bool mask_zero = false, Shape? input_shape = null, int input_length = -1);

    /// <summary>Other axes in the places of those behind the batch.</summary>
    /// <param name="dims">Which axis comes where, counted from 1.</param>
    ILayer Permute(int[] dims);

    /// <summary>scale x + offset.</summary>
    ILayer Rescaling(float scale, float offset = 0, Shape? input_shape = null);

    /// <summary>The first of two inputs less the second, which broadcast.</summary>
    ILayer Subtract();

    /// <summary>Every step so many times: (batch, steps, features) to (batch, steps * size, features).</summary>
    ILayer UpSampling1D(int size);

    /// <summary>Images so many times as high and wide: (batch, height, width, channels) to (batch, height * size, width * size, channels).</summary>
    /// <param name="size">For height and width, or one number for both; null: 2.</param>
    /// <param name="data_format">Null or channels_last.</param>
    /// <param name="interpolation">nearest: every pixel so many times; bilinear or another method of tf.image.resize.</param>
    ILayer UpSampling2D(Shape? size = null, string? data_format = null, string interpolation = "nearest");

    /// <summary>Zeros around height and width.</summary>
    /// <param name="padding">A number for all sides, two (height, width), or two pairs ((top, bottom), (left, right)).</param>
    ILayer ZeroPadding2D(NDArray padding);

    /// <summary>The mean of each channel: (batch, height, width, channels) to (batch, channels).</summary>
    ILayer GlobalAveragePooling2D();

    /// <inheritdoc cref="GlobalAveragePooling2D()"/>
    /// <param name="data_format">channels_last, or channels_first: (batch, channels, height, width).</param>
    ILayer GlobalAveragePooling2D(string data_format = "channels_last");

    /// <summary>The largest element of each channel: (batch, height, width, channels) to (batch, channels).</summary>
    /// <param name="data_format">channels_last, or channels_first: (batch, channels, height, width).</param>
    ILayer GlobalMaxPooling2D(string data_format = "channels_last");

    /// <summary>The largest element of each window, by channel: (batch, height, width, channels) to (batch, height', width', channels).</summary>
    /// <param name="pool_size">Height and width of the window, or one number for both; null: 2.</param>
    /// <param name="strides">From one window to the next; null: the window's size.</param>
    /// <param name="padding">valid: windows inside the image. same: as many as the image has strides.</param>
    /// <param name="data_format">Null or channels_last; channels_first is refused on a CPU.</param>
    ILayer MaxPooling2D(Shape? pool_size = null, Shape? strides = null, string padding = "valid", string? data_format = null);
}
