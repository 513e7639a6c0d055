namespace Labs.TensorTypes;

/// <summary>A tensor's element type, with TensorFlow's numbers (tensorflow/core/framework/types.proto).</summary>
public enum DataType
{
    /// <summary>No type; never in a file.</summary>
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
    /// <summary>A handle to a resource.</summary>
    Resource = 20,
    /// <summary>A value of a type of the program's own, such as a dataset's iterator.</summary>
    Variant = 21,
    /// <summary>uint32, 4 bytes.</summary>
    UInt32 = 22,
    /// <summary>uint64, 8 bytes.</summary>
    UInt64 = 23,
    /// <summary>float8_e5m2, 1 byte.</summary>
    Float8E5M2 = 24,
    /// <summary>float8_e4m3fn, 1 byte.</summary>
    Float8E4M3FN = 25,
    /// <summary>int4: not a whole number of bytes.</summary>
    Int4 = 29,
    /// <summary>uint4: not a whole number of bytes.</summary>
    UInt4 = 30,
}
