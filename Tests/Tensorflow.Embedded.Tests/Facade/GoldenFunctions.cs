using System.Text.Json;
using Tensorflow.Ops;
using Tensorflow.Tests.OpTests;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.Facade;

/// <summary>Golden data of functions: inputs, output and the gradients of sum(output * upstream).</summary>
internal static class GoldenFunctions
{
    /// <summary>The cases of a file.</summary>
    public static Lazy<JsonElement> Of(string file) => new(() => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file))).RootElement);

    /// <summary>Compares output and gradients with the recorded ones; where none are recorded there are none to compare.</summary>
    public static void Check(JsonElement golden, string what, Accuracy accuracy, Func<Tensor[], Tensor> function)
    {
        var inputs = golden.GetProperty("inputs").EnumerateArray().Select(Read).ToArray();
        using var tape = tf.GradientTape(persistent: true);
        foreach (var input in inputs.Where(input => input.dtype.IsFloating())) tape.watch(input);
        var y = function(inputs);
        accuracy.Check(Read(golden.GetProperty("output")), y, what);
        var gradients = golden.GetProperty("gradients").EnumerateArray().Select(Read).ToArray();
        if (gradients.Length == 0) return;
        var loss = tf.reduce_sum(y * Read(golden.GetProperty("upstream")));
        for (var i = 0; i < gradients.Length; i++) accuracy.Check(gradients[i], tape.gradient(loss, inputs[i]) ?? tf.zeros_like(inputs[i]), $"{what}, gradient {i}");
    }

    // float64 where nothing else is said.
    private static Tensor Read(JsonElement value)
    {
        var shape = new Shape([.. value.GetProperty("shape").EnumerateArray().Select(dim => dim.GetInt64())]);
        var numbers = Conversions.OfArray(value.GetProperty("values").EnumerateArray().Select(number => number.GetDouble()).ToArray(), shape);
        if (!value.TryGetProperty("dtype", out var dtype)) return numbers;
        return Primitives.Cast(numbers, dtype.GetString() switch
        {
            "float64" => TF_DataType.TF_DOUBLE,
            "int32" => TF_DataType.TF_INT32,
            "int64" => TF_DataType.TF_INT64,
            "int16" => TF_DataType.TF_INT16,
            "uint8" => TF_DataType.TF_UINT8,
            "bool" => TF_DataType.TF_BOOL,
            var other => throw new InvalidDataException(other),
        });
    }
}
