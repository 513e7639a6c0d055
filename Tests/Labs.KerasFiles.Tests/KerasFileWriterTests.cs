using System.Diagnostics;

namespace Labs.KerasFiles.Tests;

public sealed class KerasFileWriterTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData("2.15/nested.h5")]
    [InlineData("2.15/nested-model.h5")]
    [InlineData("2.15/nested.weights.h5")]
    [InlineData("2.15/nested.keras")]
    [InlineData("3.16/nested.keras")]
    public void What_is_read_is_written_again_and_read_the_same(string name)
    {
        using var original = KerasFile.Open(GoldenData.File(name));
        var path = directory.File(Path.GetFileName(name));
        Copy(original, path);
        using var copy = KerasFile.Open(path);
        Assert.Equal(original.Kind, copy.Kind);
        Assert.Equal(original.ModelConfig, copy.ModelConfig);
        Assert.Equal(original.TrainingConfig, copy.TrainingConfig);
        Assert.Equal(original.KerasVersion, copy.KerasVersion);
        Assert.Equal(Contents(original), Contents(copy));
    }

    [OracleFact]
    public void Keras_loads_what_is_written()
    {
        string[] names = ["nested.h5", "nested-model.h5", "nested.weights.h5", "nested.keras"];
        foreach (var name in names)
        {
            using var original = KerasFile.Open(GoldenData.File($"2.15/{name}"));
            Copy(original, directory.File(name));
        }
        File.WriteAllText(directory.File("load.py"), """
            import sys, numpy as np
            from tensorflow import keras
            folder, golden = sys.argv[1:]
            first = keras.models.load_model(golden + "/nested.keras")
            second = keras.models.load_model(folder + "/nested.keras")
            third = keras.models.load_model(folder + "/nested-model.h5")
            for model in (second, third):
                for a, b in zip(first.weights + first.optimizer.variables, model.weights + model.optimizer.variables, strict=True):
                    np.testing.assert_array_equal(a.numpy(), b.numpy())
            for name in ("nested.h5", "nested-model.h5", "nested.weights.h5"):
                for w in second.weights:
                    w.assign(w * 0 - 1)
                second.load_weights(folder + "/" + name)
                for a, b in zip(first.weights, second.weights, strict=True):
                    np.testing.assert_array_equal(a.numpy(), b.numpy())
            print("the same")
            """);
        Assert.Contains("the same", Run(directory.File("load.py"), directory.Path, GoldenData.File("2.15")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_element_type_scalars_long_lists_and_long_configurations_are_written()
    {
        var path = directory.File("types.h5");
        var config = "{\"text\": \"" + new string('é', 300_000) + "\"}";
        var writer = new KerasFileWriter(KerasFileKind.LegacyModel) { ModelConfig = config }.Layer("types",
            KerasValue.Of<float>("f:0", [], [1.5f]), KerasValue.Of<double>("d:0", [1], [2]), KerasValue.Of<Half>("h:0", [2], [(Half)1, (Half)2]), KerasValue.Of<sbyte>("i1", [1], [-1]),
            KerasValue.Of<short>("i2", [1], [-2]), KerasValue.Of<int>("i4", [1], [-3]), KerasValue.Of<long>("i8", [1], [-4]), KerasValue.Of<byte>("u1", [1], [5]),
            KerasValue.Of<ushort>("u2", [1], [6]), KerasValue.Of<uint>("u4", [1], [7]), KerasValue.Of<ulong>("u8", [1], [8]), KerasValue.Of<float>("none", [0, 3], []));
        for (var i = 0; i < 5000; i++) writer.Layer($"layer_{i}");
        writer.Save(path);
        using var file = KerasFile.Open(path);
        Assert.Equal(config, file.ModelConfig);
        Assert.Equal(5001, file.Layers.Count);
        Assert.Equal("layer_4999", file.Layers[^1].Name);
        var types = file.FindLayer("types")!;
        Assert.Equal([1.5f], types.Find("f")!.Read<float>());
        Assert.Empty(types.Find("f")!.Shape);
        Assert.Equal([(Half)1, (Half)2], types.Find("h")!.Read<Half>());
        Assert.Equal([-1], types.Find("i1")!.Read<sbyte>());
        Assert.Equal([8UL], types.Find("u8")!.Read<ulong>());
        Assert.Equal([0, 3], types.Find("none")!.Shape);
    }

    [Theory]
    [InlineData(KerasFileKind.LegacyWeights)]
    [InlineData(KerasFileKind.Archive)]
    public void A_save_that_fails_leaves_the_old_file_and_nothing_else(KerasFileKind kind)
    {
        var path = directory.File("model");
        File.WriteAllText(path, "old");
        var writer = new KerasFileWriter(kind) { ModelConfig = "{}" }
            .Layer("a", KerasValue.Of<float>("a/kernel:0", [2], [1, 2]), KerasValue.Of<float>("a/bias:0", [2], () => throw new IOException("No space left on device")));
        var failure = Assert.Throws<KerasFileException>(() => writer.Save(path));
        Assert.Contains("No space left on device", failure.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void What_cannot_be_written_is_said_before()
    {
        Assert.Throws<InvalidOperationException>(() => new KerasFileWriter(KerasFileKind.Archive).Save(directory.File("x")));
        Assert.Throws<InvalidOperationException>(() => new KerasFileWriter(KerasFileKind.Archive) { ModelConfig = "{" }.Save(directory.File("x")));
        Assert.Throws<ArgumentException>(() => KerasValue.Of<char>("x", [1], ['a']));
        Assert.Throws<ArgumentException>(() => new KerasFileWriter(KerasFileKind.Weights).Layer("a").Layer("a"));
        Assert.Empty(Directory.GetFiles(directory.Path));
    }

    private static void Copy(KerasFile original, string path)
    {
        var writer = new KerasFileWriter(original.Kind)
        {
            KerasVersion = original.KerasVersion ?? "2.15.0", Backend = original.Backend ?? "tensorflow", ModelConfig = original.ModelConfig, TrainingConfig = original.Kind == KerasFileKind.LegacyModel ? original.TrainingConfig : null,
        };
        foreach (var layer in original.Layers) writer.Layer(layer.Path, Values(layer));
        foreach (var metric in original.Metrics) writer.Metric(metric.Path, Values(metric));
        if (original.Optimizer is { } optimizer) writer.Optimizer(Values(optimizer));
        writer.Save(path);
    }

    private static KerasValue[] Values(KerasGroup group) => [.. group.Tensors.Select(tensor =>
        tensor.ElementType == typeof(long) ? KerasValue.Of(tensor.Name, tensor.Shape, tensor.Read<long>)
        : tensor.ElementType == typeof(int) ? KerasValue.Of(tensor.Name, tensor.Shape, tensor.Read<int>)
        : tensor.ElementType == typeof(uint) ? KerasValue.Of(tensor.Name, tensor.Shape, tensor.Read<uint>)
        : KerasValue.Of(tensor.Name, tensor.Shape, tensor.Read<float>))];

    private static IEnumerable<string> Contents(KerasFile file) => file.Layers.Concat(file.Metrics).Append(file.Optimizer!).Where(group => group is not null && group.Path.Length > 0)
        .SelectMany(group => group.Tensors.Select(tensor => $"{group.Path} {tensor.Name} {tensor} " + (tensor.ElementType == typeof(float) ? string.Join(' ', tensor.Read<float>()) : "")).Prepend(group.Path)).Order();

    private static string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(OracleFactAttribute.Program!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output + errors.Result;
    }
}
