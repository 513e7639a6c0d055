using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Labs.TensorBoard;

/// <summary>
/// The default name of a session group: sessions with the same hyperparameters share it, whichever language wrote them. SHA-256, in hexadecimal, of Python's
/// <c>json.dumps(hparams, sort_keys=True, separators=(",", ":"))</c>. Source: tensorboard/plugins/hparams/summary_v2.py.
/// </summary>
internal static class HParamGroupName
{
    public static string Of(IReadOnlyDictionary<string, HParamValue> hparams) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Json(hparams))));

    internal static string Json(IReadOnlyDictionary<string, HParamValue> hparams)
    {
        var sorted = hparams.Keys.Order(CodePointOrder).Select(name => Quote(name) + ":" + Json(hparams[name]));
        return "{" + string.Join(',', sorted) + "}";
    }

    /// <summary>Python sorts by code points, as UTF-8 bytes sort; .NET's ordinal order is that of UTF-16 units.</summary>
    private static readonly Comparer<string> CodePointOrder = Comparer<string>.Create((x, y) =>
        Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)));

    private static string Json(HParamValue value) => value.Value switch
    {
        bool b => b ? "true" : "false",
        long n => n.ToString(CultureInfo.InvariantCulture),
        double d => Float(d),
        _ => Quote((string)value.Value),
    };

    /// <summary>Python's float.__repr__: the shortest digits, with an exponent of at least two digits below 1e-4 and from 1e16 on.</summary>
    private static string Float(double value)
    {
        if (double.IsNaN(value)) return "NaN";
        if (double.IsInfinity(value)) return value > 0 ? "Infinity" : "-Infinity";
        if (value == 0) return double.IsNegative(value) ? "-0.0" : "0.0";

        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var mantissa = shortest[0];
        var point = mantissa.Contains('.') ? mantissa.IndexOf('.') : mantissa.Length;
        var significant = mantissa.Replace(".", "").TrimStart('0');
        var leadingZeros = mantissa.Replace(".", "").Length - significant.Length;
        var exponent = point - leadingZeros - 1 + (shortest.Length > 1 ? int.Parse(shortest[1], CultureInfo.InvariantCulture) : 0);
        var digits = significant.TrimEnd('0');
        var sign = value < 0 ? "-" : "";
        if (exponent is >= -4 and < 16)
        {
            if (exponent < 0) return sign + "0." + new string('0', -exponent - 1) + digits;
            return digits.Length <= exponent + 1
                ? sign + digits.PadRight(exponent + 1, '0') + ".0"
                : sign + digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
        }
        var tail = digits.Length > 1 ? "." + digits[1..] : "";
        return $"{sign}{digits[0]}{tail}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):D2}";
    }

    private static string Quote(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var c in text)
        {
            json.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\b' => "\\b",
                '\f' => "\\f",
                >= ' ' and <= '~' => c.ToString(),
                _ => $"\\u{(int)c:x4}",
            });
        }
        return json.Append('"').ToString();
    }
}
