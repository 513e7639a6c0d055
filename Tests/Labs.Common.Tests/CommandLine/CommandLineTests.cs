namespace Labs.Common.Tests.CommandLine;

public sealed class CommandLineTests
{
    private static readonly LabOption<bool> Deep = LabOption.Flag("--deep", "Four layers.");
    private static readonly LabOption<string> Initializer = LabOption.Choice("--initializer", "Initial weights.", "all", "normal", "xavier", "he", "all");
    private static readonly LabOption<float> Rate = LabOption.Number("--rate", "Dropped share.", 0.5f, 0, 1);

    private static readonly LabOption<float> LearningRate = LabOption.LearningRate(.001f);
    private static readonly LabOption<int> BatchSize = LabOption.BatchSize(128);
    private static readonly LabOption<int> Epochs = LabOption.Epochs(1);
    private static readonly LabOption<IReadOnlyList<float>> LearningRates = LabOption.LearningRates(.1f, .01f);
    private static readonly LabOption<int> Steps = LabOption.Steps(3000);
    private static readonly LabOption<int> PrintEvery = LabOption.PrintEvery(50);

    private static readonly LabCommand Mnist = new("Lab10_2.Initializers", "lab10-2", "Initialisers.")
    {
        PrintEvery = 50, Mnist = true, Options = [Initializer, Deep, Rate, LearningRate, BatchSize, Epochs],
    };

    private static readonly LabCommand Xor = new("Lab09_2.TensorBoard", "xor", "XOR.") { Options = [LearningRates, Steps, PrintEvery] };

    private static LabOptions Parse(LabCommand lab, string line) => LabOptions.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), lab);

    [Fact]
    public void Without_arguments_every_option_has_the_slides_value()
    {
        var options = Parse(Mnist, "");
        Assert.Equal(777, options.Seed);
        Assert.False(options.SeedIsGiven);
        Assert.Equal((.001f, 1, 128, 50), ((float)LearningRate, (int)Epochs, (int)BatchSize, options.PrintEvery));
        Assert.Equal(("auto", null, "checkpoints", 100, false, 1), (options.Data, options.DataDir, options.CheckpointDir, options.CheckpointEvery, options.Resume, options.EvalEvery));
        Assert.Equal(("logs", 1, true), (options.LogDir, options.LogEvery, options.Logs));
        Assert.Equal((EngineOption.Default, null, null, false), (options.Engine, options.Threads, options.JsonFile, options.Verbose));
        Assert.Equal(("all", false, 0.5f), (Initializer.Value, (bool)Deep, (float)Rate));
        Parse(Xor, "");
        Assert.Equal([.1f, .01f], LearningRates.Value);
        Assert.Equal((3000, 50), ((int)Steps, (int)PrintEvery));
    }

    [Fact]
    public void Given_values_are_taken()
    {
        var options = Parse(Mnist, "--seed 5 --learning-rate=.1 --epochs 0 --batch-size 1 --print-every 7 --data digits --data-dir D --checkpoint-dir C --checkpoint-every 0 --resume " +
            "--eval-every 0 --log-dir L --log-every 3 --no-logs --threads 2 --json F --verbose --initializer he --deep --rate 0 --engine " + EngineOption.All[^1]);
        Assert.Equal((5, true, 0.1f, 0, 1, 7), (options.Seed, options.SeedIsGiven, (float)LearningRate, (int)Epochs, (int)BatchSize, options.PrintEvery));
        Assert.Equal(("digits", "D", "C", 0, true, 0), (options.Data, options.DataDir, options.CheckpointDir, options.CheckpointEvery, options.Resume, options.EvalEvery));
        Assert.Equal(("L", 3, false, 2, EngineOption.All[^1], "F", true), (options.LogDir, options.LogEvery, options.Logs, options.Threads, options.Engine, options.JsonFile, options.Verbose));
        Assert.Equal(("he", true, 0f), (Initializer.Value, (bool)Deep, (float)Rate));
        Assert.Equal(("he", true, 0f), (options.Get(Initializer), options.Get(Deep), options.Get(Rate)));
    }

    [Fact]
    public void An_option_stands_for_its_value_and_without_one_for_its_default_again()
    {
        Parse(Mnist, "--batch-size 32");
        Assert.Equal("32 in a batch, 4 in 128", $"{BatchSize} in a batch, {128 / BatchSize} in 128");
        Parse(Mnist, "");
        Assert.Equal(128, BatchSize.Value);
    }

    [Fact]
    public void Several_learning_rates_are_kept_in_their_order()
    {
        Parse(Xor, "--learning-rate 0.1 0.01 --learning-rate 1 --seed 3");
        Assert.Equal([0.1f, 0.01f, 1f], LearningRates.Value);
    }

    [Fact]
    public void What_differs_by_network_has_no_default_until_given()
    {
        var lab = new LabCommand("Lab09_1.Xor", "lab09-1", "XOR.") { ByNetwork = true };
        var options = Parse(lab, "");
        Assert.Equal((null, null, null, null, null), (options.Steps, options.LearningRate, options.BatchSize, options.PrintEvery, options.LogEvery));
        options = Parse(lab, "--steps 10 --learning-rate .5 --batch-size 2 --print-every 3");
        Assert.Equal((10, .5f, 2, 3), (options.Steps, options.LearningRate, options.BatchSize, options.PrintEvery));
        Assert.Contains("the network's own", LabOptions.Help(lab), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sed 3", "--sed: found no such option (did you mean --seed?)", "--help")]
    [InlineData("--learningrate=3", "--learningrate=3: found no such option (did you mean --learning-rate?)", "--help")]
    [InlineData("--hlp", "--hlp: found no such option (did you mean --help?)", "--help lists all")]
    [InlineData("--frobnicate", "--frobnicate: found no such option, expected one of --seed", "--version")]
    [InlineData("--initializer xaver", "--initializer: found 'xaver'", "(did you mean xavier?)")]
    [InlineData("three", "'three'", "options only")]
    [InlineData("--seed", "--seed: found no value", "a whole number from 0 to 2147483647")]
    [InlineData("--seed x", "--seed: found 'x'", "a whole number from 0 to 2147483647")]
    [InlineData("--seed 1.5", "--seed: found '1.5'", "a whole number")]
    [InlineData("--seed 99999999999", "--seed: found '99999999999'", "a whole number")]
    [InlineData("--seed 1 --seed 2", "--seed: found 2 values (1 2)", "a whole number")]
    [InlineData("--learning-rate 0", "--learning-rate: found '0'", "above 0")]
    [InlineData("--learning-rate -1", "--learning-rate: found '-1'", "above 0")]
    [InlineData("--learning-rate NaN", "--learning-rate: found 'NaN'", "above 0")]
    [InlineData("--learning-rate Infinity", "--learning-rate: found 'Infinity'", "above 0")]
    [InlineData("--learning-rate 1e-60", "--learning-rate: found '1e-60'", "above 0")]
    [InlineData("--learning-rate 0,1", "--learning-rate: found '0,1'", "above 0")]
    [InlineData("--learning-rate .1 .2", "'.2'", "options only")]
    [InlineData("--epochs -1", "--epochs: found '-1'", "a whole number from 0 to 2147483647")]
    [InlineData("--batch-size 0", "--batch-size: found '0'", "a whole number from 1 to 2147483647")]
    [InlineData("--print-every 0", "--print-every: found '0'", "a whole number from 1 to 2147483647")]
    [InlineData("--log-every 0", "--log-every: found '0'", "a whole number from 1 to 2147483647")]
    [InlineData("--eval-every -1", "--eval-every: found '-1'", "a whole number from 0 to 2147483647")]
    [InlineData("--threads 0", "--threads: found '0'", "a whole number from 1 to 2147483647")]
    [InlineData("--data Mnst", "--data: found 'Mnst'", "one of auto, mnist, digits (did you mean mnist?)")]
    [InlineData("--initializer zeros", "--initializer: found 'zeros'", "one of normal, xavier, he, all")]
    [InlineData("--rate 1", "--rate: found '1'", "a number from 0 to below 1")]
    [InlineData("--deep yes", "'yes'", "options only")]
    [InlineData("--steps 3", "--steps: found no such option (did you mean --", "--help")]
    public void What_cannot_be_used_is_one_line_with_option_found_and_expected(string line, string found, string expected)
    {
        var error = Assert.Throws<UsageException>(() => Parse(Mnist, line));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Contains("expected", StringComparison.Ordinal) || error.Message.Contains("did you mean", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(WordsInAnyCase))]
    public void Words_are_taken_without_regard_to_case_and_kept_as_they_are_written(string line, string words)
    {
        var options = Parse(Mnist, line);
        Assert.Equal(words, $"{options.Data} {options.Engine} {options.Get(Initializer)}");
    }

    public static TheoryData<string, string> WordsInAnyCase => new()
    {
        { $"--data MNIST --engine {EngineOption.All[^1].ToUpperInvariant()} --initializer XAVIER", $"mnist {EngineOption.All[^1]} xavier" },
        { $"--data Digits --engine {EngineOption.Default} --initializer He", $"digits {EngineOption.Default} he" },
    };

    [Fact]
    public void An_engine_that_this_build_has_not_is_an_error_that_names_those_it_has() =>
        Assert.StartsWith($"--engine: found 'torch', expected one of {string.Join(", ", EngineOption.All)}", Assert.Throws<UsageException>(() => Parse(Mnist, "--engine torch")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("plain/path-1.0_x", "plain/path-1.0_x")]
    [InlineData("with blank", "'with blank'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("$HOME;ls", "'$HOME;ls'")]
    [InlineData("~", "'~'")]
    [InlineData("", "''")]
    [InlineData("한글", "'한글'")]
    public void What_is_to_be_pasted_is_quoted_as_a_shell_reads_it(string word, string quoted)
    {
        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal(quoted, ShellText.Quoted(word));
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", $"printf %s {quoted}"]) { RedirectStandardOutput = true })!;
        Assert.Equal(word, shell.StandardOutput.ReadToEnd());
    }

    [Fact]
    public void Help_names_every_option_with_its_default()
    {
        var help = LabOptions.Help(Mnist);
        foreach (var expected in new[]
        {
            "Lab10_2.Initializers", "Initialisers.", "--initializer <normal|xavier|he|all>", "[default: all]", "--deep", "--learning-rate", "[default: 0.001]", "--seed", "[default: 777]",
            "--epochs", "--batch-size", "[default: 128]", "--data <auto|mnist|digits>", "--eval-every", $"--engine <{string.Join('|', EngineOption.All)}>", $"[default: {EngineOption.Default}]", "--json <FILE>",
        })
            Assert.Contains(expected, help, StringComparison.Ordinal);
        Assert.DoesNotContain("--steps", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_hold_what_shaped_a_run_and_nothing_that_has_no_value()
    {
        var values = Parse(Xor, "--learning-rate 0.1 0.01 --json F --no-logs").Values.ToDictionary();
        Assert.Equal([0.1f, 0.01f], Assert.IsAssignableFrom<IReadOnlyList<float>>(values["learning-rate"]));
        Assert.Equal(3000, values["steps"]);
        Assert.Equal(EngineOption.Default, values["engine"]);
        Assert.Equal(0.001f, Parse(Mnist, "").Values.ToDictionary()["learning-rate"]);
        Assert.DoesNotContain(values.Keys, key => key is "seed" or "json" or "verbose" or "threads");
    }
}
