namespace Tensorflow;

// Rank 0 and exactly this dtype; anything else is refused.
public partial class Tensor
{
    public static explicit operator bool(Tensor tensor) => tensor.ScalarValue<bool>();
    public static explicit operator byte(Tensor tensor) => tensor.ScalarValue<byte>();
    public static explicit operator double(Tensor tensor) => tensor.ScalarValue<double>();
    public static explicit operator float(Tensor tensor) => tensor.ScalarValue<float>();
    public static explicit operator int(Tensor tensor) => tensor.ScalarValue<int>();
    public static explicit operator long(Tensor tensor) => tensor.ScalarValue<long>();
    public static explicit operator sbyte(Tensor tensor) => tensor.ScalarValue<sbyte>();
    public static explicit operator short(Tensor tensor) => tensor.ScalarValue<short>();
    public static explicit operator string(Tensor tensor) => tensor.ScalarString();
    public static explicit operator uint(Tensor tensor) => tensor.ScalarValue<uint>();
    public static explicit operator ulong(Tensor tensor) => tensor.ScalarValue<ulong>();
    public static explicit operator ushort(Tensor tensor) => tensor.ScalarValue<ushort>();
}
