using System.Text.Json;
using Tensorflow;
using Tensorflow.NumPy;

namespace Labs.Mnist.Tests.Layers;

/// <summary>Golden tensors, and floats that are to be alike.</summary>
internal static class Close
{
    public static JsonElement Golden(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", file)));
        return document.RootElement.Clone();
    }

    public static float[] Values(JsonElement tensor) => [.. tensor.GetProperty("values").EnumerateArray().Select(value => value.GetSingle())];

    public static Shape ShapeOf(JsonElement tensor) => new([.. tensor.GetProperty("shape").EnumerateArray().Select(dim => dim.GetInt64())]);

    public static Tensor TensorOf(JsonElement tensor) => new NDArray(Values(tensor), ShapeOf(tensor));

    /// <summary>Numbers drawn from a normal distribution, by a generator of .NET.</summary>
    public static Tensor Normal(Random random, params long[] dims)
    {
        var values = new float[dims.Aggregate((product, dim) => product * dim)];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return new NDArray(values, new Shape(dims));
    }

    /// <summary>Every element within <paramref name="absolute"/> + <paramref name="relative"/> |expected|.</summary>
    public static void Assert(float[] expected, float[] actual, float relative, float absolute, string what)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Xunit.Assert.True(Math.Abs(expected[i] - actual[i]) <= absolute + relative * Math.Abs(expected[i]), $"{what}: element {i} is {actual[i]:R}, expected {expected[i]:R}");
    }
}
