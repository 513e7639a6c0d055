using Tensorflow.Kernels;
using Tensorflow.Ops;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Keras.Losses;

/// <summary>Losses, one number per row, as Keras' losses.py and backend.py have them.</summary>
internal static class LossFunctions
{
    // backend.epsilon().
    private const double Epsilon = 1e-7;

    private static Tensor Number(Tensor like, double value) => Scalars.Of(like.dtype, value);

    private static Tensor MeanOfLast(Tensor x) => Mean(x, [-1], keepDims: false);

    private static Tensor Clipped(Tensor x) => Maximum(Minimum(x, Number(x, 1 - Epsilon)), Number(x, Epsilon));

    /// <summary>Both in the predictions' dtype, and of one rank where one of them has a last axis of length 1 more.</summary>
    public static (Tensor Target, Tensor Output) Aligned(Tensor target, Tensor output)
    {
        if (!output.dtype.IsFloating()) output = Cast(output, TF_DataType.TF_FLOAT);
        return SameRank(Cast(target, output.dtype), output);
    }

    /// <summary>losses_utils.py, squeeze_or_expand_dimensions.</summary>
    public static (Tensor Target, Tensor Output) SameRank(Tensor target, Tensor output)
    {
        if (target.ndim == output.ndim + 1 && target.Dimensions[-1] == 1) target = Squeeze(target, [-1]);
        else if (output.ndim == target.ndim + 1 && output.Dimensions[-1] == 1) output = Squeeze(output, [-1]);
        return (target, output);
    }

    /// <summary>
    /// Whether the output is logits. What a softmax or sigmoid activation gave becomes the logits that it was computed from, also where the program says that it is logits already (backend.py,
    /// _get_logits).
    /// </summary>
    private static bool IsOfLogits(ref Tensor output, bool fromLogits, string function, string activation)
    {
        if (output.ExtrasOrNull?.Logits is not { } logits) return fromLogits;
        if (fromLogits)
        {
            KerasWarning.Say($"`{function}` received `from_logits=True`, but the `output` argument was produced by a {activation} activation and thus does not represent logits. "
                + "Was this intended?");
        }
        output = logits;
        return true;
    }

    private static void RequireSameShape(string loss, Tensor target, Tensor output)
    {
        if (!target.Dimensions.is_compatible_with(output.Dimensions)) throw new ValueError($"Shapes {target.Dimensions} (y_true) and {output.Dimensions} (y_pred) are incompatible (loss {loss})");
    }

    public static Tensor CategoricalCrossentropy(Tensor target, Tensor output, bool fromLogits, float smoothing, int axis)
    {
        target = Cast(target, output.dtype);
        RequireSameShape("categorical_crossentropy", target, output);
        if (smoothing != 0)
        {
            var (share, moved) = Smoothing(target, smoothing);
            target = Add(Mul(target, share), RealDiv(moved, Number(target, target.Dimensions[-1])));
        }
        if (IsOfLogits(ref output, fromLogits, "categorical_crossentropy", "Softmax")) return CrossEntropyWithLogits.Softmax(target, output, axis);
        output = Clipped(RealDiv(output, Sum(output, [axis], keepDims: true)));
        return Neg(Sum(Mul(target, Log(output)), [axis], keepDims: false));
    }

    public static Tensor SparseCategoricalCrossentropy(Tensor target, Tensor output, bool fromLogits, int axis, int? ignoredClass = null)
    {
        if (axis != -1 && axis != output.ndim - 1) throw new ValueError($"sparse_categorical_crossentropy: the classes have to be the last axis, got axis={axis}.");
        if (!IsOfLogits(ref output, fromLogits, "sparse_categorical_crossentropy", "Softmax")) output = Log(Clipped(output));
        var rows = Shape.Adopt(output.Dimensions.Span[..^1].ToArray());
        if (target.Count != rows.size)
            throw new ValueError($"Shapes {target.Dimensions} (y_true) and {output.Dimensions} (y_pred) are incompatible: sparse_categorical_crossentropy takes one class number for each row of y_pred");
        var labels = Reshape(Cast(target, TF_DataType.TF_INT64), new Shape(-1));
        Tensor? valid = null;
        if (ignoredClass is { } ignored)
        {
            valid = NotEqual(labels, Scalars.Of(TF_DataType.TF_INT64, ignored));
            labels = Mul(labels, Cast(valid, TF_DataType.TF_INT64));
        }
        var loss = SparseSoftmaxCrossEntropyWithLogits(output.ndim == 2 ? output : Reshape(output, Shape.Adopt([-1, output.Dimensions[-1]])), labels);
        if (valid is not null) loss = Select(valid, loss, Number(loss, 0));
        return Reshape(loss, rows);
    }

    public static Tensor BinaryCrossentropy(Tensor target, Tensor output, bool fromLogits, float smoothing, int axis)
    {
        (target, output) = Aligned(target, output);
        RequireSameShape("binary_crossentropy", target, output);
        if (smoothing != 0)
        {
            var (share, moved) = Smoothing(target, smoothing);
            target = Add(Mul(target, share), Mul(Number(target, .5), moved));
        }
        return Mean(EachBinaryCrossentropy(target, output, fromLogits), [axis], keepDims: false);
    }

    // losses.py computes with label_smoothing in the predictions' dtype.
    private static (Tensor Share, Tensor Moved) Smoothing(Tensor target, float smoothing)
    {
        var moved = Number(target, PythonNumber.Of(smoothing));
        return (Sub(Number(target, 1), moved), moved);
    }

    private static Tensor EachBinaryCrossentropy(Tensor target, Tensor output, bool fromLogits)
    {
        if (IsOfLogits(ref output, fromLogits, "binary_crossentropy", "Sigmoid")) return CrossEntropyWithLogits.Sigmoid(target, output);
        output = Clipped(output);
        var (one, small) = (Number(output, 1), Number(output, Epsilon));
        var hit = Mul(target, Log(Add(output, small)));
        var miss = Mul(Sub(one, target), Log(Add(Sub(one, output), small)));
        return Neg(Add(hit, miss));
    }

    // tensorflow_addons, losses/focal_loss.py.
    public static Tensor SigmoidFocalCrossEntropy(Tensor target, Tensor output, bool fromLogits, float alpha, float gamma)
    {
        (target, output) = Aligned(target, output);
        RequireSameShape("sigmoid_focal_crossentropy", target, output);
        var crossEntropy = EachBinaryCrossentropy(target, output, fromLogits);
        var probability = fromLogits ? Sigmoid(output) : output;
        var one = Number(output, 1);
        var right = Add(Mul(target, probability), Mul(Sub(one, target), Sub(one, probability)));
        var factor = Pow(Sub(one, right), Number(output, gamma));
        if (alpha != 0) factor = Mul(factor, Add(Mul(target, Number(output, alpha)), Mul(Sub(one, target), Number(output, 1f - alpha))));
        return Sum(Mul(factor, crossEntropy), [-1], keepDims: false);
    }

    public static Tensor MeanSquaredError(Tensor target, Tensor output)
    {
        (target, output) = Aligned(target, output);
        return MeanOfLast(SquaredDifference(output, target));
    }

    public static Tensor MeanAbsoluteError(Tensor target, Tensor output)
    {
        (target, output) = Aligned(target, output);
        return MeanOfLast(Abs(Sub(output, target)));
    }

    public static Tensor MeanAbsolutePercentageError(Tensor target, Tensor output)
    {
        (target, output) = Aligned(target, output);
        var share = Abs(RealDiv(Sub(target, output), Maximum(Abs(target), Number(target, Epsilon))));
        return Mul(Number(output, 100), MeanOfLast(share));
    }

    public static Tensor MeanSquaredLogarithmicError(Tensor target, Tensor output)
    {
        (target, output) = Aligned(target, output);
        Tensor Logarithm(Tensor x) => Log(Add(Maximum(x, Number(x, Epsilon)), Number(x, 1)));
        return MeanOfLast(SquaredDifference(Logarithm(output), Logarithm(target)));
    }

    public static Tensor Huber(Tensor target, Tensor output, Tensor? delta)
    {
        (target, output) = Aligned(target, output);
        var limit = delta is null ? Number(output, 1) : Cast(delta, output.dtype);
        var half = Number(output, .5);
        var distance = Abs(Sub(output, target));
        return MeanOfLast(Select(
            LessEqual(distance, limit), Mul(half, Square(distance)), Sub(Mul(limit, distance), Mul(half, Square(limit)))));
    }

    public static Tensor LogCosh(Tensor target, Tensor output)
    {
        (target, output) = Aligned(target, output);
        var x = Sub(output, target);
        return MeanOfLast(Sub(Add(x, Softplus(Mul(Number(x, -2), x))), Number(x, Math.Log(2))));
    }

    /// <summary>The negative cosine of the angle between target and output.</summary>
    public static Tensor CosineSimilarity(Tensor target, Tensor output, int axis)
    {
        (target, output) = Aligned(target, output);
        return Neg(Sum(Mul(Normalised(target, axis), Normalised(output, axis)), [axis], keepDims: false));
    }

    // nn_impl.py, l2_normalize.
    private static Tensor Normalised(Tensor x, int axis) => Mul(x, Rsqrt(Maximum(Sum(Square(x), [axis], keepDims: true), Number(x, 1e-12))));
}
