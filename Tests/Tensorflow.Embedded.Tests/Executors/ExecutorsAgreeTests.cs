using Tensorflow.Executors;
using Tensorflow.Ops;
using Tensorflow.Tests.OpTests;

namespace Tensorflow.Tests.Executors;

/// <summary>The managed kernels against libtensorflow: every primitive and its gradient, on random shapes, dtypes, attributes and values.</summary>
public sealed class ExecutorsAgreeTests
{
    private const int Samples = 60;

    /// <summary>
    /// Where the executors differ on purpose: denormal numbers. TensorFlow has the processor take and give zeros for them; here they are computed with as IEEE 754 says. So the managed
    /// executor is given zeros where the sample has denormal numbers, denormal results count as zeros, and gradients, whose steps in between may be denormal, are compared without
    /// extremes. These sources are never given extremes, for the reason that is said.
    /// </summary>
    internal static readonly IReadOnlyDictionary<string, string> Different = new Dictionary<string, string>
    {
        ["FloorDivOp"] = "a quotient of -1e-40 is floored to -1 here, to 0 there",
        ["FloorModOp"] = "as FloorDivOp",
        ["DivNoNanOp"] = "as FloorDivOp",
    };

    public static TheoryData<string> Sources => [.. OpSamples.All.Select(source => source.Name)];

    [Fact]
    public void Every_primitive_has_samples()
    {
        var sampled = OpSamples.All.Select(source => source.Make(new RandomTensors(1)).Op.GetType()).ToHashSet();
        var all = typeof(Op).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Op)) && !type.IsAbstract);
        Assert.Empty(all.Where(type => !sampled.Contains(type)).Select(type => type.Name));
    }

    [NativeTheory, MemberData(nameof(Sources))]
    public void A_primitive_and_its_gradient_are_the_same_on_both(string name)
    {
        var source = OpSamples.All.Single(one => one.Name == name);
        var failures = new List<string>();
        for (var seed = 0; seed < Samples; seed++)
        {
            if (Compare(source, seed) is { } failure) failures.Add($"seed {seed}: {failure}");
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {Samples}: {string.Join('\n', failures.Take(4))}");
    }

    private static string? Compare(OpSource source, int seed)
    {
        var extremes = seed % 6 == 5 && !Different.ContainsKey(source.Name);
        var random = new RandomTensors(seed) { Awkward = source.Awkward && seed % 3 == 2, Extremes = extremes };
        var sample = source.Make(random);
        var flushed = sample with { Inputs = Array.ConvertAll(sample.Inputs, Flushed) };
        var (managed, native) = OnBoth(() => OutcomeOf.Value(flushed), () => OutcomeOf.Value(sample));
        var what = $"{sample.Op.Name}({string.Join(", ", sample.Inputs.Select(x => $"{x.dtype} {x.shape}"))})";
        if (native.Difference(managed, source.Accuracy) is { } difference) return $"{what}: {difference}";
        if (extremes || native.Exception is not null || native.Tensors.Length == 0 || (sample.Op is not MultiOp && !native.Tensors[0]!.dtype.IsFloating())) return null;

        // Both gradients start from the same outputs.
        var outputs = managed.Tensors.Select(y => y!).ToArray();
        var upstream = Array.ConvertAll(outputs, y => y.dtype.IsFloating() ? random.Tensor(y.dtype, y.shape) : y);
        var (managedGradient, nativeGradient) = OnBoth(() => OutcomeOf.Gradient(sample, outputs, upstream), () => OutcomeOf.Gradient(sample, outputs, upstream));
        // A gradient is a composition: roundings add up, and broadcasting ends in a sum.
        var accuracy = new Accuracy(8, 4e-6, 4e-6);
        return nativeGradient.Difference(managedGradient, accuracy) is { } gradient ? $"gradient of {what}: {gradient}" : null;
    }

    private static Tensor Flushed(Tensor x) => x.dtype switch
    {
        TF_DataType.TF_FLOAT => Conversions.OfArray(Array.ConvertAll(x.ToArray<float>(), v => float.IsSubnormal(v) ? MathF.CopySign(0, v) : v), x.shape),
        TF_DataType.TF_DOUBLE => Conversions.OfArray(Array.ConvertAll(x.ToArray<double>(), v => double.IsSubnormal(v) ? Math.CopySign(0, v) : v), x.shape),
        _ => x,
    };

    private static (OutcomeOf Managed, OutcomeOf Native) OnBoth(Func<OutcomeOf> managed, Func<OutcomeOf> native)
    {
        OutcomeOf first;
        using (ExecutorScope.Managed()) first = managed();
        using (ExecutorScope.Native()) return (first, native());
    }
}
