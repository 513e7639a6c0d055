using System.Globalization;
using System.Text;

namespace Labs.Common;

/// <summary>Columns of a terminal that a text takes: two for a wide letter (Unicode Standard Annex 11), none for a mark on the letter before it.</summary>
internal static class TextColumns
{
    public static int Of(string text) => text.EnumerateRunes().Sum(Of);

    /// <summary>As much of the text's start as these columns hold.</summary>
    public static string Start(string text, int columns)
    {
        var length = 0;
        foreach (var letter in text.EnumerateRunes())
        {
            if ((columns -= Of(letter)) < 0) break;
            length += letter.Utf16SequenceLength;
        }
        return text[..length];
    }

    /// <summary>As much of the text's end as these columns hold.</summary>
    public static string End(string text, int columns)
    {
        var length = text.Length;
        while (length > 0)
        {
            Rune.DecodeLastFromUtf16(text.AsSpan(0, length), out var letter, out var taken);
            if ((columns -= Of(letter)) < 0) break;
            length -= taken;
        }
        return text[length..];
    }

    private static int Of(Rune letter) => Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0
        : IsWide(letter.Value) ? 2 : 1;

    // The blocks of wide letters: Hangul, kana, ideographs, full-width forms, emoji.
    private static bool IsWide(int letter) => letter is (>= 0x1100 and <= 0x115f) or (>= 0x2e80 and <= 0x303e) or (>= 0x3041 and <= 0xa4cf) or (>= 0xa960 and <= 0xa97f)
        or (>= 0xac00 and <= 0xd7a3) or (>= 0xf900 and <= 0xfaff) or (>= 0xfe30 and <= 0xfe6f) or (>= 0xff00 and <= 0xff60) or (>= 0xffe0 and <= 0xffe6)
        or (>= 0x1f300 and <= 0x1f64f) or (>= 0x1f680 and <= 0x1f6ff) or (>= 0x1f900 and <= 0x1faff) or (>= 0x20000 and <= 0x3fffd);
}
