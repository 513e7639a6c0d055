using System.Diagnostics;
using System.Runtime.InteropServices;
using Labs.TensorBoard;
using Labs.Testing;

namespace Labs.Tests;

/// <summary>Surroundings that a program does not choose (docs/reliability.md). Each by a shell of its own, which makes them so.</summary>
public sealed class ReliabilityTests : IDisposable
{
    private const string Lab = "Lab09_1.Xor", Arguments = "--network wide --steps 501 --log-every 100";

    private readonly LabFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixTheory]
    [InlineData("ulimit -n 128")]
    [InlineData("unset HOME")]
    [InlineData("export HOME=/nowhere")]
    [InlineData("export HOME=")]
    [InlineData("export DOTNET_GCHeapHardLimit=0x10000000")]
    [InlineData("export TZ=Nowhere/Nowhere LC_ALL=xx_YY.UTF-8 TERM=")]
    public void It_trains_as_ever(string surroundings)
    {
        var (_, sound, _) = Shell("true", Arguments);
        var (code, output, errors) = Shell(surroundings, Arguments);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(sound.Split('\n')[..^2], output.Split('\n')[..^2]);
    }

    [UnixTheory]
    [InlineData(24)]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(99)]
    public void Too_few_file_descriptors_are_one_line(int limit) =>
        Assert.Equal((1, "", $"error: open files (ulimit -n): found a limit of {limit}, expected 100 or more\n"), Shell($"ulimit -n {limit}", Arguments));

    // Root may have as many threads as it likes: the limit is another user's, who can read these programs' copies.
    [RootFact]
    public void Too_few_threads_are_one_line_or_do()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(LabFolder.Assembly(Lab))!))
            File.Copy(file, _folder[Path.GetFileName(file)]);
        File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_111_111);
        var program = _folder[Lab + ".dll"];
        for (var limit = 8; limit <= 16; limit++)
        {
            var (code, output, errors) = Shell($"exec setpriv --reuid=54321 --regid=54321 --clear-groups env HOME={Quoted(_folder.Path)} prlimit --nproc={limit}", $"{Arguments} --no-logs", program, replaces: false);
            if (code == 0) Assert.Contains("Accuracy: ", output, StringComparison.Ordinal);
            else Assert.Equal((1, "error: threads (ulimit -u): found no leave for another one, expected it for 16 or more\n"), (code, errors));
            if (limit == 16) Assert.Equal((0, ""), (code, errors));
        }
    }

    [UnixTheory]
    [InlineData("", 0)]
    [InlineData("--frobnicate", 2)]
    [InlineData("--log-dir file/logs", 1)]
    public void Without_standard_error_the_exit_code_tells(string arguments, int expected)
    {
        File.WriteAllText(_folder["file"], "what it held");
        var (code, _, _) = Shell("exec 2>&-", $"{Arguments} {arguments}");
        Assert.Equal(expected, code);
        Assert.Equal("what it held", File.ReadAllText(_folder["file"]));
    }

    [UnixFact]
    public void Without_standard_output_one_line_or_none_and_no_stack_trace()
    {
        var (_, _, errors) = Shell("exec >&-", Arguments);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.InRange(errors.Count(c => c == '\n'), 0, 1);
    }

    [UnixTheory]
    [InlineData("a folder; with 'quotes' and $HOME")]
    [InlineData("실습 폴더")]
    [InlineData("-leading-dash")]
    [InlineData("new\nline")]
    public void Odd_paths_are_paths(string name)
    {
        Directory.CreateDirectory(_folder[name]);
        var (code, _, errors) = Shell($"cd ./{Quoted(name)}", $"{Arguments} --json {Quoted("./" + name + ".json")} --log-dir {Quoted("./" + name)}");
        Assert.Equal((0, ""), (code, errors));
        Assert.Single(RunDirectory.EventFiles(Path.Combine(_folder[name], name, "lab09-1", "wide")));
        Assert.True(File.Exists(Path.Combine(_folder[name], name + ".json")));
    }

    [UnixFact]
    public void Two_runs_at_once_have_a_folder_each()
    {
        using var one = Start("true", Arguments);
        using var other = Start("true", Arguments);
        Assert.Equal(0, Ended(one).Code);
        Assert.Equal(0, Ended(other).Code);
        Assert.Equal(["wide", "wide-2"], RunDirectory.Runs(_folder["logs/lab09-1"]));
        foreach (var run in new[] { "wide", "wide-2" })
            Assert.Equal(6, _folder.Events("logs/lab09-1/" + run).Events.Count(e => e.Values.Any(value => value.Tag == "loss")));
    }

    private (int Code, string Output, string Errors) Shell(string surroundings, string arguments, string? program = null, bool replaces = true)
    {
        using var process = Start(surroundings, arguments, program, replaces);
        return Ended(process);
    }

    private Process Start(string surroundings, string arguments, string? program = null, bool replaces = true)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"{surroundings} {(replaces ? "&& exec " : "")}{Quoted(dotnet)} exec {Quoted(program ?? LabFolder.Assembly(Lab))} {arguments}"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.Path,
        };
        start.Environment.Remove("LABS_ENGINE");
        return Process.Start(start)!;
    }

    private static (int Code, string Output, string Errors) Ended(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "NOT RUN: a shell of Linux or macOS makes the surroundings." : null;
    }

    private sealed class RootFactAttribute : FactAttribute
    {
        // TensorFlow's library begins more threads than these limits leave as it is loaded, and is not beside the programs' copies.
        public RootFactAttribute() => Skip = BuiltEngine.NoChoice is not null ? $"NOT RUN: {BuiltEngine.Default} has threads of its own"
            : Environment.UserName == "root" && OperatingSystem.IsLinux() && File.Exists("/usr/bin/setpriv") ? null : "NOT RUN: it takes root and setpriv to be a user with a limit of threads.";
    }

    private sealed class UnixTheoryAttribute : TheoryAttribute
    {
        public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "NOT RUN: a shell of Linux or macOS makes the surroundings." : null;
    }
}
