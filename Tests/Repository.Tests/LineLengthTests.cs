using System.Globalization;
using System.Text.RegularExpressions;

namespace RepositoryFiles.Tests;

/// <summary>No line of C# is longer than .editorconfig declares, text between quotes not counted.</summary>
public sealed partial class LineLengthTests
{
    [Fact]
    public void No_line_is_longer_than_declared()
    {
        var longest = int.Parse(Declared().Match(Repository.Read(".editorconfig")).Groups["length"].Value, CultureInfo.InvariantCulture);
        var beyond = Repository.Sources().SelectMany(file => Repository.Read(file).Split('\n')
            .Select((line, at) => (Place: $"{file}:{at + 1}", Length: Measured(line)))
            .Where(line => line.Length > longest)
            .Select(line => $"{line.Place}: {line.Length} characters, declared are {longest}"));
        Assert.Empty(beyond);
    }

    [Theory]
    [InlineData("var a = 1;", 10)]
    [InlineData("""var a = "a long message";""", 11)]
    [InlineData("""var a = "with \" quotes" + b;""", 15)]
    [InlineData("", 0)]
    public void Text_between_quotes_does_not_count(string line, int length) => Assert.Equal(length, Measured(line));

    private static int Measured(string line) => Quoted().Replace(line, "\"\"").Length;

    [GeneratedRegex(@"^max_line_length = (?<length>\d+)$", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"
        """)]
    private static partial Regex Quoted();
}
