using System.Text.RegularExpressions;

namespace RepositoryFiles.Tests;

/// <summary>The pages name files that exist.</summary>
public sealed partial class NamedFilesTests
{
    // What a page leaves out where it tells of one library.
    private const string Engine = "Common/Tensorflow.Embedded";

    public static TheoryData<string> Pages() => [.. Repository.Sources("docs", "*.md"), "README.md", "CONTRIBUTING.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_file_or_folder_that_a_page_names_exists(string page)
    {
        var missing = NamedPath().Matches(Repository.Read(page)).Select(match => match.Groups["path"].Value).Where(path => !Exists(path)).Distinct();
        Assert.Empty(missing);
    }

    [Fact]
    public void Architecture_names_many_files_and_its_paths_are_told_from_words()
    {
        var named = NamedPath().Matches(Repository.Read("docs/architecture.md")).Select(match => match.Groups["path"].Value).Distinct().ToList();
        Assert.InRange(named.Count, 70, 200);
        Assert.Contains("Ops/Math/MatMul.cs", named);
        Assert.False(Exists("Ops/Math/NoSuchFile.cs"));
    }

    private static bool Exists(string path)
    {
        // "Labs/Lab*", "LabNN.Name" and "StudyN.Name" stand for many.
        if (path.Contains('*', StringComparison.Ordinal) || path.EndsWith("N.Name", StringComparison.Ordinal)) return true;
        return new[] { path, $"{Engine}/{path}" }.Select(candidate => Path.Combine(Repository.Root, candidate)).Any(full => File.Exists(full) || Directory.Exists(full));
    }

    // `Folder/...` or `Folder/file.ending` in code marks; upper case first, as the repository's folders, or one of its small ones.
    [GeneratedRegex(@"`(?<path>(?:[A-Z][\w.]*|docs|\.ci)/[\w./*-]+)`")]
    private static partial Regex NamedPath();
}
