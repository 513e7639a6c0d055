using System.Globalization;
using System.Runtime.InteropServices;
using Tensorflow.Kernels;

namespace Benchmarks;

/// <summary>
/// The matrix products of the labs' networks. Each round measures the multiply-add peak and then the product for a millisecond or two each, so that
/// neighbours who take the processor slow both down; the best product is compared with the best peak, the median with the median.
/// </summary>
internal static unsafe class MatMulBenchmark
{
    private static readonly Product[] Products =
    [
        new("XOR forward", 4, 10, 10),
        new("XOR first layer", 4, 10, 2),
        new("XOR last layer", 4, 1, 10),
        new("XOR weight gradient", 10, 10, 4, TransposeA: true),
        new("XOR input gradient", 4, 10, 10, TransposeB: true),
        new("forward", 128, 256, 784),
        new("forward", 128, 512, 784),
        new("forward", 128, 256, 256),
        new("forward", 128, 512, 512),
        new("forward, last layer", 128, 10, 256),
        new("forward, last layer", 128, 10, 512),
        new("weight gradient", 784, 256, 128, TransposeA: true),
        new("weight gradient", 784, 512, 128, TransposeA: true),
        new("weight gradient", 256, 256, 128, TransposeA: true),
        new("weight gradient", 512, 512, 128, TransposeA: true),
        new("weight gradient, last", 256, 10, 128, TransposeA: true),
        new("weight gradient, last", 512, 10, 128, TransposeA: true),
        new("input gradient", 128, 256, 256, TransposeB: true),
        new("input gradient", 128, 512, 512, TransposeB: true),
        new("input gradient, last", 128, 256, 10, TransposeB: true),
        new("input gradient, last", 128, 512, 10, TransposeB: true),
        new("evaluation", 10_000, 256, 784),
        new("evaluation", 10_000, 512, 784),
        new("evaluation", 10_000, 256, 256),
        new("evaluation", 10_000, 512, 512),
        new("evaluation, last layer", 10_000, 10, 256),
        new("evaluation, last layer", 10_000, 10, 512),
        new("wide forward", 1024, 4096, 4096),
        new("wide forward", 128, 4096, 4096),
        new("wide weight gradient", 4096, 4096, 1024, TransposeA: true),
        new("wide weight gradient", 4096, 4096, 128, TransposeA: true),
        new("wide input gradient", 1024, 4096, 4096, TransposeB: true),
        new("wide input gradient", 128, 4096, 4096, TransposeB: true),
    ];

    public static void Run(string[] arguments)
    {
        var rounds = 15;
        var only = "";
        int[] threadCounts = [1, Environment.ProcessorCount];
        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            if (arguments[i] == "--rounds")
                rounds = int.Parse(arguments[i + 1], CultureInfo.InvariantCulture);
            else if (arguments[i] == "--threads")
                threadCounts = [int.Parse(arguments[i + 1], CultureInfo.InvariantCulture)];
            else if (arguments[i] == "--only")
                only = arguments[i + 1];
        }

        Console.WriteLine($"{VectorWidths.Best}, {Environment.ProcessorCount} processors; {rounds} rounds: best (median)");
        foreach (var threads in threadCounts.Distinct())
        {
            Workers.Count = threads;
            var peaks = Enumerable.Range(0, rounds).Select(_ => FmaPeak.Measure(threads)).ToArray();
            Console.WriteLine();
            Console.WriteLine(FormattableString.Invariant(
                $"{threads} thread(s), multiply-add peak {peaks.Max() / 1e9:F0} ({Median(peaks) / 1e9:F0}) GFLOP/s"));
            foreach (var product in Products.Where(product => product.Name.StartsWith(only, StringComparison.Ordinal)))
                Measure(product, threads, rounds);
        }
    }

    private static void Measure(Product product, int threads, int rounds)
    {
        var (name, m, n, k, transposeA, transposeB) = product;
        var random = new Random(1);
        var a = Values(m * k, random);
        var b = Values(k * n, random);
        var c = Values(m * n, random);
        try
        {
            var flops = 2.0 * m * n * k;
            var calls = (int)Math.Clamp(3e8 / flops, 1, 100_000);
            for (var i = 0; i < Math.Min(calls, 100); i++)
                MatMulKernel.Float(a, transposeA, b, transposeB, c, m, n, k);
            var rates = new double[rounds];
            var peaks = new double[rounds];
            for (var round = 0; round < rounds; round++)
            {
                peaks[round] = FmaPeak.Measure(threads);
                var clock = Clock.Start(threads);
                for (var i = 0; i < calls; i++)
                    MatMulKernel.Float(a, transposeA, b, transposeB, c, m, n, k);
                rates[round] = flops * calls / clock.Seconds;
            }

            var shape = $"{m}x{k}{(transposeA ? "'" : "")} {k}x{n}{(transposeB ? "'" : "")}";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-24}{shape,-22}{flops / rates.Max() * 1e6,10:F3} us {rates.Max() / 1e9,6:F1} GFLOP/s {rates.Max() / peaks.Max(),6:P0} ({Median(rates) / Median(peaks):P0})"));
        }
        finally
        {
            NativeMemory.AlignedFree(a);
            NativeMemory.AlignedFree(b);
            NativeMemory.AlignedFree(c);
        }
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    /// <summary>They lie as a tensor's elements do: aligned to cache lines.</summary>
    private static float* Values(int count, Random random)
    {
        var values = (float*)NativeMemory.AlignedAlloc((nuint)count * sizeof(float), Scratch.Alignment);
        for (var i = 0; i < count; i++)
            values[i] = random.NextSingle() - 0.5f;
        return values;
    }

    private sealed record Product(string Name, int M, int N, int K, bool TransposeA = false, bool TransposeB = false);
}
