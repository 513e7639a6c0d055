using System.Runtime.InteropServices;
using System.Text.Json;
using Labs.TensorBoard;
using Labs.Testing;

namespace Labs.Common.Tests.Running;

public sealed class LabProgramTests : IDisposable
{
    private static readonly string Fixture = Path.Combine(AppContext.BaseDirectory, "FixtureLab.dll");
    private readonly string _folder = Directory.CreateTempSubdirectory("labs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string File(string name) => Path.Combine(_folder, name);

    private IEnumerable<long> LoggedLosses(string run) =>
        EventFileReader.ReadAll(RunDirectory.EventFiles(File("logs/fixture/" + run)).Single()).Events.Where(e => e.Values.Any(value => value.Tag == "loss")).Select(e => e.Step);

    [Fact]
    public void Redirected_output_holds_plain_lines_from_the_engine_to_tensorboard()
    {
        // Long enough that a progress bar would have appeared.
        var (code, output, errors) = LabProcess.Run(Fixture, "--network down --pause 25", _folder);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(
            $"""
            {LabEngine.Line(EngineOption.Default, LabEngine.Version())}
            down: 20 steps, seed 777
            Iter: 0, Loss: 0.5000
            Iter: 5, Loss: 0.0156
            Iter: 10, Loss: 0.0005
            Iter: 15, Loss: 0.0000
            down: test accuracy 0.9600
            tensorboard --logdir {Path.Combine("logs", "fixture")}  # from: pip install tensorboard; or ./run-labs tensorboard, ./run-labs report

            """, output);
    }

    [Fact]
    public void Results_are_written_as_JSON_without_what_is_absent()
    {
        var (code, _, _) = LabProcess.Run(Fixture, "--json out/r.json --steps 6 --learning-rate 0.25 --no-logs --seed 9", _folder);
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(File("out/r.json")));
        var root = json.RootElement;
        Assert.Equal(["lab", "started", "engine", "engine_version", "machine", "seed", "options", "changed", "runs"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("FixtureLab", root.GetProperty("lab").GetString());
        Assert.Equal(9, root.GetProperty("seed").GetInt32());
        Assert.Equal("[0.25]", root.GetProperty("options").GetProperty("learning-rate").GetRawText());
        Assert.Equal("""["steps","learning-rate","no-logs"]""", root.GetProperty("changed").GetRawText());
        var run = root.GetProperty("runs")[0];
        Assert.Equal(["name", "network", "steps", "test_accuracy", "hypothesis", "seconds"], run.EnumerateObject().Select(property => property.Name));
        Assert.Equal("""[{"step":0,"loss":0.75},{"step":5,"loss":0.17797852}]""", run.GetProperty("steps").GetRawText());
        Assert.Equal("0.96", run.GetProperty("test_accuracy").GetRawText());
        Assert.Equal("""[0,"NaN"]""", run.GetProperty("hypothesis").GetRawText());
        Assert.Equal(["r.json"], Directory.GetFiles(File("out")).Select(Path.GetFileName));
    }

    [Fact]
    public void Results_that_cannot_be_written_are_told_before_the_training()
    {
        System.IO.File.WriteAllText(File("file"), "");
        var (code, output, errors) = LabProcess.Run(Fixture, "--json file/r.json", _folder);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("error: --json: '", errors, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("--steps -1", 2, "error: --steps: found '-1', expected a whole number from 0 to 2147483647\n")]
    [InlineData("--fail error --no-logs", 1, "error: a line and another\n")]
    [InlineData("--fail crash --no-logs", 1, "error: on another thread\n")]
    [InlineData("--fail usage --no-logs", 2, "error: --resume: found options of another run, expected the checkpoint's\n")]
    public void Errors_are_one_line_and_an_exit_code(string arguments, int expectedCode, string line)
    {
        var (code, _, errors) = LabProcess.Run(Fixture, arguments, _folder);
        Assert.Equal((expectedCode, line), (code, errors));
    }

    [Fact]
    public void Verbose_shows_where_an_error_arose()
    {
        var (_, _, errors) = LabProcess.Run(Fixture, "--fail error --verbose", _folder);
        Assert.Contains("   at Program.", errors, StringComparison.Ordinal);
    }

    [EngineChoiceFact]
    public void The_environment_chooses_the_engine_and_the_option_overrules_it()
    {
        // The library need not be there: then the line says where it was looked for.
        var chosen = LabProcess.Run(Fixture, "--steps 0 --no-logs", _folder, ("LABS_ENGINE", "libtensorflow"), ("LABS_LIBTENSORFLOW", File("nowhere")));
        Assert.Equal((1, ""), (chosen.ExitCode, chosen.Output));
        Assert.StartsWith("error: libtensorflow 2.x was not found", chosen.Errors, StringComparison.Ordinal);
        Assert.StartsWith("Engine: embedded", LabProcess.Run(Fixture, "--steps 0 --no-logs --engine embedded", _folder, ("LABS_ENGINE", "libtensorflow")).Output, StringComparison.Ordinal);
        var (code, _, errors) = LabProcess.Run(Fixture, "--steps 0", _folder, ("LABS_ENGINE", "torch"));
        Assert.Equal((2, "error: LABS_ENGINE: found 'torch', expected one of embedded, libtensorflow\n"), (code, errors));
    }

    [Fact]
    public void Runs_log_into_folders_of_their_own()
    {
        LabProcess.Run(Fixture, "", _folder);
        LabProcess.Run(Fixture, "--network up --log-every 4", _folder);
        Assert.Equal(["down", "up", "up-2"], RunDirectory.Runs(File("logs/fixture")));
        Assert.Equal([0L, 4, 8, 12, 16], LoggedLosses("up-2").Distinct());
    }

    [Fact]
    public void Logs_that_cannot_be_written_cost_a_line_and_the_exit_code_but_not_the_training()
    {
        System.IO.File.WriteAllText(File("logs"), "");
        var (code, output, errors) = LabProcess.Run(Fixture, "--network up", _folder);
        Assert.Equal(1, code);
        Assert.Contains("Iter: 15", output, StringComparison.Ordinal);
        Assert.DoesNotContain("tensorboard", output, StringComparison.Ordinal);
        Assert.StartsWith("error: logs in '", errors, StringComparison.Ordinal);
        Assert.Contains("goes on without logs", errors, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("--pause 20 --steps 100000", PosixSignal.SIGINT)]
    [InlineData("--pause 20 --steps 100000", PosixSignal.SIGTERM)]
    [InlineData("--fail hang --steps 6", PosixSignal.SIGINT)]
    public void A_signal_ends_a_lab_with_its_logs_flushed_and_exit_code_130(string arguments, PosixSignal signal)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var process = new LabProcess(Fixture, arguments + " --json r.json", _folder);
        process.WaitForLosses();
        process.Signal(signal);
        var (code, _, errors) = process.WaitForExit();
        Assert.Equal(130, code);
        Assert.NotEmpty(LoggedLosses("down"));
        Assert.False(System.IO.File.Exists(File("r.json")));
        var lines = errors.TrimEnd('\n').Split('\n');
        Assert.Matches("^interrupted: down, after [0-9]+ of [0-9]+ steps$", lines[0]);
        Assert.Equal([$"logs: tensorboard --logdir {Path.Combine("logs", "fixture")}", "no checkpoint yet: one is written every 100 steps"], lines[1..]);
    }

    [Theory]
    [InlineData("--steps 0")]
    [InlineData("--no-logs")]
    public void What_wrote_no_logs_names_no_folder_of_logs(string arguments)
    {
        var (code, output, _) = LabProcess.Run(Fixture, arguments, _folder);
        Assert.Equal(0, code);
        Assert.DoesNotContain("tensorboard", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(File("logs")));
    }

    [Fact]
    public void A_path_that_is_to_be_pasted_is_quoted()
    {
        using var process = new LabProcess(Fixture, ["--network", "down", "--log-dir", "my logs; $HOME"], _folder);
        Assert.Contains("\ntensorboard --logdir 'my logs; $HOME/fixture'  # ", process.WaitForExit().Output, StringComparison.Ordinal);
    }
}
