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
