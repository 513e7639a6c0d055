using System.Globalization;

namespace Labs.Common;

/// <summary>What a study's slide prints or claims of one number.</summary>
/// <param name="Name">The number's name among the study's values.</param>
/// <param name="Least">The least that agrees.</param>
/// <param name="Greatest">The greatest that agrees.</param>
/// <param name="Text">The slide's digits, or its claim in words.</param>
public sealed record PublishedValue(string Name, double Least, double Greatest, string Text)
{
    /// <summary>Digits on the slide: a right number rounds to them. (Of a half, both neighbours do: which one is printed hangs on the last bit.)</summary>
    internal static PublishedValue Rounded(string name, string text)
    {
        var (value, half) = (double.Parse(text, CultureInfo.InvariantCulture), LastPlace(text) / 2);
        return new(name, value - half, value + half, text);
    }

    /// <summary>Digits on the slide that were cut off: a right number begins with them.</summary>
    internal static PublishedValue Cut(string name, string text)
    {
        var value = double.Parse(text, CultureInfo.InvariantCulture);
        return value < 0 ? new(name, value - LastPlace(text), value, text) : new(name, value, value + LastPlace(text), text);
    }

    /// <summary>A number on the slide that a right one is, but for double's last digits.</summary>
    internal static PublishedValue Exact(string name, string text)
    {
        var value = double.Parse(text, CultureInfo.InvariantCulture);
        return new(name, value - 1e-12, value + 1e-12, text);
    }

    /// <summary>A claim.</summary>
    internal static PublishedValue Between(string name, double least, double greatest, string claim) => new(name, least, greatest, claim);

    /// <summary>Whether the slide prints digits; else it claims something in words.</summary>
    public bool IsPrinted => double.TryParse(Text, CultureInfo.InvariantCulture, out _);

    /// <summary>Whether a study's number agrees.</summary>
    public bool Agrees(double value) => value >= Least && value <= Greatest;

    private static double LastPlace(string text) => Math.Pow(10, -(text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0));
}
