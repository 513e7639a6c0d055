using System.Text.Json;
using Labs.Checkpoints;
using Labs.TensorBoard;

namespace Tfview.Tests;

public sealed class TfviewTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("tfview-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);

    private static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", name);

    private static (int Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        return (CommandLine.Run(args, output, errors), output.ToString(), errors.ToString());
    }

    private string Logs()
    {
        foreach (var run in new[] { "train", "val/one" })
        {
            using var writer = new SummaryWriter(At("logs/" + run));
            for (var step = 0; step < 10; step++) writer.Scalar("loss", 1f / (step + 1), step);
            writer.Histogram("a/very/long/name/of/a/layer/that/does/not/fit/into/a/line/of/eighty/columns/kernel", new float[] { 1, 2, 3 }, 5);
            writer.Text("note", "first, \"second\"\nthird", 0);
            writer.Scalar("\u001b[2J", double.NaN, 0);
        }
        return At("logs");
    }

    [Fact]
    public void Events_are_a_table_of_80_columns()
    {
        var (code, output, errors) = Run("events", Logs());
        Assert.Equal((0, ""), (code, errors));
        var lines = output.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 80));
        Assert.Equal(2 + 2 * 4, lines.Length);
        Assert.DoesNotContain('\u001b', output);
        Assert.Matches(@"^train    loss +scalars +10 +0 +9  0\.1$", lines.Single(line => line.StartsWith("train", StringComparison.Ordinal) && line.Contains("loss", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Count(line => line.Contains("...", StringComparison.Ordinal) && line.Contains("5  float64 (30, 3)", StringComparison.Ordinal)));
    }

    [Fact]
    public void Wide_letters_take_two_columns()
    {
        using (var writer = new SummaryWriter(At("wide")))
        {
            writer.Scalar("손실", 1, 0);
            writer.Scalar(string.Concat(Enumerable.Repeat("한글😀", 40)), 1, 0);
            writer.Scalar("loss", 1, 0);
        }
        var lines = Run("events", At("wide")).Output.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.InRange(Columns(line), 1, 80));
        var kinds = lines.Skip(2).Select(line => Columns(line[..line.IndexOf("scalars", StringComparison.Ordinal)])).Distinct();
        Assert.Single(kinds);

        // All that is neither ASCII here is wide.
        static int Columns(string text) => text.EnumerateRunes().Sum(letter => letter.IsAscii ? 1 : 2);
    }

    [Fact]
    public void Hyperparameters_are_shown_with_their_values()
    {
        using (var writer = new SummaryWriter(At("hparams")))
        {
            writer.HParamsExperiment([new("units"), new("rate")], [new("loss")]);
            writer.HParamsSessionStart([new("units", 64), new("rate", .1f), new("bias", true), new("optimizer", "adam")]);
            writer.HParamsSessionEnd(HParamStatus.Failure);
        }
        var lines = Run("events", At("hparams"), "--csv").Output.TrimEnd('\n').Split('\n');
        Assert.Equal(
            [".,_hparams_/experiment,hparams,1,0,0,", ".,_hparams_/session_end_info,hparams,1,0,0,Failure", ".,_hparams_/session_start_info,hparams,1,0,0,\"bias=True, optimizer=adam, rate=0.1, units=64\""],
            lines[1..].Select(line => line.TrimEnd('\r')));
    }

    [Fact]
    public void A_text_of_several_strings_is_shown_with_all_of_them()
    {
        using (var writer = new SummaryWriter(At("texts")))
        {
            writer.Text("list", ["a", "b", "c"], 0);
        }
        Assert.Contains("a | b | c", Run("events", At("texts")).Output, StringComparison.Ordinal);
        Assert.Contains("a | b | c", Run("events", At("texts"), "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_short_integers_that_cannot_be_read_is_told_of()
    {
        // Written by h5py: group l with 'be', three numbers of two bytes, the high one first, which PureHDF does not read.
        const string file =
            "H4sIAAAAAAACA+2ZT07CQBTGZ6alqQS0Ji6AFScgaOJeI2gXRoy66A6LjkrAkrRE9Aa4c+kRPIrH8QbYzryBTsWoMSQY3y8hw/z7ZmDeNw2PR7exX8xX8iTBtolJHJJmAlhVva76z6GkUI6hfGGqPS" +
            "f6StDugH7VgDpMPDtpNpPRkwzTjYCATZD/iNvcPU5KbxpHklemj+tn4tH95brrsFI2rgtkB9axyUb86vgXPR5ckjKVe3Ome7C1/eRTQUyFjgvvV4VOj4d+1L7jYdQdBHH7V3pWSo8JPQ/6C7FeifT9" +
            "Bx62A/+WR6L9Uz1KNV2tBH1D1I25fn6zZP2efM/PXgX9jH7+6OdnSx/X4Yvxs2dCvFrKz8o3ReGbEe9e3wxnxvmpb1gquM0lPoeDvdYhTR2Adk/FDHkQDcKr/mCU+lzq3onZqm1u1+rybkjPV/ewSf" +
            "R56jwV4zX0AoIgCIIgCIIgCIIsmtOjVoOKLKakbuq/47N5EmQ+6n8O9cVRyJCq/JDKj8xKRwx1VlRuRCZgcvFJJO2MMUi9Sh2DkqqcmT2Ipz8RV24ZYwRBEGTpHl3sHU3Q2aEGIAAA";
        using (var bytes = new System.IO.Compression.GZipStream(new MemoryStream(Convert.FromBase64String(file)), System.IO.Compression.CompressionMode.Decompress))
        using (var target = File.Create(At("short.h5")))
        {
            bytes.CopyTo(target);
        }
        var (code, output, errors) = Run("checkpoint", At("short.h5"));
        Assert.Equal(1, code);
        Assert.Contains("int16", output, StringComparison.Ordinal);
        Assert.Contains("'l/be'", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_differ_differ_in_80_columns()
    {
        // As Keras nests layers.
        var keys = Enumerable.Range(0, 4).Select(i => $"model/layer_with_weights-{i}/layer_with_weights-0/kernel/.ATTRIBUTES/VARIABLE_VALUE").ToArray();
        using (var writer = new BundleWriter(At("nested")))
        {
            foreach (var key in keys) writer.Add<float>(key, [1], [1]);
            writer.Commit();
        }
        var output = Run("checkpoint", At("nested")).Output;
        var lines = output.TrimEnd('\n').Split('\n').Where(line => line.StartsWith("model", StringComparison.Ordinal)).ToList();
        Assert.Equal(keys.Length, lines.Distinct().Count());
        Assert.All(keys, key => Assert.Contains(key.Replace("/.ATTRIBUTES/VARIABLE_VALUE", "", StringComparison.Ordinal), output, StringComparison.Ordinal));
        Assert.All(keys, key => Assert.Contains(key, Run("checkpoint", At("nested"), "--csv").Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Events_are_JSON_and_CSV_in_full()
    {
        var logs = Logs();
        using var json = JsonDocument.Parse(Run("events", logs, "--json").Output);
        var tags = json.RootElement.GetProperty("tags").EnumerateArray().ToList();
        Assert.Equal(8, tags.Count);
        var loss = tags.Single(tag => tag.GetProperty("run").GetString() == "val/one" && tag.GetProperty("tag").GetString() == "loss");
        Assert.Equal((10, 0, 9), (loss.GetProperty("count").GetInt64(), loss.GetProperty("first").GetInt64(), loss.GetProperty("last").GetInt64()));
        Assert.Equal(.1f, loss.GetProperty("last_value").GetSingle());
        Assert.Equal("NaN", tags.First(tag => tag.GetProperty("tag").GetString() == "\u001b[2J").GetProperty("last_value").GetString());
        Assert.Empty(json.RootElement.GetProperty("damage").EnumerateArray());
        var (code, csv, _) = Run("events", logs, "--csv");
        Assert.Equal(0, code);
        Assert.StartsWith("run,tag,kind,count,first,last,last value\ntrain,\u001b[2J,scalars,1,0,0,NaN\n", csv, StringComparison.Ordinal);
        Assert.Contains("train,note,text,1,0,0,\"first, \"\"second\"\"\nthird\"\n", csv, StringComparison.Ordinal);
        Assert.Contains("a/very/long/name/of/a/layer/that/does/not/fit/into/a/line/of/eighty/columns/kernel", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData()]
    [InlineData("--json")]
    [InlineData("--csv")]
    public void A_damaged_log_is_listed_up_to_the_damage(params string[] format)
    {
        var file = RunDirectory.EventFiles(Path.Combine(Logs(), "train")).Single();
        var bytes = File.ReadAllBytes(file);
        bytes[^40] ^= 1;
        File.WriteAllBytes(file, bytes);
        var (code, output, errors) = Run(["events", file, .. format]);
        Assert.Equal(1, code);
        Assert.Contains("loss", output, StringComparison.Ordinal);
        Assert.StartsWith("error: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
        if (format is not ["--json"]) return;
        using var json = JsonDocument.Parse(output);
        Assert.Single(json.RootElement.GetProperty("damage").EnumerateArray());
    }

    [Fact]
    public void A_checkpoint_is_listed_with_its_object_graph()
    {
        foreach (var path in new[] { "checkpoints/sequential/nn_relu-468-1", "checkpoints/sequential/nn_relu-468-1.index", "checkpoints/sequential" })
        {
            var (code, output, errors) = Run("checkpoint", Golden(path));
            Assert.Equal((0, ""), (code, errors));
            Assert.All(output.TrimEnd('\n').Split('\n'), line => Assert.InRange(line.Length, 0, 80));
            Assert.Contains("float32", output, StringComparison.Ordinal);
        }
        using var json = JsonDocument.Parse(Run("checkpoint", Golden("checkpoints/sequential/nn_relu-468-1"), "--json").Output);
        var kernel = json.RootElement.GetProperty("variables").EnumerateArray().Single(variable => variable.GetProperty("key").GetString() == "dnn/layer_with_weights-0/kernel/.ATTRIBUTES/VARIABLE_VALUE");
        Assert.Equal("[4,4]", JsonSerializer.Serialize(kernel.GetProperty("shape")).Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains(json.RootElement.GetProperty("objects").EnumerateArray(), node => node.GetProperty("path").GetString() == "dnn.layer_with_weights-0.kernel" && node.GetProperty("variable").GetString() == "dense/kernel");
    }

    [Fact]
    public void A_damaged_checkpoint_is_listed_and_told_of()
    {
        foreach (var file in Directory.EnumerateFiles(Golden("checkpoints/sequential"), "nn_relu*")) File.Copy(file, At(Path.GetFileName(file)));
        var data = At("nn_relu-468-1.data-00000-of-00001");
        var bytes = File.ReadAllBytes(data);
        bytes[4] ^= 1;
        File.WriteAllBytes(data, bytes);
        var (code, output, errors) = Run("checkpoint", At("nn_relu-468-1"));
        Assert.Equal(1, code);
        Assert.Contains("float32", output, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
        File.WriteAllText(At("nn_relu-468-1.index"), "no table");
        Assert.Equal(1, Run("checkpoint", At("nn_relu-468-1")).Code);
    }

    [Theory]
    [InlineData("2.15/nested.h5", "weights, by layer and name")]
    [InlineData("2.15/nested-model.h5", "model, by layer and name")]
    [InlineData("2.15/nested.weights.h5", "weights, by place")]
    [InlineData("3.16/nested.keras", "model, by place")]
    public void A_Keras_file_is_listed(string name, string kind)
    {
        var (code, output, errors) = Run("checkpoint", Golden("keras-files/" + name));
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains($"kind: {kind}\n", output, StringComparison.Ordinal);
        Assert.All(output.TrimEnd('\n').Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        using var json = JsonDocument.Parse(Run("checkpoint", Golden("keras-files/" + name), "--json").Output);
        Assert.Contains(json.RootElement.GetProperty("variables").EnumerateArray(), variable => variable.GetProperty("elements").GetInt64() == 12);
        File.WriteAllBytes(At("cut.h5"), File.ReadAllBytes(Golden("keras-files/" + name))[..1000]);
        Assert.Equal(1, Run("checkpoint", At("cut.h5")).Code);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(2, "events")]
    [InlineData(2, "events", "x", "--frobnicate")]
    [InlineData(2, "events", "x", "--json", "--csv")]
    [InlineData(1, "events", "/no/such/folder")]
    [InlineData(1, "checkpoint", "/no/such/checkpoint-1")]
    [InlineData(1, "checkpoint", "/no/such/model.keras")]
    public void What_cannot_be_done_is_one_line(int expected, params string[] args)
    {
        var (code, _, errors) = Run(args);
        Assert.Equal(expected, code);
        Assert.StartsWith("error: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd('\n').Split('\n'));
    }
}
