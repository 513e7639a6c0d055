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
        // np.array(1) is of rank 1 here, of rank 0 in NumPy.
        var number = numbers.Length == 1;
        var count = number ? numbers[0] : numbers.Length / 2;
        if (!number && (numbers.Length % 2 != 0 || (axes.ndim > 0 && axes.Dimensions[0] != 2)))
            throw new ValueError($"'axes' must be a number or have length 2, got the shape {axes.Dimensions}. [Op:Tensordot]");
        if (number && (count < 0 || count > x.ndim || count > y.ndim)) throw new ValueError($"'axes' must be in 0 to the rank of both tensors, {x.ndim} and {y.ndim}, got {count}. [Op:Tensordot]");
        var left = number ? [.. Enumerable.Range(x.ndim - count, count)] : numbers[..count].Select(axis => axis < 0 ? axis + x.ndim : axis).ToArray();
        var right = number ? [.. Enumerable.Range(0, count)] : numbers[count..].Select(axis => axis < 0 ? axis + y.ndim : axis).ToArray();
        var keptX = Enumerable.Range(0, x.ndim).Except(left).ToArray();
        var keptY = Enumerable.Range(0, y.ndim).Except(right).ToArray();
        long Product(Tensor t, int[] over) => over.Aggregate(1L, (product, axis) => product * t.Dimensions[axis]);
        var a = Primitives.Reshape(Primitives.Transpose(x, [.. keptX, .. left]), Shape.Adopt([Product(x, keptX), Product(x, left)]));
        var b = Primitives.Reshape(Primitives.Transpose(y, [.. right, .. keptY]), Shape.Adopt([Product(y, right), Product(y, keptY)]));
        return Primitives.Reshape(Primitives.MatMul(a, b), Shape.Adopt([.. keptX.Select(axis => x.Dimensions[axis]), .. keptY.Select(axis => y.Dimensions[axis])]));
    }
}
