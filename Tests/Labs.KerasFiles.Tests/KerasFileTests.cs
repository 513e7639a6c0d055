namespace Labs.KerasFiles.Tests;

public sealed class KerasFileTests
{
    // model.weights of the recorded model: layer, place in the model, name in a file by layer, number among the model's weights.
    private static readonly (string Layer, string Place, string Name, int Number)[] Weights =
    [
        ("first", "layers/dense", "kernel", 0), ("first", "layers/dense", "bias", 1),
        ("inner", "layers/sequential/layers/dense", "d_in/kernel", 2), ("inner", "layers/sequential/layers/dense", "d_in/bias", 3),
        ("inner", "layers/sequential/layers/batch_normalization", "bn/gamma", 4), ("inner", "layers/sequential/layers/batch_normalization", "bn/beta", 5),
        ("inner", "layers/sequential/layers/batch_normalization", "bn/moving_mean", 6), ("inner", "layers/sequential/layers/batch_normalization", "bn/moving_variance", 7),
        ("ln", "layers/layer_normalization", "gamma", 8), ("ln", "layers/layer_normalization", "beta", 9),
        ("out", "layers/dense_1", "kernel", 10), ("out", "layers/dense_1", "bias", 11),
    ];

    [Theory]
    [InlineData("2.15", "nested.h5", KerasFileKind.LegacyWeights)]
    [InlineData("2.15", "nested-model.h5", KerasFileKind.LegacyModel)]
    [InlineData("3.16", "nested-model.h5", KerasFileKind.LegacyModel)]
    public void Files_by_layer_give_every_tensor_by_layer_and_name(string version, string name, KerasFileKind kind)
    {
        using var file = KerasFile.Open(GoldenData.File($"{version}/{name}"));
        Assert.Equal(kind, file.Kind);
        Assert.StartsWith(version, file.KerasVersion, StringComparison.Ordinal);
        Assert.Equal(version == "2.15" ? "tensorflow" : "numpy", file.Backend);
        Assert.Equal(["first", "inner", "drop", "ln", "out"], file.Layers.Select(layer => layer.Name));
        Assert.Empty(file.FindLayer("drop")!.Tensors);
        foreach (var (layer, _, tensorName, number) in Weights)
        {
            var tensor = file.FindLayer(layer)!.Find(tensorName);
            Assert.NotNull(tensor);
            Assert.Equal(GoldenData.Values(number, tensor.ElementCount), tensor.Read<float>());
        }
        Assert.Equal([4, 3], file.FindLayer("first")!.Find("kernel")!.Shape);
        Assert.Equal(typeof(float), file.FindLayer("first")!.Find("kernel")!.ElementType);
    }

    [Theory]
    [InlineData("2.15", "nested.weights.h5", KerasFileKind.Weights)]
    [InlineData("2.15", "nested.keras", KerasFileKind.Archive)]
    [InlineData("3.16", "nested.weights.h5", KerasFileKind.Weights)]
    [InlineData("3.16", "nested.keras", KerasFileKind.Archive)]
    public void Files_by_place_give_every_tensor(string version, string name, KerasFileKind kind)
    {
        using var file = KerasFile.Open(GoldenData.File($"{version}/{name}"));
        Assert.Equal(kind, file.Kind);
        foreach (var group in Weights.GroupBy(weight => weight.Place))
        {
            var layer = file.FindLayer(group.Key)!;
            Assert.Equal(version == "2.15" ? null : group.Key switch { "layers/dense" => "first", "layers/dense_1" => "out", "layers/layer_normalization" => "ln", var place when place.EndsWith("dense", StringComparison.Ordinal) => "d_in", _ => "bn" }, layer.Name);
            // kernel, bias; gamma, beta, moving mean, moving variance: as they stand in the layer.
            var numbers = group.Select(weight => weight.Number).ToArray();
            Assert.Equal(numbers.Length, layer.Tensors.Count);
            for (var i = 0; i < numbers.Length; i++) Assert.Equal(GoldenData.Values(numbers[i], layer.Tensors[i].ElementCount), layer.Tensors[i].Read<float>());
        }
        Assert.DoesNotContain(file.FindLayer("layers/dropout")!.Tensors, tensor => tensor.ElementType == typeof(float));
    }

    [Theory]
    [InlineData("2.15/nested-model.h5", "\"class_name\": \"Sequential\"", "Adam", 21)]
    [InlineData("2.15/nested.keras", "\"class_name\": \"Sequential\"", "Adam", 21)]
    [InlineData("3.16/nested-model.h5", "\"class_name\": \"Sequential\"", "Adam", 22)]
    [InlineData("3.16/nested.keras", "\"class_name\": \"Sequential\"", "Adam", 22)]
    public void Whole_models_have_their_configurations_and_the_optimizers_state(string name, string model, string training, int optimizerTensors)
    {
        using var file = KerasFile.Open(GoldenData.File(name));
        Assert.Contains(model, file.ModelConfig, StringComparison.Ordinal);
        Assert.Contains(training, file.TrainingConfig, StringComparison.Ordinal);
        // The step, in Keras 3 the rate, and two for each of ten trained variables.
        Assert.Equal(optimizerTensors, file.Optimizer!.Tensors.Count);
        var step = file.Optimizer.Tensors[0];
        if (step.ElementType == typeof(long)) Assert.Equal([0], step.Read<long>());
        else Assert.Equal([0], step.Read<int>());
        Assert.Equal(file.Kind == KerasFileKind.Archive ? name[..4] + ".0" : file.KerasVersion, file.KerasVersion);
    }

    [Fact]
    public void Other_element_types_names_in_pieces_and_compressed_tensors_are_read()
    {
        using var file = KerasFile.Open(GoldenData.File("2.15/types.h5"));
        Assert.Equal(["a", "b/c"], file.Layers.Select(layer => layer.Name));
        var a = file.FindLayer("a")!;
        Assert.Equal([(Half)1, (Half)(-.5)], a.Find("f2")!.Read<Half>());
        Assert.Equal([Math.PI], a.Find("f8")!.Read<double>());
        Assert.Empty(a.Find("f8")!.Shape);
        Assert.Equal([true, false, true], a.Find("b")!.Read<bool>());
        Assert.Equal([-1], a.Find("i1")!.Read<sbyte>());
        Assert.Equal([255], a.Find("u1")!.Read<byte>());
        Assert.Equal([-2], a.Find("i2")!.Read<short>());
        Assert.Equal([65535], a.Find("u2")!.Read<ushort>());
        Assert.Equal([-3], a.Find("i4")!.Read<int>());
        Assert.Equal([4000000000], a.Find("u4")!.Read<uint>());
        Assert.Equal([-4], a.Find("i8")!.Read<long>());
        Assert.Equal([ulong.MaxValue], a.Find("u8")!.Read<ulong>());
        Assert.Empty(a.Find("empty")!.Read<float>());
        Assert.Equal([0, 3], a.Find("empty")!.Shape);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (float)i), a.Find("zipped")!.Read<float>());
        Assert.Equal("bfloat16", a.Find("bf16")!.DType);
        Assert.Equal([0x3f80, 0xc000], a.Find("bf16")!.Read<ushort>());
        Assert.Null(a.Find("text")!.ElementType);
        Assert.Equal("int8", a.Find("i1")!.DType);
    }

    [Fact]
    public void A_tensor_is_read_into_memory_of_ones_own()
    {
        using var file = KerasFile.Open(GoldenData.File("2.15/nested.keras"));
        var kernel = file.FindLayer("layers/dense")!.Tensors[0];
        var values = new float[14];
        kernel.Read<float>(values.AsSpan(1, 12));
        Assert.Equal([0, .. GoldenData.Values(0, 12), 0], values);
        Assert.Contains("12 elements", Assert.Throws<ArgumentException>(() => kernel.Read<float>(values)).Message, StringComparison.Ordinal);
        Assert.Contains("is float32, int32 expected", Assert.Throws<KerasFileException>(kernel.Read<int>).Message, StringComparison.Ordinal);
    }
}
