using System.Numerics;
using System.Text;
using Tensorflow.Executors;
using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow;

public partial class Tensor
{
    /// <summary>A binary operator on two tensors. NumPy arrays of different dtypes are promoted; tensors must agree, as in TensorFlow.</summary>
    internal static Tensor Binary(BinaryOp op, Tensor x, Tensor y)
    {
        if (MayPromote(x, y)) (x, y) = Promoted(x, y);
        return Run.Op(op, x, y);
    }

    /// <summary>x / y as Python divides: of integers, in floating point. Else as <see cref="Binary"/>.</summary>
    internal static Tensor Divide(Tensor x, Tensor y)
    {
        if (!MayPromote(x, y)) return Primitives.TrueDivide(x, y);
        if (x.dtype == TF_DataType.TF_UINT8 && y is { dtype: TF_DataType.TF_FLOAT, ndim: 0 }) return DivideBytes(x, y.ScalarValue<float>());
        (x, y) = Promoted(x, y);
        return Primitives.TrueDivide(x, y);
    }

    private static bool MayPromote(Tensor x, Tensor y) => x.dtype != y.dtype && (x is NDArray || y is NDArray);

    private static (Tensor X, Tensor Y) Promoted(Tensor x, Tensor y)
    {
        var dtype = DataTypes.Promote(x.dtype, y.dtype);
        return (x.dtype == dtype ? x : Primitives.Cast(x, dtype), y.dtype == dtype ? y : Primitives.Cast(y, dtype));
    }

    /// <summary>A binary operator with a number on the right. The number takes the tensor's dtype; a fraction makes floating-point of an integer tensor.</summary>
    internal static Tensor BinaryScalar<T>(BinaryOp op, Tensor x, T y) where T : unmanaged
    {
        var (tensor, number) = WithNumber(x, y);
        return Binary(op, tensor, number);
    }

    /// <summary>A binary operator with a number on the left.</summary>
    internal static Tensor BinaryScalar<T>(BinaryOp op, T x, Tensor y) where T : unmanaged
    {
        var (tensor, number) = WithNumber(y, x);
        return Binary(op, number, tensor);
    }

    /// <summary>x / y with a number on the right.</summary>
    internal static Tensor DivideScalar<T>(Tensor x, T y) where T : unmanaged
    {
        if (x.dtype == TF_DataType.TF_UINT8 && y is float divisor) return DivideBytes(x, divisor);
        var (tensor, number) = WithNumber(x, y);
        return Divide(tensor, number);
    }

    /// <summary>x / y with a number on the left.</summary>
    internal static Tensor DivideScalar<T>(T x, Tensor y) where T : unmanaged
    {
        var (tensor, number) = WithNumber(y, x);
        return Divide(number, tensor);
    }

    // Pixels by 255: a whole data set, for which a float32 copy between would take more memory than the result.
    private static Tensor DivideBytes(Tensor x, float divisor)
    {
        var quotients = new float[byte.MaxValue + 1];
        for (var pixel = 0; pixel < quotients.Length; pixel++) quotients[pixel] = pixel / divisor;
        var y = new Tensor(x.Dimensions, TF_DataType.TF_FLOAT);
        var from = x.Span<byte>();
        var to = y.Span<float>();
        for (var i = 0; i < to.Length; i++) to[i] = quotients[from[i]];
        GC.KeepAlive(x);
        return y;
    }

    private static (Tensor Tensor, Tensor Number) WithNumber<T>(Tensor tensor, T number) where T : unmanaged
    {
        if (typeof(T) == typeof(Complex)) throw new TypeError("Complex numbers are not offered.");
        var scalar = Conversions.Literal(number, tensor.dtype);
        if (scalar.dtype == tensor.dtype) return (tensor, scalar);
        return (Primitives.Cast(tensor, scalar.dtype), scalar);
    }

    /// <summary>The negative of a tensor.</summary>
    internal static Tensor Negate(Tensor x) => Primitives.Neg(x);

    /// <summary>The value of a tensor of rank 0 and exactly this dtype.</summary>
    /// <exception cref="ValueError">There is not exactly one element.</exception>
    /// <exception cref="TypeError">The dtype is another one.</exception>
    internal T ScalarValue<T>() where T : unmanaged
    {
        if (Count != 1 || ndim != 0) throw new ValueError($"Only a tensor of rank 0 converts to a number, got shape {shape}.");
        if (dtype != DataTypes.Of(typeof(T))) throw new TypeError($"A tensor of {dtype.as_python_name()} does not convert to {DataTypes.Of(typeof(T)).as_python_name()}; cast it first (tf.cast).");
        var value = Span<T>()[0];
        GC.KeepAlive(this);
        return value;
    }

    internal string ScalarString()
    {
        if (Strings is not { Length: 1 } || ndim != 0) throw new ValueError($"Only a string tensor of rank 0 converts to a string, got {dtype.as_python_name()} of shape {shape}.");
        return Encoding.UTF8.GetString(Strings[0]);
    }
}
