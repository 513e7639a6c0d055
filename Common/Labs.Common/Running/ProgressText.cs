using System.Globalization;

namespace Labs.Common;

/// <summary>The words of a progress bar, as many as there is room for.</summary>
internal static class ProgressText
{
    private const int LeastBar = 8, GreatestBar = 40;

    /// <summary><c>relu 99/468 [####......] loss 0.3425 accuracy 0.9062 0:12 left</c>, in at most so many columns.</summary>
    public static string Of(ProgressState state, int columns)
    {
        var culture = CultureInfo.InvariantCulture;
        var total = Math.Max(1, state.Total);
        var done = string.Create(culture, $"{state.Done}/{state.Total}");
        // In the order of their worth; what has no room is left out.
        var name = TextColumns.Start(state.Run, Math.Max(0, columns - done.Length - 1));
        var text = name.Length > 0 ? $"{name} {done}" : TextColumns.Start(done, columns);
        var loss = Taken(float.IsNaN(state.Loss) ? null : string.Create(culture, $" loss {state.Loss:F4}"), ref columns, TextColumns.Of(text));
        var accuracy = Taken(float.IsNaN(state.Accuracy) ? null : string.Create(culture, $" accuracy {state.Accuracy:F4}"), ref columns, TextColumns.Of(text));
        var left = Taken(Left(state), ref columns, TextColumns.Of(text));
        var room = Math.Min(GreatestBar, columns - TextColumns.Of(text) - 3);
        var bar = "";
        if (room >= LeastBar)
        {
            var filled = (int)(Math.Clamp((double)state.Done / total, 0, 1) * room);
            bar = $" [{new string('#', filled)}{new string('.', room - filled)}]";
        }
        return text + bar + loss + accuracy + left;
    }

    // The columns that are left shrink by what is taken.
    private static string Taken(string? part, ref int columns, int used)
    {
        if (part is null || used + part.Length > columns)
            return "";
        columns -= part.Length;
        return part;
    }

    private static string? Left(ProgressState state)
    {
        var taken = state.Done - state.First;
        if (taken <= 0 || state.Total <= state.Done)
            return null;
        var left = state.Elapsed / taken * (state.Total - state.Done);
        return left.TotalDays >= 1 ? null : left.ToString(left.TotalHours >= 1 ? @"\ h\:mm\:ss\ \l\e\f\t" : @"\ m\:ss\ \l\e\f\t", CultureInfo.InvariantCulture);
    }
}
