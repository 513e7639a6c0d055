using System.Globalization;
using System.Text.Json;

namespace Labs.Mnist.Tests.Traces;

/// <summary>What TensorFlow did in one lab with seed 777, and how far runs of TensorFlow that differ only in the order of sums drift apart.</summary>
internal sealed class GoldenTrace
{
    // The labs without a ReLU have rows of their own: nothing sends their runs apart. For the others that is chance, so they share one bound.
    private const string AnyReluLab = "any-relu-lab";

    private readonly Dictionary<int, double> _envelope;

    /// <param name="trace">File of the trace, below Golden.</param>
    /// <param name="envelope">File of the envelope.</param>
    /// <param name="lab">The lab's name there, <c>10-1-sigmoid</c>.</param>
    public GoldenTrace(string trace, string envelope, string lab)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Golden(trace)));
        var golden = document.RootElement.GetProperty("labs").GetProperty(lab);
        var activation = golden.GetProperty("network").GetProperty("activation").GetString();
        KernelsAreNormal = golden.GetProperty("network").GetProperty("initializer").GetString() is "normal";
        FirstBatch = [.. golden.GetProperty("first_batch_indices").EnumerateArray().Select(index => index.GetInt32())];
        Kernels = [.. golden.GetProperty("initial_kernels").EnumerateArray().Select(kernel => new GoldenKernel(
            [.. kernel.GetProperty("shape").EnumerateArray().Select(dim => dim.GetInt64())],
            [.. kernel.GetProperty("first").EnumerateArray().Select(value => value.GetSingle())],
            kernel.GetProperty("sum64").GetDouble(),
            kernel.GetProperty("sha256_of_le_bytes").GetString()!))];
        var first = golden.GetProperty("step_0");
        FirstLoss = first.GetProperty("loss_before_update").GetDouble();
        GradientNorms = [.. first.GetProperty("gradient_norms").EnumerateArray().Select(norm => norm.GetDouble())];
        Rows = [.. golden.GetProperty("rows").EnumerateArray().Select(row => new GoldenRow(row[0].GetInt32(), row[1].GetDouble(), row[3].GetSingle()))];
        var own = activation is "relu" ? AnyReluLab : lab;
        _envelope = File.ReadLines(Golden(envelope)).Skip(1).Select(line => line.Split(',')).Where(row => row[0] == own)
            .ToDictionary(row => int.Parse(row[1], CultureInfo.InvariantCulture), row => double.Parse(row[2], CultureInfo.InvariantCulture));
    }

    public bool KernelsAreNormal { get; }

    /// <summary>The first sixteen training images of the first batch.</summary>
    public IReadOnlyList<int> FirstBatch { get; }

    public IReadOnlyList<GoldenKernel> Kernels { get; }

    public double FirstLoss { get; }

    public IReadOnlyList<double> GradientNorms { get; }

    public IReadOnlyList<GoldenRow> Rows { get; }

    /// <summary>How far from the trace a right loss may be: five times the envelope, and the rounding of a loss of about 2.</summary>
    public double Bound(int step) => 5 * _envelope[step] + 1e-6;

    private static string Golden(string file) => Path.Combine(AppContext.BaseDirectory, "Golden", file);
}

/// <summary>An initial kernel.</summary>
internal sealed record GoldenKernel(IReadOnlyList<long> Shape, IReadOnlyList<float> First, double Sum, string Sha256);

/// <summary>A recorded step.</summary>
internal sealed record GoldenRow(int Step, double TrainLoss, float TestAccuracy);
