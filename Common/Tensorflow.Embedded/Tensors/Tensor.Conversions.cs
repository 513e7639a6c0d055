namespace Tensorflow;

// Rank 0 and exactly this dtype; anything else is refused.
public partial class Tensor
{
    /// <summary>The one element as bool.</summary>
    /// <exception cref="ValueError">It is not of rank 0.</exception>
    /// <exception cref="TypeError">Its dtype is another one.</exception>
    public static explicit operator bool(Tensor tensor) => tensor.ScalarValue<bool>();
    /// <summary>The one element as byte.</summary>
    /// <exception cref="ValueError">It is not of rank 0.</exception>
    /// <exception cref="TypeError">Its dtype is another one.</exception>
    public static explicit operator byte(Tensor tensor) => tensor.ScalarValue<byte>();
    /// <summary>The one element as double.</summary>
    /// <exception cref="ValueError">It is not of rank 0.</exception>
    /// <exception cref="TypeError">Its dtype is another one.</exception>
    public static explicit operator double(Tensor tensor) => tensor.ScalarValue<double>();
    /// <summary>The one element as float.</summary>
    /// <exception cref="ValueError">It is not of rank 0.</exception>
    /// <exception cref="TypeError">Its dtype is another one.</exception>
    public static explicit operator float(Tensor tensor) => tensor.ScalarValue<float>();
    /// <summary>The one element as int.</summary>
    /// <exception cref="ValueError">It is not of rank 0.</exception>
    /// <exception cref="TypeError">Its dtype is another one.</exception>
    public static explicit operator int(Tensor tensor) => tensor.ScalarValue<int>();
    /// <summary>The one element as long.</summary>
    /// <exception cref="ValueError">It is not of rank 0.</exception>
    /// <exception cref="TypeError">Its dtype is another one.</exception>
    public static explicit operator long(Tensor tensor) => tensor.ScalarValue<long>();
    /// <summary>The one element as sbyte.</summary>
    /// <exception cref="ValueError">It is not of rank 0.</exception>
    /// <exception cref="TypeError">Its dtype is another one.</exception>
    public static explicit operator sbyte(Tensor tensor) => tensor.ScalarValue<sbyte>();
    /// <summary>The one element as short.</summary>
    /// <exception cref="ValueError">It is not of rank 0.</exception>
    /// <exception cref="TypeError">Its dtype is another one.</exception>
    public static explicit operator short(Tensor tensor) => tensor.ScalarValue<short>();
    /// <summary>The one element as string.</summary>
    /// <exception cref="ValueError">It is not of rank 0.</exception>
    public static explicit operator string(Tensor tensor) => tensor.ScalarString();
    /// <summary>The one element as uint.</summary>
    /// <exception cref="ValueError">It is not of rank 0.</exception>
    /// <exception cref="TypeError">Its dtype is another one.</exception>
    public static explicit operator uint(Tensor tensor) => tensor.ScalarValue<uint>();
    /// <summary>The one element as ulong.</summary>
    /// <exception cref="ValueError">It is not of rank 0.</exception>
    /// <exception cref="TypeError">Its dtype is another one.</exception>
    public static explicit operator ulong(Tensor tensor) => tensor.ScalarValue<ulong>();
    /// <summary>The one element as ushort.</summary>
    /// <exception cref="ValueError">It is not of rank 0.</exception>
    /// <exception cref="TypeError">Its dtype is another one.</exception>
    public static explicit operator ushort(Tensor tensor) => tensor.ScalarValue<ushort>();
}
