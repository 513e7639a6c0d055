using System.Globalization;

namespace Tensorflow;

/// <summary>
/// Tensors of rank 0. The engine's own literals and the numbers beside an operator, which nobody else gets to see, recur in every step and are made once (<see cref="Of"/>). A tensor that a
/// program can hold is a new one (<see cref="New"/>): tapes mark the tensor, not the number.
/// </summary>
internal static class Scalars
{
    private const int Remembered = 64;

    [ThreadStatic]
    private static Entry[]? remembered;

    private struct Entry
    {
        public double Number;
        public TF_DataType Dtype;
        public Tensor? Tensor;
    }

    /// <summary>The number in the given dtype, as a tensor of its own.</summary>
    public static Tensor New<T>(TF_DataType dtype, T number) where T : unmanaged => Make(dtype, number);

    /// <summary>The number in the given dtype, for the engine alone: others may have the same tensor, which is never given to a program, watched or written to.</summary>
    public static Tensor Of<T>(TF_DataType dtype, T number) where T : unmanaged
    {
        if (number is long or ulong) return Make(dtype, number);
        var value = number switch
        {
            float f => f,
            double d => d,
            int i => i,
            bool b => b ? 1 : 0,
            _ => Convert.ToDouble(number, CultureInfo.InvariantCulture),
        };
        remembered ??= new Entry[Remembered];
        var bits = BitConverter.DoubleToInt64Bits(value);
        ref var entry = ref remembered[(int)((ulong)(bits * unchecked((long)0x9E3779B97F4A7C15)) >> 58) ^ ((int)dtype & 3)];
        if (entry.Tensor is not null && entry.Dtype == dtype && BitConverter.DoubleToInt64Bits(entry.Number) == bits) return entry.Tensor;
        entry = new Entry { Number = value, Dtype = dtype, Tensor = Make(dtype, value) };
        return entry.Tensor;
    }

    private static Tensor Make<T>(TF_DataType dtype, T number) where T : unmanaged
    {
        var tensor = new Tensor(Shape.Adopt([]), dtype);
        var culture = CultureInfo.InvariantCulture;
        switch (dtype)
        {
            case TF_DataType.TF_FLOAT: tensor.Span<float>()[0] = Convert.ToSingle(number, culture); break;
            case TF_DataType.TF_DOUBLE: tensor.Span<double>()[0] = Convert.ToDouble(number, culture); break;
            case TF_DataType.TF_INT32: tensor.Span<int>()[0] = Convert.ToInt32(number, culture); break;
            case TF_DataType.TF_INT64: tensor.Span<long>()[0] = Convert.ToInt64(number, culture); break;
            case TF_DataType.TF_BOOL: tensor.Span<bool>()[0] = Convert.ToBoolean(number, culture); break;
            case TF_DataType.TF_UINT8: tensor.Span<byte>()[0] = Convert.ToByte(number, culture); break;
            case TF_DataType.TF_INT8: tensor.Span<sbyte>()[0] = Convert.ToSByte(number, culture); break;
            case TF_DataType.TF_INT16: tensor.Span<short>()[0] = Convert.ToInt16(number, culture); break;
            case TF_DataType.TF_UINT16: tensor.Span<ushort>()[0] = Convert.ToUInt16(number, culture); break;
            case TF_DataType.TF_UINT32: tensor.Span<uint>()[0] = Convert.ToUInt32(number, culture); break;
            case TF_DataType.TF_UINT64: tensor.Span<ulong>()[0] = Convert.ToUInt64(number, culture); break;
            default: throw new TypeError($"A number cannot be a tensor of {dtype.as_python_name()}.");
        }
        return tensor;
    }
}
