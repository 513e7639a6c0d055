using System.Diagnostics;

namespace RunLabs.Tests;

public sealed class CommandsTests : IDisposable
{
    private readonly FakeSolution _solution = new();

    public void Dispose() => _solution.Dispose();

    [Fact]
    public void A_lab_is_run_as_a_process_and_its_results_stand_in_the_table_and_the_report()
    {
        var (code, output, errors) = _solution.Run("run FixtureLab --no-build");
        Assert.Equal((0, ""), (code, errors));
        var lines = output.Split('\n');
        Assert.Equal("[1/1] FixtureLab", lines[0]);
        Assert.StartsWith("Engine: embedded ", lines[1]);
        Assert.Contains(lines, line => line.Contains("FixtureLab", StringComparison.Ordinal) && line.Contains("down", StringComparison.Ordinal) && line.Contains("0.9600", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', output);

        (code, output, _) = _solution.Run("report");
        Assert.Equal((0, Path.Combine("logs", "report.html") + "\n"), (code, output));
        Assert.Contains("polyline", File.ReadAllText(Path.Combine(_solution.Root, "logs", "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_seeds_are_run_and_shown_with_mean_and_spread()
    {
        var (code, output, _) = _solution.Run("FixtureLab --no-build --seeds 3 --seed 5 --no-logs --engine embedded");
        Assert.Equal(0, code);
        Assert.Contains("[3/3] FixtureLab", output, StringComparison.Ordinal);
        Assert.Contains("0.9600 +- 0.0000 (3 seeds)", output, StringComparison.Ordinal);
        Assert.Equal(["FixtureLab-0-5.json", "FixtureLab-0-6.json", "FixtureLab-0-7.json"],
            Directory.GetFiles(Path.Combine(_solution.Root, "logs", "run-labs")).Select(Path.GetFileName).Order());
        Assert.Equal(["run-labs"], Directory.GetFileSystemEntries(Path.Combine(_solution.Root, "logs")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_lab_that_fails_costs_the_exit_code()
    {
        File.WriteAllText(Path.Combine(_solution.Root, "file"), "");
        var (code, output, errors) = _solution.Run("FixtureLab --no-build --log-dir file");
        Assert.Equal(1, code);
        Assert.Contains("exit code 1", output, StringComparison.Ordinal);
        Assert.StartsWith("error: --json", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lab11", "error: LAB: found 'Lab11', expected one of FixtureLab")]
    [InlineData("--engine torch", "error: --engine: found 'torch', expected one of embedded, libtensorflow, tensorflow.net, auto")]
    [InlineData("--seeds 0", "error: --seeds: found '0', expected a whole number, 1 or more")]
    [InlineData("--frob", "error: --frob: found no such option, expected one of --engine")]
    [InlineData("data", "error: data: found nothing, expected export DIR")]
    [InlineData("data import there", "error: data: found 'import there', expected export DIR")]
    [InlineData("data export a b", "error: 'b': found a word too many, expected 2")]
    [InlineData("list labs", "error: 'labs': found a word too many, expected options only")]
    [InlineData("--as-the-slides --eval-every 3", "error: --as-the-slides: found together with --eval-every")]
    public void What_cannot_be_used_is_one_line_and_exit_code_2(string arguments, string line)
    {
        var (code, output, errors) = _solution.Run(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(line, errors, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(c => c == '\n'));
    }

    [Fact]
    public void A_wrong_LABS_ENGINE_is_named() =>
        Assert.Equal((2, "", "error: LABS_ENGINE: found 'torch', expected one of embedded, libtensorflow, tensorflow.net, auto\n"), _solution.Run("FixtureLab --no-build", ("LABS_ENGINE", "torch")));

    [Fact]
    public void A_report_without_results_is_an_error_that_says_so()
    {
        var (code, _, errors) = _solution.Run("report");
        Assert.Equal(1, code);
        Assert.StartsWith("error: --log-dir: found no results", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void List_and_help_name_labs_and_options()
    {
        Assert.Contains("FixtureLab", _solution.Run("list").Output, StringComparison.Ordinal);
        var (code, help, _) = _solution.Run("--help");
        Assert.Equal(0, code);
        foreach (var word in new[] { "--engine <embedded|libtensorflow|tensorflow.net|auto>", "--as-the-slides", "--seeds", "[default: 777]", "report", "list" })
            Assert.Contains(word, help, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupt_is_passed_on_and_ends_both_programs()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var process = _solution.Start("FixtureLab --no-build", ("FIXTURE_PAUSE", "1000"));
        while (process.StandardOutput.ReadLine() is { } line && !line.StartsWith("Iter", StringComparison.Ordinal))
        {
        }
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            kill.WaitForExit();
        var (code, _, errors) = FakeSolution.Result(process);
        Assert.Equal((130, ""), (code, errors));
        Assert.Empty(Directory.GetFiles(Path.Combine(_solution.Root, "logs", "run-labs")));
    }
}
