using FsCheck;
using FsCheck.Fluent;
using Tensorflow.Kernels;

namespace Tensorflow.Tests.KernelTests;

public class ReductionKernelsTests
{
    private const float Inf = float.PositiveInfinity;
    private const float NaN = float.NaN;

    private static readonly Gen<(long[] Shape, int[] Axes)> Cases =
        from rank in Gen.Choose(0, 5)
        from shape in Gen.Elements(0L, 1, 1, 2, 3, 5, 8, 13, 37, 70).ArrayOf(rank)
        where shape.Aggregate(1L, (a, b) => a * b) < 200_000
        from mask in Gen.Choose(0, 31)
        from negative in Gen.Choose(0, 31)
        select (shape, Enumerable.Range(0, rank).Where(i => (mask >> i & 1) != 0).Select(i => (negative >> i & 1) != 0 ? i - rank : i).ToArray());

    [Fact]
    public void Reductions_over_any_axes_are_those_of_the_plain_loop() =>
        Prop.ForAll(Cases.ToArbitrary(), c =>
        {
            var (shape, axes) = c;
            var random = new Random(shape.Length + axes.Length);
            var x = new float[BinaryKernelsTests.Count(shape)];
            for (var i = 0; i < x.Length; i++) x[i] = (random.Next(2001) - 1000) / 1000f;
            var groups = Plain(shape, axes);
            var what = $"[{string.Join(',', shape)}] over [{string.Join(',', axes)}]";
            var y = new float[groups.Length];

            ReductionKernels.Sum<float>(x, shape, axes, y);
            // Two-level and pairwise sums of numbers below 1: far below one unit of 2^-23 per element.
            for (var i = 0; i < y.Length; i++) Close.To(groups[i].Sum(j => (double)x[j]), y[i], 1e-6, 1e-6 * Math.Sqrt(groups[i].Count + 1), what);
            ReductionKernels.Mean<float>(x, shape, axes, y);
            for (var i = 0; i < y.Length; i++) Close.To(groups[i].Count == 0 ? NaN : groups[i].Average(j => (double)x[j]), y[i], 1e-6, 1e-6, what);
            ReductionKernels.EuclideanNorm<float>(x, shape, axes, y);
            for (var i = 0; i < y.Length; i++) Close.To(Math.Sqrt(groups[i].Sum(j => (double)x[j] * x[j])), y[i], 1e-6, 0, what);
            ReductionKernels.Max<float>(x, shape, axes, y);
            for (var i = 0; i < y.Length; i++) Assert.Equal(groups[i].Select(j => x[j]).DefaultIfEmpty(-Inf).Max(), y[i]);
            ReductionKernels.Min<float>(x, shape, axes, y);
            for (var i = 0; i < y.Length; i++) Assert.Equal(groups[i].Select(j => x[j]).DefaultIfEmpty(Inf).Min(), y[i]);

            var ints = Array.ConvertAll(x, v => (int)(v * 7) | 1);
            var n = new int[groups.Length];
            ReductionKernels.Sum<int>(ints, shape, axes, n);
            for (var i = 0; i < n.Length; i++) Assert.Equal(groups[i].Sum(j => ints[j]), n[i]);
            ReductionKernels.Prod<int>(ints, shape, axes, n);
            for (var i = 0; i < n.Length; i++) Assert.Equal(groups[i].Aggregate(1, (a, j) => unchecked(a * ints[j])), n[i]);
            ReductionKernels.Mean<int>(ints, shape, axes, n);
            for (var i = 0; i < n.Length; i++) Assert.Equal(groups[i].Count == 0 ? 0 : groups[i].Sum(j => ints[j]) / groups[i].Count, n[i]);
            var bytes = Array.ConvertAll(ints, v => (byte)v);
            var b = new byte[groups.Length];
            ReductionKernels.Sum<byte>(bytes, shape, axes, b);
            for (var i = 0; i < b.Length; i++) Assert.Equal((byte)groups[i].Sum(j => bytes[j]), b[i]);
            ReductionKernels.Max<byte>(bytes, shape, axes, b);
            for (var i = 0; i < b.Length; i++) Assert.Equal(groups[i].Select(j => bytes[j]).DefaultIfEmpty((byte)0).Max(), b[i]);
            var shorts = Array.ConvertAll(ints, v => (short)v);
            var s = new short[groups.Length];
            ReductionKernels.Sum<short>(shorts, shape, axes, s);
            for (var i = 0; i < s.Length; i++) Assert.Equal((short)groups[i].Sum(j => shorts[j]), s[i]);

            var flags = Array.ConvertAll(x, v => v > -0.9f);
            var f = new bool[groups.Length];
            ReductionKernels.All(flags, shape, axes, f);
            for (var i = 0; i < f.Length; i++) Assert.Equal(groups[i].All(j => flags[j]), f[i]);
            ReductionKernels.Any(flags, shape, axes, f);
            for (var i = 0; i < f.Length; i++) Assert.Equal(groups[i].Any(j => flags[j]), f[i]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_sum_is_accurate()
    {
        var random = new Random(0);
        var x = new float[1_000_003];
        for (var i = 0; i < x.Length; i++) x[i] = random.NextSingle();
        var exact = x.Sum(v => (double)v);
        // One rounding of the result: 2^-24, and little more by pairwise addition.
        Close.To(exact, ReductionKernels.Sum<float>(x), 2e-7, 0, "sum");
        var column = new float[3];
        ReductionKernels.Sum<float>(x.AsSpan(0, 999_999), [333_333, 3], [0], column);
        for (var j = 0; j < 3; j++) Close.To(Enumerable.Range(0, 333_333).Sum(i => (double)x[(i * 3) + j]), column[j], 2e-5, 0, "column sum");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(41)]
    [InlineData(5000)]
    public void NaN_reaches_the_largest_and_the_smallest_from_anywhere(int n)
    {
        foreach (var at in (int[])[0, 1, n / 2, n - 1])
        {
            var x = new float[n];
            x[at] = NaN;
            var y = new float[1];
            ReductionKernels.Max<float>(x, [n], [0], y);
            Assert.True(float.IsNaN(y[0]));
            ReductionKernels.Min<float>(x, [n], [0], y);
            Assert.True(float.IsNaN(y[0]));
            var columns = new float[n];
            ReductionKernels.Max<float>([.. x, .. new float[n]], [2, n], [0], columns);
            Assert.True(float.IsNaN(columns[at]));
        }
    }

    [Fact]
    public void Bytes_are_averaged_in_wider_integers_and_normed_in_their_own()
    {
        // Recorded from TensorFlow 2.15.1.
        var y = new byte[1];
        ReductionKernels.Mean<byte>([200, 100, 100], [3], [0], y);
        Assert.Equal(133, y[0]);
        ReductionKernels.EuclideanNorm<byte>([200, 100, 100], [3], [0], y);
        Assert.Equal(9, y[0]);
    }

    [Fact]
    public void An_axis_that_is_not_there_is_refused() =>
        Assert.Throws<InvalidArgumentError>(() => ReductionKernels.Sum<float>(new float[6], [2, 3], [2], new float[6]));

    [Fact]
    public void Half_the_sum_of_squares_is_the_l2_loss() => Assert.Equal(12.5f, ReductionKernels.L2Loss<float>([3, 4]));

    // Recorded from TensorFlow 2.15.1.
    [Theory]
    [InlineData(new[] { 1, NaN, 2 }, 2, 0)]
    [InlineData(new[] { NaN, 1, 2 }, 2, 1)]
    [InlineData(new[] { NaN, NaN }, 0, 0)]
    [InlineData(new[] { 2f, 1, 2, 1 }, 0, 1)]
    [InlineData(new[] { -Inf, -Inf }, 0, 0)]
    [InlineData(new[] { Inf, NaN }, 0, 0)]
    [InlineData(new[] { 1, 2, NaN, 3, 0 }, 3, 4)]
    public void Argmax_takes_the_first_of_equals_and_never_NaN(float[] x, int largest, int smallest)
    {
        var y = new long[1];
        ArgKernels.ArgMax<float, long>(x, [x.Length], 0, y);
        Assert.Equal(largest, y[0]);
        ArgKernels.ArgMin<float, long>(x, [1, x.Length], -1, y);
        Assert.Equal(smallest, y[0]);
    }

    [Fact]
    public void Argmax_of_long_lines_is_that_of_a_plain_loop()
    {
        var random = new Random(3);
        for (var n = 1; n < 200; n++)
        {
            // Few different numbers, so that many are equal; NaN at the start, in between, or alone.
            var x = Enumerable.Range(0, n).Select(i => random.Next(4) == 0 || i < random.Next(60) - 40 ? NaN : n % 3 == 0 ? i : random.Next(6)).ToArray();
            var y = new int[1];
            ArgKernels.ArgMax<float, int>(x, [n], 0, y);
            Assert.Equal(Plain(x, (a, b) => a > b), y[0]);
            ArgKernels.ArgMin<float, int>(x, [n], 0, y);
            Assert.Equal(Plain(x, (a, b) => a < b), y[0]);
        }

        static int Plain(float[] x, Func<float, float, bool> before)
        {
            var at = 0;
            for (var i = 1; i < x.Length; i++)
                if (before(x[i], x[at]) || (float.IsNaN(x[at]) && !float.IsNaN(x[i]))) at = i;
            return at;
        }
    }

    [Fact]
    public void Argmax_goes_along_any_axis()
    {
        float[] x = [1, 5, 2, 4, 3, 6, 9, 0, 7, 8, 8, 1];
        var y = new int[6];
        ArgKernels.ArgMax<float, int>(x, [2, 2, 3], 1, y);
        Assert.Equal([1, 0, 1, 0, 1, 0], y);
        ArgKernels.ArgMin<float, int>(x, [2, 2, 3], 0, y);
        Assert.Equal([0, 1, 0, 0, 0, 1], y);
        Assert.Throws<InvalidArgumentError>(() => ArgKernels.ArgMax<float, int>([], [2, 0], 1, new int[2]));
    }

    [Theory]
    [InlineData(false, false, new[] { 1f, 3, 6 })]
    [InlineData(true, false, new[] { 0f, 1, 3 })]
    [InlineData(false, true, new[] { 6f, 5, 3 })]
    [InlineData(true, true, new[] { 5f, 3, 0 })]
    public void Running_sums_go_either_way(bool exclusive, bool reverse, float[] expected)
    {
        var y = new float[3];
        CumulativeKernels.CumSum<float>([1, 2, 3], [3], 0, exclusive, reverse, y);
        Assert.Equal(expected, y);
        var wide = new float[6];
        CumulativeKernels.CumSum<float>([1, 1, 2, 2, 3, 3], [3, 2], 0, exclusive, reverse, wide);
        Assert.Equal(expected.SelectMany(v => new[] { v, v }), wide);
        CumulativeKernels.CumProd<float>([2, 3, 4], [3], 0, exclusive: true, reverse: false, y);
        Assert.Equal([1f, 2, 6], y);
    }

    /// <summary>For each element of the result the elements under it, by indices of all axes.</summary>
    private static List<int>[] Plain(long[] shape, int[] axes)
    {
        var reduced = axes.Select(a => a < 0 ? a + shape.Length : a).ToHashSet();
        var groups = new List<int>[shape.Where((_, i) => !reduced.Contains(i)).Aggregate(1L, (a, b) => a * b)];
        for (var i = 0; i < groups.Length; i++) groups[i] = [];
        for (var i = 0; i < BinaryKernelsTests.Count(shape); i++)
        {
            int rest = i, target = 0, stride = 1;
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                var at = rest % (int)shape[axis];
                rest /= (int)shape[axis];
                if (reduced.Contains(axis)) continue;
                target += at * stride;
                stride *= (int)shape[axis];
            }
            groups[target].Add(i);
        }
        return groups;
    }
}
