namespace RunLabs;

/// <summary>The folder with Labs.sln, and the lab projects below it.</summary>
internal sealed class Solution(string root)
{
    private const string Name = "Labs.sln";

    public string Root { get; } = root;

    /// <summary>Every lab and study that exists: its name and its project file.</summary>
    public IReadOnlyDictionary<string, string> Projects { get; } =
        Directory.EnumerateFiles(Path.Combine(root, "Labs"), "*.csproj", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Where(path => !Path.GetFileNameWithoutExtension(path).Equals("RunLabs", StringComparison.Ordinal))
            .OrderBy(path => path, StringComparer.Ordinal)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks upwards from the program, then from the current folder.</summary>
    /// <exception cref="FileNotFoundException">There is no solution there.</exception>
    public static Solution Find()
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() })
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, Name)))
                    return new Solution(folder);
            }
        }
        throw new FileNotFoundException($"found no {Name} above {AppContext.BaseDirectory} and {Directory.GetCurrentDirectory()}, expected the project's own folder there");
    }

    /// <summary>Where a project's program is after a build.</summary>
    /// <param name="project">The project's name.</param>
    /// <param name="build">As in <c>-p:Engine=</c>.</param>
    public string Program(string project, string build) =>
        Path.Combine(Path.GetDirectoryName(Projects[project])!, "bin", build.ToLowerInvariant(), DotNet.Configuration, "net10.0", project + ".dll");
}
