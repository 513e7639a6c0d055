namespace RunLabs.Tests;

/// <summary>A test that runs PowerShell: LABS_PWSH, else pwsh on the PATH; skipped, saying so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PowerShellTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<string?> Found = new(() =>
    {
        if (Environment.GetEnvironmentVariable("LABS_PWSH") is { Length: > 0 } named)
            return named;
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh")).FirstOrDefault(File.Exists);
        if (found is null)
            Console.Error.WriteLine(Reason);
        return found;
    });

    private const string Reason = "NOT RUN in PowerShell: LABS_PWSH is not set, and pwsh is not on the PATH (dotnet tool install PowerShell --version 7.6.9 --tool-path DIR)";

    public PowerShellTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "needs a POSIX shell" : Found.Value is null ? Reason : null;

    /// <summary>The program.</summary>
    public static string Command => Found.Value!;
}
