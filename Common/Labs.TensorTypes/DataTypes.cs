using System.Numerics;

namespace Labs.TensorTypes;

/// <summary>What is known of each <see cref="DataType"/>. Any number of threads may call.</summary>
public static class DataTypes
{
    /// <summary>Bytes of one element; 0 for <see cref="DataType.String"/> and for types whose elements have no size in bytes.</summary>
    public static int Size(this DataType dtype) => dtype switch
    {
        DataType.UInt8 or DataType.Int8 or DataType.Bool or DataType.QInt8 or DataType.QUInt8 or DataType.Float8E5M2 or DataType.Float8E4M3FN => 1,
        DataType.Int16 or DataType.UInt16 or DataType.Half or DataType.BFloat16 or DataType.QInt16 or DataType.QUInt16 => 2,
        DataType.Float or DataType.Int32 or DataType.UInt32 or DataType.QInt32 => 4,
        DataType.Double or DataType.Int64 or DataType.UInt64 or DataType.Complex64 => 8,
        DataType.Complex128 => 16,
        _ => 0,
    };

    /// <summary>TensorFlow's name of the type: <c>float32</c>, <c>int64</c>, <c>string</c>.</summary>
    public static string Name(this DataType dtype) => dtype switch
    {
        DataType.Float => "float32",
        DataType.Double => "float64",
        DataType.Half => "float16",
        DataType.Float8E5M2 => "float8_e5m2",
        DataType.Float8E4M3FN => "float8_e4m3fn",
        _ when Enum.IsDefined(dtype) => dtype.ToString().ToLowerInvariant(),
        _ => $"dtype {(int)dtype}",
    };

    /// <summary>The type that holds elements of <typeparamref name="T"/>: float, double, Half, BFloat16, Complex64, Complex, bool and the integers of 8 to 64 bits.</summary>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is another type.</exception>
    public static DataType Of<T>() where T : unmanaged => Of(typeof(T));

    /// <summary>The type that holds elements of a .NET type, as <see cref="Of{T}"/>.</summary>
    /// <exception cref="ArgumentException">None does.</exception>
    public static DataType Of(Type element) =>
        element == typeof(float) ? DataType.Float
        : element == typeof(double) ? DataType.Double
        : element == typeof(int) ? DataType.Int32
        : element == typeof(long) ? DataType.Int64
        : element == typeof(bool) ? DataType.Bool
        : element == typeof(byte) ? DataType.UInt8
        : element == typeof(sbyte) ? DataType.Int8
        : element == typeof(short) ? DataType.Int16
        : element == typeof(ushort) ? DataType.UInt16
        : element == typeof(uint) ? DataType.UInt32
        : element == typeof(ulong) ? DataType.UInt64
        : element == typeof(Half) ? DataType.Half
        : element == typeof(Complex) ? DataType.Complex128
        : element == typeof(BFloat16) ? DataType.BFloat16
        : element == typeof(Complex64) ? DataType.Complex64
        : throw new ArgumentException($"No tensor has elements of {element?.Name ?? "no type"}: float, double, Half, BFloat16, Complex64, Complex, bool and integers of 8 to 64 bits are possible.", nameof(element));
}
