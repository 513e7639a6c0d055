using System.Collections.Immutable;
using System.Globalization;

namespace Labs.Common.Data.Digits;

/// <summary>A point of a stroke: x to the right, y down, in hundredths of the digit's height. At a corner the pen changes direction at once.</summary>
internal readonly record struct PenPoint(double X, double Y, bool Corner);

/// <summary>One way to write a digit: strokes through points, a smooth curve between corners.</summary>
internal sealed class DigitStyle
{
    // Per digit: how often it is written so, and its strokes. A stroke is points "x,y" ("!" marks a corner), strokes are parted by "/".
    private static readonly (int Weight, string Strokes)[][] Table =
    [
        [
            (6, "40,0 14,11 3,47 10,84 35,100 61,84 68,48 58,14 38,1 24,6"),
            (3, "46,5 20,10 4,46 12,88 38,99 64,76 66,34 48,6 28,9"),
            (2, "24,5 5,32 6,72 28,99 54,90 66,56 57,16 36,1 20,7"),
        ],
        [
            (8, "36,0 35,50 34,100"),
            (4, "18,23 39,0! 36,100"),
            (2, "15,22 38,0! 37,100 / 10,99 62,99"),
        ],
        [
            (4, "8,22 32,0 60,16 52,48 7,98! 67,95"),
            (5, "8,20 34,0 60,20 48,55 18,94 3,88 14,75 36,89 69,97"),
            (2, "6,16 32,1 58,20 44,56 6,96! 28,89 48,99 70,90"),
        ],
        [
            (5, "8,13 32,0 56,14 50,36 25,46! 54,54 64,77 40,100 4,87"),
            (1, "8,2! 58,2! 28,40! 58,54 62,82 34,100 4,90"),
            (3, "8,11 34,0 57,17 42,43 24,48 28,43 50,52 62,76 36,100 4,88"),
        ],
        [
            (4, "13,4 6,52! 68,49 / 54,2 48,100"),
            (3, "47,0! 3,64! 71,62 / 48,2 49,100"),
            (3, "8,5 5,38 26,51 53,38! 58,3! 49,100"),
        ],
        [
            (4, "61,2! 15,4! 10,44! 40,38 64,63 50,94 22,100 2,88"),
            (3, "17,5! 12,46 42,41 62,66 44,97 3,92 / 16,6 66,1"),
            (2, "59,4 27,2 10,23 24,43 54,58 58,84 30,100 3,90"),
        ],
        [
            (4, "53,2 20,28 4,66 24,98 56,90 60,64 36,51 9,71"),
            (3, "38,0 11,44 6,80 32,100 58,82 48,58 22,60 8,78"),
            (2, "44,0 14,30 4,72 26,98 50,94 54,74 38,66 12,84"),
        ],
        [
            (5, "4,6! 65,4! 27,100"),
            (2, "4,6! 65,4! 29,100 / 17,52 58,47"),
            (2, "6,24! 9,5! 63,4 46,40 31,100"),
            (3, "4,12 34,7 64,3! 42,48 33,100"),
        ],
        [
            (5, "59,15 32,0 10,20 32,46 61,74 34,100 6,78 30,48 58,21 50,4"),
            (2, "34,0 14,9 14,35 34,46 54,35 54,9 34,0 / 34,46 9,60 8,88 34,100 61,88 60,60 34,46"),
            (2, "22,8 12,26 56,66 52,94 22,98 10,78 54,26 44,2 20,6"),
        ],
        [
            (4, "58,16 31,1 6,26 22,50 50,40 60,12! 53,100"),
            (3, "56,18 34,0 8,22 22,48 48,40 60,10 58,60 37,98 8,91"),
            (2, "54,8 22,6 8,30 32,46 58,26 56,6! 44,60 30,100"),
        ],
    ];

    private static readonly DigitStyle[][] ByDigit = [.. Table.Select(styles => styles.Select(s => new DigitStyle(s.Weight, s.Strokes)).ToArray())];
    private static readonly int[] TotalWeight = [.. ByDigit.Select(styles => styles.Sum(s => s._weight))];

    private readonly int _weight;

    private DigitStyle(int weight, string strokes)
    {
        _weight = weight;
        Strokes = [.. strokes.Split(" / ").Select(stroke => stroke.Split(' ').Select(Point).ToImmutableArray())];
    }

    /// <summary>The strokes in the order in which they are written.</summary>
    public ImmutableArray<ImmutableArray<PenPoint>> Strokes { get; }

    /// <summary>Draws a way to write the digit, by weight.</summary>
    public static DigitStyle Pick(int digit, ref DigitRandom random)
    {
        var left = random.Below(TotalWeight[digit]);
        foreach (var style in ByDigit[digit])
            if ((left -= style._weight) < 0) return style;
        throw new InvalidOperationException("weights do not add up");
    }

    private static PenPoint Point(string text)
    {
        var xy = text.TrimEnd('!').Split(',');
        return new PenPoint(double.Parse(xy[0], CultureInfo.InvariantCulture), double.Parse(xy[1], CultureInfo.InvariantCulture), text.EndsWith('!'));
    }
}
