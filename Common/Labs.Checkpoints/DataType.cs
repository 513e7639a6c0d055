using System.Numerics;

namespace Labs.Checkpoints;

/// <summary>A tensor's element type, with TensorFlow's numbers (tensorflow/core/framework/types.proto).</summary>
public enum DataType
{
    /// <summary>No type; never in a checkpoint.</summary>
    Invalid = 0,
    /// <summary>float32, 4 bytes.</summary>
    Float = 1,
    /// <summary>float64, 8 bytes.</summary>
    Double = 2,
    /// <summary>int32, 4 bytes.</summary>
    Int32 = 3,
    /// <summary>uint8, 1 byte.</summary>
    UInt8 = 4,
    /// <summary>int16, 2 bytes.</summary>
    Int16 = 5,
    /// <summary>int8, 1 byte.</summary>
    Int8 = 6,
    /// <summary>Byte strings of any length.</summary>
    String = 7,
    /// <summary>complex64, two float32.</summary>
    Complex64 = 8,
    /// <summary>int64, 8 bytes.</summary>
    Int64 = 9,
    /// <summary>bool, 1 byte.</summary>
    Bool = 10,
    /// <summary>qint8, 1 byte.</summary>
    QInt8 = 11,
    /// <summary>quint8, 1 byte.</summary>
    QUInt8 = 12,
    /// <summary>qint32, 4 bytes.</summary>
    QInt32 = 13,
    /// <summary>bfloat16, 2 bytes.</summary>
    BFloat16 = 14,
    /// <summary>qint16, 2 bytes.</summary>
    QInt16 = 15,
    /// <summary>quint16, 2 bytes.</summary>
    QUInt16 = 16,
    /// <summary>uint16, 2 bytes.</summary>
    UInt16 = 17,
    /// <summary>complex128, two float64.</summary>
    Complex128 = 18,
    /// <summary>float16, 2 bytes.</summary>
    Half = 19,
    /// <summary>A handle to a resource; listed, not read.</summary>
    Resource = 20,
    /// <summary>A value of a type of the program's own, such as a dataset's iterator; listed, not read.</summary>
    Variant = 21,
    /// <summary>uint32, 4 bytes.</summary>
    UInt32 = 22,
    /// <summary>uint64, 8 bytes.</summary>
    UInt64 = 23,
    /// <summary>float8_e5m2, 1 byte.</summary>
    Float8E5M2 = 24,
    /// <summary>float8_e4m3fn, 1 byte.</summary>
    Float8E4M3FN = 25,
    /// <summary>int4; listed, not read.</summary>
    Int4 = 29,
    /// <summary>uint4; listed, not read.</summary>
    UInt4 = 30,
}

/// <summary>What is known of each <see cref="DataType"/>. Any number of threads may call.</summary>
public static class DataTypes
{
    /// <summary>Bytes of one element; 0 for <see cref="DataType.String"/> and for types that are not read.</summary>
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

    internal static DataType Of(Type element) =>
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
        : throw new ArgumentException($"No tensor type holds {element.Name}.");

    /// <summary>Elements of a shape; null where a dimension is negative or the product overflows.</summary>
    internal static long? ElementCount(ReadOnlySpan<long> shape)
    {
        long count = 1;
        var empty = false;
        foreach (var size in shape)
        {
            if (size < 0) return null;
            if (size == 0) empty = true;
            else if (count > long.MaxValue / size) return null;
            else count *= size;
        }
        return empty ? 0 : count;
    }

    /// <summary>A shape as TensorFlow prints it: <c>(2, 3)</c>, <c>(3,)</c>, <c>()</c>.</summary>
    internal static string ShapeText(IReadOnlyList<long> shape) => shape.Count == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape)})";
}
