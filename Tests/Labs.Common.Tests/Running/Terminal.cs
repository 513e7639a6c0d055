using System.Diagnostics;

namespace Labs.Common.Tests.Running;

/// <summary>A lab on a pseudo-terminal of its own (util-linux's script).</summary>
internal static class Terminal
{
    private const string Script = "/usr/bin/script";

    public static bool IsMissing => !File.Exists(Script);

    /// <summary>What the lab wrote, escape sequences included.</summary>
    /// <param name="shell">What the shell does before it becomes the lab: <c>stty cols 40</c>.</param>
    /// <param name="arguments">The lab's.</param>
    /// <param name="environment">Variables beside TERM.</param>
    public static async Task<string> Run(string shell, string arguments, params (string Name, string Value)[] environment)
    {
        var dotnet = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        var lab = Path.Combine(AppContext.BaseDirectory, "FixtureLab.dll");
        var start = new ProcessStartInfo(Script, ["-qec", $"{shell}; exec '{dotnet}' exec '{lab}' {arguments}", "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["SHELL"] = "/bin/sh";
        start.Environment.Remove("NO_COLOR");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var reading = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
            process.Kill(entireProcessTree: true);
        var output = await reading;
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
