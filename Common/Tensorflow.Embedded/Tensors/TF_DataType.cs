namespace Tensorflow;

/// <summary>The element types, with TensorFlow's numbers.</summary>
public enum TF_DataType
{
    /// <summary>None: where a parameter has it, the dtype follows from the value.</summary>
    DtInvalid = 0,
    /// <summary>float32, .NET's float.</summary>
    TF_FLOAT = 1,
    /// <summary>float64, .NET's double.</summary>
    TF_DOUBLE = 2,
    /// <summary>int32, .NET's int.</summary>
    TF_INT32 = 3,
    /// <summary>uint8, .NET's byte.</summary>
    TF_UINT8 = 4,
    /// <summary>int16, .NET's short.</summary>
    TF_INT16 = 5,
    /// <summary>int8, .NET's sbyte.</summary>
    TF_INT8 = 6,
    /// <summary>Strings of bytes, of any length each.</summary>
    TF_STRING = 7,
    /// <summary>complex64; another name of <see cref="TF_COMPLEX64"/>.</summary>
    TF_COMPLEX = 8,
    /// <summary>complex64, two float32.</summary>
    TF_COMPLEX64 = 8,
    /// <summary>int64, .NET's long.</summary>
    TF_INT64 = 9,
    /// <summary>bool, one byte.</summary>
    TF_BOOL = 10,
    /// <summary>Quantized int8.</summary>
    TF_QINT8 = 11,
    /// <summary>Quantized uint8.</summary>
    TF_QUINT8 = 12,
    /// <summary>Quantized int32.</summary>
    TF_QINT32 = 13,
    /// <summary>bfloat16, the upper half of a float32.</summary>
    TF_BFLOAT16 = 14,
    /// <summary>Quantized int16.</summary>
    TF_QINT16 = 15,
    /// <summary>Quantized uint16.</summary>
    TF_QUINT16 = 16,
    /// <summary>uint16, .NET's ushort.</summary>
    TF_UINT16 = 17,
    /// <summary>complex128, two float64, .NET's Complex.</summary>
    TF_COMPLEX128 = 18,
    /// <summary>float16, .NET's Half.</summary>
    TF_HALF = 19,
    /// <summary>A handle of something that is no tensor: a variable's storage, an iterator.</summary>
    TF_RESOURCE = 20,
    /// <summary>Whatever an op stores under it.</summary>
    TF_VARIANT = 21,
    /// <summary>uint32, .NET's uint.</summary>
    TF_UINT32 = 22,
    /// <summary>uint64, .NET's ulong.</summary>
    TF_UINT64 = 23,
    /// <summary>A reference to values of <see cref="TF_FLOAT"/>, as graphs of TensorFlow 1 have them.</summary>
    DtFloatRef = 101,
    /// <summary>A reference to values of <see cref="TF_DOUBLE"/>, as graphs of TensorFlow 1 have them.</summary>
    DtDoubleRef = 102,
    /// <summary>A reference to values of <see cref="TF_INT32"/>, as graphs of TensorFlow 1 have them.</summary>
    DtInt32Ref = 103,
    /// <summary>A reference to values of <see cref="TF_UINT8"/>, as graphs of TensorFlow 1 have them.</summary>
    DtUint8Ref = 104,
    /// <summary>A reference to values of <see cref="TF_INT16"/>, as graphs of TensorFlow 1 have them.</summary>
    DtInt16Ref = 105,
    /// <summary>A reference to values of <see cref="TF_INT8"/>, as graphs of TensorFlow 1 have them.</summary>
    DtInt8Ref = 106,
    /// <summary>A reference to values of <see cref="TF_STRING"/>, as graphs of TensorFlow 1 have them.</summary>
    DtStringRef = 107,
    /// <summary>A reference to values of <see cref="TF_COMPLEX64"/>, as graphs of TensorFlow 1 have them.</summary>
    DtComplex64Ref = 108,
    /// <summary>A reference to values of <see cref="TF_INT64"/>, as graphs of TensorFlow 1 have them.</summary>
    DtInt64Ref = 109,
    /// <summary>A reference to values of <see cref="TF_BOOL"/>, as graphs of TensorFlow 1 have them.</summary>
    DtBoolRef = 110,
    /// <summary>A reference to values of <see cref="TF_QINT8"/>, as graphs of TensorFlow 1 have them.</summary>
    DtQint8Ref = 111,
    /// <summary>A reference to values of <see cref="TF_QUINT8"/>, as graphs of TensorFlow 1 have them.</summary>
    DtQuint8Ref = 112,
    /// <summary>A reference to values of <see cref="TF_QINT32"/>, as graphs of TensorFlow 1 have them.</summary>
    DtQint32Ref = 113,
    /// <summary>A reference to values of <see cref="TF_BFLOAT16"/>, as graphs of TensorFlow 1 have them.</summary>
    DtBfloat16Ref = 114,
    /// <summary>A reference to values of <see cref="TF_QINT16"/>, as graphs of TensorFlow 1 have them.</summary>
    DtQint16Ref = 115,
    /// <summary>A reference to values of <see cref="TF_QUINT16"/>, as graphs of TensorFlow 1 have them.</summary>
    DtQuint16Ref = 116,
    /// <summary>A reference to values of <see cref="TF_UINT16"/>, as graphs of TensorFlow 1 have them.</summary>
    DtUint16Ref = 117,
    /// <summary>A reference to values of <see cref="TF_COMPLEX128"/>, as graphs of TensorFlow 1 have them.</summary>
    DtComplex128Ref = 118,
    /// <summary>A reference to values of <see cref="TF_HALF"/>, as graphs of TensorFlow 1 have them.</summary>
    DtHalfRef = 119,
    /// <summary>A reference to values of <see cref="TF_RESOURCE"/>, as graphs of TensorFlow 1 have them.</summary>
    DtResourceRef = 120,
    /// <summary>A reference to values of <see cref="TF_VARIANT"/>, as graphs of TensorFlow 1 have them.</summary>
    DtVariantRef = 121,
    /// <summary>A reference to values of <see cref="TF_UINT32"/>, as graphs of TensorFlow 1 have them.</summary>
    DtUint32Ref = 122,
    /// <summary>A reference to values of <see cref="TF_UINT64"/>, as graphs of TensorFlow 1 have them.</summary>
    DtUint64Ref = 123,
}
