using Tensorflow.Executors;
using Tensorflow.Tests.Executors;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.OpTests;

public sealed class GoldenOpsTests
{
    public static TheoryData<int> Offered => [.. Enumerable.Range(0, GoldenCase.All.Count).Where(i => !GoldenOps.NotOffered.ContainsKey(GoldenCase.All[i].Op))];

    [Theory, MemberData(nameof(Offered))]
    public void Values_and_gradients_are_those_that_TensorFlow_recorded(int number)
    {
        using var scope = ExecutorScope.Managed();
        Check(GoldenCase.All[number]);
    }

    [NativeTheory, MemberData(nameof(Offered))]
    public void Values_and_gradients_on_libtensorflow_are_those_that_TensorFlow_recorded(int number)
    {
        using var scope = ExecutorScope.Native();
        Check(GoldenCase.All[number]);
    }

    [Fact]
    public void What_is_not_offered_is_recorded_at_all() =>
        Assert.All(GoldenOps.NotOffered.Keys, op => Assert.Contains(GoldenCase.All, c => c.Op == op));

    private static void Check(GoldenCase c)
    {
        var inputs = c.Inputs();
        using var tape = tf.GradientTape(persistent: true);
        foreach (var input in inputs)
            if (input.dtype == TF_DataType.TF_FLOAT) tape.watch(input);
        var output = GoldenOps.Run(c, inputs);
        GoldenOps.AccuracyOf(c).Check(c.Output(), output, $"{c.Name}: value");
        if (c.Upstream() is not { } upstream) return;
        foreach (var (input, expected) in c.Gradients())
        {
            var gradient = tape.gradient(output, inputs[input], output_gradients: [upstream]);
            GoldenOps.GradientAccuracyOf(c, inputs[input], output).Check(expected, gradient, $"{c.Name}: gradient of input {input}");
        }
    }
}
