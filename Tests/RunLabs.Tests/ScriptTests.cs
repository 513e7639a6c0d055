using System.Diagnostics;

namespace RunLabs.Tests;

/// <summary>The POSIX script at the root.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("script with blanks ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Arguments_and_exit_code_are_passed_on()
    {
        if (OperatingSystem.IsWindows())
            return;
        var dotnet = Path.Combine(_folder, "dotnet");
        File.WriteAllText(dotnet, "#!/bin/sh\nfor word in \"$@\"; do echo \"<$word>\"; done\nexit 7\n");
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var (code, output, errors) = Run(_folder + ":/usr/bin:/bin", "run", "09-1", "--data-dir", "a b", "");
        var script = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        Assert.Equal((7, $"<run>\n<--project>\n<{script}/Labs/RunLabs>\n<-c>\n<Release>\n<-->\n<run>\n<09-1>\n<--data-dir>\n<a b>\n<>\n", ""), (code, output, errors));
    }

    [Fact]
    public void Without_dotnet_one_line_says_what_to_do()
    {
        if (OperatingSystem.IsWindows())
            return;
        // The script's own tools without dotnet beside them.
        foreach (var tool in new[] { "dirname", "sh" })
            File.CreateSymbolicLink(Path.Combine(_folder, tool), "/bin/" + tool);
        var (code, output, errors) = Run(_folder);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("error: found no dotnet on the PATH, expected the .NET 10 SDK", errors, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(c => c == '\n'));
    }

    private (int, string, string) Run(string path, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", [Path.Combine(AppContext.BaseDirectory, "run-labs"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = _folder;
        using var process = Process.Start(start)!;
        return FakeSolution.Result(process);
    }
}
