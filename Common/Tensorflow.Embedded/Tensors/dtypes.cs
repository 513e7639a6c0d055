namespace Tensorflow;

/// <summary>The element types by name, and what can be asked of one.</summary>
public static class dtypes
{
    const int RefOffset = 100;

    /// <summary><see cref="TF_DataType.TF_BOOL"/>.</summary>
    public static TF_DataType @bool = TF_DataType.TF_BOOL;
    /// <summary><see cref="TF_DataType.TF_INT8"/>.</summary>
    public static TF_DataType int8 = TF_DataType.TF_INT8;
    /// <summary><see cref="TF_DataType.TF_INT32"/>.</summary>
    public static TF_DataType int32 = TF_DataType.TF_INT32;
    /// <summary><see cref="TF_DataType.TF_INT64"/>.</summary>
    public static TF_DataType int64 = TF_DataType.TF_INT64;
    /// <summary><see cref="TF_DataType.TF_UINT8"/>.</summary>
    public static TF_DataType uint8 = TF_DataType.TF_UINT8;
    /// <summary><see cref="TF_DataType.TF_UINT32"/>.</summary>
    public static TF_DataType uint32 = TF_DataType.TF_UINT32;
    /// <summary><see cref="TF_DataType.TF_UINT64"/>.</summary>
    public static TF_DataType uint64 = TF_DataType.TF_UINT64;
    /// <summary><see cref="TF_DataType.TF_HALF"/>.</summary>
    public static TF_DataType float16 = TF_DataType.TF_HALF;
    /// <summary><see cref="TF_DataType.TF_FLOAT"/>.</summary>
    public static TF_DataType float32 = TF_DataType.TF_FLOAT;
    /// <summary><see cref="TF_DataType.TF_DOUBLE"/>.</summary>
    public static TF_DataType float64 = TF_DataType.TF_DOUBLE;
    /// <summary><see cref="TF_DataType.TF_COMPLEX"/>.</summary>
    public static TF_DataType complex = TF_DataType.TF_COMPLEX;
    /// <summary><see cref="TF_DataType.TF_COMPLEX64"/>.</summary>
    public static TF_DataType complex64 = TF_DataType.TF_COMPLEX64;
    /// <summary><see cref="TF_DataType.TF_COMPLEX128"/>.</summary>
    public static TF_DataType complex128 = TF_DataType.TF_COMPLEX128;
    /// <summary><see cref="TF_DataType.TF_RESOURCE"/>.</summary>
    public static TF_DataType resource = TF_DataType.TF_RESOURCE;
    /// <summary><see cref="TF_DataType.TF_VARIANT"/>.</summary>
    public static TF_DataType variant = TF_DataType.TF_VARIANT;

    /// <summary>The dtype of a name as Python has it: <c>float32</c>.</summary>
    /// <exception cref="ValueError">There is none of that name.</exception>
    public static TF_DataType tf_dtype_from_name(string name)
    {
        foreach (var type in Enum.GetValues<TF_DataType>())
        {
            if (type != TF_DataType.DtInvalid && !type.is_ref_dtype() && type.as_python_name() == name)
                return type;
        }

        throw new ValueError($"There is no dtype named '{name}'");
    }

    /// <summary>The dtype of the values, for one that stands for references to them.</summary>
    public static TF_DataType as_base_dtype(this TF_DataType type) => type.is_ref_dtype() ? type - RefOffset : type;

    /// <summary>The dtype of references to values of this one; one of references is its own.</summary>
    public static TF_DataType as_ref(this TF_DataType type) => type.is_ref_dtype() ? type : type + RefOffset;

    /// <summary>Whether it stands for references to values, as graphs of TensorFlow 1 have them.</summary>
    public static bool is_ref_dtype(this TF_DataType type) => (int)type > RefOffset;

    /// <summary>Whether it stands for values, not for references to them.</summary>
    public static bool is_value_dtype(this TF_DataType type) => !type.is_ref_dtype();

    /// <summary>The name in NumPy: <c>float32</c>, <c>bool</c>, <c>int64</c>.</summary>
    public static string as_numpy_name(this TF_DataType type) => type.as_python_name();

    /// <summary>The name in Python: <c>float32</c>, <c>bool</c>, <c>int64</c>.</summary>
    public static string as_python_name(this TF_DataType type) => type.as_base_dtype() switch
    {
        TF_DataType.TF_FLOAT => "float32",
        TF_DataType.TF_DOUBLE => "float64",
        TF_DataType.TF_INT32 => "int32",
        TF_DataType.TF_UINT8 => "uint8",
        TF_DataType.TF_INT16 => "int16",
        TF_DataType.TF_INT8 => "int8",
        TF_DataType.TF_STRING => "string",
        TF_DataType.TF_COMPLEX64 => "complex64",
        TF_DataType.TF_INT64 => "int64",
        TF_DataType.TF_BOOL => "bool",
        TF_DataType.TF_QINT8 => "qint8",
        TF_DataType.TF_QUINT8 => "quint8",
        TF_DataType.TF_QINT32 => "qint32",
        TF_DataType.TF_BFLOAT16 => "bfloat16",
        TF_DataType.TF_QINT16 => "qint16",
        TF_DataType.TF_QUINT16 => "quint16",
        TF_DataType.TF_UINT16 => "uint16",
        TF_DataType.TF_COMPLEX128 => "complex128",
        TF_DataType.TF_HALF => "float16",
        TF_DataType.TF_RESOURCE => "resource",
        TF_DataType.TF_VARIANT => "variant",
        TF_DataType.TF_UINT32 => "uint32",
        TF_DataType.TF_UINT64 => "uint64",
        _ => "invalid",
    };

    /// <summary>The .NET type of one element: float, int, bool, string.</summary>
    /// <exception cref="TypeError">No .NET type holds it.</exception>
    public static Type as_system_dtype(this TF_DataType type) => type.as_base_dtype() switch
    {
        TF_DataType.TF_FLOAT => typeof(float),
        TF_DataType.TF_DOUBLE => typeof(double),
        TF_DataType.TF_INT32 => typeof(int),
        TF_DataType.TF_UINT8 => typeof(byte),
        TF_DataType.TF_INT16 => typeof(short),
        TF_DataType.TF_INT8 => typeof(sbyte),
        TF_DataType.TF_STRING => typeof(string),
        TF_DataType.TF_INT64 => typeof(long),
        TF_DataType.TF_BOOL => typeof(bool),
        TF_DataType.TF_UINT16 => typeof(ushort),
        TF_DataType.TF_COMPLEX128 => typeof(System.Numerics.Complex),
        TF_DataType.TF_HALF => typeof(Half),
        TF_DataType.TF_UINT32 => typeof(uint),
        TF_DataType.TF_UINT64 => typeof(ulong),
        _ => throw new TypeError($"No .NET type holds {type.as_python_name()}"),
    };

    /// <summary>The dtype that holds a .NET type, or the elements of an array type.</summary>
    /// <exception cref="TypeError">No dtype holds it.</exception>
    public static TF_DataType as_tf_dtype(this Type type)
    {
        var element = type;
        while (element.IsArray)
            element = element.GetElementType()!;
        return Type.GetTypeCode(element) switch
        {
            TypeCode.Single => TF_DataType.TF_FLOAT,
            TypeCode.Double => TF_DataType.TF_DOUBLE,
            TypeCode.Int32 => TF_DataType.TF_INT32,
            TypeCode.Byte => TF_DataType.TF_UINT8,
            TypeCode.Int16 => TF_DataType.TF_INT16,
            TypeCode.SByte => TF_DataType.TF_INT8,
            TypeCode.String or TypeCode.Char => TF_DataType.TF_STRING,
            TypeCode.Int64 => TF_DataType.TF_INT64,
            TypeCode.Boolean => TF_DataType.TF_BOOL,
            TypeCode.UInt16 => TF_DataType.TF_UINT16,
            TypeCode.UInt32 => TF_DataType.TF_UINT32,
            TypeCode.UInt64 => TF_DataType.TF_UINT64,
            _ when element == typeof(Half) => TF_DataType.TF_HALF,
            _ when element == typeof(System.Numerics.Complex) => TF_DataType.TF_COMPLEX128,
            _ => throw new TypeError($"No dtype holds {type}"),
        };
    }

    /// <summary>Bytes of one element; 0 where they vary.</summary>
    public static int get_datatype_size(this TF_DataType type) => type.as_base_dtype() switch
    {
        TF_DataType.TF_BOOL or TF_DataType.TF_UINT8 or TF_DataType.TF_INT8 or TF_DataType.TF_QINT8 or TF_DataType.TF_QUINT8 => 1,
        TF_DataType.TF_HALF or TF_DataType.TF_BFLOAT16 or TF_DataType.TF_INT16 or TF_DataType.TF_UINT16
            or TF_DataType.TF_QINT16 or TF_DataType.TF_QUINT16 => 2,
        TF_DataType.TF_FLOAT or TF_DataType.TF_INT32 or TF_DataType.TF_UINT32 or TF_DataType.TF_QINT32 => 4,
        TF_DataType.TF_DOUBLE or TF_DataType.TF_INT64 or TF_DataType.TF_UINT64 or TF_DataType.TF_COMPLEX64 => 8,
        TF_DataType.TF_COMPLEX128 => 16,
        _ => 0,
    };

    /// <summary>Whether it is bool, or references to bool.</summary>
    public static bool is_bool(this TF_DataType type) => type.as_base_dtype() == TF_DataType.TF_BOOL;

    /// <summary>Whether both are the same but for standing for references.</summary>
    public static bool is_compatible_with(this TF_DataType self, TF_DataType other) => self.as_base_dtype() == other.as_base_dtype();

    /// <summary>Whether it is complex64 or complex128.</summary>
    public static bool is_complex(this TF_DataType type) => type.as_base_dtype() is TF_DataType.TF_COMPLEX64 or TF_DataType.TF_COMPLEX128;

    /// <summary>Whether it is float16, bfloat16, float32 or float64.</summary>
    public static bool is_floating(this TF_DataType type) =>
        type.as_base_dtype() is TF_DataType.TF_HALF or TF_DataType.TF_BFLOAT16 or TF_DataType.TF_FLOAT or TF_DataType.TF_DOUBLE;

    /// <summary>Signed or unsigned, but not quantized.</summary>
    public static bool is_integer(this TF_DataType type) =>
        type.is_unsigned() || type.as_base_dtype() is TF_DataType.TF_INT8 or TF_DataType.TF_INT16 or TF_DataType.TF_INT32 or TF_DataType.TF_INT64;

    /// <summary>Whether it is uint8, uint16, uint32 or uint64.</summary>
    public static bool is_unsigned(this TF_DataType type) =>
        type.as_base_dtype() is TF_DataType.TF_UINT8 or TF_DataType.TF_UINT16 or TF_DataType.TF_UINT32 or TF_DataType.TF_UINT64;

    /// <summary>The largest value of an integer type.</summary>
    /// <exception cref="ValueError">A long does not hold it.</exception>
    public static long max(this TF_DataType type) => type.as_base_dtype() switch
    {
        TF_DataType.TF_INT8 => sbyte.MaxValue,
        TF_DataType.TF_INT16 => short.MaxValue,
        TF_DataType.TF_INT32 => int.MaxValue,
        TF_DataType.TF_INT64 => long.MaxValue,
        TF_DataType.TF_UINT8 => byte.MaxValue,
        TF_DataType.TF_UINT16 => ushort.MaxValue,
        TF_DataType.TF_UINT32 => uint.MaxValue,
        _ => throw new ValueError($"The largest value of {type.as_python_name()} is not an int64"),
    };

    /// <summary>The smallest value of an integer type.</summary>
    /// <exception cref="ValueError">A long does not hold it.</exception>
    public static long min(this TF_DataType type) => type.as_base_dtype() switch
    {
        TF_DataType.TF_INT8 => sbyte.MinValue,
        TF_DataType.TF_INT16 => short.MinValue,
        TF_DataType.TF_INT32 => int.MinValue,
        TF_DataType.TF_INT64 => long.MinValue,
        TF_DataType.TF_UINT8 or TF_DataType.TF_UINT16 or TF_DataType.TF_UINT32 or TF_DataType.TF_UINT64 => 0,
        _ => throw new ValueError($"The smallest value of {type.as_python_name()} is not an int64"),
    };

    /// <summary>TensorFlow's number of the dtype.</summary>
    public static int name(this TF_DataType type) => (int)type;

    /// <summary>The dtype of a complex type's parts; another type is its own.</summary>
    public static TF_DataType real_dtype(this TF_DataType self) => self.as_base_dtype() switch
    {
        TF_DataType.TF_COMPLEX64 => TF_DataType.TF_FLOAT,
        TF_DataType.TF_COMPLEX128 => TF_DataType.TF_DOUBLE,
        _ => self,
    };
}
