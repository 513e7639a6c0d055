using System.Numerics;
using Tensorflow.Kernels;

namespace Tensorflow.Tests.KernelTests;

/// <summary>Comparisons and choices sixteen elements at a time against C#'s own, one at a time: every element size, lengths around the vectors', operands that run along and that stand still.</summary>
public class CompareKernelsTests
{
    private static readonly int[] Lengths = [0, 1, 15, 16, 17, 31, 32, 33, 63, 64, 65, 70_001];

    [Fact]
    public void Comparisons_are_those_of_single_elements()
    {
        Compare<float>(k => (k % 7) switch { 0 => float.NaN, 1 => -0f, 2 => 0f, 3 => float.PositiveInfinity, var r => r - 5 });
        Compare<double>(k => (k % 7) switch { 0 => double.NaN, 1 => -0d, 2 => 0d, 3 => double.NegativeInfinity, var r => r - 5 });
        Compare(k => (k % 5) switch { 0 => int.MinValue, 1 => int.MaxValue, var r => r - 3 });
        Compare(k => (k % 5) switch { 0 => long.MinValue, 1 => long.MaxValue, var r => r - 3L });
        Compare(k => (k % 5) switch { 0 => byte.MaxValue, 1 => (byte)128, var r => (byte)r });
        Compare(k => (k % 5) switch { 0 => sbyte.MinValue, 1 => sbyte.MaxValue, var r => (sbyte)(r - 3) });
        Compare(k => (k % 5) switch { 0 => short.MinValue, 1 => short.MaxValue, var r => (short)(r - 3) });
        Compare(k => (k % 5) switch { 0 => ulong.MaxValue, 1 => 1ul << 63, var r => (ulong)r });
    }

    [Fact]
    public void A_choice_takes_each_element_by_its_condition()
    {
        Choose(k => (byte)k);
        Choose(k => (short)k);
        Choose(k => k);
        Choose(k => (long)k);
        Choose(k => (float)k);
        Choose(k => (double)k);
    }

    [Fact]
    public void Integers_are_divided_as_by_Python()
    {
        int[] edges = [int.MinValue, int.MinValue + 1, -65537, -3, -2, -1, 1, 2, 3, 7, 46341, 65536, int.MaxValue - 1, int.MaxValue];
        var random = new Random(5);
        var values = edges.Concat(Enumerable.Range(0, 200).Select(_ => random.Next(int.MinValue, int.MaxValue) >> random.Next(31))).Where(v => v != 0).ToArray();
        foreach (var y in values)
        {
            int[] floor = new int[values.Length], remainder = new int[values.Length];
            BinaryKernels.FloorDiv<int>(values, [values.Length], [y], [], floor);
            BinaryKernels.FloorMod<int>(values, [values.Length], [y], [], remainder);
            for (var i = 0; i < values.Length; i++)
            {
                // In 64 bits, where nothing wraps.
                var quotient = (long)values[i] / y;
                if (quotient * y != values[i] && (values[i] < 0) != (y < 0)) quotient--;
                Assert.Equal(unchecked((int)quotient), floor[i]);
                Assert.Equal((int)(values[i] - (quotient * y)), remainder[i]);
            }
        }
    }

    [Fact]
    public void Doubles_become_the_nearest_float_in_vectors_too()
    {
        var x = Enumerable.Range(0, 70_001).Select(k => (k % 9) switch { 0 => double.NaN, 1 => 1e300, 2 => -1e-310, 3 => 16777217d, 4 => double.NegativeInfinity, _ => Math.Sin(k) }).ToArray();
        var y = new float[x.Length];
        CastKernels.Cast<double, float>(x, y);
        Assert.Equal(Array.ConvertAll(x, v => (float)v), y);
    }

    private static void Compare<T>(Func<int, T> value)
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        foreach (var n in Lengths)
        {
            T[] x = [.. Enumerable.Range(0, n).Select(value)], y = [.. Enumerable.Range(0, n).Select(k => value((k * 3) + (k / 11)))];
            Check(CompareKernels.Equal, (a, b) => a == b, x, y);
            Check(CompareKernels.NotEqual, (a, b) => a != b, x, y);
            Check(CompareKernels.Less, (a, b) => a < b, x, y);
            Check(CompareKernels.LessEqual, (a, b) => a <= b, x, y);
            Check(CompareKernels.Greater, (a, b) => a > b, x, y);
            Check(CompareKernels.GreaterEqual, (a, b) => a >= b, x, y);
        }
    }

    private static void Check<T>(Kernel<T> kernel, Func<T, T, bool> plain, T[] x, T[] y)
        where T : unmanaged
    {
        long n = x.Length;
        var z = new bool[n];
        kernel(x, [n], y, [n], z);
        Assert.Equal(x.Zip(y, plain), z);
        if (n == 0) return;
        kernel(x, [n], y.AsSpan(0, 1), [], z);
        Assert.Equal(x.Select(v => plain(v, y[0])), z);
        kernel(x.AsSpan(0, 1), [], y, [n], z);
        Assert.Equal(y.Select(v => plain(x[0], v)), z);
        if (n > 100) return;
        var rows = new bool[3 * n];
        T[] matrix = [.. x, .. y, .. x];
        kernel(matrix, [3, n], y, [n], rows);
        Assert.Equal(matrix.Select((v, i) => plain(v, y[i % n])), rows);
    }

    private static void Choose<T>(Func<int, T> value)
        where T : unmanaged
    {
        foreach (var n in Lengths)
        {
            bool[] c = [.. Enumerable.Range(0, n).Select(k => k % 3 == 0 || k % 7 == 2)];
            T[] x = [.. Enumerable.Range(0, n).Select(value)], y = [.. Enumerable.Range(0, n).Select(k => value(k + 100))];
            var z = new T[n];
            SelectKernels.SelectV2<T>(c, [n], x, [n], y, [n], z);
            Assert.Equal(c.Select((chosen, i) => chosen ? x[i] : y[i]), z);
            if (n == 0) continue;
            SelectKernels.SelectV2<T>(c, [n], x.AsSpan(0, 1), [], y, [n], z);
            Assert.Equal(c.Select((chosen, i) => chosen ? x[0] : y[i]), z);
            SelectKernels.SelectV2<T>(c, [n], x, [n], y.AsSpan(0, 1), [], z);
            Assert.Equal(c.Select((chosen, i) => chosen ? x[i] : y[0]), z);
        }
    }

    private delegate void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<bool> z);
}
