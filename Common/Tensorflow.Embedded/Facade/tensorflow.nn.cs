using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow;

public partial class tensorflow
{
    /// <summary>tf.nn.</summary>
    public nn_internal nn { get; } = new();

    /// <summary>tf.nn.</summary>
    public partial class nn_internal
    {
        /// <summary>(x - mean) / sqrt(variance + epsilon) * scale + offset.</summary>
        public Tensor batch_normalization(Tensor x, Tensor mean, Tensor variance, Tensor? offset, Tensor? scale, float variance_epsilon, string? name = null)
        {
            var inverse = Primitives.Rsqrt(Primitives.Add(variance, Scalars.Of(variance.dtype, PythonNumber.Of(variance_epsilon))));
            if (scale is not null) inverse = Primitives.Mul(inverse, scale);
            var shift = Primitives.Mul(mean, inverse);
            return Primitives.Add(Primitives.Mul(x, inverse), offset is null ? Primitives.Neg(shift) : Primitives.Sub(offset, shift));
        }

        /// <summary>Adds a vector to the last axis.</summary>
        public Tensor bias_add(Tensor value, IVariableV1 bias, string? data_format = null, string? name = null) => data_format is null or "NHWC"
            ? Primitives.BiasAdd(value, bias.AsTensor())
            : throw new ValueError($"tf.nn.bias_add: data_format must be null or \"NHWC\" on a CPU, got \"{data_format}\".");

        /// <summary>Convolution: (batch, height, width, channels) to (batch, height', width', filters), float32 or float64. TensorFlow's Conv2D.</summary>
        /// <param name="input">(batch, height, width, channels).</param>
        /// <param name="filter">(height, width, channels, filters).</param>
        /// <param name="strides">From one position to the next: one number, two (height, width) or four (1, height, width, 1).</param>
        /// <param name="padding">SAME or VALID.</param>
        /// <param name="use_cudnn_on_gpu">Has no effect.</param>
        /// <param name="data_format">NHWC; NCHW is refused on a CPU.</param>
        /// <param name="dilations">From one element of the filter to the next, as strides; null: 1.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="InvalidArgumentError">The shapes do not fit, or the format is not NHWC.</exception>
        public Tensor conv2d(
            Tensor input, Tensor filter, int[] strides, string padding, bool use_cudnn_on_gpu = true, string data_format = "NHWC", int[]? dilations = null, string? name = null) =>
            Primitives.Conv2D(input, filter, Spatial.Of("Conv2D", strides, padding, data_format, dilations));

        /// <summary>Sets elements to 0 with probability <paramref name="rate"/> and scales the others by 1 / (1 - rate).</summary>
        /// <param name="x">Floating point.</param>
        /// <param name="keep_prob">The old way to say 1 - rate.</param>
        /// <param name="noise_shape">Shape of the mask, broadcast to x; null: that of x.</param>
        /// <param name="seed">Op seed; null: drawn from the stream of tf.set_random_seed.</param>
        /// <param name="name">Has no effect.</param>
        /// <param name="rate">0 to below 1.</param>
        public Tensor dropout(Tensor x, Tensor? keep_prob = null, Tensor? noise_shape = null, int? seed = null, string? name = null, float? rate = null)
        {
            var drop = rate is { } given ? PythonNumber.Of(given) : keep_prob is null ? throw new ValueError("tf.nn.dropout needs rate or keep_prob.") : 1 - PythonNumber.Of((float)keep_prob);
            if (drop is < 0 or >= 1 or double.NaN) throw new ValueError($"`rate` must be a scalar tensor or a float in the range [0, 1). Received: rate={drop}");
            if (drop == 0) return Conversions.Snapshot(x);
            return noise_shape is null ? DropoutOp.Apply(x, drop, seed) : DropoutOp.Apply(x, drop, ShapeOf(noise_shape), seed);
        }

        /// <summary>x where it is positive, exp(x) - 1 elsewhere, elementwise, in the dtype of the argument. TensorFlow's Elu.</summary>
        public Tensor elu(Tensor features, string? name = null) => Primitives.Elu(features);

        /// <summary>Rows of a table at the ids.</summary>
        public Tensor embedding_lookup(IVariableV1 @params, Tensor ids, string partition_strategy = "mod", string? name = null) => Primitives.Gather(@params.AsTensor(), ids, 0);

        /// <inheritdoc cref="embedding_lookup(IVariableV1, Tensor, string, string)"/>
        public Tensor embedding_lookup(Tensor @params, Tensor ids, string partition_strategy = "mod", string? name = null) => Primitives.Gather(@params, ids, 0);

        /// <summary>Batch normalisation of images, float32: (x - mean) / sqrt(variance + epsilon) * scale + offset. TensorFlow's FusedBatchNormV3.</summary>
        /// <param name="x">(batch, height, width, channels).</param>
        /// <param name="scale">(channels).</param>
        /// <param name="offset">(channels).</param>
        /// <param name="mean">(channels): in inference the mean that is taken, in training the one that the batch's is mixed into; null where neither is.</param>
        /// <param name="variance">(channels), likewise.</param>
        /// <param name="epsilon">Added to the variance.</param>
        /// <param name="data_format">NHWC; NCHW is refused on a CPU.</param>
        /// <param name="is_training">Whether the batch's own mean and variance are taken.</param>
        /// <param name="name">Has no effect.</param>
        /// <param name="exponential_avg_factor">How much of the batch's mean and variance goes into those given, in training.</param>
        /// <returns>y of x's shape, mean and variance (channels): in training those to keep, the variance unbiased, otherwise those given.</returns>
        /// <exception cref="InvalidArgumentError">The shapes do not fit, a dtype is not float32, or the format is not NHWC.</exception>
        /// <exception cref="ValueError">mean or variance is needed and not given.</exception>
        public Tensor[] fused_batch_norm(
            Tensor x, Tensor scale, Tensor offset, Tensor? mean = null, Tensor? variance = null, float epsilon = 0.001f, string data_format = "NHWC", bool is_training = true, string? name = null,
            float exponential_avg_factor = 1f)
        {
            if (data_format != "NHWC")
                throw new InvalidArgumentError($"The CPU implementation of FusedBatchNorm only supports NHWC tensor format for now. The op was given the format: {data_format} [Op:FusedBatchNormV3]");
            if ((!is_training || exponential_avg_factor != 1) && (mean is null || variance is null))
                throw new ValueError("Both `mean` and `variance` must be a 1D tensor when `is_training` is False or `exponential_avg_factor` != 1.0.");
            var none = new Tensor(Shape.Adopt([0]), TF_DataType.TF_FLOAT);
            return Primitives.FusedBatchNorm(new FusedBatchNorm(epsilon, is_training, exponential_avg_factor), x, scale, offset, mean ?? none, variance ?? none);
        }

        /// <inheritdoc cref="MathApi.in_top_k"/>
        public Tensor in_top_k(Tensor predictions, Tensor targets, int k, string name = "InTopK") => Binding.tf.math.in_top_k(predictions, targets, k);

        /// <summary>sum(t^2) / 2.</summary>
        public Tensor l2_loss(Tensor t, string? name = null) => Primitives.L2Loss(t);

        /// <summary>x where it is positive, <paramref name="alpha"/> x elsewhere, elementwise, in the dtype of the argument. TensorFlow's LeakyRelu.</summary>
        public Tensor leaky_relu(Tensor features, float alpha = 0.2f, string? name = null) => Primitives.LeakyRelu(features, alpha);

        /// <summary>
        /// Local response normalisation: x / (bias + alpha * s)^beta, s being the sum of x^2 over a channel and <paramref name="depth_radius"/> of its neighbours on each side. TensorFlow's LRN.
        /// </summary>
        /// <param name="input">(batch, height, width, channels), float32.</param>
        /// <param name="depth_radius">Channels on each side.</param>
        /// <param name="bias">A whole number here, as TensorFlow.NET has it: <see cref="gen_nn_ops.lrn"/> takes fractions.</param>
        /// <param name="alpha">Likewise.</param>
        /// <param name="beta">The power.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="InvalidArgumentError">The rank is not 4, the dtype not float32, or the radius negative.</exception>
        public Tensor lrn(Tensor input, int depth_radius = 5, int bias = 1, int alpha = 1, float beta = 0.5f, string? name = null) => gen_nn_ops.lrn(input, depth_radius, bias, alpha, beta);

        /// <summary>The largest element of each window, by channel: (batch, height, width, channels) to (batch, height', width', channels). TensorFlow's MaxPool.</summary>
        /// <param name="value">(batch, height, width, channels), of any type of numbers.</param>
        /// <param name="ksize">Lengths of the window: one number, two (height, width) or four (1, height, width, 1).</param>
        /// <param name="strides">From one window to the next, likewise.</param>
        /// <param name="padding">SAME or VALID.</param>
        /// <param name="data_format">NHWC; NCHW is refused on a CPU.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="InvalidArgumentError">The shapes do not fit, the format is not NHWC, or windows go over batch or channels.</exception>
        public Tensor max_pool(Tensor value, int[] ksize, int[] strides, string padding, string data_format = "NHWC", string? name = null)
        {
            var (y, x) = Spatial.Pair("MaxPool", "ksize", ksize);
            return Primitives.MaxPool(value, y, x, Spatial.Of("MaxPool", strides, padding, data_format));
        }

        /// <summary>Mean and (biased) variance over some axes.</summary>
        public (Tensor, Tensor) moments(Tensor x, Axis axes, string? name = null, bool keep_dims = false)
        {
            var mean = Primitives.Mean(x, axes?.axis, keepDims: true);
            var variance = Primitives.Mean(Primitives.SquaredDifference(x, Primitives.StopGradient(mean)), axes?.axis, keep_dims);
            return (keep_dims ? mean : Primitives.Reshape(mean, variance.Dimensions), variance);
        }

        /// <summary>max(x, 0), elementwise, in the dtype of the argument. TensorFlow's Relu.</summary>
        public Tensor relu(Tensor features, string? name = null) => Primitives.Relu(features);

        /// <summary>min(max(x, 0), 6), elementwise, in the dtype of the argument. TensorFlow's Relu6.</summary>
        public Tensor relu6(Tensor features, string? name = null) => Primitives.Relu6(features);

        /// <summary>1 / (1 + exp(-x)), elementwise, in the dtype of the argument. TensorFlow's Sigmoid.</summary>
        public Tensor sigmoid<T>(T x, string? name = null) => Primitives.Sigmoid(Conversions.ToTensor(x!));

        /// <summary>Binary cross-entropy of labels with the sigmoid of the logits, each element by itself.</summary>
        public Tensor sigmoid_cross_entropy_with_logits(Tensor labels, Tensor logits, string? name = null) => CrossEntropyWithLogits.Sigmoid(labels, logits);

        /// <summary>exp(x) / sum(exp(x)) along an axis.</summary>
        public Tensor softmax(Tensor logits, int axis = -1, string? name = null) => LastAxis.Run(logits, axis, Primitives.Softmax);

        /// <summary>Cross-entropy of label distributions with the softmax of logits, one loss per row.</summary>
        /// <param name="labels">(..., classes), each row a distribution.</param>
        /// <param name="logits">The same shape.</param>
        /// <param name="dim">The axis of the classes.</param>
        /// <param name="name">Has no effect.</param>
        /// <returns>The shape without the axis of the classes.</returns>
        public Tensor softmax_cross_entropy_with_logits(Tensor labels, Tensor logits, int dim = -1, string? name = null) => softmax_cross_entropy_with_logits_v2(labels, logits, dim);

        /// <inheritdoc cref="softmax_cross_entropy_with_logits"/>
        public Tensor softmax_cross_entropy_with_logits_v2(Tensor labels, Tensor logits, int axis = -1, string? name = null) => CrossEntropyWithLogits.Softmax(labels, logits, axis);

        /// <summary>Cross-entropy of class numbers with the softmax of logits, one loss per row.</summary>
        /// <param name="labels">(...), int32 or int64.</param>
        /// <param name="logits">(..., classes).</param>
        /// <param name="name">Has no effect.</param>
        public Tensor sparse_softmax_cross_entropy_with_logits(Tensor? labels = null, Tensor? logits = null, string? name = null)
        {
            if (labels is null || logits is null) throw new ValueError("sparse_softmax_cross_entropy_with_logits needs both labels and logits.");
            if (logits.ndim == 2) return Primitives.SparseSoftmaxCrossEntropyWithLogits(logits, labels);
            var classes = logits.Dimensions[-1];
            var loss = Primitives.SparseSoftmaxCrossEntropyWithLogits(Primitives.Reshape(logits, Shape.Adopt([-1, classes])), Primitives.Reshape(labels, new Shape(-1)));
            return Primitives.Reshape(loss, labels.Dimensions);
        }

        /// <summary>The hyperbolic tangent, elementwise, in the dtype of the argument. TensorFlow's Tanh.</summary>
        public Tensor tanh(Tensor x, string? name = null) => Primitives.Tanh(x);

        /// <inheritdoc cref="MathApi.top_k"/>
        public Tensor[] top_k(Tensor input, int k = 1, bool sorted = true, string? name = null) => Primitives.TopK(input, k, sorted);
    }
}
