using System.Text.Json;

namespace Labs.Studies.Tests;

/// <summary>What a study prints and leaves at its defaults. Run once for all tests of a class.</summary>
public abstract class StudyOutput : IDisposable
{
    private static readonly WordTable korean = WordTable.Read("ko.txt");
    private readonly LabFolder _folder = new();
    private readonly Dictionary<string, JsonElement> _runs;
    private readonly string? _data;

    protected StudyOutput(string study, string arguments = "")
    {
        Study = study;
        var (lines, results) = _folder.Succeed(study, arguments);
        Lines = lines;
        _data = results.TryGetProperty("data", out var data) ? data.GetString() : null;
        _runs = results.GetProperty("runs").EnumerateArray().ToDictionary(run => run.GetProperty("name").GetString()!);
    }

    public string Study { get; }

    internal string[] Lines { get; }

    internal LabFolder Folder => _folder;

    internal JsonElement Run(string name) => _runs[name];

    /// <summary>A number of a run.</summary>
    internal double Value(string run, string name) => _runs[run].GetProperty("values").GetProperty(name).GetDouble();

    /// <summary>The cells of a run's table, row by row.</summary>
    internal JsonElement[][] Table(string run, string title) =>
        [.. _runs[run].GetProperty("tables").EnumerateArray().Single(table => table.GetProperty("title").GetString() == title).GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().ToArray())];

    /// <summary>Every number that the slide prints or claims something of, as run-labs compares it; and the lines that every study has.</summary>
    internal void IsAsItsSlide()
    {
        Assert.StartsWith("Engine: ", Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Slide: deck 00", Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Look for: ", Lines[2], StringComparison.Ordinal);
        Assert.Contains(Lines[3..], line => line.StartsWith("Seen: ", StringComparison.Ordinal));
        // And their Korean.
        Assert.All(Lines.Where(line => line.StartsWith("Slide: ", StringComparison.Ordinal) || line.StartsWith("Look for: ", StringComparison.Ordinal) || line.StartsWith("Seen: ", StringComparison.Ordinal)),
            line => Assert.Matches("^(슬라이드|볼 점|본 것): .*[가-힣]", korean.Of(line)));
        var published = PublishedResults.All.Where(run => run.Lab == Study).ToList();
        Assert.NotEmpty(published);
        // Where MNIST is not at hand the study draws its own digits, of which the slide says nothing.
        foreach (var run in published.Where(_ => _data is null or "mnist"))
            Assert.All(run.Values, value => Assert.True(value.Agrees(Value(run.Run, value.Name)), $"{run.Run}: {value.Name} is {Value(run.Run, value.Name)}, on the slide {value.Text}"));
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
