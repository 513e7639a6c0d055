using System.Globalization;
using Labs.TensorBoard;
using Labs.Testing;

namespace Labs.Tests;

/// <summary>What lab 09-2 leaves for TensorBoard.</summary>
public sealed class TensorBoardLabTests : IDisposable
{
    private static readonly string[] Histograms =
        ["weights1", "biases1", "layer1", "weights2", "biases2", "layer2", "weights3", "biases3", "layer3", "weights4", "biases4", "hypothesis"];

    private readonly LabFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_learning_rate_is_a_run_of_its_own_and_a_second_time_another()
    {
        var (lines, results) = _folder.Succeed("Lab09_2.TensorBoard", "--steps 60");
        Assert.Equal(["lr-0.1: learning rate 0.1, seed 777", "lr-0.01: learning rate 0.01, seed 777"], lines.Where(line => line.StartsWith("lr-", StringComparison.Ordinal)));
        Assert.Equal(["lr-0.1", "lr-0.01"], results.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("name").GetString()));
        Assert.Equal(["lr-0.01", "lr-0.1"], RunDirectory.Runs(_folder["logs/xor"]));
        Assert.StartsWith($"tensorboard --logdir {Path.Combine("logs", "xor")}  # ", lines[^1]);

        var first = File.ReadAllBytes(_folder.Events("logs/xor/lr-0.1").Path);
        _folder.Succeed("Lab09_2.TensorBoard", "--learning-rate 0.1 --steps 20");
        Assert.Equal(["lr-0.01", "lr-0.1", "lr-0.1-2"], RunDirectory.Runs(_folder["logs/xor"]));
        Assert.Equal(first, File.ReadAllBytes(_folder.Events("logs/xor/lr-0.1").Path));
    }

    [Fact]
    public void Loss_accuracy_and_twelve_histograms_stand_in_the_log_once_per_step()
    {
        const int steps = 120;
        var (_, results) = _folder.Succeed("Lab09_2.TensorBoard", $"--steps {steps} --print-every 1");
        var log = _folder.Events("logs/xor/lr-0.1");
        Assert.Null(log.Damage);
        var values = log.Events.SelectMany(e => e.Values.Where(value => value.Plugin is "scalars" or "histograms").Select(value => (e.Step, Value: value))).ToLookup(entry => entry.Value.Tag);

        Assert.Equal([.. Histograms, "accuracy", "loss"], values.Select(tag => tag.Key).OrderBy(tag => Array.IndexOf(Histograms, tag) is >= 0 and var at ? at : 99).ThenBy(tag => tag));
        foreach (var tag in values)
        {
            Assert.Equal(Enumerable.Range(0, steps).Select(step => (long)step), tag.Select(entry => entry.Step));
            Assert.All(tag, entry => Assert.Equal(Histograms.Contains(tag.Key) ? "histograms" : "scalars", entry.Value.Plugin));
        }

        // The log's losses are those of the results, and its histograms count the elements: layers have a row for each of the four examples.
        var losses = results.GetProperty("runs")[0].GetProperty("steps").EnumerateArray().Select(step => (double)step.GetProperty("loss").GetSingle());
        Assert.Equal(losses, values["loss"].Select(entry => Assert.Single(entry.Value.Tensor!.ToDoubles())));
        Assert.All(values["accuracy"], entry => Assert.Contains(Assert.Single(entry.Value.Tensor!.ToDoubles()), new[] { 0, 0.25, 0.5, 0.75, 1 }));
        double[] sizes = [20, 10, 40, 100, 10, 40, 100, 10, 40, 10, 1, 4];
        Assert.Equal(sizes, Histograms.Select(tag => values[tag].Last().Value.Tensor!.ToDoubles().Where((_, i) => i % 3 == 2).Sum()));
    }

    [Fact]
    public void A_rate_of_a_tenth_ends_below_one_of_a_hundredth_as_on_the_slides_picture()
    {
        var (lines, results) = _folder.Succeed("Lab09_2.TensorBoard", "");
        var runs = results.GetProperty("runs").EnumerateArray().ToDictionary(run => run.GetProperty("name").GetString()!);
        float Loss(string run, int step) =>
            runs[run].GetProperty("steps").EnumerateArray().First(entry => entry.GetProperty("step").GetInt32() == step).GetProperty("loss").GetSingle();
        // Both begin near each other; the one has learned XOR at the end, the other has hardly begun to.
        Assert.InRange(Loss("lr-0.1", 50) - Loss("lr-0.01", 50), -.2f, .2f);
        Assert.InRange(Loss("lr-0.1", 2950), 0, .02f);
        Assert.InRange(Loss("lr-0.01", 2950), .68f, .7f);
        var accuracies = lines.Where(line => line.StartsWith("Testset Accuracy: ", StringComparison.Ordinal)).ToArray();
        Assert.Equal((2, "Testset Accuracy: 1.0000"), (accuracies.Length, accuracies[0]));
        Assert.NotEqual(accuracies[0], accuracies[1]);
    }

    [Fact]
    public void Each_run_says_what_it_is_and_its_hyperparameters()
    {
        _folder.Succeed("Lab09_2.TensorBoard", "--steps 20 --learning-rate 0.1 0.01");
        foreach (var (run, rate) in new[] { ("lr-0.1", 0.1), ("lr-0.01", 0.01) })
        {
            var events = _folder.Events("logs/xor/" + run).Events;
            var text = Assert.Single(events.SelectMany(e => e.Values), value => value.Tag == "run").Tensor!.ToStrings().Single();
            foreach (var words in new[] { run, "Lab09_2.TensorBoard --steps 20 --learning-rate 0.1 0.01", "| seed | 777 |", $"| engine | {BuiltEngine.Default} " })
                Assert.Contains(words, text, StringComparison.Ordinal);
            var start = Assert.Single(events.SelectMany(e => e.Values), value => value.Tag == "_hparams_/session_start_info").PluginContent.Span;
            Assert.True(start.IndexOf("learning_rate"u8) >= 0 && start.IndexOf(BitConverter.GetBytes(rate)) >= 0 && start.IndexOf(System.Text.Encoding.UTF8.GetBytes(run)) >= 0);
            Assert.Single(events.SelectMany(e => e.Values), value => value.Tag == "_hparams_/session_end_info");
        }
    }

    [RecordedGraphFact]
    public void Each_run_logs_the_graph_that_its_tape_recorded()
    {
        _folder.Succeed("Lab09_2.TensorBoard", "--steps 20 --learning-rate 0.1 0.01");
        foreach (var run in new[] { "lr-0.1", "lr-0.01" })
        {
            var events = _folder.Events("logs/xor/" + run).Events;
            // Four layers from eight variables, and the loss on top of them.
            var graph = Assert.Single(events, e => e.GraphDef is not null).GraphDef!.Value.ToArray();
            string[] names = ["weight1", "bias4", "MatMul", "MatMul_3", "Sigmoid_3", "Placeholder", "weight1/Read/ReadVariableOp", "Log_1"];
            Assert.All(names, name =>
            {
                byte[] field = [0x0a, (byte)name.Length, .. System.Text.Encoding.UTF8.GetBytes(name)];
                Assert.True(graph.AsSpan().IndexOf(field) >= 0, name);
            });
            Assert.True(graph.AsSpan().IndexOf("MatMul_4"u8) < 0);
        }
    }

    [Fact]
    public void Log_every_thins_the_log_and_no_logs_leaves_none()
    {
        _folder.Succeed("Lab09_2.TensorBoard", "--steps 10 --log-every 4");
        Assert.Equal([0L, 4, 8], _folder.Events("logs/xor/lr-0.1").Events.Where(e => e.Values.Count > 0).Select(e => e.Step).Distinct());
        var (lines, _) = _folder.Succeed("Lab09_2.TensorBoard", "--steps 10 --no-logs --log-dir none");
        Assert.False(Directory.Exists(_folder["none"]));
        Assert.DoesNotContain(lines, line => line.StartsWith("tensorboard", StringComparison.Ordinal));
    }

    [Fact]
    public void Lab_09_1_logs_the_loss_of_every_network()
    {
        _folder.Succeed("Lab09_1.Xor", "--steps 41 --print-every 20 --log-every 10");
        string[] runs = ["and", "logistic", "logistic-random", "or", "two-layer", "two-units", "wide", "wide-deep"];
        Assert.Equal(runs, RunDirectory.Runs(_folder["logs/lab09-1"]));
        foreach (var run in runs)
            Assert.Equal(["0 loss", "10 loss", "20 loss", "30 loss", "40 loss"], _folder.Events("logs/lab09-1/" + run).Events
                .SelectMany(e => e.Values.Where(value => value.Tag == "loss").Select(value => string.Create(CultureInfo.InvariantCulture, $"{e.Step} {value.Tag}"))));
    }
}
