using System.Text.Json;
using Examples;
using Tensorflow.Executors;
using Tensorflow.Tests.Executors;
using Tensorflow.Tests.OpTests;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.Examples;

/// <summary>Programs in the style of TensorFlow.NET's documentation compute what the same programs compute in Python (Golden/examples/record.py).</summary>
public sealed class ExamplesTests
{
    // Rounding of sums in another order grows with every step of training; a hundred steps make some ten ulps of the largest number.
    private static readonly Accuracy Trained = new(2, 2e-5, 2e-5);

    private static readonly Dictionary<string, (Func<Dictionary<string, Tensor>> Run, Accuracy Accuracy)> Programs = new()
    {
        ["LinearRegressionEager"] = (LinearRegressionEager.Run, Trained),
        ["LogisticRegressionEager"] = (LogisticRegressionEager.Run, Trained),
        ["FullyConnectedEager"] = (FullyConnectedEager.Run, Trained),
        ["KerasSequential"] = (KerasSequential.Run, Trained),
        ["KerasFunctional"] = (KerasFunctional.Run, Trained),
        ["KerasSubclass"] = (KerasSubclass.Run, Trained),
        ["GradientTapes"] = (GradientTapes.Run, Accuracy.Transcendental),
        ["GradientTapes.Nested"] = (GradientTapes.Nested, Accuracy.Rounded),
        ["Pipelines"] = (Pipelines.Run, Accuracy.Rounded),
        ["NumPyBasics"] = (NumPyBasics.Run, Accuracy.Rounded),
    };

    public static TheoryData<string> Names() => [.. Programs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_computes_what_it_computes_in_Python(string program) => Check(program);

    [NativeTheory]
    [MemberData(nameof(Names))]
    public void On_libtensorflow_too(string program)
    {
        using var scope = ExecutorScope.Native();
        Check(program);
    }

    // As TensorFlow.NET 0.150 printed them; rows end in a blank and a line feed.
    [Fact]
    public void Tensors_print_as_in_TensorFlow_NET() => Assert.Equal(
        [
            "tf.Tensor: shape=(), dtype=float32, numpy=1.5",
            "tf.Tensor: shape=(), dtype=float32, numpy=0.33333334",
            "tf.Tensor: shape=(), dtype=float32, numpy=1E-10",
            "tf.Tensor: shape=(), dtype=bool, numpy=True",
            "tf.Tensor: shape=(), dtype=string, numpy='hello'",
            "tf.Tensor: shape=(2, 2), dtype=float32, numpy=array([[1, 2.5], \n[-3, 0.1]])",
            "array([[1, 2.5], \n[-3, 0.1]])",
            "array([1, 2, 3])",
            "tf.Variable: 'w:0' shape=(2, 1), dtype=float32, numpy=array([[0], \n[0]])",
            "(2, 2) () (3,) (None, 3)",
            "TF_FLOAT",
            "tf.Tensor: shape=(20,), dtype=int32, numpy=array([0, 1, 2, 3, 4, ..., 15, 16, 17, 18, 19])",
            "tf.Tensor: shape=(12, 1), dtype=int32, numpy=array([[0], \n[1], \n[2], \n[3], \n[4], \n ... \n[7], \n[8], \n[9], \n[10], \n[11]])",
            "array([<empty>])",
        ],
        Prints.Run());

    private static void Check(string program)
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "examples.json")));
        var (run, accuracy) = Programs[program];
        var results = run();
        var expected = golden.RootElement.GetProperty(program);
        Assert.Equal(expected.EnumerateObject().Select(value => value.Name).Order(), results.Keys.Order());
        foreach (var value in expected.EnumerateObject()) accuracy.Check(Read(value.Value), results[value.Name], $"{program}, {value.Name}");
    }

    private static Tensor Read(JsonElement value)
    {
        var numbers = value.GetProperty("values").EnumerateArray().Select(number => number.GetDouble()).ToArray();
        var shape = new Shape([.. value.GetProperty("shape").EnumerateArray().Select(dim => dim.GetInt64())]);
        return tf.reshape(tf.cast(tf.constant(numbers), value.GetProperty("dtype").GetString() switch
        {
            "float32" => TF_DataType.TF_FLOAT,
            "float64" => TF_DataType.TF_DOUBLE,
            "int32" => TF_DataType.TF_INT32,
            var dtype => dtype == "int64" ? TF_DataType.TF_INT64 : throw new InvalidDataException($"dtype {dtype} in examples.json"),
        }), shape);
    }
}
