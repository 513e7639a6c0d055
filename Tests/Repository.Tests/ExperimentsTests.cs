using System.Text.RegularExpressions;

namespace RepositoryFiles.Tests;

/// <summary>docs/experiments.md: what a student is told to change stands in the labs. (That the edits build, run and end as the page says: .ci/experiments.py.)</summary>
public sealed partial class ExperimentsTests
{
    private static readonly string Page = Repository.Read("docs/experiments.md");

    /// <summary>Lab, file, line before, line after.</summary>
    public static TheoryData<string, string, string, string> Edits()
    {
        var edits = new TheoryData<string, string, string, string>();
        foreach (Match section in Section().Matches(Page))
            foreach (Match edit in Edit().Matches(section.Value))
                edits.Add(section.Groups["lab"].Value, edit.Groups["file"].Value, edit.Groups["before"].Value, edit.Groups["after"].Value);
        return edits;
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void The_line_to_change_stands_once_in_the_labs_file(string lab, string file, string before, string after)
    {
        Assert.StartsWith($"Labs/Lab{lab.Replace('-', '_')}.", file, StringComparison.Ordinal);
        var lines = Repository.Read(file).Split('\n');
        Assert.Equal((1, 0), (lines.Count(line => line == before), lines.Count(line => line == after)));
    }

    [Fact]
    public void Every_lab_has_three_edits_that_are_told_whole()
    {
        var labs = Repository.Sources("Labs", "Lab*.csproj").Select(file => LabNumber().Match(file).Groups["lab"].Value.Replace('_', '-'));
        var edits = Edits().Select(row => (string)row[0]).ToList();
        Assert.Equal(labs.SelectMany(lab => Enumerable.Repeat(lab, 3)), edits);
        Assert.Equal(edits.Count, Told().Count(Page));
    }

    [GeneratedRegex(@"^## (?<lab>\d\d-\d).*\n(?:(?!## ).*\n)*", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^`(?<file>Labs/\S+)`\n\n```diff\n-(?<before>.*)\n\+(?<after>.*)\n```\n", RegexOptions.Multiline)]
    private static partial Regex Edit();

    // The command, the numbers, and a word on why.
    [GeneratedRegex(@"^Run with `.+`.*\n\n(?:Loss at step \d+|Test accuracy): \S+ before, \S+ after\. \S.*", RegexOptions.Multiline)]
    private static partial Regex Told();

    [GeneratedRegex(@"/Lab(?<lab>\d\d_\d)\.\w+\.csproj$")]
    private static partial Regex LabNumber();
}
