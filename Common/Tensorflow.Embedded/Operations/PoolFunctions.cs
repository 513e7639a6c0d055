using Tensorflow.Ops;

namespace Tensorflow
{
    /// <summary>What a pooling layer makes of windows.</summary>
    public interface IPoolFunction
    {
        /// <summary>The output for images of shape (batch, height, width, channels).</summary>
        /// <param name="value">The images.</param>
        /// <param name="ksize">Lengths of the window along the four axes.</param>
        /// <param name="strides">From one window to the next along the four axes.</param>
        /// <param name="padding">SAME or VALID.</param>
        /// <param name="data_format">NHWC.</param>
        /// <param name="name">Has no effect.</param>
        Tensor Apply(Tensor value, int[] ksize, int[] strides, string padding, string data_format = "NHWC", string? name = null);
    }
}

namespace Tensorflow.Operations
{
    /// <summary>The largest element of each window. TensorFlow's MaxPool.</summary>
    public class MaxPoolFunction : IPoolFunction
    {
        /// <inheritdoc cref="IPoolFunction.Apply"/>
        /// <param name="value">The images.</param>
        /// <param name="pool_size">Lengths of the window along the four axes.</param>
        /// <param name="strides">From one window to the next along the four axes.</param>
        /// <param name="padding">SAME or VALID.</param>
        /// <param name="data_format">NHWC.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="InvalidArgumentError">The format is not NHWC, or a window goes over batch or channels.</exception>
        public Tensor Apply(Tensor value, int[] pool_size, int[] strides, string padding, string data_format = "NHWC", string? name = null)
        {
            var (y, x) = Spatial.Pair("MaxPool", "ksize", pool_size);
            return Primitives.MaxPool(value, y, x, Spatial.Of("MaxPool", strides, padding, data_format));
        }
    }

    /// <summary>The mean of each window's part inside the image. TensorFlow's AvgPool.</summary>
    public class AveragePoolFunction : IPoolFunction
    {
        /// <inheritdoc/>
        /// <exception cref="InvalidArgumentError">The format is not NHWC, or a window goes over batch or channels.</exception>
        public Tensor Apply(Tensor value, int[] ksize, int[] strides, string padding, string data_format = "NHWC", string? name = null)
        {
            var (y, x) = Spatial.Pair("AvgPool", "ksize", ksize);
            return Primitives.AvgPool(value, y, x, Spatial.Of("AvgPool", strides, padding, data_format));
        }
    }
}
