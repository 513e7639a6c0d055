using Tensorflow.Executors;
using Tensorflow.Ops;
using Tensorflow.Tests.Executors;

namespace Tensorflow.Tests.OpTests;

/// <summary>The gradient of every differentiable primitive against the slope of its values: in float64, and in float32 where TensorFlow has no float64 or gives float32 whatever it is given.</summary>
public sealed class FiniteDifferenceTests
{
    private const int Samples = 12;
    private const double Step = 1e-6;
    // Most samples of images are of whole numbers.
    private const int SinglePrecisionSamples = 40;
    // What is added is exact, and the rounding of an output, 1e-7 of it, becomes 2e-5 of the slope.
    private const double SinglePrecisionStep = 1.0 / 128;

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
                if (gradients.Tensors.Length > input && gradients.Tensors[input] is { } gradient && sample.Inputs[input].Count > 0) CheckSlope(sample, input, gradient, upstream, Step, 1e-3, $"{name}, seed {seed}, input {input}");
        }
    }

    [Theory]
    [InlineData("ResizeBilinearOp"), InlineData("ResizeNearestNeighborOp"), InlineData("ResizeBicubicOp"), InlineData("ScaleAndTranslateOp"), InlineData("CropAndResizeOp")]
    [InlineData("LrnOp"), InlineData("FusedBatchNormOp")]
    public void A_gradient_in_float32_is_the_slope(string name)
    {
        using var scope = ExecutorScope.Managed();
        var source = OpSamples.All.Single(one => one.Name == name);
        var tried = 0;
        for (var seed = 100; seed < 100 + SinglePrecisionSamples; seed++)
        {
            var random = new RandomTensors(seed);
            var sample = source.Make(random);
            if (sample.Inputs[0].dtype != TF_DataType.TF_FLOAT || sample.Inputs[0].Count == 0) continue;
            var outputs = Array.ConvertAll(OutcomeOf.Value(sample).Tensors, y => y!);
            if (outputs[0].Count == 0) continue;
            // Nothing flows through further outputs, moments.
            Tensor[] upstream = [random.Tensor(TF_DataType.TF_FLOAT, outputs[0].shape), .. outputs.Skip(1).Select(ZerosLikeOp.Op.Compute)];
            var gradients = OutcomeOf.Gradient(sample, outputs, upstream);
            Assert.Null(gradients.Exception);
            for (var input = 0; input < gradients.Tensors.Length; input++)
            {
                // TensorFlow's gradient for boxes is that of linear interpolation whatever the method.
                if (gradients.Tensors[input] is not { } gradient || gradient.Count == 0 || (input == 1 && sample.Op is CropAndResizeOp { Method: "nearest" })) continue;
                CheckSlope(sample, input, gradient, upstream, SinglePrecisionStep, 5e-3, $"{name}, seed {seed}, input {input}");
                tried++;
            }
        }
        Assert.InRange(tried, 3, int.MaxValue);
    }

    private static void CheckSlope(OpSample sample, int input, Tensor gradient, Tensor[] upstream, double step, double accuracy, string what)
    {
        var x = Doubles(sample.Inputs[input]);
        var dx = Doubles(gradient);
        for (var i = 0; i < x.Length; i += Math.Max(1, x.Length / 5))
        {
            var at = Weighted(sample, input, x, i, 0, upstream);
            var (up, down) = (Weighted(sample, input, x, i, step, upstream) - at, at - Weighted(sample, input, x, i, -step, upstream));
            // At a kink the sides differ, and the gradient is one of them or between.
            var (low, high) = (Math.Min(up, down) / step, Math.Max(up, down) / step);
            // Outside of the function's domain.
            if (double.IsNaN(at) || double.IsNaN(low) || double.IsNaN(high)) continue;
            var tolerance = accuracy * Math.Max(1, Math.Abs(dx[i]));
            Assert.True(dx[i] >= low - tolerance && dx[i] <= high + tolerance, $"{what}[{i}]: gradient {dx[i]:R}, slope between {low:R} and {high:R}");
        }
    }

    private static double Weighted(OpSample sample, int input, double[] x, int i, double step, Tensor[] upstream)
    {
        var moved = x.ToArray();
        moved[i] += step;
        var inputs = sample.Inputs.ToArray();
        inputs[input] = inputs[input].dtype == TF_DataType.TF_DOUBLE ? Conversions.OfArray(moved, inputs[input].shape) : Conversions.OfArray(Array.ConvertAll(moved, value => (float)value), inputs[input].shape);
        var outputs = OutcomeOf.Value(sample with { Inputs = inputs }).Tensors;
        var sum = 0.0;
        for (var k = 0; k < outputs.Length; k++)
            if (outputs[k]!.dtype.IsFloating()) sum += Doubles(outputs[k]!).Zip(Doubles(upstream[k]), (a, b) => a * b).Sum();
        return sum;
    }

    private static double[] Doubles(Tensor x) => x.dtype == TF_DataType.TF_DOUBLE ? x.ToArray<double>() : Array.ConvertAll(x.ToArray<float>(), value => (double)value);
}
