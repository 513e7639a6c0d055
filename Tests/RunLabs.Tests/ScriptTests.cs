using System.Diagnostics;

namespace RunLabs.Tests;

/// <summary>The two scripts at the root, with a dotnet that only tells its arguments.</summary>
public sealed class ScriptTests : IDisposable
{
    private static readonly string Scripts = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
    private readonly string _folder = Directory.CreateTempSubdirectory("script with blanks ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // What is typed after the script's name, and the words that arrive.
    [Theory]
    [InlineData("", "")]
    [InlineData("run 09-1 --data-dir 'a b'", "run|09-1|--data-dir|a b")]
    [InlineData("--data-dir 'a \"b\" c' --log-dir \"it's\"", "--data-dir|a \"b\" c|--log-dir|it's")]
    [InlineData("--engine=auto", "--engine=auto")]
    [InlineData("--engine:auto", "--engine:auto")]
    [InlineData("run 09-1,10-1 --no-logs", "run|09-1,10-1|--no-logs")]
    [InlineData("--data-dir=-x --log-dir -y", "--data-dir=-x|--log-dir|-y")]
    [InlineData("--data-dir ''", "--data-dir|")]
    [InlineData("10-1 -- --epochs 2", "10-1|--|--epochs|2")]
    public void A_POSIX_shell_passes_words_on(string typed, string words)
    {
        if (OperatingSystem.IsWindows())
            return;
        Arrived(words, 0, Run(FakeDotNet(0), "/bin/sh", "-c", $"'{Scripts}/run-labs' {typed}"));
    }

    [PowerShellTheory]
    [InlineData("", "")]
    [InlineData("run 09-1 -DataDir 'a b'", "run|09-1|--data-dir|a b")]
    [InlineData("run 09-1 --data-dir 'a b'", "run|09-1|--data-dir|a b")]
    [InlineData("-DataDir 'a \"b\" c' -LogDir \"it's\"", "--data-dir|a \"b\" c|--log-dir|it's")]
    [InlineData("-Engine=auto", "--engine=auto")]
    [InlineData("-Engine:auto", "--engine=auto")]
    [InlineData("-engine auto -AsTheSlides", "--engine|auto|--as-the-slides")]
    [InlineData("-AsTheSlides:$true -NoLogs:$false", "--as-the-slides")]
    [InlineData("run 09-1,10-1 -NoLogs", "run|09-1|10-1|--no-logs")]
    [InlineData("-DataDir=-x -LogDir:-y", "--data-dir=-x|--log-dir=-y")]
    [InlineData("-DataDir ''", "--data-dir|")]
    [InlineData("10-1 '--' -Epochs 2 -LearningRate 0.1,0.01", "10-1|--|--epochs|2|--learning-rate|0.1|0.01")]
    public void PowerShell_passes_words_on(string typed, string words) => Arrived(words, 0, RunPowerShell(FakeDotNet(0), typed));

    [PowerShellTheory]
    [InlineData("run|09-1,10-1|-DataDir|a b|-Engine=auto|--log-dir=-x|-NoLogs", "run|09-1,10-1|--data-dir|a b|--engine=auto|--log-dir=-x|--no-logs")]
    public void PowerShell_started_with_the_script_passes_words_on(string typed, string words) =>
        Arrived(words, 0, RunPowerShell(FakeDotNet(0), "@args", typed.Split('|')));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_POSIX_shell_passes_the_exit_code_on(int code)
    {
        if (!OperatingSystem.IsWindows())
            Arrived("list", code, Run(FakeDotNet(code), "/bin/sh", Path.Combine(Scripts, "run-labs"), "list"));
    }

    [PowerShellTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void PowerShell_passes_the_exit_code_on(int code) =>
        Arrived("list", code, RunPowerShell(FakeDotNet(code), "list"));

    [Fact]
    public void Without_dotnet_a_POSIX_shell_says_what_to_do()
    {
        if (!OperatingSystem.IsWindows())
            SaysWhatToDo(Run(WithoutDotNet(), "/bin/sh", Path.Combine(Scripts, "run-labs")));
    }

    [PowerShellTheory]
    [InlineData("")]
    [InlineData("list -Engine auto")]
    public void Without_dotnet_PowerShell_says_what_to_do(string typed) =>
        SaysWhatToDo(RunPowerShell(WithoutDotNet(), typed));

    // The script's own tools without dotnet beside them.
    private string WithoutDotNet()
    {
        foreach (var tool in new[] { "dirname", "sh" })
            File.CreateSymbolicLink(Path.Combine(_folder, tool), "/bin/" + tool);
        return _folder;
    }

    private string FakeDotNet(int code)
    {
        // Not in the working directory, where PowerShell's launcher would find it before its own.
        var bin = Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName;
        var dotnet = Path.Combine(bin, "dotnet");
        File.WriteAllText(dotnet, $"#!/bin/sh\nfor word in \"$@\"; do echo \"<$word>\"; done\nexit {code}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return bin + ":/usr/bin:/bin";
    }

    // The project is the script's, whatever the working directory.
    private static void Arrived(string words, int code, (int, string, string) result) => Assert.Equal(
        (code, string.Concat(new[] { "run", "--project", $"{Scripts}/Labs/RunLabs", "-c", "Release", "--" }.Concat(words.Length == 0 ? [] : words.Split('|')).Select(word => $"<{word}>\n")), ""), result);

    private static void SaysWhatToDo((int Code, string Output, string Errors) result)
    {
        Assert.Equal((1, ""), (result.Code, result.Output));
        Assert.StartsWith("error: found no dotnet on the PATH, expected the .NET 10 SDK", result.Errors, StringComparison.Ordinal);
        Assert.Equal(1, result.Errors.Count(c => c == '\n'));
    }

    // PowerShell's own launcher looks for dotnet on the PATH: the script's PATH is set inside.
    private (int, string, string) RunPowerShell(string path, string typed, params string[] arguments)
    {
        var session = Path.Combine(_folder, "session.ps1");
        File.WriteAllText(session, $"$env:PATH = '{path}'\n& '{Scripts}/run-labs.ps1' {typed}\nexit $LASTEXITCODE\n");
        return Run($"{Path.GetDirectoryName(FakeSolution.DotNetHost)}:/usr/bin:/bin", PowerShellTheoryAttribute.Command, ["-NoProfile", "-File", session, .. arguments]);
    }

    private (int, string, string) Run(string path, string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = _folder;
        using var process = Process.Start(start)!;
        return FakeSolution.Result(process);
    }
}
