using System.Globalization;

namespace Labs.Common.Tests.Running;

/// <summary>No line of a lab is ever overwritten, whatever the terminal.</summary>
public sealed class ProgressBarTests
{
    private const string Lab = "--network down --pause 60 --print-every 1 --no-logs";

    private static readonly string[] Lines = [.. Enumerable.Range(0, 20).Select(step => string.Create(CultureInfo.InvariantCulture, $"Iter: {step}, Loss: {MathF.Pow(0.5f, step + 1):F4}"))];

    [TerminalTheory]
    [InlineData(12)]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    // As script leaves it: a terminal that does not know its size.
    [InlineData(0)]
    public async Task Lines_stand_whole_above_a_bar_that_leaves_nothing_behind(int columns)
    {
        var output = await Terminal.Run($"stty rows 24 cols {columns}", Lab);
        var width = columns == 0 ? 80 : columns;
        Assert.Contains("/20", output, StringComparison.Ordinal);
        Assert.All(Drawn(output), text => Assert.InRange(text.Length, 1, width - 1));
        if (width >= 40)
            Assert.Contains(Drawn(output), text => text.StartsWith("down ", StringComparison.Ordinal) && text.Contains(" loss 0.", StringComparison.Ordinal));
        Whole(new TerminalScreen(width).Show(output).Lines);
    }

    [TerminalTheory]
    [InlineData(120, 40, true)]
    [InlineData(120, 40, false)]
    [InlineData(40, 200, true)]
    [InlineData(80, 20, true)]
    public async Task Lines_stand_whole_on_a_terminal_that_is_resized_meanwhile(int before, int after, bool breaksAnew)
    {
        // The sequence tells the test's own screen when; between it and the bar's next look at the width anything may be printed.
        // The lab says when it begins to train: a busy machine takes its time until then.
        using var folder = new Data.TemporaryFolder();
        var begun = folder["begun"];
        var output = await Terminal.Run($"stty rows 24 cols {before}; (until [ -e '{begun}' ]; do sleep 0.05; done; sleep 0.8; printf '\\033[8;24;{after}t'; stty cols {after} </dev/tty) & true", Lab.Replace("60", "120", StringComparison.Ordinal), ("FIXTURE_BEGUN", begun));
        var screen = new TerminalScreen(before, breaksAnew).Show(output);
        Assert.Contains(Drawn(output), text => text.Length > after - 1 || after > before);
        Assert.Contains(Drawn(output), text => text.Length <= after - 1);
        Whole(screen.Lines);
    }

    [TerminalFact]
    public async Task Without_colour_there_is_none_and_a_dumb_terminal_gets_plain_lines()
    {
        var output = await Terminal.Run("stty rows 24 cols 80", Lab, ("NO_COLOR", "1"));
        Assert.Contains(" loss 0.", output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\x1b\[[0-9;]*m", output);
        Whole(new TerminalScreen(80).Show(output).Lines);

        output = await Terminal.Run("stty rows 24 cols 80", Lab, ("TERM", "dumb"));
        Assert.DoesNotContain('\x1b', output);
        Whole(output.Split('\n').Select(line => line.TrimEnd('\r')));
    }

    [TerminalFact]
    public async Task Errors_stand_above_the_bar_too()
    {
        // At the tenth step, when the bar has long been drawn.
        var output = await Terminal.Run("stty rows 24 cols 200", $"{Lab} --fail warn");
        var lines = new TerminalScreen(200).Show(output).Lines;
        Assert.Contains("a warning of step 10", lines);
        Whole(lines.Where(line => line != "a warning of step 10"));
    }

    [Theory]
    [InlineData(200, "down 10/20 [####################....................] loss 0.3425 accuracy 0.9062")]
    [InlineData(60, "down 10/20 [#########.........] loss 0.3425 accuracy 0.9062")]
    [InlineData(40, "down 10/20 loss 0.3425 accuracy 0.9062")]
    [InlineData(32, "down 10/20 loss 0.3425")]
    [InlineData(24, "down 10/20 loss 0.3425")]
    [InlineData(9, "dow 10/20")]
    [InlineData(3, "10/")]
    public void A_bar_says_what_there_is_room_for(int columns, string text)
    {
        var state = new ProgressState();
        state.Begin("down", 0, 20);
        (state.Done, state.Loss, state.Accuracy) = (10, 0.3425f, 0.9062f);
        var drawn = ProgressText.Of(state, columns);
        // The time that is left is that of this very moment.
        Assert.StartsWith(text.Split('[')[0], drawn, StringComparison.Ordinal);
        Assert.InRange(TextColumns.Of(drawn), 1, columns);
        Assert.Equal(text.Contains("accuracy", StringComparison.Ordinal), drawn.Contains("accuracy", StringComparison.Ordinal));
        Assert.Equal(text.Contains('[', StringComparison.Ordinal), drawn.Contains('[', StringComparison.Ordinal));
    }

    [Fact]
    public void Letters_that_take_two_columns_are_counted_so()
    {
        Assert.Equal(10, TextColumns.Of("손실 ab 12"));
        var state = new ProgressState();
        state.Begin("활성화함수", 0, 5);
        Assert.Equal("활성 0/5", ProgressText.Of(state, 9));
    }

    // What was drawn: between switching the terminal's wrapping off and on.
    private static IEnumerable<string> Drawn(string output) => output.Split("\x1b[?7l").Skip(1).Select(text => text.Split("\x1b[?7h")[0]);

    private static void Whole(IEnumerable<string> lines) =>
        Assert.Equal([LabEngine.Line(EngineOption.Default, LabEngine.Version()), "down: 20 steps, seed 777", .. Lines, "down: test accuracy 0.9600"], lines.Where(line => line.Length > 0));
}
