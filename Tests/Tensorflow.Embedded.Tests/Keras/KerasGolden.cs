using System.Text.Json;
using Tensorflow.NumPy;

namespace Tensorflow.Tests.Keras;

/// <summary>Tests that set the seed of all random ops, or look at the memory of the process: they run by themselves.</summary>
[CollectionDefinition(nameof(ProcessState), DisableParallelization = true)]
public sealed class ProcessState;

/// <summary>What TensorFlow's Keras computed: Golden/keras.json and Golden/optimizers.json.</summary>
internal static class KerasGolden
{
    public static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", file))).RootElement;

    public static Tensor TensorOf(JsonElement element)
    {
        var shape = new Shape([.. element.GetProperty("shape").EnumerateArray().Select(dim => dim.GetInt64())]);
        var values = element.GetProperty("values").EnumerateArray();
        return element.GetProperty("dtype").GetString() switch
        {
            "float32" => new NDArray(values.Select(value => value.GetSingle()).ToArray(), shape),
            "int32" => new NDArray(values.Select(value => value.GetInt32()).ToArray(), shape),
            "int64" => new NDArray(values.Select(value => value.GetInt64()).ToArray(), shape),
            "uint8" => new NDArray(values.Select(value => value.GetByte()).ToArray(), shape),
            var other => throw new InvalidOperationException($"dtype {other}"),
        };
    }

    /// <summary>Every element within absolute + relative * |expected|.</summary>
    public static void Close(JsonElement expected, Tensor actual, float relative, float absolute, string what)
    {
        var tensor = TensorOf(expected);
        Assert.True(tensor.shape.Equals(actual.shape), $"{what}: shape {actual.shape}, expected {tensor.shape}");
        Close(tensor.ToArray<float>(), actual.ToArray<float>(), relative, absolute, what);
    }

    public static void Close(float[] expected, float[] actual, float relative, float absolute, string what)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var bound = absolute + (relative * Math.Abs(expected[i]));
            Assert.True(Math.Abs(expected[i] - actual[i]) <= bound || (float.IsNaN(expected[i]) && float.IsNaN(actual[i])),
                $"{what}: element {i} is {actual[i]:R}, expected {expected[i]:R}");
        }
    }
}
