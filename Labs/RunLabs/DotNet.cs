using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RunLabs;

/// <summary>The dotnet command that runs this very program.</summary>
internal static class DotNet
{
    public const string Configuration = "Release";

    private static readonly string Command = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host && File.Exists(host)
        ? host
        : Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>Builds lab projects; the errors appear on this program's own output.</summary>
    /// <param name="solution">Where they are.</param>
    /// <param name="projects">Their names.</param>
    /// <param name="build">As in <c>-p:Engine=</c>.</param>
    /// <returns>Whether all could be built.</returns>
    public static bool Build(Solution solution, IEnumerable<string> projects, string build) =>
        Child.Run(Command, BuildArguments(solution, projects, build)) == 0;

    /// <summary>As <see cref="Build"/>, but in silence.</summary>
    /// <returns>Null, or the first error.</returns>
    public static string? TryBuild(Solution solution, string project, string build) => FirstError(BuildArguments(solution, [project], build), ": error ");

    /// <summary>Runs a lab; its lines and its progress bar appear on this program's own output.</summary>
    /// <returns>Its exit code.</returns>
    public static int RunLab(string program, IEnumerable<string> arguments) => Child.Run(Command, ["exec", program, .. arguments]);

    /// <summary>Runs a lab in silence.</summary>
    /// <returns>Null, or what it complained of.</returns>
    public static string? TryLab(string program, IEnumerable<string> arguments) => FirstError(["exec", program, .. arguments], "error: ");

    // MSBuild would take ';' and ',' between the paths as the start of another property.
    private static string[] BuildArguments(Solution solution, IEnumerable<string> projects, string build) =>
    [
        "build", Path.Combine(solution.Root, "Labs", "RunLabs", "BuildLabs.targets"), "-c", Configuration, "--nologo", "-v", "quiet", "-clp:ErrorsOnly;NoSummary", $"-p:Engine={build}",
        $"-p:LabProjects={string.Join('|', projects.Select(project => solution.Projects[project]))}",
    ];

    private static string? FirstError(string[] arguments, string mark)
    {
        var lines = new List<string>();
        var code = Child.Run(Command, arguments, line =>
        {
            lock (lines)
                lines.Add(line);
        });
        if (code == 0)
            return null;
        lock (lines)
        {
            var line = lines.Find(line => line.Contains(mark, StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? $"exit code {code}";
            var start = line.IndexOf(mark, StringComparison.Ordinal);
            var text = start < 0 ? line : line[(start + mark.Length)..];
            // MSBuild closes an error with the project that it arose in.
            var project = text.LastIndexOf(" [", StringComparison.Ordinal);
            return (project > 0 && text.EndsWith(']') ? text[..project] : text).Trim();
        }
    }
}
