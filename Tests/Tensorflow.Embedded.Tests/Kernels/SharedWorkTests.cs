using System.Runtime.InteropServices;
using Tensorflow.Kernels;

namespace Tensorflow.Tests.Kernels;

/// <summary>Kernels whose arrays are cut for the threads: the same bits, wherever the cuts lie. What they compute is the small tests' to say.</summary>
[Collection(nameof(Workers))]
public sealed class SharedWorkTests
{
    // Larger than what is shared, and no multiple of a vector or a block.
    private const int Rows = 331;
    private const int Columns = 257;
    private static readonly long[] Shape = [Rows, Columns];

    private static readonly float[] X = Numbers(1);
    private static readonly float[] Y = Numbers(2);
    private static readonly int[] I = Array.ConvertAll(X, x => (int)(x * 100));

    public static TheoryData<string> Names => [.. Kernels.Keys];

    private static readonly Dictionary<string, Action<Span<float>>> Kernels = new()
    {
        ["sin"] = y => UnaryKernels.Sin<float>(X, y),
        ["tan"] = y => UnaryKernels.Tan<float>(X, y),
        ["atan2"] = y => BinaryKernels.Atan2<float>(X, Shape, Y, Shape, y),
        ["power of a scalar"] = y => BinaryKernels.Pow<float>([2f], [], Y, Shape, y),
        ["power to a scalar"] = y => BinaryKernels.Pow<float>(X, Shape, [2f], [], y),
        ["power to a row"] = y => BinaryKernels.Pow<float>(X, Shape, Y.AsSpan(0, Columns), [Columns], y),
        ["less a row"] = y => BinaryKernels.Sub<float>(X, Shape, Y.AsSpan(0, Columns), [Columns], y),
        ["greater"] = y => CompareKernels.Greater<float>(X, Shape, Y, Shape, MemoryMarshal.Cast<float, bool>(y)[..X.Length]),
        ["cast"] = y => CastKernels.Cast<float, int>(X, MemoryMarshal.Cast<float, int>(y)),
        ["select"] = y => SelectKernels.SelectV2<float>(Array.ConvertAll(X, x => x > 0), Shape, X, Shape, Y, Shape, y),
        ["select of doubles"] = y => SelectKernels.SelectV2<double>(Array.ConvertAll(X, x => x > 0).AsSpan(0, X.Length / 2), [X.Length / 2],
            MemoryMarshal.Cast<float, double>(X), [X.Length / 2], [1.0], [], MemoryMarshal.Cast<float, double>(y)),
        ["reverse a vector"] = y => RepeatKernels.Reverse<float>(X, [X.Length], [true], y),
        ["reverse rows"] = y => RepeatKernels.Reverse<float>(X, Shape, [true, false], y),
        ["reverse columns"] = y => RepeatKernels.Reverse<float>(X, Shape, [false, true], y),
        ["reverse pairs"] = y => RepeatKernels.Reverse<double>(MemoryMarshal.Cast<float, double>(X)[..(X.Length / 2 / 3 * 3)], [X.Length / 2 / 3, 3], [false, true], MemoryMarshal.Cast<float, double>(y)[..(X.Length / 2 / 3 * 3)]),
        ["tile"] = y => RepeatKernels.Tile<float>(X.AsSpan(0, Rows), [Rows, 1], [1, Columns], y),
        ["tile a vector"] = y => RepeatKernels.Tile<float>(X.AsSpan(0, Columns), [Columns], [Rows], y),
        ["broadcast"] = y => RepeatKernels.BroadcastTo<float>(X.AsSpan(0, Columns), [Columns], y, Shape),
        ["pad"] = y => PadKernels.Pad<float>(X.AsSpan(0, (Rows - 3) * (Columns - 4)), [Rows - 3, Columns - 4], [1, 3], [2, 1], 7, y),
        ["pad rows"] = y => PadKernels.Pad<float>(X.AsSpan(0, (Rows - 3) * Columns), [Rows - 3, Columns], [1, 0], [2, 0], 7, y),
        ["mirror"] = y => PadKernels.MirrorPad<float>(X.AsSpan(0, (Rows - 3) * (Columns - 4)), [Rows - 3, Columns - 4], [1, 3], [2, 1], false, y),
        ["concat"] = y => ConcatKernels.Insert<float>(X.AsSpan(0, Rows * 100), Rows, 100, 1, y, Columns, 50),
        ["stack"] = y => ConcatKernels.Insert<float>(X.AsSpan(0, X.Length / 2), X.Length / 2, 1, 1, y[..(X.Length / 2 * 2)], 2, 1),
        ["split"] = y => ConcatKernels.Extract<byte>(MemoryMarshal.AsBytes(X.AsSpan()), Rows, Columns, 4, MemoryMarshal.AsBytes(y[..(Rows * 200)]), 200, 57),
        ["slice"] = y => SliceKernels.Slice<float>(X, Shape, [1, 2], [Rows - 2, Columns - 3], y[..((Rows - 2) * (Columns - 3))]),
        ["strided slice"] = y => SliceKernels.StridedSlice<float>(X, Shape, [Rows - 1, 0], [-1, 2], [Rows, 128], y[..(Rows * 128)]),
        ["gather"] = y => GatherKernels.Gather<float, int>(X, Shape, 1, Array.ConvertAll(I[..Columns], i => Math.Abs(i) % Columns), y),
        ["transpose"] = y => TransposeKernels.Transpose<float>(X, Rows, Columns, y),
        ["arg max of rows"] = y => ArgKernels.ArgMax<float, int>(X, Shape, 1, MemoryMarshal.Cast<float, int>(y)[..Rows]),
        ["arg max of columns"] = y => ArgKernels.ArgMax<float, int>(X, Shape, 0, MemoryMarshal.Cast<float, int>(y)[..Columns]),
        ["cumulative rows"] = y => CumulativeKernels.CumSum<float>(X, Shape, 0, true, true, y),
        ["cumulative columns"] = y => CumulativeKernels.CumSum<float>(X, Shape, 1, false, false, y),
        ["softmax"] = y => SoftmaxKernels.Softmax<float>(X, Columns, y),
        ["log softmax"] = y => SoftmaxKernels.LogSoftmax<float>(X, Columns, y),
        ["sum"] = y => ReductionKernels.Sum<float>(X, Shape, [0, 1], y[..1]),
        ["sum of rows"] = y => ReductionKernels.Sum<float>(X, Shape, [1], y[..Rows]),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Bits_do_not_depend_on_the_threads(string name)
    {
        var before = Workers.Count;
        try
        {
            Workers.Count = 1;
            var expected = new float[X.Length];
            Kernels[name](expected);
            foreach (var threads in new[] { 2, 3 })
            {
                Workers.Count = threads;
                var actual = new float[X.Length];
                Kernels[name](actual);
                Assert.True(MemoryMarshal.AsBytes(expected.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(actual.AsSpan())), $"{threads} threads");
            }
            Assert.Contains(expected, x => BitConverter.SingleToInt32Bits(x) != 0);
        }
        finally
        {
            Workers.Count = before;
        }
    }

    private static float[] Numbers(int seed)
    {
        var random = new Random(seed);
        var numbers = new float[Rows * Columns];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = (random.NextSingle() * 4) - 2;
        numbers[1000] = float.NaN;
        return numbers;
    }
}
