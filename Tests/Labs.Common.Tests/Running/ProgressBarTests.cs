using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Labs.Common.Tests.Running;

public sealed partial class ProgressBarTests
{
    [Fact]
    public async Task On_a_terminal_a_bar_stands_below_the_lines_and_none_of_them_is_lost()
    {
        // util-linux's script runs a program on a terminal of its own; here one without a size, where the bar once waited for the training and the training for the bar.
        if (!File.Exists("/usr/bin/script"))
            return;
        var dotnet = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        var lab = Path.Combine(AppContext.BaseDirectory, "FixtureLab.dll");
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", $"'{dotnet}' exec '{lab}' --network down --pause 60 --print-every 1 --no-logs", "/dev/null"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        // A build server's variables would make the library think that nobody looks at the terminal.
        foreach (var name in start.Environment.Keys.Where(name => name is "CI" or "GITHUB_ACTIONS" or "TF_BUILD" or "NO_COLOR").ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var reading = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
            process.Kill(entireProcessTree: true);
        var output = await reading;
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(Enumerable.Range(0, 20), Line().Matches(output).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains("/20 loss", output, StringComparison.Ordinal);
    }

    [GeneratedRegex("Iter: ([0-9]+), Loss: 0\\.[0-9]{4}")]
    private static partial Regex Line();
}
