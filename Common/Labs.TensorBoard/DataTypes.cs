using System.Numerics;

namespace Labs.TensorBoard;

/// <summary>What the library needs to know of each <see cref="DataType"/>.</summary>
internal static class DataTypes
{
    /// <summary>Bytes of one element; 0 for <see cref="DataType.String"/> and for types whose elements have no fixed size.</summary>
    public static int Size(this DataType type) => type switch
    {
        DataType.UInt8 or DataType.Int8 or DataType.Bool or DataType.QInt8 or DataType.QUInt8 or DataType.Float8E5M2 or DataType.Float8E4M3FN => 1,
        DataType.Int16 or DataType.UInt16 or DataType.Half or DataType.BFloat16 or DataType.QInt16 or DataType.QUInt16 => 2,
        DataType.Float or DataType.Int32 or DataType.UInt32 or DataType.QInt32 => 4,
        DataType.Double or DataType.Int64 or DataType.UInt64 or DataType.Complex64 => 8,
        DataType.Complex128 => 16,
        _ => 0,
    };

    /// <summary>The type that holds elements of <typeparamref name="T"/>.</summary>
    /// <exception cref="ArgumentException">No type does.</exception>
    public static DataType Of<T>()
        where T : unmanaged =>
        typeof(T) == typeof(float) ? DataType.Float
        : typeof(T) == typeof(double) ? DataType.Double
        : typeof(T) == typeof(int) ? DataType.Int32
        : typeof(T) == typeof(long) ? DataType.Int64
        : typeof(T) == typeof(bool) ? DataType.Bool
        : typeof(T) == typeof(byte) ? DataType.UInt8
        : typeof(T) == typeof(sbyte) ? DataType.Int8
        : typeof(T) == typeof(short) ? DataType.Int16
        : typeof(T) == typeof(ushort) ? DataType.UInt16
        : typeof(T) == typeof(uint) ? DataType.UInt32
        : typeof(T) == typeof(ulong) ? DataType.UInt64
        : typeof(T) == typeof(Half) ? DataType.Half
        : typeof(T) == typeof(Complex) ? DataType.Complex128
        : throw new ArgumentException($"no tensor has elements of {typeof(T).Name}; a number, bool or Complex is expected");
}
