using Labs.TensorBoard;

namespace Labs.Mnist.Tests.Checkpoints;

/// <summary>What a run on images leaves for TensorBoard beside its scalars.</summary>
public sealed class ModelLogTests(SmallImages images) : IClassFixture<SmallImages>
{
    [Theory]
    [InlineData("Lab10_1.Relu", "lab10-1/relu", "--activation relu", "flatten dense activation dense_1 activation_1 dense_2", "activation activation_1 dense_2")]
    [InlineData("Lab10_4.BatchNorm", "lab10-4/batchnorm", "",
        "flatten dense batch_normalization activation dense_1 batch_normalization_1 activation_1 dense_2 batch_normalization_2 activation_2 dense_3 batch_normalization_3 activation_3 dense_4",
        "activation activation_1 activation_2 activation_3 dense_4")]
    [InlineData("Lab11_1.Cnn", "lab11-1/cnn", "", "conv2d max_pooling2d conv2d_1 max_pooling2d_1 conv2d_2 max_pooling2d_2 flatten dense dropout dense_1", "conv2d conv2d_1 conv2d_2 dense_1")]
    public void The_graph_the_histograms_and_the_wrong_digits_have_the_layers_names(string lab, string name, string arguments, string layers, string outputs)
    {
        using var run = new SmallRun(images.Folder, lab, name, arguments + " --epochs 2");
        run.Run().Succeeded();
        var events = EventFileReader.ReadAll(Assert.Single(RunDirectory.EventFiles(Path.Combine(run.Logs, name)))).Events;
        var values = events.SelectMany(e => e.Values.Select(value => (e.Step, Value: value))).ToLookup(entry => entry.Value.Tag);

        using var graph = System.Text.Json.JsonDocument.Parse(values["keras"].Single().Value.Tensor!.ToStrings().Single());
        Assert.Equal(layers.Split(' '), graph.RootElement.GetProperty("config").GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("config").GetProperty("name").GetString()));

        var last = (2 * SmallImages.Steps) - 1;
        foreach (var layer in layers.Split(' ').Where(layer => layer.StartsWith("dense", StringComparison.Ordinal)))
            Assert.Equal([0L, last], values[layer + "/kernel"].Select(entry => entry.Step));
        Assert.Equal(outputs.Split(' ').Select(layer => layer + "/output").Order(), values.Select(tag => tag.Key).Where(tag => tag.EndsWith("/output", StringComparison.Ordinal)).Order());
        // 128 images of 10 logits, or of 256 or 512 units.
        Assert.Equal(1280, values[outputs.Split(' ')[^1] + "/output"].Last().Value.Tensor!.ToDoubles().Where((_, i) => i % 3 == 2).Sum());

        Assert.Equal([SmallImages.Steps - 1L, last], values["wrong_digits"].Select(entry => entry.Step));
        var captions = values["wrong_digits/captions"].Last().Value.Tensor!.ToStrings().Single().Split('\n');
        Assert.Equal(captions.Length, values["wrong_digits"].Last().Value.Tensor!.ToByteStrings().Length - 2);
        Assert.All(captions, caption => Assert.Matches(@"^\* a (\d), taken for (?!\1)\d$", caption));
    }

    [Fact]
    public void The_kernels_of_a_first_convolution_are_logged_as_images_after_each_epoch()
    {
        using var run = new SmallRun(images.Folder, "Lab11_1.Cnn", "lab11-1/cnn", "--epochs 2");
        run.Run().Succeeded();
        var values = EventFileReader.ReadAll(Assert.Single(RunDirectory.EventFiles(Path.Combine(run.Logs, "lab11-1/cnn")))).Events
            .SelectMany(e => e.Values.Select(value => (e.Step, Value: value))).Where(entry => entry.Value.Tag == "conv2d/kernel/images").ToArray();
        Assert.Equal([SmallImages.Steps - 1L, (2 * SmallImages.Steps) - 1], values.Select(entry => entry.Step));
        // 32 kernels of 3 x 3, eight times as large; before them width and height.
        var parts = values[^1].Value.Tensor!.ToByteStrings();
        Assert.Equal((34, "24", "24"), (parts.Length, System.Text.Encoding.ASCII.GetString(parts[0].Span), System.Text.Encoding.ASCII.GetString(parts[1].Span)));
        Assert.NotEqual(parts[2].ToArray(), values[0].Value.Tensor!.ToByteStrings()[2].ToArray());
    }

    [Fact]
    public void Logs_change_no_number()
    {
        using var with = new SmallRun(images.Folder, "Lab10_3.Dropout", "lab10-3/dropout", "--epochs 2");
        using var without = new SmallRun(images.Folder, "Lab10_3.Dropout", "lab10-3/dropout", "--epochs 2 --no-logs");
        with.Run().Succeeded();
        without.Run().Succeeded();
        Assert.Equal(Weights(without.Files()), Weights(with.Files()));
    }

    private static IEnumerable<string> Weights(IReadOnlyDictionary<string, byte[]> files) =>
        files.Where(file => file.Key.Contains(".data-", StringComparison.Ordinal) && !file.Key.Contains(".resume.", StringComparison.Ordinal))
            .OrderBy(file => file.Key).Select(file => Convert.ToHexString(file.Value));
}
