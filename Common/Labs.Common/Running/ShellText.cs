namespace Labs.Common;

/// <summary>Commands that are printed to be pasted into a shell.</summary>
internal static class ShellText
{
    private const string Plain = "-_./:=,+@%~";

    /// <summary>A word as the system's shells read it: quoted where it holds anything that they would take for something else.</summary>
    public static string Quoted(string word) =>
        word.Length > 0 && word[0] != '~' && word.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal) || (c == '\\' && OperatingSystem.IsWindows())) ? word
        // Both cmd and PowerShell take double quotes, which no path there can hold.
        : OperatingSystem.IsWindows() ? $"\"{word}\""
        : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>Words as a line.</summary>
    public static string Line(params IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    /// <summary>The command that starts this program again with other arguments: by its project, where it was built from one that is still there.</summary>
    /// <param name="project">The project's name.</param>
    /// <param name="arguments">The program's arguments.</param>
    public static string Again(string project, IEnumerable<string> arguments)
    {
        for (var folder = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!File.Exists(Path.Combine(folder, project + ".csproj")))
                continue;
            var release = Path.GetRelativePath(folder, AppContext.BaseDirectory).Split(Path.DirectorySeparatorChar).Contains("Release");
            return Line(["dotnet", "run", "--project", Path.GetRelativePath(Directory.GetCurrentDirectory(), folder), .. release ? ["-c", "Release"] : Array.Empty<string>(), .. EngineOption.BuildArguments, "--", .. arguments]);
        }
        var program = Environment.ProcessPath ?? project;
        return Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? Line([program, "exec", Path.Combine(AppContext.BaseDirectory, project + ".dll"), .. arguments])
            : Line([program, .. arguments]);
    }
}
