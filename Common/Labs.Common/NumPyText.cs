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
    public static string str(NDArray array) => Text(array, " ", "", LineWidth);

    /// <summary>Python's <c>repr(array)</c>, which is what a list of arrays is printed as: <c>array([[0.], ...</c></summary>
    /// <inheritdoc cref="str(NDArray)"/>
    public static string repr(NDArray array)
    {
        const string name = "array(", dtype = "dtype=float32)";
        var text = $"{name}{Text(array, ", ", name, LineWidth - 1)},";
        var fits = text.Length - (text.LastIndexOf('\n') + 1) + dtype.Length + 1 <= LineWidth;
        return text + (fits ? " " : "\n" + new string(' ', name.Length)) + dtype;
    }

    /// <summary>Python's <c>str</c> of a list of arrays.</summary>
    public static string str(params NDArray[] arrays) => $"[{string.Join(", ", arrays.Select(repr))}]";

    /// <summary>Python's <c>str</c> of a float32: <c>0.6931472</c>, <c>2.28e-06</c>, <c>1.0</c>.</summary>
    public static string str(float number)
    {
        if (!float.IsFinite(number)) return NonFinite(number);
        // Compared as float64, as Python does: float32's .0001 is a little less.
        var size = Math.Abs((double)number);
        if (number != 0 && size is < 1e-4 or >= 1e16)
        {
            var (digits, exponent) = Scientific(number);
            return $"{digits.TrimEnd('.')}e{Exponent(exponent, 2)}";
        }
        var text = Shortest(number);
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    private static string Text(NDArray array, string separator, string prefix, int width)
    {
        ArgumentNullException.ThrowIfNull(array);
        return Text(Words(array.ToArray<float>()), array.shape.dims, separator, prefix.Length + 1, width);
    }

    /// <summary>Elements of an array or of a part of it, in brackets.</summary>
    /// <param name="words">The elements.</param>
    /// <param name="dims">The shape.</param>
    /// <param name="separator">Between elements.</param>
    /// <param name="indent">Of further lines.</param>
    /// <param name="width">Of a line.</param>
    private static string Text(ReadOnlySpan<string> words, ReadOnlySpan<long> dims, string separator, int indent, int width)
    {
        var comma = separator.TrimEnd();
        var text = new StringBuilder("[");
        if (dims.Length > 1)
        {
            var size = dims[0] == 0 ? 0 : words.Length / (int)dims[0];
            for (var i = 0; i < dims[0]; i++)
            {
                if (i > 0) text.Append(comma).Append('\n', dims.Length - 1).Append(' ', indent);
                text.Append(Text(words.Slice(i * size, size), dims[1..], separator, indent + 1, width - 1));
            }
            return text.Append(']').ToString();
        }
        var line = new string(' ', indent);
        foreach (var word in words)
        {
            // What stands behind the word has to fit too.
            if (line.Length > indent && line.Length + word.Length > width - 1)
            {
                text.Append(line.TrimEnd()[(text.Length == 1 ? indent : 0)..]).Append('\n');
                line = new string(' ', indent);
            }
            line += word + separator;
        }
        return text.Append(line[(text.Length == 1 ? indent : 0)..^(words.Length > 0 ? separator.Length : 0)]).Append(']').ToString();
    }

    /// <summary>All elements in one format, at one width.</summary>
    private static string[] Words(float[] values)
    {
        var finite = values.Where(float.IsFinite).ToArray();
        var sizes = finite.Where(value => value != 0).Select(Math.Abs).ToArray();
        var words = sizes.Length > 0 && (sizes.Max() >= 1e8 || sizes.Min() < 1e-4 || sizes.Max() / sizes.Min() > 1000f) ? Scientific(values) : Positional(values);
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
        var finite = values.Where(float.IsFinite).Select(Scientific).ToArray();
        var digits = finite.Max(part => part.Digits.Length - part.Digits.IndexOf('.', StringComparison.Ordinal) - 1);
        var exponentDigits = finite.Max(part => Math.Max(2, Math.Abs(part.Exponent).ToString(CultureInfo.InvariantCulture).Length));
        return Array.ConvertAll(values, value =>
        {
            if (!float.IsFinite(value)) return NonFinite(value);
            // As many digits for all, those beyond the fewest too from the number itself.
            var parts = ((double)value).ToString($"E{digits}", CultureInfo.InvariantCulture).Split('E');
            return $"{parts[0]}{(digits == 0 ? "." : "")}e{Exponent(int.Parse(parts[1], CultureInfo.InvariantCulture), exponentDigits)}";
        });
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
