using FsCheck;
using FsCheck.Fluent;
using Tensorflow.Kernels;

namespace Tensorflow.Tests.KernelTests;

public class ArrayKernelsTests
{
    private static readonly Gen<long[]> Shapes =
        from rank in Gen.Choose(0, 4)
        from shape in Gen.Elements(0L, 1, 1, 2, 3, 4, 7, 19).ArrayOf(rank)
        select shape;

    private static readonly Gen<(long[] Shape, int Seed)> Seeded =
        from shape in Shapes
        from seed in Gen.Choose(0, 10_000)
        select (shape, seed);

    [Fact]
    public void Transposition_permutes_indices() =>
        Prop.ForAll(Seeded.ToArbitrary(), c =>
        {
            var (shape, seed) = c;
            var permutation = Enumerable.Range(0, shape.Length).ToArray();
            new Random(seed).Shuffle(permutation);
            var x = Numbers(shape);
            var y = new int[x.Length];
            TransposeKernels.Transpose<int>(x, shape, permutation, y);
            var result = permutation.Select(a => shape[a]).ToArray();
            ForEach(result, (index, at) =>
            {
                var source = new long[shape.Length];
                for (var i = 0; i < permutation.Length; i++) source[permutation[i]] = index[i];
                Assert.Equal(x[Offset(source, shape)], y[at]);
            });
            var bytes = new byte[x.Length];
            TransposeKernels.Transpose<byte>(Array.ConvertAll(x, v => (byte)v), shape, permutation, bytes);
            Assert.Equal(Array.ConvertAll(y, v => (byte)v), bytes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_matrix_is_transposed_beyond_one_block()
    {
        var x = Numbers([37, 53]);
        var y = new int[x.Length];
        TransposeKernels.Transpose<int>(x, 37, 53, y);
        for (var i = 0; i < 37; i++)
            for (var j = 0; j < 53; j++)
                Assert.Equal(x[(i * 53) + j], y[(j * 37) + i]);
        Assert.Throws<InvalidArgumentError>(() => TransposeKernels.Transpose<int>(x, [37, 53], [0, 0], y));
        Assert.Throws<InvalidArgumentError>(() => TransposeKernels.Transpose<int>(x, [37, 53], [0, 2], y));
        Assert.Throws<InvalidArgumentError>(() => TransposeKernels.Transpose<int>(x, [37, 53], [0], y));
    }

    [Fact]
    public void Slices_take_every_stride_th_element_and_scattering_puts_them_back() =>
        Prop.ForAll(Seeded.ToArbitrary(), c =>
        {
            var (shape, seed) = c;
            var random = new Random(seed);
            var begin = new long[shape.Length];
            var stride = new long[shape.Length];
            var size = new long[shape.Length];
            for (var i = 0; i < shape.Length; i++)
            {
                stride[i] = random.Next(4) switch { 0 => -1, 1 => 2, _ => 1 };
                if (shape[i] == 0) continue;
                begin[i] = random.Next(3) == 0 ? random.Next((int)shape[i]) : stride[i] < 0 ? shape[i] - 1 : 0;
                var most = stride[i] > 0 ? ((shape[i] - 1 - begin[i]) / stride[i]) + 1 : (begin[i] / -stride[i]) + 1;
                size[i] = random.Next(3) == 0 ? random.Next((int)most + 1) : most;
            }
            var x = Numbers(shape);
            var y = new int[BinaryKernelsTests.Count(size)];
            SliceKernels.StridedSlice<int>(x, shape, begin, stride, size, y);
            var expected = new int[x.Length];
            ForEach(size, (index, at) =>
            {
                var source = Offset([.. index.Select((v, i) => begin[i] + (v * stride[i]))], shape);
                Assert.Equal(x[source], y[at]);
                expected[source] = y[at];
            });
            var dx = new int[x.Length];
            SliceKernels.StridedSliceScatter<int>(y, shape, begin, stride, size, dx);
            Assert.Equal(expected, dx);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_slice_outside_is_refused()
    {
        var y = new int[2];
        SliceKernels.Slice<int>([1, 2, 3, 4], [2, 2], [0, 1], [2, 1], y);
        Assert.Equal([2, 4], y);
        Assert.Throws<InvalidArgumentError>(() => SliceKernels.Slice<int>([1, 2, 3, 4], [2, 2], [1, 1], [2, 1], y));
    }

    [Fact]
    public void Padding_tiling_reversing_and_broadcasting_follow_the_indices() =>
        Prop.ForAll(Seeded.ToArbitrary(), c =>
        {
            var (shape, seed) = c;
            var random = new Random(seed);
            var x = Numbers(shape);
            var before = Array.ConvertAll(shape, n => (long)random.Next(3));
            var after = Array.ConvertAll(shape, n => (long)random.Next(3));
            var padded = shape.Select((n, i) => before[i] + n + after[i]).ToArray();
            var y = new int[BinaryKernelsTests.Count(padded)];
            PadKernels.Pad<int>(x, shape, before, after, -5, y);
            ForEach(padded, (index, at) =>
            {
                var source = index.Select((v, i) => v - before[i]).ToArray();
                Assert.Equal(source.Select((v, i) => v >= 0 && v < shape[i]).All(inside => inside) ? x[Offset(source, shape)] : -5, y[at]);
            });
            var multiples = Array.ConvertAll(shape, _ => random.Next(4));
            var tiled = shape.Select((n, i) => n * multiples[i]).ToArray();
            y = new int[BinaryKernelsTests.Count(tiled)];
            RepeatKernels.Tile<int>(x, shape, multiples, y);
            ForEach(tiled, (index, at) => Assert.Equal(x[Offset([.. index.Select((v, i) => v % shape[i])], shape)], y[at]));
            var reversed = Array.ConvertAll(shape, _ => random.Next(2) == 0);
            y = new int[x.Length];
            RepeatKernels.Reverse<int>(x, shape, reversed, y);
            ForEach(shape, (index, at) => Assert.Equal(x[Offset([.. index.Select((v, i) => reversed[i] ? shape[i] - 1 - v : v)], shape)], y[at]));
            long[] wide = [2, .. shape.Select(n => n == 1 ? 3 : n)];
            y = new int[BinaryKernelsTests.Count(wide)];
            RepeatKernels.BroadcastTo<int>(x, shape, y, wide);
            ForEach(wide, (index, at) => Assert.Equal(x[Offset([.. index.Skip(1).Select((v, i) => shape[i] == 1 ? 0 : v)], shape)], y[at]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Mirrors_are_TensorFlows()
    {
        var y = new int[7];
        PadKernels.MirrorPad<int>([1, 2, 3], [3], [2], [2], symmetric: false, y);
        Assert.Equal([3, 2, 1, 2, 3, 2, 1], y);
        y = new int[8];
        PadKernels.MirrorPad<int>([1, 2, 3], [3], [3], [2], symmetric: true, y);
        Assert.Equal([3, 2, 1, 1, 2, 3, 3, 2], y);
        Assert.Throws<InvalidArgumentError>(() => PadKernels.MirrorPad<int>([1, 2, 3], [3], [3], [0], symmetric: false, new int[6]));
        Assert.Throws<InvalidArgumentError>(() => PadKernels.MirrorPad<int>([1, 2, 3], [3], [4], [0], symmetric: true, new int[7]));
    }

    [Fact]
    public void Concatenation_and_splitting_undo_each_other()
    {
        int[] a = [1, 2, 3, 4, 5, 6], b = [7, 8, 9, 10];
        var whole = new int[10];
        ConcatKernels.Insert<int>(a, 2, 3, 1, whole, 5, 0);
        ConcatKernels.Insert<int>(b, 2, 2, 1, whole, 5, 3);
        Assert.Equal([1, 2, 3, 7, 8, 4, 5, 6, 9, 10], whole);
        var part = new int[4];
        ConcatKernels.Extract<int>(whole, 2, 5, 1, part, 2, 3);
        Assert.Equal(b, part);
        Assert.Throws<ArgumentException>(() => ConcatKernels.Insert<int>(b, 2, 2, 1, whole, 5, 4));
    }

    [Fact]
    public void Gathering_takes_slices()
    {
        var x = Numbers([2, 3, 2]);
        var y = new int[16];
        GatherKernels.Gather<int, long>(x, 2, 3, 2, [2, 0, 2, 1], y);
        Assert.Equal([4, 5, 0, 1, 4, 5, 2, 3, 10, 11, 6, 7, 10, 11, 8, 9], y);
        var error = Assert.Throws<InvalidArgumentError>(() => GatherKernels.Gather<int, int>([1, 2], 1, 2, 1, [2], new int[1]));
        Assert.Equal("indices[0] = 2 is not in [0, 2) [Op:GatherV2]", error.Message);
    }

    [Fact]
    public void Segments_are_summed_wherever_their_rows_are()
    {
        var sums = new int[6];
        GatherKernels.UnsortedSegmentSum<int, long>([1, 2, 3, 4, 5, 6, 7, 8], 2, [2, 0, -1, 2], 3, sums);
        Assert.Equal([3, 4, 0, 0, 8, 10], sums);
        var error = Assert.Throws<InvalidArgumentError>(() => GatherKernels.UnsortedSegmentSum<int, int>([1, 2], 1, [0, 3], 3, new int[3]));
        Assert.Equal("segment_ids[1] = 3 is out of range [0, 3) [Op:UnsortedSegmentSum]", error.Message);
    }

    [Fact]
    public void One_hot_leaves_rows_off_for_indices_outside()
    {
        var y = new float[12];
        FillKernels.OneHot<float, int>([0, 3, -1, 2], 4, 3, 1, 1, 0, y);
        Assert.Equal([1f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], y);
        FillKernels.OneHot<float, int>([0, 3, -1, 2], 1, 3, 4, 5, -1, y);
        Assert.Equal([5f, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 5], y);
    }

    [Fact]
    public void Rows_of_every_length_are_reversed()
    {
        for (var n = 1; n < 100; n++)
        {
            var x = Enumerable.Range(1, 3 * n).ToArray();
            Reversed(x, n);
            Reversed(Array.ConvertAll(x, i => (float)i), n);
            Reversed(Array.ConvertAll(x, i => (double)i), n);
            Reversed(Array.ConvertAll(x, i => (short)i), n);
        }
    }

    private static void Reversed<T>(T[] x, int n)
        where T : unmanaged
    {
        var y = new T[x.Length];
        RepeatKernels.Reverse<T>(x, [3, n], [false, true], y);
        Assert.Equal(x.Chunk(n).SelectMany(Enumerable.Reverse), y);
    }

    [Fact]
    public void Fill_writes_every_element_and_no_neighbour()
    {
        Fills<byte>(7, 1);
        Fills<short>(-300, 1);
        Fills(-0f, 1f);
        Fills(.1f, 0f);
        Fills(0f, 1f);
        Fills(.1, 0.0);
        Fills(new System.Numerics.Complex(1, -2), System.Numerics.Complex.Zero);
    }

    // Lengths below, at and above a cache line's, some that several threads share, from every place in a line.
    private static void Fills<T>(T value, T other)
        where T : unmanaged
    {
        foreach (var length in Enumerable.Range(0, 300).Concat([Ranges.ParallelElements - 1, Ranges.ParallelElements + 1, (4 * Ranges.ParallelElements) + 7]))
        {
            var y = new T[length + 66];
            for (var from = 1; from < 66; from += length < 300 ? 7 : 31)
            {
                Array.Fill(y, other);
                FillKernels.Fill(value, y.AsSpan(from, length));
                Assert.Equal(-1, Differs(y.AsSpan(from, length), value));
                Assert.Equal(-1, Differs(y.AsSpan(0, from), other));
                Assert.Equal(-1, Differs(y.AsSpan(from + length), other));
            }
        }
    }

    private static int Differs<T>(ReadOnlySpan<T> y, T value)
        where T : unmanaged
    {
        for (var i = 0; i < y.Length; i++)
            if (!Bits(y.Slice(i, 1)).SequenceEqual(Bits([value]))) return i;
        return -1;
    }

    private static ReadOnlySpan<byte> Bits<T>(ReadOnlySpan<T> y)
        where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.AsBytes(y);

    [Fact]
    public void Ranges_are_TensorFlows()
    {
        Assert.Equal(10, FillKernels.RangeCount(0f, 1f, .1f));
        var y = new float[10];
        FillKernels.Range(0f, .1f, y);
        Assert.Equal([0f, .1f, .2f, 0.30000001192092896f, .4f, .5f, 0.6000000238418579f, 0.699999988079071f, .8f, 0.9000000357627869f], y);
        Assert.Equal(3, FillKernels.RangeCount(5, 0, -2));
        Assert.Equal(0, FillKernels.RangeCount(5L, 5, 1));
        Assert.Equal(4, FillKernels.RangeCount(0f, 1f, .3f));
        Assert.Throws<InvalidArgumentError>(() => FillKernels.RangeCount(0, 5, 0));
        Assert.Equal("Requires start >= limit when delta < 0: 0/5 [Op:Range]", Assert.Throws<InvalidArgumentError>(() => FillKernels.RangeCount(0, 5, -1)).Message);
    }

    [Fact]
    public void Diagonals_stand_where_they_belong()
    {
        var d = new int[4];
        FillKernels.Diag<int>([1, 2], 1, 2, d);
        Assert.Equal([1, 0, 0, 2], d);
        FillKernels.DiagPart<int>([0, 1, 2, 3, 4, 5], 1, 2, 3, d.AsSpan(0, 2));
        Assert.Equal([0, 4], d[..2]);
    }

    [Fact]
    public void The_largest_come_first_and_of_equals_the_first()
    {
        var values = new float[4];
        var indices = new int[4];
        TopKKernels.TopK<float, int>([1, 3, 3, 2, float.NaN, 3], 6, 4, values, indices);
        Assert.Equal([3f, 3, 3, 2], values);
        Assert.Equal([1, 2, 5, 3], indices);
        Assert.Throws<InvalidArgumentError>(() => TopKKernels.TopK<float, int>([1], 1, 2, values, indices));
        var random = new Random(5);
        var x = Enumerable.Range(0, 400).Select(_ => (float)random.Next(40)).ToArray();
        foreach (var k in (int[])[1, 5, 63, 64, 200])
        {
            values = new float[2 * k];
            indices = new int[2 * k];
            TopKKernels.TopK<float, int>(x, 200, k, values, indices);
            for (var r = 0; r < 2; r++)
            {
                var expected = Enumerable.Range(0, 200).OrderByDescending(i => x[(r * 200) + i]).ThenBy(i => i).Take(k);
                Assert.Equal(expected, indices.Skip(r * k).Take(k));
            }
        }
    }

    [Fact]
    public void In_the_top_k_is_who_has_fewer_than_k_above()
    {
        // Recorded from TensorFlow 2.15.1.
        const float inf = float.PositiveInfinity, nan = float.NaN;
        var y = new bool[7];
        TopKKernels.InTopK<float, int>(
            [1, 1, 1, inf, 2, 3, nan, 1, 2, 1, 2, 3, 1, 2, 3, nan, 1, 2, 3, 2, 1], 3, [0, 1, 2, 3, -1, 0, 1], 1, y);
        Assert.Equal([true, false, false, false, false, false, false], y);
        TopKKernels.InTopK<float, int>([1, 1, 1, 1, 2, 3, 3, 2, 3], 3, [0, 0, 2], 2, y.AsSpan(0, 3));
        Assert.Equal([true, false, true], y[..3]);
    }

    [Fact]
    public void Counting_leaves_out_what_is_too_large_and_refuses_the_negative()
    {
        var y = new float[4];
        CountKernels.Bincount<float, int>([1, 5, 1, 2], [], y);
        Assert.Equal([0f, 2, 1, 0], y);
        CountKernels.Bincount([1, 5, 1, 2], [1, 2, .5f, 1], y);
        Assert.Equal([0f, 1.5f, 1, 0], y);
        Assert.Throws<InvalidArgumentError>(() => CountKernels.Bincount<float, int>([1, -5], [], y));
    }

    private static int[] Numbers(long[] shape) => [.. Enumerable.Range(0, BinaryKernelsTests.Count(shape))];

    private static int Offset(long[] index, long[] shape)
    {
        long at = 0;
        for (var i = 0; i < shape.Length; i++) at = (at * shape[i]) + index[i];
        return (int)at;
    }

    private static void ForEach(long[] shape, Action<long[], int> body)
    {
        var n = BinaryKernelsTests.Count(shape);
        var index = new long[shape.Length];
        for (var at = 0; at < n; at++)
        {
            var rest = at;
            for (var i = shape.Length - 1; i >= 0; i--)
            {
                index[i] = rest % shape[i];
                rest /= (int)shape[i];
            }
            body(index, at);
        }
    }
}
