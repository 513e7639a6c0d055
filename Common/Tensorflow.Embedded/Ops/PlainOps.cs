using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>The primitives of a small network's training step by their plain kernels: what a process's first steps run on, as <see cref="Start"/> says. The bits are the ops' own.</summary>
internal static unsafe class PlainOps
{
    /// <summary>Computes a primitive of one input.</summary>
    /// <returns>Null: it is not among them, takes more elements than a first step's, or comes later.</returns>
    public static Tensor? Compute(UnaryOp op, Tensor x)
    {
        if (x.dtype != TF_DataType.TF_FLOAT || op is not (NegOp or ReciprocalOp or LogOp or SigmoidOp or SumOp or MeanOp) || !Start.Takes(x.Count)) return null;
        var y = new Tensor(op is ReductionOp reduction ? reduction.OutputShape(x.Dimensions) : x.Dimensions, TF_DataType.TF_FLOAT);
        var from = x.Span<float>();
        var to = y.Span<float>();
        switch (op)
        {
            case NegOp: PlainKernels.Neg(from, to); break;
            case ReciprocalOp: PlainKernels.Reciprocal(from, to); break;
            case LogOp: PlainKernels.Log(from, to); break;
            case SigmoidOp: PlainKernels.Sigmoid(from, to); break;
            case SumOp sum: return Taken(PlainKernels.Sum(from, x.Dimensions.Span, sum.Axes, to), y);
            case MeanOp mean: return Taken(PlainKernels.Mean(from, x.Dimensions.Span, mean.Axes, to), y);
        }
        return y;
    }

    /// <summary>Computes a primitive of two inputs.</summary>
    /// <inheritdoc cref="Compute(UnaryOp, Tensor)"/>
    public static Tensor? Compute(BinaryOp op, Tensor a, Tensor b)
    {
        if (a.dtype != TF_DataType.TF_FLOAT || b.dtype != TF_DataType.TF_FLOAT) return null;
        switch (op)
        {
            case AddV2Op: return Arithmetic(Kernels.Arithmetic.Add, op, a, b);
            case SubOp: return Arithmetic(Kernels.Arithmetic.Sub, op, a, b);
            case MulOp: return Arithmetic(Kernels.Arithmetic.Mul, op, a, b);
            case RealDivOp: return Arithmetic(Kernels.Arithmetic.Div, op, a, b);
            case SigmoidGradOp when a.Dimensions.Equals(b.Dimensions) && Start.Takes(a.Count):
                var gradient = new Tensor(a.Dimensions, TF_DataType.TF_FLOAT);
                PlainKernels.SigmoidGrad(a.Span<float>(), b.Span<float>(), gradient.Span<float>());
                return gradient;
            case MatMulOp product:
                var (m, n, k) = product.Sizes(a, b);
                if (!Start.Takes(m * n * k)) return null;
                var y = new Tensor(Shape.Of(m, n), TF_DataType.TF_FLOAT);
                PlainProduct.Float((float*)a.Data, product.TransposeA, (float*)b.Data, product.TransposeB, (float*)y.Data, (int)m, (int)n, (int)k);
                return y;
            default: return null;
        }
    }

    private static Tensor? Arithmetic(Arithmetic kind, Op op, Tensor a, Tensor b)
    {
        var shape = Broadcasting.Shape(op, a.Dimensions, b.Dimensions);
        if (!Start.Takes(shape.size)) return null;
        var y = new Tensor(shape, TF_DataType.TF_FLOAT);
        return Taken(PlainKernels.Binary(kind, a.Span<float>(), a.Dimensions.Span, b.Span<float>(), b.Dimensions.Span, y.Span<float>()), y);
    }

    private static Tensor? Taken(bool taken, Tensor y)
    {
        if (taken) return y;
        y.Release();
        return null;
    }
}
