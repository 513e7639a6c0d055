using Tensorflow.Ops;
using static Tensorflow.TF_DataType;

namespace Tensorflow.Tests.OpTests;

/// <summary>A primitive with inputs.</summary>
internal sealed record OpSample(Op Op, params Tensor[] Inputs);

/// <summary>How to draw samples of a primitive.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Make">Draws one.</param>
/// <param name="Accuracy">How close two executors are.</param>
/// <param name="Awkward">Whether NaN, infinities and extremes are drawn too.</param>
internal sealed record OpSource(string Name, Func<RandomTensors, OpSample> Make, Accuracy Accuracy, bool Awkward = true)
{
    public override string ToString() => Name;
}

/// <summary>Every primitive.</summary>
internal static partial class OpSamples
{
    private static readonly TF_DataType[] Floats = [TF_FLOAT, TF_FLOAT, TF_DOUBLE];
    private static readonly TF_DataType[] Signed = [TF_FLOAT, TF_FLOAT, TF_DOUBLE, TF_INT32, TF_INT64];
    private static readonly TF_DataType[] EverySigned = [.. Signed, TF_INT8, TF_INT16];
    private static readonly TF_DataType[] Numbers = [TF_FLOAT, TF_FLOAT, TF_DOUBLE, TF_INT32, TF_INT64, TF_UINT8];
    private static readonly TF_DataType[] EveryNumber =
        [TF_FLOAT, TF_FLOAT, TF_FLOAT, TF_DOUBLE, TF_DOUBLE, TF_INT32, TF_INT64, TF_UINT8, TF_INT8, TF_INT16, TF_UINT16, TF_UINT32, TF_UINT64];
    private static readonly TF_DataType[] Integers = [TF_INT32, TF_INT64, TF_UINT8, TF_INT8, TF_INT16, TF_UINT16, TF_UINT32, TF_UINT64];
    private static readonly TF_DataType[] Everything = [TF_FLOAT, TF_DOUBLE, TF_INT32, TF_INT64, TF_UINT8, TF_BOOL];

    private static readonly Accuracy Exact = Accuracy.Rounded;
    private static readonly Accuracy Curve = Accuracy.Transcendental;
    private static readonly Accuracy Sums = Accuracy.Reduced;
    // The samples are well-conditioned; elimination in another order leaves some ulps of the largest number.
    private static readonly Accuracy Solved = new(8, 2e-5, 2e-5);
    private static readonly Accuracy Normalised = new(8, 1e-5, 1e-5);

    public static IReadOnlyList<OpSource> All { get; } =
    [
        Unary(NegOp.Op, EverySigned, Exact), Unary(AbsOp.Op, EverySigned, Exact), Unary(SignOp.Op, EverySigned, Exact), Unary(SquareOp.Op, EveryNumber, Exact),
        Unary(SqrtOp.Op, Floats, Exact), Unary(RsqrtOp.Op, Floats, Curve), Unary(ReciprocalOp.Op, Floats, Exact),
        Unary(FloorOp.Op, Floats, Exact), Unary(CeilOp.Op, Floats, Exact), Unary(RoundOp.Op, Signed, Exact),
        Unary(ExpOp.Op, Floats, Curve), Unary(Expm1Op.Op, Floats, Curve), Unary(LogOp.Op, Floats, Curve), Unary(Log1pOp.Op, Floats, Curve),
        Unary(SinOp.Op, Floats, Curve), Unary(CosOp.Op, Floats, Curve), Unary(TanOp.Op, Floats, Curve), Unary(ErfOp.Op, Floats, Curve),
        Unary(SigmoidOp.Op, Floats, Curve), Unary(TanhOp.Op, Floats, Curve), Unary(ReluOp.Op, EveryNumber, Exact), Unary(Relu6Op.Op, EveryNumber, Exact),
        Unary(EluOp.Op, Floats, Curve), Unary(SeluOp.Op, Floats, Curve), Unary(SoftplusOp.Op, Floats, Curve), Unary(SoftsignOp.Op, Floats, Exact),
        new("LeakyReluOp", r => new(new LeakyReluOp(r.Pick(.2f, 0f, .3f, 1f)), r.Any(r.Pick(Floats), r.Shape())), Exact),
        Unary(IsNumberOp.Nan, Floats, Exact), Unary(IsNumberOp.Finite, Floats, Exact), Unary(IsNumberOp.Inf, Floats, Exact),
        Unary(LogicalNotOp.Op, [TF_BOOL], Exact), Unary(ZerosLikeOp.Op, Everything, Exact), Unary(OnesLikeOp.Op, Everything, Exact),
        Unary(IdentityOp.Op, Everything, Exact), Unary(StopGradientOp.Op, Everything, Exact), Unary(DeepCopyOp.Op, Everything, Exact),
        Unary(L2LossOp.Op, Floats, Sums, awkward: false),

        Gradient(SigmoidGradOp.Op), Gradient(TanhGradOp.Op), Gradient(SqrtGradOp.Op), Gradient(RsqrtGradOp.Op), Gradient(ReciprocalGradOp.Op), Gradient(ReluGradOp.Op),
        Gradient(Relu6GradOp.Op), Gradient(EluGradOp.Op), Gradient(SeluGradOp.Op), Gradient(SoftplusGradOp.Op), Gradient(SoftsignGradOp.Op),
        new("LeakyReluGradOp", r => Same(r, new LeakyReluGradOp(r.Pick(.2f, 0f, .3f, 1f)), Floats), Exact),

        Binary(AddV2Op.Op, EveryNumber, Exact), Binary(SubOp.Op, EveryNumber, Exact), Binary(MulOp.Op, EveryNumber, Exact), Binary(RealDivOp.Op, Floats, Exact),
        Binary(DivNoNanOp.Op, Floats, Exact), Binary(MaximumOp.Op, EveryNumber, Exact), Binary(MinimumOp.Op, EveryNumber, Exact),
        Binary(SquaredDifferenceOp.Op, Signed, Exact), Binary(Atan2Op.Op, Floats, Curve),
        new("PowOp", r => Pow(r), Curve),
        new("FloorDivOp", r => Divided(r, FloorDivOp.Op), Exact), new("FloorModOp", r => Divided(r, FloorModOp.Op), Exact),
        Binary(EqualOp.Op, Everything, Exact), Binary(NotEqualOp.Op, Everything, Exact), Binary(LessOp.Op, EveryNumber, Exact), Binary(LessEqualOp.Op, EveryNumber, Exact),
        Binary(GreaterOp.Op, EveryNumber, Exact), Binary(GreaterEqualOp.Op, EveryNumber, Exact),
        Binary(LogicalAndOp.Op, [TF_BOOL], Exact), Binary(LogicalOrOp.Op, [TF_BOOL], Exact),
        Binary(BitwiseAndOp.Op, Integers, Exact), Binary(BitwiseOrOp.Op, Integers, Exact), Binary(BitwiseXorOp.Op, Integers, Exact), Unary(InvertOp.Op, Integers, Exact),
        Binary(LeftShiftOp.Op, Integers, Exact), Binary(RightShiftOp.Op, Integers, Exact),
        new("SelectV2Op", Select, Exact),
        new("AddNOp", AddN, Exact),

        new("MatMulOp", MatMul, Sums, Awkward: false), new("BatchMatMulV2Op", BatchMatMul, Sums, Awkward: false),
        new("BiasAddOp", r => Bias(r), Exact),
        new("BiasAddGradOp", r => new(BiasAddGradOp.Op, r.Tensor(r.Pick(Floats), r.Shape(2, 3))), Sums, Awkward: false),
        new("SoftmaxOp", r => new(SoftmaxOp.Op, Rows(r)), Sums), new("LogSoftmaxOp", r => new(LogSoftmaxOp.Op, Rows(r)), Sums),
        new("SoftmaxCrossEntropyWithLogitsOp", CrossEntropy, Sums, Awkward: false), new("SparseSoftmaxCrossEntropyWithLogitsOp", SparseCrossEntropy, Sums, Awkward: false),

        new("Conv2DOp", r => Conv(r, (x, filter, dy, spatial) => new(new Conv2DOp(spatial), x, filter)), Sums, Awkward: false),
        new("Conv2DBackpropInputOp", r => Conv(r, (x, filter, dy, spatial) => new(new Conv2DBackpropInputOp(x.shape, spatial), filter, dy)), Sums, Awkward: false),
        new("Conv2DBackpropFilterOp", r => Conv(r, (x, filter, dy, spatial) => new(new Conv2DBackpropFilterOp(filter.shape, spatial), x, dy)), Sums, Awkward: false),
        new("ConvolutionalLayerOp", r => Conv(r, (x, filter, dy, spatial) => new(new ConvolutionalLayerOp(spatial, r.Flip()), x, filter, r.Tensor(x.dtype, new Shape(filter.shape[-1])))), Sums, Awkward: false),
        new("DepthwiseConv2dNativeOp", r => ByChannel(r, (x, filter, dy, spatial) => new(new DepthwiseConv2dNativeOp(spatial), x, filter)), Sums, Awkward: false),
        new("DepthwiseConv2dNativeBackpropInputOp", r => ByChannel(r, (x, filter, dy, spatial) => new(new DepthwiseConv2dNativeBackpropInputOp(x.shape, spatial), filter, dy)), Sums, Awkward: false),
        new("DepthwiseConv2dNativeBackpropFilterOp", r => ByChannel(r, (x, filter, dy, spatial) => new(new DepthwiseConv2dNativeBackpropFilterOp(filter.shape, spatial), x, dy)), Sums, Awkward: false),
        new("MaxPoolOp", r => Pool(r, Signed, (y, x, images, dy, spatial) => new(new MaxPoolOp(y, x, spatial), images)), Exact, Awkward: false),
        new("MaxPoolGradOp", r => Pool(r, Floats, (y, x, images, dy, spatial) => new(new MaxPoolGradOp(y, x, spatial), images, new MaxPoolOp(y, x, spatial).Compute(images), dy), ties: false), Sums, Awkward: false),
        new("MaxPoolGradGradOp", r => Pool(r, Floats, (y, x, images, dy, spatial) => new(
            new MaxPoolGradGradOp(y, x, spatial), images, new MaxPoolOp(y, x, spatial).Compute(images), r.Tensor(images.dtype, images.shape)), ties: false), Exact, Awkward: false),
        new("AvgPoolOp", r => Pool(r, Floats, (y, x, images, dy, spatial) => new(new AvgPoolOp(y, x, spatial), images)), Sums, Awkward: false),
        new("AvgPoolGradOp", r => Pool(r, Floats, (y, x, images, dy, spatial) => new(new AvgPoolGradOp(images.shape, y, x, spatial), dy)), Sums, Awkward: false),
        new("LrnOp", r => new(new LrnOp(Response(r)), Pixels(r)), Curve, Awkward: false),
        new("LrnGradOp", r => Pixels(r) is var x && Response(r) is var response ? new(new LrnGradOp(response), r.Tensor(TF_FLOAT, x.shape), x, new LrnOp(response).Compute(x)) : null!, Sums, Awkward: false),
        new("FusedBatchNormOp", r => FusedBatchNorm(r, (norm, x, channels, moments) => new(new FusedBatchNormOp(norm), x, r.Tensor(TF_FLOAT, channels), r.Tensor(TF_FLOAT, channels), moments[0], moments[1])), Normalised, Awkward: false),
        new("FusedBatchNormGradOp", r => FusedBatchNorm(r, (norm, x, channels, moments) => new(
            new FusedBatchNormGradOp(norm), r.Tensor(TF_FLOAT, x.shape), x, r.Tensor(TF_FLOAT, channels), moments[0], moments[1], r.Tensor(TF_FLOAT, new Shape(0))), ofBatch: true), Normalised, Awkward: false),

        // The composition subtracts products that nearly cancel.
        new("DenseOp", Dense, Sums, Awkward: false), new("BatchNormOp", BatchNorm, Normalised, Awkward: false), new("BatchNormTrainingOp", BatchNormTraining, Normalised, Awkward: false),
        new("DropoutOp", r => r.Tensor(r.Pick(Floats), r.Shape()) is var x ? new(new DropoutOp(r.Pick(.5, .1, 0), r.Tensor(x.dtype, x.shape, 0, 1)), x) : null!, Exact, Awkward: false),
        new("DropoutMaskOp", r => r.Tensor(r.Pick(Floats), r.Shape()) is var x ? new(new DropoutMaskOp(r.Pick(.5, .1, 0)), x, r.Tensor(x.dtype, x.shape, 0, 1)) : null!, Exact, Awkward: false),

        Reduction("SumOp", (axes, keep) => new SumOp(axes, keep), EveryNumber, Sums), Reduction("MeanOp", (axes, keep) => new MeanOp(axes, keep), EveryNumber, Sums),
        Reduction("ProdOp", (axes, keep) => new ProdOp(axes, keep), EveryNumber, Sums), Reduction("MaxOp", (axes, keep) => new MaxOp(axes, keep), EveryNumber, Exact),
        Reduction("MinOp", (axes, keep) => new MinOp(axes, keep), EveryNumber, Exact), Reduction("AllOp", (axes, keep) => new AllOp(axes, keep), [TF_BOOL], Exact),
        Reduction("EuclideanNormOp", (axes, keep) => new EuclideanNormOp(axes, keep), EveryNumber, Sums),
        Reduction("AnyOp", (axes, keep) => new AnyOp(axes, keep), [TF_BOOL], Exact),
        new("ArgExtremeOp", ArgExtreme, Exact, Awkward: false),
        new("CumsumOp", r => Along(r, (axis, x) => new CumsumOp(axis, r.Flip(), r.Flip())), Sums, Awkward: false),
        new("CumprodOp", r => Along(r, (axis, x) => new CumprodOp(axis, r.Flip(), r.Flip())), Sums, Awkward: false),

        new("CastOp", Cast, Exact, Awkward: false),
        new("ReshapeOp", Reshape, Exact), new("TransposeOp", Transpose, Exact), new("BroadcastToOp", BroadcastTo, Exact), new("TileOp", Tile, Exact),
        new("FillOp", r => new(new FillOp(r.Shape()), r.Any(r.Pick(Everything), Shape.Adopt([]))), Exact),
        new("RangeOp", Range, Exact, Awkward: false),
        new("OneHotOp", r => OneHot(r), Exact),
        new("DiagOp", r => new(DiagOp.Op, r.Any(r.Pick(Signed), r.Shape(1, 2))), Exact),
        new("DiagPartOp", r => r.Shape(1, 2) is var half ? new(DiagPartOp.Op, r.Any(r.Pick(Signed), Shape.Adopt([.. half.Span, .. half.Span]))) : null!, Exact),
        new("ConcatOp", Concat, Exact), new("PackOp", Pack, Exact), new("UnpackOp", Unpack, Exact), new("SplitVOp", SplitV, Exact),
        new("SliceOp", Slice, Exact),
        new("StridedSliceOp", r => Strided(r, (begin, strides, counts, x) => (new StridedSliceOp(begin, strides, counts, Shape.Adopt(counts)), x)), Exact),
        new("PlainStridedSliceOp", r => Strided(r, (begin, strides, counts, x) => (new PlainStridedSliceOp(begin, strides, counts), x)), Exact),
        new("StridedSliceGradOp", r => Strided(r, (begin, strides, counts, x) => (new StridedSliceGradOp(x.shape, begin, strides, counts), r.Any(x.dtype, Shape.Adopt(counts)))), Exact),
        new("PadOp", r => Pad(r), Exact), new("MirrorPadOp", MirrorPad, Exact),
        new("ReverseOp", r => r.Any(r.Pick(Everything), r.Shape(0, 3)) is var x ? new(new ReverseOp([.. Axes(r, x.ndim)]), x) : null!, Exact),
        new("GatherOp", Gather, Exact), new("UnsortedSegmentSumOp", SegmentSum, Sums, Awkward: false), new("TopKOp", TopK, Exact, Awkward: false),
        new("InTopKOp", InTopK, Exact), new("BincountOp", Bincount, Sums, Awkward: false), new("MatrixInverseOp", Inverse, Solved, Awkward: false), new("QrOp", Qr, Solved, Awkward: false),
        .. OfImages(),
    ];

    private static OpSource Unary(UnaryOp op, TF_DataType[] dtypes, Accuracy accuracy, bool awkward = true) =>
        new(op is IsNumberOp ? $"IsNumberOp {op.Name}" : op.GetType().Name, r => new(op, r.Any(r.Pick(dtypes), r.Shape())), accuracy, awkward);

    private static OpSource Gradient(BinaryOp op) => new(op.GetType().Name, r => Same(r, op, Floats), Curve);

    private static OpSample Same(RandomTensors r, BinaryOp op, TF_DataType[] dtypes)
    {
        var (dtype, shape) = (r.Pick(dtypes), r.Shape());
        return new(op, r.Any(dtype, shape), r.Any(dtype, shape));
    }

    private static OpSource Binary(BinaryOp op, TF_DataType[] dtypes, Accuracy accuracy) => new(op.GetType().Name, r =>
    {
        var (dtype, (a, b)) = (r.Pick(dtypes), r.Broadcasting());
        return new(op, r.Any(dtype, a), r.Any(dtype, b));
    }, accuracy);

    private static OpSample Pow(RandomTensors r)
    {
        var (dtype, (a, b)) = (r.Pick(Signed), r.Broadcasting());
        return dtype.IsFloating()
            ? new(PowOp.Op, r.Flip() ? r.Any(dtype, a) : r.Tensor(dtype, a, 0, 3), r.Flip() ? r.Any(dtype, b) : r.Whole(dtype, b, -3, 4))
            : new(PowOp.Op, r.Whole(dtype, a, -9, 10), r.Whole(dtype, b, 0, 7));
    }

    // A whole number divided by zero is an error of its own.
    private static OpSample Divided(RandomTensors r, BinaryOp op)
    {
        var (dtype, (a, b)) = (r.Pick(Numbers), r.Broadcasting());
        return new(op, r.Any(dtype, a), dtype.IsFloating() ? r.Any(dtype, b) : r.Whole(dtype, b, 1, 9));
    }

    private static OpSample Select(RandomTensors r)
    {
        var (dtype, (a, b)) = (r.Pick(Everything), r.Broadcasting());
        return r.Below(3) switch
        {
            0 => new(SelectV2Op.Op, r.Any(TF_BOOL, a), r.Any(dtype, b), r.Any(dtype, a)),
            1 => new(SelectV2Op.Op, r.Any(TF_BOOL, b), r.Any(dtype, a), r.Any(dtype, a)),
            _ => new(SelectV2Op.Op, r.Any(TF_BOOL, a), r.Any(dtype, b), r.Any(dtype, Shape.Adopt([]))),
        };
    }

    private static OpSample AddN(RandomTensors r)
    {
        var (dtype, shape) = (r.Pick(Signed), r.Shape());
        return new(AddNOp.Op, [.. Enumerable.Range(0, 1 + r.Below(12)).Select(_ => r.Any(dtype, shape))]);
    }

    private static OpSample MatMul(RandomTensors r)
    {
        var (dtype, transposeA, transposeB) = (r.Pick(Signed), r.Flip(), r.Flip());
        var (m, n, k) = (r.Length(), r.Length(), r.Length());
        return new(MatMulOp.Of(transposeA, transposeB), r.Any(dtype, transposeA ? new Shape(k, m) : new Shape(m, k)), r.Any(dtype, transposeB ? new Shape(n, k) : new Shape(k, n)));
    }

    private static OpSample Dense(RandomTensors r)
    {
        var (dtype, bias, m, n, k) = (r.Pick(Floats), r.Flip(), r.Length(), r.Length(), r.Length());
        var (x, kernel) = (r.Tensor(dtype, new Shape(m, k)), r.Tensor(dtype, new Shape(k, n)));
        return new(DenseOp.Of(bias, r.Flip()), bias ? [x, kernel, r.Tensor(dtype, new Shape(n))] : [x, kernel]);
    }

    // Sizes at which a window fits. libtensorflow's own kernels know no dilation of float64 backwards, and none together with strides; an empty batch crashes its oneDNN kernels.
    private static OpSample Conv(RandomTensors r, Func<Tensor, Tensor, Tensor, Spatial, OpSample> make)
    {
        var dtype = r.Pick(Floats);
        var (strideY, strideX) = (1 + r.Below(3), 1 + r.Below(2));
        var dilated = strideY == 1 && strideX == 1 && (r.OnlyDouble || dtype == TF_FLOAT);
        var spatial = new Spatial(strideY, strideX, r.Flip(), dilated ? 1 + r.Below(2) : 1, dilated ? 1 + r.Below(3) : 1);
        var (kernelY, kernelX) = (1 + r.Below(3), 1 + r.Below(3));
        var x = r.Tensor(dtype, Shape.Adopt([1 + r.Below(3), 5 + r.Below(5), 7 + r.Below(4), r.Length(empty: false)]));
        var filter = r.Tensor(dtype, Shape.Adopt([kernelY, kernelX, x.shape[-1], r.Length(empty: false)]));
        var op = new Conv2DOp(spatial);
        var window = spatial.Window(op, x.shape, kernelY, kernelX);
        return make(x, filter, r.Tensor(dtype, Spatial.Output(window, filter.shape[-1])), spatial);
    }

    // Strides are equal ones. A filter of one element would have one sum for a gradient, and where its terms cancel no larger one to measure it by.
    private static OpSample ByChannel(RandomTensors r, Func<Tensor, Tensor, Tensor, Spatial, OpSample> make)
    {
        var dtype = r.Pick(Floats);
        var stride = 1 + r.Below(3);
        var spatial = new Spatial(stride, stride, r.Flip(), stride == 1 ? 1 + r.Below(2) : 1, stride == 1 ? 1 + r.Below(3) : 1);
        var x = r.Tensor(dtype, Shape.Adopt([1 + r.Below(3), 5 + r.Below(5), 7 + r.Below(4), r.Length(empty: false)]));
        var filter = r.Tensor(dtype, Shape.Adopt([1 + r.Below(3), 2 + r.Below(2), x.shape[-1], 1 + r.Below(3)]));
        var window = spatial.Window(new DepthwiseConv2dNativeOp(spatial), x.shape, (int)filter.shape[0], (int)filter.shape[1]);
        return make(x, filter, r.Tensor(dtype, Spatial.Output(window, x.shape[-1] * filter.shape[-1])), spatial);
    }

    private static OpSample Pool(RandomTensors r, TF_DataType[] dtypes, Func<int, int, Tensor, Tensor, Spatial, OpSample> make, bool ties = true)
    {
        var dtype = r.Pick(dtypes);
        var spatial = new Spatial(1 + r.Below(3), 1 + r.Below(3), r.Flip());
        var (kernelY, kernelX) = (1 + r.Below(3), 1 + r.Below(3));
        var shape = Shape.Adopt([1 + r.Below(3), 3 + r.Below(5), 3 + r.Below(5), r.Length(empty: false)]);
        // Ties have no slope.
        var images = ties && !r.OnlyDouble ? r.Whole(dtype, shape, -3, 4) : r.Tensor(dtype, shape);
        var window = spatial.Window(new MaxPoolOp(kernelY, kernelX, spatial), shape, kernelY, kernelX);
        return make(kernelY, kernelX, images, r.Any(dtype, Spatial.Output(window, shape[-1])), spatial);
    }

    private static OpSample BatchNorm(RandomTensors r)
    {
        var (dtype, gamma, beta) = (r.Pick(Floats), r.Flip(), r.Flip());
        var x = r.Tensor(dtype, r.Shape(2, 3));
        var channels = new Shape(x.shape.Span[^1]);
        List<Tensor> inputs = [x, r.Tensor(dtype, channels), r.Tensor(dtype, channels, .5, 2)];
        if (gamma) inputs.Add(r.Tensor(dtype, channels));
        if (beta) inputs.Add(r.Tensor(dtype, channels));
        return new(new BatchNormOp(gamma, beta, 1e-3f), [.. inputs]);
    }

    private static OpSample BatchNormTraining(RandomTensors r)
    {
        var (dtype, gamma, beta) = (r.Pick(Floats), r.Flip(), r.Flip());
        // Of few rows the variance may be nothing but rounding.
        var x = r.Tensor(dtype, Shape.Adopt([.. r.Shape(0, 1, empty: false).Span, 8, r.Length(empty: false)]));
        var channels = new Shape(x.shape.Span[^1]);
        List<Tensor> inputs = [x];
        if (gamma) inputs.Add(r.Tensor(dtype, channels));
        if (beta) inputs.Add(r.Tensor(dtype, channels));
        return new(new BatchNormTrainingOp(gamma, beta, 1e-3f), [.. inputs]);
    }

    private static Tensor Pixels(RandomTensors r, int least = 1) => r.Tensor(TF_FLOAT, Shape.Adopt([least + r.Below(2), 1 + r.Below(4), 2 + r.Below(4), r.Length(empty: false)]));

    private static LocalResponse Response(RandomTensors r) => new(r.Below(6), r.Pick(1f, .5f, 2f), r.Pick(1f, .01f, 3f), r.Pick(.5f, 1f, .75f));

    // Of few rows the variance may be nothing but rounding. TensorFlow's gradient in training counts on the batch's own moments.
    private static OpSample FusedBatchNorm(RandomTensors r, Func<FusedBatchNorm, Tensor, Shape, Tensor[], OpSample> make, bool ofBatch = false)
    {
        var x = Pixels(r, least: 4);
        var channels = Shape.Adopt([x.shape[-1]]);
        var norm = new FusedBatchNorm(r.Pick(1e-3f, .1f), r.Flip(), ofBatch ? 1 : r.Pick(1f, .25f));
        Tensor[] moments = [r.Tensor(TF_FLOAT, channels), r.Tensor(TF_FLOAT, channels, .5, 2)];
        if (ofBatch && norm.Training) moments = new FusedBatchNormOp(norm).Compute([x, moments[0], moments[0], .. moments])[3..5];
        return make(norm, x, channels, moments);
    }

    private static OpSample BatchMatMul(RandomTensors r)
    {
        var (dtype, x, y) = (r.Pick(Signed), r.Flip(), r.Flip());
        var (m, n, k) = (r.Length(), r.Length(), r.Length());
        var (a, b) = r.Broadcasting();
        return new(new BatchMatMulV2Op(x, y), r.Any(dtype, Shape.Adopt([.. a.Span, .. x ? (long[])[k, m] : [m, k]])), r.Any(dtype, Shape.Adopt([.. b.Span, .. y ? (long[])[n, k] : [k, n]])));
    }

    private static OpSample Bias(RandomTensors r)
    {
        var (dtype, shape) = (r.Pick(Floats), r.Shape(2, 3));
        return new(BiasAddOp.Op, r.Any(dtype, shape), r.Any(dtype, Shape.Adopt([shape.Span[^1]])));
    }

    private static Tensor Rows(RandomTensors r) => r.Tensor(r.Pick(Floats), Shape.Adopt([.. r.Shape(0, 2).Span, r.Length(empty: false)]), -5, 5);

    private static OpSample CrossEntropy(RandomTensors r)
    {
        // The gradient of a single class is the rounding of 1 - 1.
        var (dtype, shape) = (r.Pick(Floats), new Shape(r.Length(), 1 + r.Length(empty: false)));
        // The gradient counts on rows that sum to 1.
        return new(SoftmaxCrossEntropyWithLogitsOp.Op, r.Tensor(dtype, shape, -5, 5), SoftmaxOp.Op.Compute(r.Tensor(dtype, shape)));
    }

    private static OpSample SparseCrossEntropy(RandomTensors r)
    {
        var (rows, classes) = (r.Length(), 1 + r.Length(empty: false));
        return new(SparseSoftmaxCrossEntropyWithLogitsOp.Op, r.Tensor(r.Pick(Floats), new Shape(rows, classes), -5, 5), r.Whole(r.Pick(TF_INT32, TF_INT64), new Shape(rows), 0, (int)classes));
    }

    private static IEnumerable<int> Axes(RandomTensors r, int rank) => Enumerable.Range(0, rank).Where(_ => r.Flip());

    private static OpSource Reduction(string name, Func<int[], bool, UnaryOp> make, TF_DataType[] dtypes, Accuracy accuracy) => new(name, r =>
    {
        var x = r.Any(r.Pick(dtypes), r.Shape());
        return new(make([.. Axes(r, x.ndim)], r.Flip()), x);
    }, accuracy, Awkward: false);

    private static OpSample Along(RandomTensors r, Func<int, Tensor, UnaryOp> make)
    {
        var x = r.Any(r.Pick(EveryNumber), r.Shape(1, 3));
        return new(make(r.Below(2 * x.ndim) - x.ndim, x), x);
    }

    private static OpSample ArgExtreme(RandomTensors r)
    {
        var shape = r.Shape(1, 3, empty: false);
        // Few distinct values, so that there are ties.
        return new(new ArgExtremeOp(r.Flip(), r.Below(2 * shape.ndim) - shape.ndim, r.Pick(TF_INT64, TF_INT32)), r.Whole(r.Pick(EveryNumber), shape, 0, 4));
    }

    private static OpSample Cast(RandomTensors r)
    {
        var from = r.Pick(Everything);
        // What does not fit the target is not defined.
        return new(new CastOp(r.Pick(Everything)), from.IsFloating() ? r.Tensor(from, r.Shape(), 0, 100) : r.Whole(from, r.Shape(), 0, 100));
    }

    private static OpSample Reshape(RandomTensors r)
    {
        var x = r.Any(r.Pick(Everything), r.Shape());
        long[] dims = [.. x.shape.Span];
        return new(new ReshapeOp(Shape.Adopt(r.Below(3) switch { 0 => [x.Count], 1 => [1, .. dims.Reverse()], _ => [.. dims, 1] })), x);
    }

    private static OpSample Transpose(RandomTensors r)
    {
        var x = r.Any(r.Pick(Everything), r.Shape(0, 4));
        return new(new TransposeOp([.. Enumerable.Range(0, x.ndim).OrderBy(_ => r.Below(100))]), x);
    }

    private static OpSample BroadcastTo(RandomTensors r)
    {
        var (a, b) = r.Broadcasting();
        var (part, whole) = a.ndim < b.ndim || a.size < b.size ? (a, b) : (b, a);
        var fits = true;
        for (var i = 1; i <= part.ndim; i++) fits &= part.Span[^i] == 1 || part.Span[^i] == whole.Span[^i];
        return new(new BroadcastToOp(fits ? whole : part), r.Any(r.Pick(Everything), part));
    }

    private static OpSample Tile(RandomTensors r)
    {
        var x = r.Any(r.Pick(Everything), r.Shape());
        return new(new TileOp([.. Enumerable.Range(0, x.ndim).Select(_ => r.Below(4))]), x);
    }

    private static OpSample Range(RandomTensors r)
    {
        var dtype = r.Pick(Signed);
        var delta = r.Pick(1, 2, 3, -1);
        var (start, limit) = (r.Below(10), r.Below(10));
        if (delta < 0 != limit < start) (start, limit) = (limit, start);
        Tensor Of(int value) => r.Whole(dtype, Shape.Adopt([]), value, value + 1);
        return new(RangeOp.Op, Of(start), Of(limit), Of(start == limit ? Math.Abs(delta) : delta));
    }

    private static OpSample OneHot(RandomTensors r)
    {
        var (dtype, indices) = (r.Pick(Everything), r.Whole(r.Pick(TF_INT32, TF_INT64), r.Shape(0, 2), -1, 6));
        return new(new OneHotOp(r.Below(6), r.Below(indices.ndim + 2) - 1), indices, r.Any(dtype, Shape.Adopt([])), r.Any(dtype, Shape.Adopt([])));
    }

    private static OpSample Concat(RandomTensors r)
    {
        var (dtype, shape) = (r.Pick(Everything), r.Shape(1, 3));
        var axis = r.Below(shape.ndim);
        Tensor Part()
        {
            var dims = shape.Span.ToArray();
            dims[axis] = r.Length();
            return r.Any(dtype, Shape.Adopt(dims));
        }
        return new(new ConcatOp(r.Flip() ? axis : axis - shape.ndim), [.. Enumerable.Range(0, 2 + r.Below(3)).Select(_ => Part())]);
    }

    private static OpSample Pack(RandomTensors r)
    {
        var (dtype, shape) = (r.Pick(Everything), r.Shape(0, 2));
        return new(new PackOp(r.Below(shape.ndim + 2) - 1), [.. Enumerable.Range(0, 1 + r.Below(4)).Select(_ => r.Any(dtype, shape))]);
    }

    private static OpSample Unpack(RandomTensors r)
    {
        var x = r.Any(r.Pick(Everything), r.Shape(1, 3));
        return new(new UnpackOp(r.Below(2 * x.ndim) - x.ndim), x);
    }

    private static OpSample SplitV(RandomTensors r)
    {
        var shape = r.Shape(1, 3);
        var axis = r.Below(shape.ndim);
        int[] sizes = [.. Enumerable.Range(0, 1 + r.Below(3)).Select(_ => r.Below(4))];
        var dims = shape.Span.ToArray();
        dims[axis] = sizes.Sum();
        return new(new SplitVOp(sizes, r.Flip() ? axis : axis - shape.ndim), r.Any(r.Pick(Everything), Shape.Adopt(dims)));
    }

    private static OpSample Slice(RandomTensors r)
    {
        var x = r.Any(r.Pick(Everything), r.Shape());
        long[] begin = [.. x.shape.Span.ToArray().Select(dim => (long)r.Below((int)dim + 1))];
        long[] size = [.. x.shape.Span.ToArray().Select((dim, i) => r.Below(3) == 0 ? -1L : r.Below((int)(dim - begin[i]) + 1))];
        return new(new SliceOp(begin, size), x);
    }

    private static OpSample Strided(RandomTensors r, Func<long[], long[], long[], Tensor, (UnaryOp, Tensor)> make)
    {
        var x = r.Any(r.Pick(Signed), r.Shape(1, 3, empty: false));
        var (begin, strides, counts) = (new long[x.ndim], new long[x.ndim], new long[x.ndim]);
        for (var axis = 0; axis < begin.Length; axis++)
        {
            var length = (int)x.shape[axis];
            strides[axis] = r.Pick(1, 1, 2, 3, -1, -2);
            begin[axis] = r.Below(length);
            var most = strides[axis] > 0 ? (length - begin[axis] + strides[axis] - 1) / strides[axis] : (begin[axis] / -strides[axis]) + 1;
            counts[axis] = 1 + r.Below((int)most);
        }
        var (op, input) = make(begin, strides, counts, x);
        return new(op, input);
    }

    private static OpSample Pad(RandomTensors r)
    {
        var x = r.Any(r.Pick(Signed), r.Shape());
        var paddings = new long[x.ndim, 2];
        for (var axis = 0; axis < x.ndim; axis++) (paddings[axis, 0], paddings[axis, 1]) = (r.Below(3), r.Below(3));
        return new(new PadOp(paddings), x, r.Any(x.dtype, Shape.Adopt([])));
    }

    private static OpSample MirrorPad(RandomTensors r)
    {
        var (x, symmetric) = (r.Any(r.Pick(Signed), r.Shape(1, 3, empty: false)), r.Flip());
        var paddings = new long[x.ndim, 2];
        for (var axis = 0; axis < x.ndim; axis++)
        {
            var most = (int)x.shape[axis] - (symmetric ? 0 : 1);
            (paddings[axis, 0], paddings[axis, 1]) = (r.Below(most + 1), r.Below(most + 1));
        }
        return new(new MirrorPadOp(paddings, symmetric), x);
    }

    private static OpSample Gather(RandomTensors r)
    {
        var x = r.Any(r.Pick(Everything), r.Shape(1, 3, empty: false));
        var axis = r.Below(2 * x.ndim) - x.ndim;
        return new(new GatherOp(axis), x, r.Whole(r.Pick(TF_INT32, TF_INT64), r.Shape(0, 2), 0, (int)x.shape.Span[axis < 0 ? axis + x.ndim : axis]));
    }

    private static OpSample SegmentSum(RandomTensors r)
    {
        var (rows, segments) = (r.Length(), 1 + r.Below(5));
        return new(new UnsortedSegmentSumOp(segments), r.Any(r.Pick(Signed), Shape.Adopt([rows, .. r.Shape(0, 2).Span])), r.Whole(r.Pick(TF_INT32, TF_INT64), new Shape(rows), -1, segments));
    }

    private static OpSample InTopK(RandomTensors r)
    {
        var (rows, classes, targets) = (r.Length(), 1 + r.Below(6), r.Pick(TF_INT32, TF_INT64));
        return new(new InTopKOp(1 + r.Below(classes), targets), r.Any(TF_FLOAT, new Shape(rows, classes)), r.Whole(targets, new Shape(rows), 0, classes));
    }

    private static OpSample Bincount(RandomTensors r)
    {
        var (shape, numbers, dtype) = (new Shape(r.Length(empty: false)), r.Pick(TF_INT32, TF_INT64), r.OnlyDouble ? TF_INT32 : r.Pick(TF_FLOAT, TF_INT32, TF_INT64));
        return new(new BincountOp(1 + r.Below(6), numbers), r.Whole(numbers, shape, 0, 8), r.Flip() ? r.Tensor(dtype, new Shape(0)) : r.Whole(dtype, shape, -3, 3));
    }

    // The identity and a bit: inverses are far from where digits go.
    private static Tensor Regular(RandomTensors r, long rows, long columns)
    {
        var dtype = r.Pick(Floats);
        var batch = r.Shape(0, 2, empty: false);
        var noise = r.Tensor(dtype, Shape.Adopt([.. batch.Span, rows, columns]), -.3, .3);
        return Binding.tf.linalg.eye((int)rows, (int)columns, dtype: dtype) * 2 + noise;
    }

    private static OpSample Inverse(RandomTensors r) => r.Length(empty: false) is var n ? new(new MatrixInverseOp(r.Flip()), Regular(r, n, n)) : null!;

    private static OpSample Qr(RandomTensors r)
    {
        var n = r.Length(empty: false);
        return new(new QrOp(fullMatrices: false), Regular(r, r.OnlyDouble || r.Flip() ? n + r.Below(3) : n, n));
    }

    private static OpSample TopK(RandomTensors r)
    {
        var shape = r.Shape(1, 3, empty: false);
        // Ties have no slope.
        return new(new TopKOp(r.Below((int)shape.Span[^1] + 1), sorted: true), r.OnlyDouble ? r.Tensor(TF_DOUBLE, shape) : r.Whole(r.Pick(Signed), shape, 0, 5));
    }
}
