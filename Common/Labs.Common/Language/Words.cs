using System.Globalization;
using System.Text.RegularExpressions;

namespace Labs.Common;

/// <summary>
/// Lines for people in the language that they asked for. The programs run without cultures, and numbers stay as they are: a table of our own, chosen by <c>--language</c> or the environment, has a line of
/// Korean for each of English.
/// </summary>
internal static class Words
{
    public const string Option = "--language";

    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    private static Lazy<WordTable>? table;

    /// <summary>Takes the language from a command line, else from the first of LC_ALL, LC_MESSAGES and LANG that is set. To be called before anything is said.</summary>
    public static void Choose(IReadOnlyList<string> args) => table = LanguageOf(args) == "ko" ? new(() => WordTable.Read("ko.txt")) : null;

    /// <summary>A line in the language chosen; as it is where the table has none like it.</summary>
    public static string Of(string line) => table?.Value.Of(line) ?? line;

    private static string LanguageOf(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i].Equals(Option, StringComparison.Ordinal) && i + 1 < args.Count)
                return Known(args[i + 1]);
            if (args[i].StartsWith(Option + "=", StringComparison.Ordinal))
                return Known(args[i][(Option.Length + 1)..]);
        }
        return Environment();

        static string Known(string word) => word.Equals("auto", StringComparison.OrdinalIgnoreCase) ? Environment() : word.ToLowerInvariant();

        static string Environment() => Variables.Select(System.Environment.GetEnvironmentVariable).FirstOrDefault(value => value is { Length: > 0 }) is { } set &&
            (set.StartsWith("ko_", StringComparison.OrdinalIgnoreCase) || set.StartsWith("ko.", StringComparison.OrdinalIgnoreCase) || set.Equals("ko", StringComparison.OrdinalIgnoreCase)) ? "ko" : "en";
    }
}

/// <summary>Lines of one language and what they are in another.</summary>
internal sealed class WordTable
{
    private readonly List<(Regex Line, string Other)> _entries;

    /// <param name="text">Pairs of lines with empty lines between them; lines beginning with "# " before the first pair are passed over.</param>
    public WordTable(string text) => _entries = [.. Pairs(text).Select(pair => (Pattern(pair.Line), pair.Other))];

    public static WordTable Read(string name)
    {
        using var text = new StreamReader(typeof(WordTable).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded"));
        return new WordTable(text.ReadToEnd());
    }

    /// <summary>The pairs of a table's text.</summary>
    public static IEnumerable<(string Line, string Other)> Pairs(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => line.StartsWith("# ", StringComparison.Ordinal)).Where(line => line.Length > 0).ToList();
        for (var i = 0; i + 1 < lines.Count; i += 2)
            yield return (lines[i], lines[i + 1]);
    }

    /// <summary>A line in the other language, the texts within it as well; as it is where there is none.</summary>
    public string Of(string line)
    {
        foreach (var (pattern, other) in _entries)
        {
            if (pattern.Match(line) is not { Success: true } match)
                continue;
            return string.Format(CultureInfo.InvariantCulture, other, [.. match.Groups.Cast<Group>().Skip(1).Select(object (group) => group.Length < line.Length ? Of(group.Value) : group.Value)]);
        }
        return line;
    }

    // A text within a line is as short as the rest of the line lets it be; the last one takes what is left.
    private static Regex Pattern(string line)
    {
        var parts = Regex.Split(line, @"\{\d\}");
        return new Regex("^" + string.Join("(.+?)", parts.Select(Regex.Escape)) + "$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
