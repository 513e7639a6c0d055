using System.Runtime.CompilerServices;

namespace Tensorflow;

/// <summary>Facts about element types.</summary>
internal static class DataTypes
{
    /// <summary>Bytes of one element; 0 for strings.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Size(this TF_DataType dtype) => dtype == TF_DataType.TF_FLOAT ? sizeof(float) : SizeOfOther(dtype);

    private static int SizeOfOther(TF_DataType dtype) => dtype switch
    {
        TF_DataType.TF_FLOAT or TF_DataType.TF_INT32 or TF_DataType.TF_UINT32 => 4,
        TF_DataType.TF_DOUBLE or TF_DataType.TF_INT64 or TF_DataType.TF_UINT64 => 8,
        TF_DataType.TF_BOOL or TF_DataType.TF_UINT8 or TF_DataType.TF_INT8 => 1,
        TF_DataType.TF_INT16 or TF_DataType.TF_UINT16 => 2,
        TF_DataType.TF_STRING => 0,
        _ => throw new TypeError($"The dtype {dtype} is not offered; use bool, uint8, int8 to int64, uint16 to uint64, float32, float64 or string."),
    };

    /// <summary>The name in TensorFlow's C++ messages, as in <c>float</c>.</summary>
    public static string CppName(this TF_DataType dtype) => dtype switch
    {
        TF_DataType.TF_FLOAT => "float",
        TF_DataType.TF_DOUBLE => "double",
        _ => dtype.as_python_name(),
    };

    public static bool IsFloating(this TF_DataType dtype) => dtype is TF_DataType.TF_FLOAT or TF_DataType.TF_DOUBLE;

    public static bool IsInteger(this TF_DataType dtype) => !dtype.IsFloating() && dtype is not (TF_DataType.TF_BOOL or TF_DataType.TF_STRING);

    /// <summary>The dtype of .NET values.</summary>
    public static TF_DataType Of(Type type) =>
        type == typeof(float) ? TF_DataType.TF_FLOAT
        : type == typeof(double) ? TF_DataType.TF_DOUBLE
        : type == typeof(int) ? TF_DataType.TF_INT32
        : type == typeof(long) ? TF_DataType.TF_INT64
        : type == typeof(bool) ? TF_DataType.TF_BOOL
        : type == typeof(byte) ? TF_DataType.TF_UINT8
        : type == typeof(sbyte) ? TF_DataType.TF_INT8
        : type == typeof(short) ? TF_DataType.TF_INT16
        : type == typeof(ushort) ? TF_DataType.TF_UINT16
        : type == typeof(uint) ? TF_DataType.TF_UINT32
        : type == typeof(ulong) ? TF_DataType.TF_UINT64
        : type == typeof(string) ? TF_DataType.TF_STRING
        : throw new TypeError($"A .NET value of type {type.Name} has no dtype here.");

    /// <summary>The dtype that holds the values of both, for NumPy arrays and numbers: bool, unsigned, signed, float32, float64 in this order.</summary>
    public static TF_DataType Promote(TF_DataType a, TF_DataType b)
    {
        if (a == b) return a;
        if (a == TF_DataType.TF_DOUBLE || b == TF_DataType.TF_DOUBLE) return TF_DataType.TF_DOUBLE;
        if (a == TF_DataType.TF_FLOAT || b == TF_DataType.TF_FLOAT) return TF_DataType.TF_FLOAT;
        if (a == TF_DataType.TF_BOOL) return b;
        if (b == TF_DataType.TF_BOOL) return a;
        if (a == TF_DataType.TF_INT64 || b == TF_DataType.TF_INT64) return TF_DataType.TF_INT64;
        if (a.Size() == b.Size()) return a.Size() switch { 1 => TF_DataType.TF_INT16, 2 => TF_DataType.TF_INT32, _ => TF_DataType.TF_INT64 };
        return a.Size() > b.Size() ? a : b;
    }
}
