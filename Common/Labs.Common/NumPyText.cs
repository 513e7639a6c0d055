using System.Globalization;
using System.Text;
using Tensorflow.NumPy;

namespace Labs.Common;

/// <summary>
/// Arrays and numbers as Python prints them: <c>[[0.]</c>, line feed, <c> [0.]]</c>. (TensorFlow.NET prints <c>array([[0], ...</c>.) Source: numpy/core/arrayprint.py, FloatingFormat and
/// _formatArray of NumPy 1.26 with its default options; arrays of more than 1000 elements, which NumPy shortens, are printed whole.
/// </summary>
public static class NumPyText
{
    // NumPy's default options.
    private const int Precision = 8;
    private const int LineWidth = 75;

    /// <summary>Python's <c>str(array)</c>.</summary>
    /// <param name="array">float32, of rank 1 or more.</param>
    public static string str(NDArray array) => Text(array, " ", "", "");

    /// <summary>Python's <c>repr(array)</c>, which is what a list of arrays is printed as: <c>array([[0.], ...</c></summary>
    /// <inheritdoc cref="str(NDArray)"/>
    public static string repr(NDArray array) => Text(array, ", ", "array(", ", dtype=float32)");

    /// <summary>Python's <c>str</c> of a list of arrays.</summary>
    public static string str(params NDArray[] arrays) => $"[{string.Join(", ", arrays.Select(repr))}]";

    /// <summary>Python's <c>str</c> of a float32: <c>0.6931472</c>, <c>2.28e-06</c>, <c>1.0</c>.</summary>
    public static string str(float number)
    {
        if (!float.IsFinite(number)) return NonFinite(number);
        var size = Math.Abs(number);
        if (number != 0 && size is < 1e-4f or >= 1e16f)
        {
            var (digits, exponent) = Scientific(number);
            return $"{digits.TrimEnd('.')}e{Exponent(exponent, 2)}";
        }
        var text = Shortest(number);
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    private static string Text(NDArray array, string separator, string prefix, string suffix)
    {
        ArgumentNullException.ThrowIfNull(array);
        var words = Words(array.ToArray<float>());
        var text = new StringBuilder(prefix);
        Append(text, words, array.shape.dims, 0, 0, separator, prefix.Length + 1, suffix.Length);
        return text.Append(suffix).ToString();
    }

    /// <summary>Adds the elements of one index of the first <paramref name="axis"/> axes.</summary>
    /// <param name="first">Place of the first of them.</param>
    /// <param name="indent">Of a continued line.</param>
    /// <param name="after">Characters that have to find room behind the last element.</param>
    private static void Append(StringBuilder text, string[] words, long[] dims, int axis, int first, string separator, int indent, int after)
    {
        text.Append('[');
        var count = (int)dims[axis];
        var size = words.Length / (int)dims[..(axis + 1)].Aggregate(1L, (product, dim) => product * Math.Max(1, dim));
        for (var i = 0; i < count; i++)
        {
            var isLast = i == count - 1;
            if (axis < dims.Length - 1)
            {
                Append(text, words, dims, axis + 1, first + (i * size), separator, indent + 1, isLast ? after + 1 : separator.TrimEnd().Length);
                if (!isLast) text.Append(separator.TrimEnd()).Append('\n', dims.Length - 1 - axis).Append(' ', indent);
                continue;
            }
            var word = words[first + i];
            var column = text.Length - (text.ToString().LastIndexOf('\n') + 1);
            // _extendLine: what stands behind the word has to fit too.
            if (i > 0 && column + word.Length + (isLast ? after + 1 : separator.TrimEnd().Length) > LineWidth)
            {
                while (text[^1] == ' ') text.Length--;
                text.Append('\n').Append(' ', indent);
            }
            text.Append(word);
            if (!isLast) text.Append(separator);
        }
        text.Append(']');
    }

    /// <summary>All elements in one format, at one width.</summary>
    private static string[] Words(float[] values)
    {
        var finite = values.Where(float.IsFinite).ToArray();
        var sizes = finite.Where(value => value != 0).Select(Math.Abs).ToArray();
        var words = sizes.Length > 0 && (sizes.Max() >= 1e8f || sizes.Min() < 1e-4f || sizes.Max() / sizes.Min() > 1000f) ? Scientific(values) : Positional(values);
        var width = words.Max(word => word.Length);
        return Array.ConvertAll(words, word => word.PadLeft(width));
    }

    private static string[] Positional(float[] values)
    {
        var words = Array.ConvertAll(values, value =>
        {
            if (!float.IsFinite(value)) return NonFinite(value);
            var text = Shortest(value);
            var point = text.IndexOf('.', StringComparison.Ordinal);
            if (point < 0) return text + ".";
            // Digits beyond the precision are rounded off from the number itself.
            return text.Length - point - 1 <= Precision ? text : ((double)value).ToString("F8", CultureInfo.InvariantCulture).TrimEnd('0');
        });
        var fraction = words.Max(word => word.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? word.Length - point : 0);
        return Array.ConvertAll(words, word => word.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? word.PadRight(point + fraction) : word);
    }

    private static string[] Scientific(float[] values)
    {
        var parts = Array.ConvertAll(values, value => float.IsFinite(value) ? Scientific(value) : (Digits: NonFinite(value), Exponent: 0));
        var digits = parts.Max(part => part.Digits.Length - part.Digits.IndexOf('.', StringComparison.Ordinal) - 1);
        var exponentDigits = parts.Max(part => Math.Max(2, Math.Abs(part.Exponent).ToString(CultureInfo.InvariantCulture).Length));
        return Array.ConvertAll(parts, part => part.Digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point
            ? $"{part.Digits.PadRight(point + 1 + digits, '0')}e{Exponent(part.Exponent, exponentDigits)}"
            : part.Digits);
    }

    // The fewest digits that give the number back, with a point behind the first: 1.2345, and its exponent.
    private static (string Digits, int Exponent) Scientific(float value)
    {
        var parts = value.ToString("R", CultureInfo.InvariantCulture).TrimStart('-').Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal) is >= 0 and var at ? at : parts[0].Length;
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
        var zeros = value == 0 ? 0 : digits.Length - digits.TrimStart('0').Length;
        var exponent = point - 1 - zeros + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        return ($"{(float.IsNegative(value) ? "-" : "")}{digits[zeros]}.{digits[(zeros + 1)..].TrimEnd('0')}", exponent);
    }

    private static string Exponent(int exponent, int digits) => (exponent < 0 ? "-" : "+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');

    // .NET's shortest digits, written out where it takes an exponent.
    private static string Shortest(float value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture) : text;
    }

    private static string NonFinite(float value) => float.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}
