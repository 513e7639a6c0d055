using Tensorflow.Executors;

namespace Tensorflow.Ops;

/// <summary>The primitives as functions: each runs on the executor in use and is recorded by the tapes.</summary>
internal static class Primitives
{
    public static Tensor Add(Tensor a, Tensor b) => Run.Op(AddV2Op.Op, a, b);

    public static Tensor Sub(Tensor a, Tensor b) => Run.Op(SubOp.Op, a, b);

    public static Tensor Mul(Tensor a, Tensor b) => Run.Op(MulOp.Op, a, b);

    public static Tensor RealDiv(Tensor a, Tensor b) => Run.Op(RealDivOp.Op, a, b);

    /// <summary>Python's division: of integers, in float64 (of 8 and 16 bits, in float32).</summary>
    public static Tensor TrueDivide(Tensor a, Tensor b)
    {
        if (a.dtype.IsFloating()) return RealDiv(a, b);
        var dtype = a.dtype.Size() <= 2 ? TF_DataType.TF_FLOAT : TF_DataType.TF_DOUBLE;
        return RealDiv(Cast(a, dtype), Cast(b, dtype));
    }

    public static Tensor DivNoNan(Tensor a, Tensor b) => Run.Op(DivNoNanOp.Op, a, b);

    public static Tensor FloorDiv(Tensor a, Tensor b) => Run.Op(FloorDivOp.Op, a, b);

    public static Tensor FloorMod(Tensor a, Tensor b) => Run.Op(FloorModOp.Op, a, b);

    public static Tensor Maximum(Tensor a, Tensor b) => Run.Op(MaximumOp.Op, a, b);

    public static Tensor Minimum(Tensor a, Tensor b) => Run.Op(MinimumOp.Op, a, b);

    public static Tensor SquaredDifference(Tensor a, Tensor b) => Run.Op(SquaredDifferenceOp.Op, a, b);

    public static Tensor Pow(Tensor a, Tensor b) => Run.Op(PowOp.Op, a, b);

    public static Tensor Atan2(Tensor a, Tensor b) => Run.Op(Atan2Op.Op, a, b);

    public static Tensor AddN(Tensor[] inputs) => inputs.Length == 1 ? inputs[0] : Run.Op(AddNOp.Op, inputs);

    public static Tensor Equal(Tensor a, Tensor b) => Run.Op(EqualOp.Op, a, b);

    public static Tensor NotEqual(Tensor a, Tensor b) => Run.Op(NotEqualOp.Op, a, b);

    public static Tensor Less(Tensor a, Tensor b) => Run.Op(LessOp.Op, a, b);

    public static Tensor LessEqual(Tensor a, Tensor b) => Run.Op(LessEqualOp.Op, a, b);

    public static Tensor Greater(Tensor a, Tensor b) => Run.Op(GreaterOp.Op, a, b);

    public static Tensor GreaterEqual(Tensor a, Tensor b) => Run.Op(GreaterEqualOp.Op, a, b);

    public static Tensor LogicalAnd(Tensor a, Tensor b) => Run.Op(LogicalAndOp.Op, a, b);

    public static Tensor LogicalOr(Tensor a, Tensor b) => Run.Op(LogicalOrOp.Op, a, b);

    public static Tensor LogicalNot(Tensor x) => Run.Op(LogicalNotOp.Op, x);

    public static Tensor IsNan(Tensor x) => Run.Op(IsNumberOp.Nan, x);

    public static Tensor IsFinite(Tensor x) => Run.Op(IsNumberOp.Finite, x);

    public static Tensor Select(Tensor condition, Tensor t, Tensor e) => Run.Op(SelectV2Op.Op, condition, t, e);

    public static Tensor Neg(Tensor x) => Run.Op(NegOp.Op, x);

    public static Tensor Abs(Tensor x) => Run.Op(AbsOp.Op, x);

    public static Tensor Sign(Tensor x) => Run.Op(SignOp.Op, x);

    public static Tensor Square(Tensor x) => Run.Op(SquareOp.Op, x);

    public static Tensor Sqrt(Tensor x) => Run.Op(SqrtOp.Op, x);

    public static Tensor SqrtGrad(Tensor y, Tensor dy) => Run.Op(SqrtGradOp.Op, y, dy);

    public static Tensor Rsqrt(Tensor x) => Run.Op(RsqrtOp.Op, x);

    public static Tensor RsqrtGrad(Tensor y, Tensor dy) => Run.Op(RsqrtGradOp.Op, y, dy);

    public static Tensor Reciprocal(Tensor x) => Run.Op(ReciprocalOp.Op, x);

    public static Tensor ReciprocalGrad(Tensor y, Tensor dy) => Run.Op(ReciprocalGradOp.Op, y, dy);

    public static Tensor Exp(Tensor x) => Run.Op(ExpOp.Op, x);

    public static Tensor Expm1(Tensor x) => Run.Op(Expm1Op.Op, x);

    public static Tensor Log(Tensor x) => Run.Op(LogOp.Op, x);

    public static Tensor Log1p(Tensor x) => Run.Op(Log1pOp.Op, x);

    public static Tensor Sin(Tensor x) => Run.Op(SinOp.Op, x);

    public static Tensor Cos(Tensor x) => Run.Op(CosOp.Op, x);

    public static Tensor Tan(Tensor x) => Run.Op(TanOp.Op, x);

    public static Tensor Erf(Tensor x) => Run.Op(ErfOp.Op, x);

    public static Tensor Floor(Tensor x) => Run.Op(FloorOp.Op, x);

    public static Tensor Ceil(Tensor x) => Run.Op(CeilOp.Op, x);

    public static Tensor Round(Tensor x) => Run.Op(RoundOp.Op, x);

    public static Tensor Sigmoid(Tensor x) => Run.Op(SigmoidOp.Op, x);

    public static Tensor SigmoidGrad(Tensor y, Tensor dy) => Run.Op(SigmoidGradOp.Op, y, dy);

    public static Tensor Tanh(Tensor x) => Run.Op(TanhOp.Op, x);

    public static Tensor TanhGrad(Tensor y, Tensor dy) => Run.Op(TanhGradOp.Op, y, dy);

    public static Tensor Relu(Tensor x) => Run.Op(ReluOp.Op, x);

    public static Tensor ReluGrad(Tensor dy, Tensor features) => Run.Op(ReluGradOp.Op, dy, features);

    public static Tensor Relu6(Tensor x) => Run.Op(Relu6Op.Op, x);

    public static Tensor Relu6Grad(Tensor dy, Tensor features) => Run.Op(Relu6GradOp.Op, dy, features);

    public static Tensor LeakyRelu(Tensor x, float alpha) => Run.Op(new LeakyReluOp(alpha), x);

    public static Tensor Elu(Tensor x) => Run.Op(EluOp.Op, x);

    public static Tensor EluGrad(Tensor dy, Tensor y) => Run.Op(EluGradOp.Op, dy, y);

    public static Tensor Selu(Tensor x) => Run.Op(SeluOp.Op, x);

    public static Tensor SeluGrad(Tensor dy, Tensor y) => Run.Op(SeluGradOp.Op, dy, y);

    public static Tensor Softplus(Tensor x) => Run.Op(SoftplusOp.Op, x);

    public static Tensor SoftplusGrad(Tensor dy, Tensor x) => Run.Op(SoftplusGradOp.Op, dy, x);

    public static Tensor Softsign(Tensor x) => Run.Op(SoftsignOp.Op, x);

    public static Tensor SoftsignGrad(Tensor dy, Tensor x) => Run.Op(SoftsignGradOp.Op, dy, x);

    public static Tensor Softmax(Tensor x) => Run.Op(SoftmaxOp.Op, x);

    public static Tensor LogSoftmax(Tensor x) => Run.Op(LogSoftmaxOp.Op, x);

    /// <summary>Loss of each row; the op's second output, its gradient, stays with the tape.</summary>
    public static Tensor SoftmaxCrossEntropyWithLogits(Tensor logits, Tensor labels) => FirstOf(Run.Op(SoftmaxCrossEntropyWithLogitsOp.Op, logits, labels));

    /// <summary>Loss of each row, labels being class numbers.</summary>
    public static Tensor SparseSoftmaxCrossEntropyWithLogits(Tensor logits, Tensor labels) => FirstOf(Run.Op(SparseSoftmaxCrossEntropyWithLogitsOp.Op, logits, labels));

    private static Tensor FirstOf(Tensor[] outputs)
    {
        // Nobody but a tape, if there is one, knows the second.
        if (EngineContext.Current.Tapes is null) outputs[1].Release();
        return outputs[0];
    }

    public static Tensor BiasAdd(Tensor value, Tensor bias) => Run.Op(BiasAddOp.Op, value, bias);

    public static Tensor BiasAddGrad(Tensor dy) => Run.Op(BiasAddGradOp.Op, dy);

    public static Tensor Conv2D(Tensor x, Tensor filter, Spatial spatial) => Run.Op(new Conv2DOp(spatial), x, filter);

    /// <summary>The gradient of a convolution for images of the given shape; as a function of dy, a transposed convolution.</summary>
    public static Tensor Conv2DBackpropInput(Shape images, Tensor filter, Tensor dy, Spatial spatial) => Run.Op(new Conv2DBackpropInputOp(images, spatial), filter, dy);

    public static Tensor Conv2DBackpropFilter(Tensor x, Shape filter, Tensor dy, Spatial spatial) => Run.Op(new Conv2DBackpropFilterOp(filter, spatial), x, dy);

    public static Tensor MaxPool(Tensor x, int kernelY, int kernelX, Spatial spatial) => Run.Op(new MaxPoolOp(kernelY, kernelX, spatial), x);

    public static Tensor AvgPool(Tensor x, int kernelY, int kernelX, Spatial spatial) => Run.Op(new AvgPoolOp(kernelY, kernelX, spatial), x);

    public static Tensor Lrn(Tensor x, LocalResponse response) => Run.Op(new LrnOp(response), x);

    /// <summary>y, and the mean and variance to keep; the op's other outputs, for its gradient, stay with the tape.</summary>
    public static Tensor[] FusedBatchNorm(FusedBatchNorm norm, params Tensor[] inputs) => Run.Op(new FusedBatchNormOp(norm), inputs)[..3];

    public static Tensor L2Loss(Tensor x) => Run.Op(L2LossOp.Op, x);

    public static Tensor MatMul(Tensor a, Tensor b, bool transposeA = false, bool transposeB = false) => Run.Op(MatMulOp.Of(transposeA, transposeB), a, b);

    public static Tensor BatchMatMul(Tensor a, Tensor b, bool adjointX, bool adjointY) => Run.Op(new BatchMatMulV2Op(adjointX, adjointY), a, b);

    public static Tensor Sum(Tensor x, int[]? axes, bool keepDims) => Run.Op(SumOp.Forms.Of(axes, x.ndim, keepDims), x);

    public static Tensor Mean(Tensor x, int[]? axes, bool keepDims) => Run.Op(MeanOp.Forms.Of(axes, x.ndim, keepDims), x);

    public static Tensor Prod(Tensor x, int[]? axes, bool keepDims) => Run.Op(new ProdOp(ReductionOp.Normalise("Prod", axes, x.ndim), keepDims), x);

    public static Tensor Max(Tensor x, int[]? axes, bool keepDims) => Run.Op(new MaxOp(ReductionOp.Normalise("Max", axes, x.ndim), keepDims), x);

    public static Tensor Min(Tensor x, int[]? axes, bool keepDims) => Run.Op(new MinOp(ReductionOp.Normalise("Min", axes, x.ndim), keepDims), x);

    public static Tensor EuclideanNorm(Tensor x, int[]? axes, bool keepDims) => Run.Op(new EuclideanNormOp(ReductionOp.Normalise("EuclideanNorm", axes, x.ndim), keepDims), x);

    public static Tensor All(Tensor x, int[]? axes, bool keepDims) => Run.Op(new AllOp(ReductionOp.Normalise("All", axes, x.ndim), keepDims), x);

    public static Tensor Any(Tensor x, int[]? axes, bool keepDims) => Run.Op(new AnyOp(ReductionOp.Normalise("Any", axes, x.ndim), keepDims), x);

    /// <summary>log(sum(exp(x))), the axes kept with length 1.</summary>
    public static Tensor LogSumExp(Tensor x, int[]? axes)
    {
        // math_ops.py: the largest number is taken out, unless it is infinite, and no gradient goes through it.
        var largest = Max(x, axes, keepDims: true);
        largest = StopGradient(Select(IsFinite(largest), largest, ZerosLike(largest)));
        return Add(Log(Sum(Exp(Sub(x, largest)), axes, keepDims: true)), largest);
    }

    public static Tensor ArgMax(Tensor x, int axis, TF_DataType output = TF_DataType.TF_INT64) => Run.Op(new ArgExtremeOp(true, axis, output), x);

    public static Tensor ArgMin(Tensor x, int axis, TF_DataType output = TF_DataType.TF_INT64) => Run.Op(new ArgExtremeOp(false, axis, output), x);

    public static Tensor Cumsum(Tensor x, int axis, bool exclusive, bool reverse) => Run.Op(new CumsumOp(axis, exclusive, reverse), x);

    public static Tensor Cumprod(Tensor x, int axis, bool exclusive, bool reverse) => Run.Op(new CumprodOp(axis, exclusive, reverse), x);

    public static Tensor Cast(Tensor x, TF_DataType dtype) => x.dtype == dtype ? x : Run.Op(new CastOp(dtype), x);

    /// <summary>Another shape of the same elements; one dimension may be -1.</summary>
    public static Tensor Reshape(Tensor x, Shape shape)
    {
        if (!shape.IsFullyDefined)
        {
            try
            {
                shape = shape.Span.Contains(0) ? ResolveBesideZero(shape, x) : Conversions.Resolve(shape, x.Count);
            }
            catch (ValueError)
            {
                throw new InvalidArgumentError($"Input to reshape is a tensor with {x.Count} values, but the requested shape {Errors.Brackets(shape)} does not fit (from {Errors.Brackets(x.Dimensions)}) [Op:Reshape]");
            }
        }
        return Run.Op(new ReshapeOp(shape), x);
    }

    // reshape_op.h: beside a 0 the open dimension is what the others make of the input's dimensions that are not 0.
    private static Shape ResolveBesideZero(Shape shape, Tensor x)
    {
        var dims = shape.Span.ToArray();
        long elements = 1, known = 1;
        foreach (var dim in x.Dimensions.Span) elements *= dim == 0 ? 1 : dim;
        foreach (var dim in dims) known *= dim > 0 ? dim : 1;
        if (dims.Count(dim => dim == -1) > 1) throw new ValueError($"Only one dimension of {shape} can be -1.");
        dims[Array.IndexOf(dims, -1)] = elements / known;
        return Shape.Adopt(dims);
    }

    /// <summary>Axes of length 1 behind those of x, until it has so many: weights of rows beside their elements. A scalar stays one.</summary>
    public static Tensor ExpandTo(Tensor x, int rank)
    {
        while (x.ndim > 0 && x.ndim < rank) x = ExpandDims(x, -1);
        return x;
    }

    public static Tensor ExpandDims(Tensor x, int axis)
    {
        var place = axis < 0 ? axis + x.ndim + 1 : axis;
        if (place < 0 || place > x.ndim) throw new InvalidArgumentError($"Tried to expand dim index {axis} for tensor with {x.ndim} dimensions. [Op:ExpandDims]");
        return Reshape(x, Shape.Adopt([.. x.Dimensions.Span[..place], 1, .. x.Dimensions.Span[place..]]));
    }

    /// <summary>Drops axes of length 1: the given ones, or all.</summary>
    public static Tensor Squeeze(Tensor x, int[]? axes)
    {
        var dims = new List<long>();
        var drop = axes is null ? null : ReductionOp.Normalise("Squeeze", axes, x.ndim);
        for (var axis = 0; axis < x.ndim; axis++)
        {
            var length = x.Dimensions.Span[axis];
            var dropped = drop is null ? length == 1 : Array.IndexOf(drop, axis) >= 0;
            if (dropped && length != 1) throw new InvalidArgumentError($"Can not squeeze dim[{axis}], expected a dimension of 1, got {length} [Op:Squeeze]");
            if (!dropped) dims.Add(length);
        }
        return Reshape(x, Shape.Adopt([.. dims]));
    }

    public static Tensor Transpose(Tensor x, int[] order)
    {
        if (order.Length != x.ndim || !order.Order().SequenceEqual(Enumerable.Range(0, x.ndim)))
            throw new InvalidArgumentError($"transpose expects a permutation of {x.ndim} axes, got ({string.Join(", ", order)}) for shape {Errors.Brackets(x.Dimensions)} [Op:Transpose]");
        return Run.Op(new TransposeOp(order), x);
    }

    public static Tensor BroadcastTo(Tensor x, Shape shape) => x.Dimensions.Equals(shape) ? x : Run.Op(new BroadcastToOp(shape), x);

    public static Tensor Tile(Tensor x, int[] multiples) => Run.Op(new TileOp(multiples), x);

    public static Tensor MatrixInverse(Tensor x, bool adjoint) => Run.Op(new MatrixInverseOp(adjoint), x);

    public static Tensor[] Qr(Tensor x, bool fullMatrices) => Run.Op(new QrOp(fullMatrices), x);

    public static Tensor InTopK(Tensor predictions, Tensor targets, int k) => Run.Op(new InTopKOp(k, targets.dtype), predictions, targets);

    public static Tensor Bincount(Tensor numbers, Tensor weights, int size) => Run.Op(new BincountOp(size, numbers.dtype), numbers, weights);

    public static Tensor ZerosLike(Tensor x) => Run.Op(ZerosLikeOp.Op, x);

    public static Tensor OnesLike(Tensor x) => Run.Op(OnesLikeOp.Op, x);

    public static Tensor Fill(Shape shape, Tensor value) => Run.Op(new FillOp(shape), value);

    public static Tensor Range(Tensor start, Tensor limit, Tensor delta) => Run.Op(RangeOp.Op, start, limit, delta);

    public static Tensor OneHot(Tensor indices, int depth, Tensor on, Tensor off, int axis) => Run.Op(new OneHotOp(depth, axis), indices, on, off);

    public static Tensor Diag(Tensor x) => Run.Op(DiagOp.Op, x);

    public static Tensor DiagPart(Tensor x) => Run.Op(DiagPartOp.Op, x);

    public static Tensor Concat(Tensor[] inputs, int axis) => inputs.Length == 1 ? inputs[0] : Run.Op(new ConcatOp(axis), inputs);

    public static Tensor Pack(Tensor[] inputs, int axis) => Run.Op(new PackOp(axis), inputs);

    public static Tensor[] Unpack(Tensor x, int axis) => Run.Op(new UnpackOp(axis), [x]);

    public static Tensor[] SplitV(Tensor x, int[] sizes, int axis) => Run.Op(new SplitVOp(sizes, axis), [x]);

    public static Tensor Slice(Tensor x, long[] begin, long[] size) => Run.Op(new SliceOp(begin, size), x);

    public static Tensor Pad(Tensor x, long[,] paddings) => Run.Op(new PadOp(paddings), x, Scalars.Of(x.dtype, 0f));

    public static Tensor Reverse(Tensor x, int[] axes) => Run.Op(new ReverseOp(axes), x);

    public static Tensor Gather(Tensor x, Tensor indices, int axis) => Run.Op(new GatherOp(axis), x, indices);

    public static Tensor UnsortedSegmentSum(Tensor x, Tensor ids, int segments) => Run.Op(new UnsortedSegmentSumOp(segments), x, ids);

    public static Tensor[] TopK(Tensor x, int k, bool sorted) => Run.Op(new TopKOp(k, sorted), [x]);

    public static Tensor StopGradient(Tensor x) => Run.Op(StopGradientOp.Op, x);

    public static Tensor Identity(Tensor x) => Run.Op(IdentityOp.Op, x);

    /// <summary>The value in storage of its own, not recorded.</summary>
    public static Tensor Copy(Tensor x)
    {
        var native = EngineContext.Current.Native;
        var copy = native is null ? DeepCopyOp.Op.Compute(x) : native.Copy(x);
        GC.KeepAlive(x);
        return copy;
    }
}
