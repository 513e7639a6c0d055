using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Labs.Common;

/// <summary>What was perhaps meant by a mistyped word: System.CommandLine's own suggestions, in our one line.</summary>
internal static class Suggestions
{
    /// <returns><c> (did you mean --seed?)</c>; empty: nothing is near.</returns>
    public static string Of(string word, IEnumerable<string> candidates)
    {
        // The library suggests commands, by their names; a name is anything without blanks. It has a --help of its own and suggests that too.
        var command = new RootCommand();
        foreach (var candidate in candidates.Distinct(StringComparer.Ordinal))
            command.Add(new Command(candidate));
        if (command.Subcommands.Count == 0)
            return "";
        using var text = new StringWriter();
        var result = command.Parse([word], new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (result.Action is not ParseErrorAction action)
            return "";
        action.ShowHelp = false;
        action.ShowTypoCorrections = true;
        result.Invoke(new InvocationConfiguration { Output = text, Error = TextWriter.Null });
        var near = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => command.Subcommands.Any(candidate => candidate.Name == line)).Distinct(StringComparer.Ordinal)
            .Where(candidate => IsNear(word.ToLowerInvariant(), candidate.ToLowerInvariant())).Take(3).ToList();
        // A comma reads in every language.
        return near.Count == 0 ? "" : $" (did you mean {string.Join(", ", near)}?)";
    }

    // The library takes three edits for a slip however short the word is: foo would be auto. More than half of its letters are another word.
    private static bool IsNear(string word, string candidate) => 2 * Edits(word, candidate) <= Math.Max(word.Length, candidate.Length);

    // Levenshtein's distance, row by row.
    private static int Edits(string word, string candidate)
    {
        var row = Enumerable.Range(0, candidate.Length + 1).ToArray();
        for (var i = 1; i <= word.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= candidate.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (word[i - 1] == candidate[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
