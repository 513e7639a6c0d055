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
        Assert.Equal(["Engine: embedded", "[1/1] FixtureLab"], lines[..2]);
        Assert.StartsWith("Engine: embedded 1", lines[2]);
        Assert.Contains(lines, line => line.Contains("FixtureLab", StringComparison.Ordinal) && line.Contains("down", StringComparison.Ordinal) && line.Contains("0.9600", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', output);

        (code, output, _) = _solution.Run("report");
        Assert.Equal((0, Path.Combine("logs", "report.html") + "\n"), (code, output));
        Assert.Contains("\"name\":\"down\"", File.ReadAllText(Path.Combine(_solution.Root, "logs", "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_seeds_are_run_and_shown_with_mean_and_spread()
    {
        var (code, output, _) = _solution.Run("FixtureLab --no-build --seeds:3 --seed=5 --no-logs --engine=embedded");
        Assert.Equal(0, code);
        Assert.Contains("[3/3] FixtureLab", output, StringComparison.Ordinal);
        Assert.Contains("0.9600 +- 0.0000 (3 seeds)", output, StringComparison.Ordinal);
        Assert.Equal(["FixtureLab-0-5.json", "FixtureLab-0-6.json", "FixtureLab-0-7.json"],
            Directory.GetFiles(Path.Combine(_solution.Root, "logs", "run-labs")).Select(Path.GetFileName).Order());
        Assert.Equal(["run-labs"], Directory.GetFileSystemEntries(Path.Combine(_solution.Root, "logs")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("", "Lab09_1.Xor Lab10_1.Relu")]
    [InlineData("labs", "Lab09_1.Xor Lab10_1.Relu")]
    [InlineData("studies", "Study1.GradientDescent")]
    [InlineData("10-1,09-1", "Lab10_1.Relu Lab09_1.Xor")]
    [InlineData("all", "Lab09_1.Xor Lab10_1.Relu Study1.GradientDescent")]
    [InlineData("S1 all 09-1 FixtureLab", "Study1.GradientDescent Lab09_1.Xor Lab10_1.Relu FixtureLab")]
    public void The_labs_are_run_unless_studies_or_all_are_asked_for(string words, string expected)
    {
        using var solution = new FakeSolution().With("Lab09_1.Xor").With("Lab10_1.Relu").With("Study1.GradientDescent");
        Assert.Equal(expected.Split(' '), LabRunner.Choose(new Solution(solution.Root), words.Split(' ', StringSplitOptions.RemoveEmptyEntries), []).Select(lab => lab.Project));
    }

    [Fact]
    public void A_study_that_draws_is_asked_for_its_picture_which_the_report_shows()
    {
        using var solution = new FakeSolution().With("Study1.GradientDescent").With("Study9.CustomLayer");
        Assert.Equal(0, solution.Run("S1 S9 --no-build --no-logs -- --network down").ExitCode);
        Assert.Equal(["Study1.GradientDescent-0-777.json", "Study1.GradientDescent-0-777.svg", "Study9.CustomLayer-0-777.json"],
            Directory.GetFiles(Path.Combine(solution.Root, "logs", "run-labs")).Select(Path.GetFileName).Order());
        Assert.Equal(0, solution.Run("report").ExitCode);
        Assert.Contains("<img alt=\"A circle.\" src=\"data:image/svg+xml;base64,", File.ReadAllText(Path.Combine(solution.Root, "logs", "report.html")), StringComparison.Ordinal);
        // Where the user says where it goes, it goes there; the one before is gone with its results.
        Assert.Equal(0, solution.Run("S1 --no-build --no-logs -- --network down --picture mine.svg").ExitCode);
        Assert.True(File.Exists(Path.Combine(solution.Root, "mine.svg")));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(solution.Root, "logs", "run-labs")), file => file.EndsWith(".svg", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("echo many; echo lines >&2; exit 3", "--open: found no browser (xdg-open ended with exit code 3), expected one that opens ")]
    [InlineData("echo many; echo lines >&2; exit 0", "")]
    [InlineData(null, "--open: found no browser (there is no xdg-open), expected one that opens ")]
    public void Where_there_is_no_browser_one_line_says_so(string? xdg, string expected)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Assert.Equal(0, _solution.Run("FixtureLab --no-build --no-logs").ExitCode);
        var path = Path.Combine(_solution.Root, "bin");
        Directory.CreateDirectory(path);
        if (xdg is not null)
        {
            File.WriteAllText(Path.Combine(path, "xdg-open"), "#!/bin/sh\n" + xdg + "\n");
            File.SetUnixFileMode(Path.Combine(path, "xdg-open"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        var report = Path.Combine("logs", "report.html");
        Assert.Equal((0, report + "\n", expected.Length > 0 ? $"{expected}{report}\n" : ""), _solution.Run("report --open", ("PATH", path)));
    }

    [Fact]
    public void A_report_that_cannot_be_written_names_its_option()
    {
        Assert.Equal(0, _solution.Run("FixtureLab --no-build --no-logs").ExitCode);
        var (code, output, errors) = _solution.Run("report --output logs");
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("error: --output: 'logs' cannot be written (", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_kinds_are_listed()
    {
        using var solution = new FakeSolution().With("Lab09_1.Xor").With("Study1.GradientDescent");
        var (code, output, _) = solution.Run("list");
        Assert.Equal(0, code);
        Assert.Equal(["09-1", "S1", "FixtureLab"], output.TrimEnd('\n').Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
    }

    [Theory, InlineData("list", "ko_KR.UTF-8"), InlineData("list --language ko", "C")]
    public void A_list_in_Korean_has_every_title_in_Korean(string arguments, string locale)
    {
        using var solution = new FakeSolution();
        foreach (var lab in LabCatalogue.Labs.Concat(LabCatalogue.Studies)) solution.With(lab.Project);
        var (code, output, _) = solution.Run(arguments, ("LC_ALL", ""), ("LC_MESSAGES", ""), ("LANG", locale));
        Assert.Equal(0, code);
        foreach (var lab in LabCatalogue.Labs.Concat(LabCatalogue.Studies))
        {
            var line = output.Split('\n').Single(line => line.StartsWith(lab.Number + " ", StringComparison.Ordinal));
            Assert.False(line.EndsWith(lab.Title, StringComparison.Ordinal), line);
            Assert.Contains(line, letter => letter is >= '\uac00' and <= '\ud7a3');
        }
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
    // Three edits make foo auto, and so would they of every word of three letters.
    [InlineData("--engine foo", "error: --engine: found 'foo', expected one of embedded, libtensorflow, tensorflow.net, auto\n")]
    [InlineData("Lab10_1.Rellu", "error: LAB: found 'Lab10_1.Rellu', expected one of FixtureLab")]
    [InlineData("FixtureLb", "error: LAB: found 'FixtureLb', expected one of FixtureLab (did you mean FixtureLab?)\n")]
    [InlineData("reprot", "error: LAB: found 'reprot', expected one of FixtureLab (did you mean report?)\n")]
    [InlineData("--engine embeded", "error: --engine: found 'embeded', expected one of embedded, libtensorflow, tensorflow.net, auto (did you mean embedded?)\n")]
    [InlineData("--sed 3", "error: --sed: found no such option (did you mean --seed?), --help lists all\n")]
    [InlineData("--seeds=0", "error: --seeds: found '0', expected a whole number from 1 to 1000")]
    [InlineData("--seed 99999999999", "error: --seed: found '99999999999', expected a whole number from 0 to 2147483647")]
    [InlineData("FixtureLab -- --json x", "error: --json: found after --, where run-labs puts its own")]
    [InlineData("FixtureLab -- --engine libtensorflow", "error: --engine: found after --, expected before it")]
    [InlineData("list -- --steps 3", "error: --: found after 'list'")]
    [InlineData("--seeds 2 --seed 2147483647", "error: --seeds: found 2 from --seed 2147483647, expected none above 2147483647\n")]
    [InlineData("--seeds 0", "error: --seeds: found '0', expected a whole number from 1")]
    [InlineData("--frobnicate", "error: --frobnicate: found no such option, expected one of --engine")]
    [InlineData("FixtureLab --epochs 2", "error: --epochs: found no such option, expected one of --engine --as-the-slides --eval-every --seed --seeds --data --data-dir --threads --log-dir --no-logs --no-build --language --verbose --help --version, or the labs' own after --\n")]
    [InlineData("tensorboard --port 6007", "error: --port: found no such option, expected one of --log-dir --language --verbose --help --version, or TensorBoard's own after --\n")]
    [InlineData("list --steps 3", "error: --steps: found no such option, expected one of --language --verbose --help --version\n")]
    [InlineData("data", "error: data: found nothing, expected export DIR")]
    [InlineData("data import there", "error: data: found 'import there', expected export DIR")]
    [InlineData("data export a b", "error: data: found 'export a b', expected export DIR")]
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
        foreach (var word in new[] { "[command]", "--engine <embedded|libtensorflow|tensorflow.net|auto>", "--as-the-slides", "--seeds", "[default: 777]", "\n  run <LAB> ", "\n  report ", "\n  list ", "\n  data <export DIR> " })
            Assert.Contains(word, help, StringComparison.Ordinal);
        var report = _solution.Run("report --help").Output;
        Assert.Contains("--open", report, StringComparison.Ordinal);
        Assert.DoesNotContain("--seeds", report, StringComparison.Ordinal);
        Assert.Matches(@"^run-labs 1\.", _solution.Run("--version").Output);
    }

    [Fact]
    public void Words_are_taken_without_regard_to_case()
    {
        var (code, output, _) = _solution.Run("RUN fixturelab --no-build --engine EMBEDDED -- --network Down");
        Assert.Equal(0, code);
        Assert.StartsWith("Engine: embedded\n[1/1] FixtureLab --network Down\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_after_two_dashes_are_the_labs_own_and_go_before_those_of_run_labs()
    {
        var (code, output, errors) = _solution.Run("FixtureLab --no-build --seed 5 --log-dir there -- --network up --steps 3 --print-every 1 --seed 9");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("up: 3 steps, seed 9\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("down", output, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(_solution.Root, "there", "fixture", "up")));

        Assert.Contains("--pause <N>", _solution.Run("FixtureLab --no-build -- --help").Output, StringComparison.Ordinal);
        (code, output, errors) = _solution.Run("FixtureLab --no-build -- --stepps 3");
        Assert.Equal((2, "error: --stepps: found no such option (did you mean --steps?), --help lists all\n"), (code, errors));
    }

    [Fact]
    public async Task The_network_is_tried_once_and_not_once_per_lab()
    {
        // Both mirrors are behind a proxy that knows neither.
        using var proxy = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        proxy.Start();
        var asked = new List<string>();
        using var end = new CancellationTokenSource();
        var serving = Task.Run(async () =>
        {
            while (true)
            {
                using var client = await proxy.AcceptTcpClientAsync(end.Token);
                using var reader = new StreamReader(client.GetStream(), leaveOpen: true);
                asked.Add(await reader.ReadLineAsync(end.Token) ?? "");
                await client.GetStream().WriteAsync("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), end.Token);
            }
        });
        using var solution = new FakeSolution().With("Lab10_1.Relu").With("Lab10_3.Dropout").With("Lab10_4.BatchNorm");
        var home = Path.Combine(solution.Root, "home");
        var (code, output, errors) = solution.Run("--no-build 10-1 10-3 10-4 -- --network down", ("FIXTURE_IMAGES", "1"), ("LABS_MNIST_DIR", ""), ("KERAS_HOME", home), ("LABS_CACHE_DIR", home),
            ("HTTPS_PROXY", $"http://127.0.0.1:{((System.Net.IPEndPoint)proxy.LocalEndpoint).Port}"), ("NO_PROXY", ""), ("https_proxy", ""));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(2, asked.Count);
        Assert.Equal(1, output.Split("*** NOT MNIST").Length - 1);
        // The fixture says its own name.
        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(output, @"\n FixtureLab +down +0\.9600 "));
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
        Assert.Equal(130, code);
        Assert.StartsWith("interrupted: down, after ", errors, StringComparison.Ordinal);
        Assert.EndsWith("\ninterrupted: lab 1 of 1\n", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(_solution.Root, "logs", "run-labs")));
    }
}
