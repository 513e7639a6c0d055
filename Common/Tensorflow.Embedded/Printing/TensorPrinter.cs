using System.Globalization;
using System.Text;
using Tensorflow.NumPy;

namespace Tensorflow.Printing;

/// <summary>
/// Writes tensors as TensorFlow.NET 0.150 does (reference: its NDArrayRender): rows end in ", " and a line feed; of more than ten rows or numbers the first five and the last five;
/// numbers in the shortest form that reads back the same.
/// </summary>
internal static class TensorPrinter
{
    // Of more numbers than this in a row, half as many are written at each end.
    private const int Whole = 10;

    /// <summary>The tensor with shape and dtype, or as an array where it is one.</summary>
    public static string Text(Tensor tensor) => tensor is NDArray
        ? Content(tensor)
        : $"tf.Tensor: shape={tensor.Dimensions}, dtype={tensor.dtype.as_python_name()}, numpy={Content(tensor)}";

    /// <summary>The elements: <c>array([...])</c>, or the bare number of rank 0.</summary>
    public static string Content(Tensor tensor, int rows = Whole)
    {
        if (tensor.ndim == 0) return Element(tensor, 0);
        var text = new StringBuilder("array(");
        Axis(text, tensor, 0, 0, rows);
        text.Append(')');
        GC.KeepAlive(tensor);
        return text.ToString();
    }

    private static void Axis(StringBuilder text, Tensor tensor, int axis, long offset, int rows)
    {
        var length = tensor.Dimensions.Span[axis];
        var stride = 1L;
        foreach (var dim in tensor.Dimensions.Span[(axis + 1)..]) stride *= dim;
        text.Append('[');
        if (axis == tensor.ndim - 1)
        {
            if (length == 0) text.Append("<empty>");
            Join(text, length, Whole, ", ", ", ..., ", i => text.Append(Element(tensor, offset + i)));
        }
        else
        {
            Join(text, length, rows, ", \n", ", \n ... \n", i => Axis(text, tensor, axis + 1, offset + (i * stride), rows));
        }
        text.Append(']');
    }

    private static void Join(StringBuilder text, long length, int whole, string between, string gap, Action<long> append)
    {
        for (long i = 0; i < length; i++)
        {
            var cut = i == whole / 2 && length > whole;
            if (i > 0) text.Append(cut ? gap : between);
            if (cut) i = length - (whole / 2);
            append(i);
        }
    }

    private static string Element(Tensor tensor, long index)
    {
        var i = (int)index;
        var culture = CultureInfo.InvariantCulture;
        return tensor.dtype switch
        {
            TF_DataType.TF_FLOAT => tensor.Span<float>()[i].ToString(culture),
            TF_DataType.TF_DOUBLE => tensor.Span<double>()[i].ToString(culture),
            TF_DataType.TF_INT32 => tensor.Span<int>()[i].ToString(culture),
            TF_DataType.TF_INT64 => tensor.Span<long>()[i].ToString(culture),
            TF_DataType.TF_BOOL => tensor.Span<bool>()[i] ? "True" : "False",
            TF_DataType.TF_UINT8 => tensor.Span<byte>()[i].ToString(culture),
            TF_DataType.TF_INT8 => tensor.Span<sbyte>()[i].ToString(culture),
            TF_DataType.TF_INT16 => tensor.Span<short>()[i].ToString(culture),
            TF_DataType.TF_UINT16 => tensor.Span<ushort>()[i].ToString(culture),
            TF_DataType.TF_UINT32 => tensor.Span<uint>()[i].ToString(culture),
            TF_DataType.TF_UINT64 => tensor.Span<ulong>()[i].ToString(culture),
            TF_DataType.TF_STRING => $"'{Readable(tensor.Strings![i])}'",
            _ => "?",
        };
    }

    // Bytes that are no text are written as Python writes them.
    private static string Readable(byte[] bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder();
        foreach (var unit in bytes)
        {
            if (unit is >= 0x20 and < 0x7F) text.Append((char)unit);
            else text.Append(CultureInfo.InvariantCulture, $"\\x{unit:x2}");
        }
        return text.ToString();
    }
}
