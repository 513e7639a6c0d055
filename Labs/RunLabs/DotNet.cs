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

    /// <summary>Builds lab projects.</summary>
    /// <param name="solution">Where they are.</param>
    /// <param name="projects">Their names.</param>
    /// <param name="build">As in <c>-p:Engine=</c>.</param>
    /// <param name="say">Takes the compiler's lines where sources do not compile; null: nobody does.</param>
    /// <returns>Null where all could be built, or what failed first.</returns>
    public static BuildError? Build(Solution solution, IEnumerable<string> projects, string build, Action<string>? say = null)
    {
        var lines = new List<string>();
        var code = Run(BuildArguments(solution, projects, build), lines);
        if (code == 0)
            return null;
        var error = BuildError.First(lines, solution.Root) ?? new(lines.LastOrDefault() ?? $"exit code {code}", IsRestore: false);
        if (say is not null && !error.IsRestore)
            lines.ForEach(say);
        return error;
    }

    /// <summary>Runs a lab; its lines and its progress bar appear on this program's own output.</summary>
    /// <returns>Its exit code.</returns>
    public static int RunLab(string program, IEnumerable<string> arguments) => Child.Run(Command, ["exec", program, .. arguments]);

    /// <summary>Runs a lab in silence.</summary>
    /// <returns>Null, or what it complained of.</returns>
    public static string? TryLab(string program, IEnumerable<string> arguments)
    {
        const string Mark = "error: ";
        var lines = new List<string>();
        var code = Run(["exec", program, .. arguments], lines);
        if (code == 0)
            return null;
        var line = lines.Find(line => line.Contains(Mark, StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? $"exit code {code}";
        return line[(line.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var start ? start + Mark.Length : 0)..].Trim();
    }

    /// <summary>Whether a program ends well, in silence.</summary>
    public static bool Succeeds(string command, string[] arguments) => Child.Run(command, arguments, _ => { }) == 0;

    // MSBuild would take ';' and ',' between the paths as the start of another property.
    private static string[] BuildArguments(Solution solution, IEnumerable<string> projects, string build) =>
    [
        "build", Path.Combine(solution.Root, "Labs", "RunLabs", "BuildLabs.targets"), "-c", Configuration, "--nologo", "-v", "quiet", "-clp:ErrorsOnly;NoSummary", $"-p:Engine={build}",
        $"-p:LabProjects={string.Join('|', projects.Select(project => solution.Projects[project]))}",
    ];

    private static int Run(string[] arguments, List<string> lines) => Child.Run(Command, arguments, line =>
    {
        lock (lines)
            lines.Add(line);
    });
}
