using Tensorflow.Ops;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.OpTests;

/// <summary>How each op of ops.json is called here.</summary>
internal static class GoldenOps
{
    /// <summary>What is recorded and not offered here, with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotOffered = new Dictionary<string, string>
    {
        ["clip_by_norm"] = "TensorFlow.NET's tf.clip_by_norm is not in the contract; clip_by_global_norm is",
    };

    /// <summary>Runs a case.</summary>
    public static Tensor Run(GoldenCase c, Tensor[] x) => c.Op switch
    {
        "matmul" => tf.matmul(x[0], x[1], c.Has("transpose_a") && c.Flag("transpose_a"), c.Has("transpose_b") && c.Flag("transpose_b")),
        "add" => tf.add(x[0], x[1]),
        "subtract" => tf.subtract(x[0], x[1]),
        "multiply" => tf.multiply(x[0], x[1]),
        "divide" => tf.divide(x[0], x[1]),
        "maximum" => tf.maximum(x[0], x[1]),
        "minimum" => tf.minimum(x[0], x[1]),
        "pow" => c.Has("y") ? tf.pow(x[0], c.Number("y")) : tf.pow(x[0], x[1]),
        "squared_difference" => tf.squared_difference(x[0], x[1]),
        "negative" => tf.negative(x[0]),
        "abs" => tf.abs(x[0]),
        "square" => tf.square(x[0]),
        "sqrt" => tf.sqrt(x[0]),
        "rsqrt" => Primitives.Rsqrt(x[0]),
        "exp" => tf.exp(x[0]),
        "log" => tf.log(x[0]),
        "log1p" => tf.log1p(x[0]),
        "sigmoid" => tf.sigmoid(x[0]),
        "tanh" => tf.tanh(x[0]),
        "relu" => tf.nn.relu(x[0]),
        "leaky_relu" => tf.nn.leaky_relu(x[0]),
        "elu" => tf.nn.elu(x[0]),
        "selu" => Primitives.Selu(x[0]),
        "relu6" => tf.nn.relu6(x[0]),
        "softplus" => tf.math.softplus(x[0]),
        "softsign" => Primitives.Softsign(x[0]),
        "sin" => tf.sin(x[0]),
        "cos" => tf.cos(x[0]),
        "sign" => tf.sign(x[0]),
        "reciprocal" => Primitives.Reciprocal(x[0]),
        "erf" => tf.math.erf(x[0]),
        "softmax" => tf.nn.softmax(x[0]),
        "log_softmax" => Primitives.LogSoftmax(x[0]),
        "softmax_cross_entropy_with_logits" => tf.nn.softmax_cross_entropy_with_logits(labels: x[1], logits: x[0]),
        "sparse_softmax_cross_entropy_with_logits" => tf.nn.sparse_softmax_cross_entropy_with_logits(labels: x[1], logits: x[0]),
        "sigmoid_cross_entropy_with_logits" => tf.nn.sigmoid_cross_entropy_with_logits(labels: x[1], logits: x[0]),
        "reduce_sum" => tf.reduce_sum(x[0], c.Axis("axis"), keepdims: c.Flag("keepdims")),
        "reduce_mean" => tf.reduce_mean(x[0], c.Axis("axis"), keepdims: c.Flag("keepdims")),
        "reduce_max" => tf.reduce_max(x[0], c.Axis("axis"), keepdims: c.Flag("keepdims")),
        "reduce_min" => tf.reduce_min(x[0], c.Axis("axis"), keepdims: c.Flag("keepdims")),
        "reduce_prod" => tf.reduce_prod(x[0], c.Axis("axis"), keepdims: c.Flag("keepdims")),
        "argmax" => tf.arg_max(x[0], c.Axis("axis")![0]),
        "cast" => c.Note == "of a > 0.5" ? tf.cast(tf.greater(x[0], .5f), TF_DataType.TF_FLOAT) : tf.cast(x[0], c.Name.Contains("int32", StringComparison.Ordinal) ? TF_DataType.TF_INT32 : TF_DataType.TF_FLOAT),
        "one_hot" => tf.one_hot(x[0], (int)c.Number("depth")),
        "concat" => tf.concat(x, c.Axis("axis")![0]),
        "stack" => tf.stack(x, c.Axis("axis")![0]),
        "reshape" => tf.reshape(x[0], new Shape(c.Integers("shape"))),
        "transpose" => tf.transpose(x[0], c.Has("perm") ? c.Axis("perm") : null),
        "expand_dims" => tf.expand_dims(x[0], c.Axis("axis")![0]),
        "squeeze" => tf.squeeze(x[0], c.Integer("axis")),
        "tile" => tf.tile(x[0], new Shape(c.Integers("multiples"))),
        "slice" => x[0][new Slice(1, 3), new Slice("::2")],
        "gather" => tf.gather(x[0], x[1], axis: c.Integer("axis")),
        "where" => tf.where(x[0], x[1], x[2]),
        "clip_by_value" => tf.clip_by_value(x[0], c.Number("min"), c.Number("max")),
        "l2_loss" => tf.nn.l2_loss(x[0]),
        "bias_add" => Primitives.BiasAdd(x[0], x[1]),
        "moments" => Moments(x[0]),
        "batch_normalization" => tf.nn.batch_normalization(x[0], x[1], x[2], x[3], x[4], c.Number("variance_epsilon")),
        // Recorded as float32.
        "equal" => tf.cast(tf.equal(x[0], x[1]), TF_DataType.TF_FLOAT),
        "cumsum" => tf.cumsum(x[0]),
        "norm" => tf.linalg.norm(x[0]),
        "log_loss_of_the_slides" => -tf.reduce_mean((x[1] * tf.log(x[0])) + ((1 - x[1]) * tf.log(1 - x[0]))),
        "shared_subexpression" => Shared(x[0], x[1]),
        _ => throw new InvalidOperationException($"ops.json has {c.Op}, which is neither called here nor in the list of what is not offered."),
    };

    /// <summary>How exact it must be, forward and backward.</summary>
    public static Accuracy AccuracyOf(GoldenCase c) => c.Op switch
    {
        "matmul" or "reduce_sum" or "reduce_mean" or "l2_loss" or "cumsum" or "norm" or "reduce_prod" => Accuracy.Reduced,
        // Differences of sums.
        "softmax" or "log_softmax" or "softmax_cross_entropy_with_logits" or "sparse_softmax_cross_entropy_with_logits" or "sigmoid_cross_entropy_with_logits"
            or "moments" or "batch_normalization" or "log_loss_of_the_slides" or "shared_subexpression" or "pow" => Accuracy.Reduced,
        "rsqrt" or "exp" or "log" or "log1p" or "sigmoid" or "tanh" or "elu" or "selu" or "softplus" or "sin" or "cos" or "erf" => Accuracy.Transcendental,
        _ => Accuracy.Rounded,
    };

    /// <summary>The gradient of an op that broadcasts is a sum.</summary>
    public static Accuracy GradientAccuracyOf(GoldenCase c, Tensor input, Tensor output) =>
        // -dy * y * y: the rounding of y counts twice.
        c.Op == "reciprocal" ? new Accuracy(4)
        : AccuracyOf(c) == Accuracy.Rounded && input.shape.Equals(output.shape) ? Accuracy.Rounded : Accuracy.Reduced;

    private static int Integer(this GoldenCase c, string name) => c.Axis(name)![0];

    private static Tensor Moments(Tensor x)
    {
        var (mean, variance) = tf.nn.moments(x, 0);
        return tf.stack([mean, variance]);
    }

    private static Tensor Shared(Tensor x, Tensor y)
    {
        var p = (x * x * y) + (tf.sin(x) / (y + 3)) - tf.square(y);
        return (p * p) + x;
    }
}
