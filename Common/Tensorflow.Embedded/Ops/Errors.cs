namespace Tensorflow.Ops;

/// <summary>The messages that TensorFlow's ops give.</summary>
internal static class Errors
{
    /// <summary>A shape as TensorFlow's C++ writes it: [2,3].</summary>
    public static string Brackets(Shape shape) => $"[{string.Join(',', shape.Span.ToArray())}]";

    // TensorFlow's own words, that it is none of the allowed types, would be untrue where TensorFlow has a kernel.
    public static InvalidArgumentError Dtype(Op op, TF_DataType dtype) =>
        new($"The embedded engine has no kernel of {op.Name} for {dtype.CppName()} [Op:{op.Name}]");

    /// <summary>For what TensorFlow has of signed integers only.</summary>
    public static void RequireSigned<T>(Op op)
        where T : System.Numerics.IBinaryInteger<T>
    {
        if (!T.IsNegative(T.AllBitsSet)) throw Dtype(op, typeof(T).as_tf_dtype());
    }

    public static void RequireSameDtype(Op op, Tensor a, Tensor b)
    {
        if (a.dtype != b.dtype)
        {
            throw new InvalidArgumentError($"cannot compute {op.Name} as input #1(zero-based) was expected to be a {a.dtype.CppName()} tensor but is a {b.dtype.CppName()} tensor "
                + $"(shapes {Brackets(a.Dimensions)} and {Brackets(b.Dimensions)}) [Op:{op.Name}]");
        }
    }

    /// <summary>An axis counted from the front; of a scalar, where the op takes one, 0.</summary>
    public static int Axis(Op op, int axis, int rank, bool scalars = false)
    {
        if (axis < -rank || axis >= (scalars ? Math.Max(rank, 1) : rank)) throw new InvalidArgumentError($"Expected dimension in the range [{-rank}, {rank}), but got {axis} [Op:{op.Name}]");
        return axis < 0 ? axis + rank : axis;
    }
}
