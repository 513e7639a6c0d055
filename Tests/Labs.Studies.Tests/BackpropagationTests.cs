using Labs.Testing;

namespace Labs.Studies.Tests;

/// <summary>Decks 000 to 003, backpropagation by hand.</summary>
public sealed class BackpropagationTests(BackpropagationTests.Output study) : IClassFixture<BackpropagationTests.Output>
{
    public sealed class Output() : StudyOutput("Study2.Backpropagation");

    [Fact]
    public void It_is_as_its_slide() => study.IsAsItsSlide();

    [Theory]
    [InlineData("df/dg = ", 1)]
    [InlineData("df/db = ", 1)]
    [InlineData("dg/dw = ", 5)]
    [InlineData("dg/dx = ", -2)]
    [InlineData("df/dx = ", -2)]
    [InlineData("df/dw = ", 5)]
    public void The_chain_rule_has_deck_000s_numbers(string name, int value)
    {
        Assert.Contains(study.Lines, line => line.StartsWith($"{name}{value,2}", StringComparison.Ordinal));
        Assert.Equal(value, study.Value("chain-rule", name.TrimEnd(' ', '=')));
    }

    [Fact]
    public void The_graph_is_printed_with_values_forward_and_gradients_backward() => Assert.Equal(
        ["a 3 -2", "b 1 -4", "c -2 5", "d = 2b 2 -2", "e = a + d 5 -2", "L = ce -10 1"],
        study.Lines.SkipWhile(line => !line.StartsWith("node ", StringComparison.Ordinal)).Skip(1).Take(6)
            .Select(line => string.Join(' ', line.Split("   dL/")[0].Split("   multiply")[0].Split("   add")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    // The right column of the reference: the unrounded net, to the printed digit.
    [Theory]
    [InlineData("E_tot", .083245)]
    [InlineData("dE/dw10(1)", .038182)]
    [InlineData("w10(1) after", .380909)]
    [InlineData("dE1/da10", .029442)]
    [InlineData("dE2/da10", -.030908)]
    [InlineData("dE/dw10(0)", -.000183)]
    [InlineData("w10(0) after", .150092)]
    [InlineData("y1 after", .604368)]
    [InlineData("y2 after", .637598)]
    public void The_worked_net_is_right(string name, double value) => Assert.Equal(value, study.Value("worked-net", name), .5e-6);

    // Five decimals of each; the slide cuts them to three.
    [Theory]
    [InlineData("a10", .51874)]
    [InlineData("a11", .52498)]
    [InlineData("y1", .60915)]
    [InlineData("y2", .63370)]
    public void Its_forward_values_are_the_slides(string name, double value) => Assert.Equal(value, study.Value("worked-net", name), .5e-5);

    [Theory]
    [InlineData("E_tot", ".087, with .621 for y2", "0.0834 (0.0867 with .621)", "0.083245")]
    [InlineData("dE/dw10(1)", ".0381", "0.038114", "0.038182")]
    [InlineData("w10(1) after", ".380", "0.38095", "0.380909")]
    [InlineData("dE1/da10", ".0294, then .0305", "0.0294", "0.029442")]
    [InlineData("dE2/da10", "-.0328, that of .621", "-0.0310 (-0.0328 with .621)", "-0.030908")]
    [InlineData("dE/dw10(0)", "-.00042", "-0.0002", "-0.000183")]
    [InlineData("w10(0) after", ".1502", "0.1501", "0.150092")]
    [InlineData("outputs after", ".581, .638", null, "0.604368, 0.637598")]
    public void What_the_slide_prints_what_its_factors_give_and_what_is_right_stand_side_by_side(string name, string slide, string? rounded, string right)
    {
        var row = study.Table("worked-net", "Deck 003's worked net").Single(row => row[0].GetString() == name);
        Assert.Equal([slide, rounded, right], row[1..].Select(cell => cell.GetString()));
    }

    [Fact]
    public void Shapes_are_those_of_deck_002()
    {
        // n = 3, 5, 4, 3, 1 and six examples: W[l] (n[l], n[l-1]), b[l] (n[l], 1), Z and A (n[l], m).
        int[] n = [3, 5, 4, 3, 1];
        var rows = study.Table("deep-network", "Shapes");
        for (var l = 1; l <= 4; l++)
        {
            var (W, b, A) = ($"({n[l]}, {n[l - 1]})", $"({n[l]}, 1)", $"({n[l]}, 6)");
            Assert.Equal([W, b, A, W, b, A, $"({n[l - 1]}, 6)"], rows[l - 1][1..].Select(cell => cell.GetString()));
        }
        Assert.Contains("X (3, 6), Y (1, 6)", study.Lines);
    }

    [Fact]
    public void Gradients_by_hand_are_the_tapes_and_the_difference_quotients()
    {
        foreach (var (run, suffix) in new[] { ("deep-network", ", m = 6"), ("deep-network", ", m = 1"), ("algorithms", "") })
        {
            // float64 throughout, gradients of order 1; of the quotients (h = 1e-5) h^2 and 1e-16 / h are left.
            Assert.InRange(study.Value(run, "tape" + suffix), 0, 1e-12);
            Assert.InRange(study.Value(run, "finite differences" + suffix), 0, 1e-8);
        }
    }

    [Fact]
    public void Parity_takes_2_to_the_n_units_in_one_layer_and_3_n_in_a_tree()
    {
        for (var n = 2; n <= 10; n++)
        {
            Assert.Equal(1, study.Value("parity", $"right, n = {n}"));
            Assert.Equal(Math.Pow(2, n - 1) + 1, study.Value("parity", $"shallow units, n = {n}"));
            Assert.Equal(3 * (n - 1), study.Value("parity", $"deep units, n = {n}"));
            Assert.Equal(2 * Math.Ceiling(Math.Log2(n)), study.Value("parity", $"deep layers, n = {n}"));
        }
    }

    [Fact]
    public void Logs_hold_what_there_is_to_see_and_the_study_says_so()
    {
        string[] Tags(string run) => [.. study.Folder.Events($"logs/study2/{run}").Events.SelectMany(e => e.Values).Select(value => value.Tag).Distinct().Where(tag => tag[0] != '_' && tag != "run")];
        Assert.Equal(["units/shallow", "units/deep"], Tags("parity"));
        Assert.Equal(["norm of dW by layer"], Tags("deep-network"));
        // Two runs log nothing but the graph that their tape recorded, which the tapes of an engine chosen by the build do not tell.
        string[] runs = BuiltEngine.NoChoice is null ? ["deep-network", "fff", "graph", "parity"] : ["deep-network", "parity"];
        Assert.Equal(runs, Directory.GetDirectories(study.Folder["logs/study2"]).Select(Path.GetFileName).Order());
        Assert.Contains("in TensorBoard the graphs of L = c(a + 2b), f(f(f(w))) and the deep network", study.Lines[2], StringComparison.Ordinal);
    }

    [EngineChoiceFact]
    public void Graphs_of_what_the_tape_recorded_are_in_the_logs()
    {
        foreach (var run in new[] { "graph", "fff", "deep-network" })
            Assert.Contains(study.Folder.Events($"logs/study2/{run}").Events, e => e.GraphDef is not null);
    }

    [Fact]
    public void Seven_heads_of_ten_are_likeliest_with_theta_7() => Assert.Equal(.7, study.Value("losses", "likeliest theta"));
}
