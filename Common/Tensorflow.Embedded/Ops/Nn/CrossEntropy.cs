using Tensorflow.Kernels;
using static Tensorflow.Ops.Gradients;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>
/// The cross-entropy of each row of labels with the softmax of the same row of logits, and its gradient with respect to the logits, both in one pass.
/// Inputs: logits and labels (rows, classes). Outputs: loss (rows), backprop (rows, classes).
/// </summary>
internal sealed class SoftmaxCrossEntropyWithLogitsOp : MultiOp
{
    public static readonly SoftmaxCrossEntropyWithLogitsOp Op = new();

    public override string Name => "SoftmaxCrossEntropyWithLogits";

    public override int OutputCount(Tensor[] inputs) => 2;

    public override Tensor[] Compute(Tensor[] inputs)
    {
        var (logits, labels) = (inputs[0], inputs[1]);
        Errors.RequireSameDtype(this, logits, labels);
        if (logits.ndim != 2 || !logits.Dimensions.Equals(labels.Dimensions))
            throw new InvalidArgumentError($"logits and labels must be broadcastable: logits_size={Errors.Brackets(logits.Dimensions)} labels_size={Errors.Brackets(labels.Dimensions)} [Op:{Name}]");
        var loss = new Tensor(Shape.Adopt([logits.Dimensions.Span[0]]), logits.dtype);
        var backprop = new Tensor(logits.Dimensions, logits.dtype);
        var classes = (int)logits.Dimensions.Span[1];
        if (logits.dtype == TF_DataType.TF_FLOAT)
            SoftmaxKernels.SoftmaxCrossEntropyWithLogits(logits.Span<float>(), labels.Span<float>(), classes, loss.Span<float>(), backprop.Span<float>());
        else if (logits.dtype == TF_DataType.TF_DOUBLE)
            SoftmaxKernels.SoftmaxCrossEntropyWithLogits(logits.Span<double>(), labels.Span<double>(), classes, loss.Span<double>(), backprop.Span<double>());
        else throw Errors.Dtype(this, logits.dtype);
        return [loss, backprop];
    }

    // nn_grad.py, _SoftmaxCrossEntropyWithLogitsGrad, the part for an outer tape (the gradient of backprop) included.
    public override Tensor?[] Gradient(Tensor[] inputs, Tensor[] outputs, Tensor?[] upstream, bool[] needed)
    {
        var (logits, labels) = (inputs[0], inputs[1]);
        Tensor? dLogits = null;
        Tensor? dLabels = null;
        if (upstream[0] is { } dLoss)
        {
            var column = ExpandDims(dLoss, -1);
            if (needed[0]) dLogits = Mul(column, outputs[1]);
            if (needed[1]) dLabels = Mul(column, Neg(LogSoftmax(logits)));
        }
        if (upstream[1] is { } dBackprop && needed[0])
        {
            var softmax = Softmax(logits);
            var inner = Sum(Mul(dBackprop, softmax), [1], keepDims: true);
            var second = Mul(Sub(dBackprop, inner), softmax);
            dLogits = dLogits is null ? second : Add(dLogits, second);
        }
        return [dLogits, dLabels];
    }
}

/// <summary>The same for labels given as class numbers (rows), int32 or int64.</summary>
internal sealed class SparseSoftmaxCrossEntropyWithLogitsOp : MultiOp
{
    public static readonly SparseSoftmaxCrossEntropyWithLogitsOp Op = new();

    public override string Name => "SparseSoftmaxCrossEntropyWithLogits";

    public override int OutputCount(Tensor[] inputs) => 2;

    public override Tensor[] Compute(Tensor[] inputs)
    {
        var (logits, labels) = (inputs[0], inputs[1]);
        if (logits.ndim != 2 || labels.ndim != 1 || labels.Dimensions.Span[0] != logits.Dimensions.Span[0])
            throw new InvalidArgumentError($"logits and labels must have the same first dimension, got logits shape {Errors.Brackets(logits.Dimensions)} and labels shape {Errors.Brackets(labels.Dimensions)} [Op:{Name}]");
        var classes = (int)logits.Dimensions.Span[1];
        var numbers = labels.dtype == TF_DataType.TF_INT64 ? labels : new CastOp(TF_DataType.TF_INT64).Compute(labels);
        foreach (var label in numbers.Span<long>())
            if (label < 0 || label >= classes) throw new InvalidArgumentError($"Received a label value of {label} which is outside the valid range of [0, {classes}). [Op:{Name}]");
        var loss = new Tensor(Shape.Adopt([logits.Dimensions.Span[0]]), logits.dtype);
        var backprop = new Tensor(logits.Dimensions, logits.dtype);
        if (logits.dtype == TF_DataType.TF_FLOAT)
            SoftmaxKernels.SparseSoftmaxCrossEntropyWithLogits(logits.Span<float>(), numbers.Span<long>(), classes, loss.Span<float>(), backprop.Span<float>());
        else if (logits.dtype == TF_DataType.TF_DOUBLE)
            SoftmaxKernels.SparseSoftmaxCrossEntropyWithLogits(logits.Span<double>(), numbers.Span<long>(), classes, loss.Span<double>(), backprop.Span<double>());
        else throw Errors.Dtype(this, logits.dtype);
        GC.KeepAlive(numbers);
        return [loss, backprop];
    }

    public override Tensor?[] Gradient(Tensor[] inputs, Tensor[] outputs, Tensor?[] upstream, bool[] needed)
    {
        Tensor? dLogits = upstream[0] is { } dLoss && needed[0] ? Mul(ExpandDims(dLoss, -1), outputs[1]) : null;
        if (upstream[1] is { } dBackprop && needed[0])
        {
            var softmax = Softmax(inputs[0]);
            var inner = Sum(Mul(dBackprop, softmax), [1], keepDims: true);
            var second = Mul(Sub(dBackprop, inner), softmax);
            dLogits = dLogits is null ? second : Add(dLogits, second);
        }
        return [dLogits, null];
    }
}
