namespace Tensorflow.Ops;

/// <summary>Sums of products over pairs of axes, as one matrix product (TensorFlow's tensordot).</summary>
internal static class TensorDot
{
    /// <summary>The product; the kept axes of x, then those of y.</summary>
    /// <param name="x">First tensor.</param>
    /// <param name="y">Second tensor.</param>
    /// <param name="axes">A number n: the last n axes of the first with the first n of the second; or two rows of axes.</param>
    public static Tensor Of(Tensor x, Tensor y, Tensor axes)
    {
        var numbers = Primitives.Cast(axes, TF_DataType.TF_INT32).ToArray<int>();
        var count = axes.ndim == 0 ? numbers[0] : numbers.Length / 2;
        var left = axes.ndim == 0 ? [.. Enumerable.Range(x.ndim - count, count)] : numbers[..count].Select(axis => axis < 0 ? axis + x.ndim : axis).ToArray();
        var right = axes.ndim == 0 ? [.. Enumerable.Range(0, count)] : numbers[count..].Select(axis => axis < 0 ? axis + y.ndim : axis).ToArray();
        var keptX = Enumerable.Range(0, x.ndim).Except(left).ToArray();
        var keptY = Enumerable.Range(0, y.ndim).Except(right).ToArray();
        long Product(Tensor t, int[] over) => over.Aggregate(1L, (product, axis) => product * t.Dimensions[axis]);
        var a = Primitives.Reshape(Primitives.Transpose(x, [.. keptX, .. left]), Shape.Adopt([Product(x, keptX), Product(x, left)]));
        var b = Primitives.Reshape(Primitives.Transpose(y, [.. right, .. keptY]), Shape.Adopt([Product(y, right), Product(y, keptY)]));
        return Primitives.Reshape(Primitives.MatMul(a, b), Shape.Adopt([.. keptX.Select(axis => x.Dimensions[axis]), .. keptY.Select(axis => y.Dimensions[axis])]));
    }
}
