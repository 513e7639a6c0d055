using Tensorflow.Executors;
using Tensorflow.Ops;
using Tensorflow.Tests.Executors;

namespace Tensorflow.Tests.OpTests;

/// <summary>The gradient of every differentiable primitive against the slope of its values, in float64.</summary>
public sealed class FiniteDifferenceTests
{
    private const int Samples = 12;
    private const double Step = 1e-6;

    /// <summary>Primitives whose gradient is not the slope, and those that have none although their result is floating-point.</summary>
    private static readonly Dictionary<string, string> NotTheSlope = new()
    {
        ["StopGradientOp"] = "it stops the gradient",
        ["RoundOp"] = "TensorFlow gives none",
        ["FloorOp"] = "TensorFlow gives none",
        ["CeilOp"] = "TensorFlow gives none",
        ["FloorDivOp"] = "TensorFlow gives none",
        ["RangeOp"] = "its inputs say how many elements there are",
    };

    public static TheoryData<string> Sources => [.. OpSamples.All.Select(source => source.Name).Where(name => !NotTheSlope.ContainsKey(name))];

    [Theory, MemberData(nameof(Sources))]
    public void A_gradient_is_the_slope(string name)
    {
        using var scope = ExecutorScope.Managed();
        var source = OpSamples.All.Single(one => one.Name == name);
        for (var seed = 100; seed < 100 + Samples; seed++)
        {
            var random = new RandomTensors(seed) { OnlyDouble = true };
            var sample = source.Make(random);
            if (sample.Inputs.All(x => x.dtype != TF_DataType.TF_DOUBLE || x.Count == 0)) continue;
            var outputs = Array.ConvertAll(OutcomeOf.Value(sample).Tensors, y => y!);
            if (outputs.Length == 0 || outputs.Any(y => y.Count == 0) || outputs[0].dtype != TF_DataType.TF_DOUBLE) continue;
            var upstream = Array.ConvertAll(outputs, y => y.dtype == TF_DataType.TF_DOUBLE ? random.Tensor(y.dtype, y.shape) : y);
            // Their other outputs are not differentiated.
            if (sample.Op is BatchNormTrainingOp or DropoutOp)
                for (var k = 1; k < upstream.Length; k++) upstream[k] = ZerosLikeOp.Op.Compute(outputs[k]);
            var gradients = OutcomeOf.Gradient(sample, outputs, upstream);
            Assert.Null(gradients.Exception);
            // TensorFlow leaves out what the op's second output owes to the labels.
            var inputs = sample.Op is SoftmaxCrossEntropyWithLogitsOp ? 1 : sample.Inputs.Length;
            for (var input = 0; input < inputs; input++)
                if (gradients.Tensors.Length > input && gradients.Tensors[input] is { } gradient && sample.Inputs[input].Count > 0) CheckSlope(sample, input, gradient, upstream, $"{name}, seed {seed}, input {input}");
        }
    }

    private static void CheckSlope(OpSample sample, int input, Tensor gradient, Tensor[] upstream, string what)
    {
        var x = sample.Inputs[input].ToArray<double>();
        var dx = gradient.ToArray<double>();
        for (var i = 0; i < x.Length; i += Math.Max(1, x.Length / 5))
        {
            var at = Weighted(sample, input, x, i, 0, upstream);
            var (up, down) = (Weighted(sample, input, x, i, Step, upstream) - at, at - Weighted(sample, input, x, i, -Step, upstream));
            // At a kink the sides differ, and the gradient is one of them or between.
            var (low, high) = (Math.Min(up, down) / Step, Math.Max(up, down) / Step);
            // Outside of the function's domain.
            if (double.IsNaN(at) || double.IsNaN(low) || double.IsNaN(high)) continue;
            var tolerance = 1e-3 * Math.Max(1, Math.Abs(dx[i]));
            Assert.True(dx[i] >= low - tolerance && dx[i] <= high + tolerance, $"{what}[{i}]: gradient {dx[i]:R}, slope between {low:R} and {high:R}");
        }
    }

    private static double Weighted(OpSample sample, int input, double[] x, int i, double step, Tensor[] upstream)
    {
        var moved = x.ToArray();
        moved[i] += step;
        var inputs = sample.Inputs.ToArray();
        inputs[input] = Conversions.OfArray(moved, inputs[input].shape);
        var outputs = OutcomeOf.Value(sample with { Inputs = inputs }).Tensors;
        var sum = 0.0;
        for (var k = 0; k < outputs.Length; k++)
            if (outputs[k]!.dtype == TF_DataType.TF_DOUBLE) sum += outputs[k]!.ToArray<double>().Zip(upstream[k].ToArray<double>(), (a, b) => a * b).Sum();
        return sum;
    }
}
