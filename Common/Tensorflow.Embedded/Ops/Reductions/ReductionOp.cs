using System.Numerics;
using Tensorflow.Executors;
using static Tensorflow.Ops.Gradients;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>Reduces some axes of a tensor. The axes stand in TensorFlow's second input; here they are an attribute, normalised, ascending, each once.</summary>
internal abstract class ReductionOp(int[] axes, bool keepDims) : UnaryOp
{
    /// <summary>Reduced axes.</summary>
    internal int[] Axes => axes;

    /// <summary>Whether a reduced axis stays, with length 1.</summary>
    protected bool KeepDims => keepDims;

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Input(axes);
        attributes.Flag("keep_dims", keepDims);
    }

    /// <summary>Axes as programs give them (null: all), normalised.</summary>
    public static int[] Normalise(string op, int[]? axes, int rank)
    {
        if (axes is null)
        {
            var all = new int[rank];
            for (var i = 0; i < rank; i++) all[i] = i;
            return all;
        }
        var normalised = new int[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            var axis = axes[i] < 0 ? axes[i] + rank : axes[i];
            if (axis < 0 || axis >= rank) throw new InvalidArgumentError($"Invalid reduction dimension ({axes[i]} for input with {rank} dimension(s)) [Op:{op}]");
            normalised[i] = axis;
        }
        if (normalised.Length < 2) return normalised;
        Array.Sort(normalised);
        for (var i = 1; i < normalised.Length; i++)
            if (normalised[i] == normalised[i - 1]) throw new InvalidArgumentError($"Invalid reduction arguments: Axes contains duplicate dimension: {normalised[i]} [Op:{op}]");
        return normalised;
    }

    /// <summary>Shape of the result.</summary>
    internal Shape OutputShape(Shape x)
    {
        if (axes.Length == x.ndim && !keepDims) return Shape.Of();
        if (keepDims) return KeptShape(x);
        var dims = x.Span;
        Span<long> left = stackalloc long[dims.Length - axes.Length];
        for (int axis = 0, next = 0; axis < dims.Length; axis++)
            if (Array.IndexOf(axes, axis) < 0) left[next++] = dims[axis];
        return Shape.Of(left);
    }

    /// <summary>The input's shape with 1 for each reduced axis.</summary>
    protected Shape KeptShape(Shape x)
    {
        Span<long> dims = stackalloc long[x.ndim];
        x.Span.CopyTo(dims);
        foreach (var axis in axes) dims[axis] = 1;
        return Shape.Of(dims);
    }

    /// <summary>How many elements are reduced to one.</summary>
    protected long Reduced(Shape x)
    {
        long count = 1;
        foreach (var axis in axes) count *= x.Span[axis];
        return count;
    }
}

/// <summary>Reductions of numbers of every dtype.</summary>
internal abstract class NumericReductionOp(int[] axes, bool keepDims) : ReductionOp(axes, keepDims)
{
    public sealed override Tensor Compute(Tensor x)
    {
        var y = new Tensor(OutputShape(x.Dimensions), x.dtype);
        Managed.ByNumber(new Work(this, x, y), this, x.dtype);
        return y;
    }

    private readonly struct Work(NumericReductionOp op, Tensor x, Tensor y) : Managed.INumbered
    {
        public void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => op.Kernel(x.Span<T>(), x.Dimensions.Span, y.Span<T>());
    }

    protected abstract void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> shape, Span<T> y) where T : unmanaged, INumber<T>, IMinMaxValue<T>;
}
