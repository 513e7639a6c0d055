using System.Text.Json;
using Tensorflow.Executors;
using Tensorflow.NumPy;
using Tensorflow.Tests.Executors;
using Tensorflow.Tests.OpTests;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.Facade;

/// <summary>einsum and lstsq against TensorFlow's values and gradients (Golden/linalg/record.py).</summary>
public sealed class LinalgTests
{
    // float64; the normal equations square the condition number, which is below 100 here.
    private static readonly Accuracy Close = new(4, 1e-4, 1e-4);

    private static readonly Lazy<JsonElement> Golden = GoldenFunctions.Of("linalg.json");

    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, Golden.Value.GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_are_TensorFlows(int index)
    {
        using var scope = ExecutorScope.Managed();
        Check(Golden.Value[index]);
    }

    [NativeTheory]
    [MemberData(nameof(Cases))]
    public void On_libtensorflow_too(int index)
    {
        using var scope = ExecutorScope.Native();
        Check(Golden.Value[index]);
    }

    [Theory]
    [InlineData("ij,jk->ik", "it has 2 terms, and there are 1 operands")]
    [InlineData("ijk->i", "'ijk' does not name the axes of an operand of rank 2")]
    [InlineData("ij->ik", "the result names 'k', which no operand has")]
    [InlineData("ij->ii", "the result 'ii' names an axis twice")]
    [InlineData("i->j->", "there are two arrows")]
    [InlineData("i1->i", "'i1' is not made of letters and one ...")]
    [InlineData("...j->j", "an operand has a ... that the result has not")]
    public void A_wrong_equation_says_what_is_wrong(string equation, string why)
    {
        var error = Assert.Throws<ValueError>(() => tf.linalg.einsum(equation, tf.ones((2, 3))));
        Assert.Equal($"einsum: the equation '{equation}' cannot be followed: {why}.", error.Message);
    }

    [Fact]
    public void Sizes_that_differ_are_named()
    {
        var error = Assert.Throws<ValueError>(() => tf.linalg.einsum("ij,jk->ik", new Tensors(tf.ones((2, 3)), tf.ones((4, 5)))));
        Assert.Equal("einsum: the equation 'ij,jk->ik' cannot be followed: 'j' is 3 in one operand and 4 in another (shapes [2,3], [4,5]).", error.Message);
    }

    [Fact]
    public void Least_squares_by_factors_are_those_by_the_normal_equations()
    {
        tf.set_random_seed(1);
        foreach (var shape in new[] { new Shape(6, 3), new Shape(3, 6), new Shape(4, 4) })
        {
            var a = tf.random.normal(shape, seed: 2);
            var b = tf.random.normal(new Shape(shape[0], 2), seed: 3);
            new Accuracy(8, 1e-3, 1e-3).Check(tf.linalg.lstsq(a, b), tf.linalg.lstsq(a, b, fast: false), $"lstsq {shape}");
        }
    }

    [Fact]
    public void A_singular_matrix_is_refused() =>
        Assert.Equal("Input is not invertible. [Op:MatrixInverse]", Assert.Throws<InvalidArgumentError>(() => tf.linalg.inv(tf.ones((2, 2)))).Message);

    private static void Check(JsonElement golden)
    {
        Assert.Equal(golden.GetProperty("inputs").GetArrayLength(), golden.GetProperty("gradients").GetArrayLength());
        if (golden.TryGetProperty("equation", out var equation))
            GoldenFunctions.Check(golden, equation.GetString()!, Close, inputs => tf.linalg.einsum(equation.GetString()!, new Tensors(inputs)));
        else
            GoldenFunctions.Check(golden, "lstsq", Close, inputs =>
                tf.linalg.lstsq(inputs[0], inputs[1], golden.GetProperty("l2").GetDouble() is var l2 and not 0 ? new NDArray(l2) : null, golden.GetProperty("fast").GetBoolean()));
    }
}
