using FsCheck;
using FsCheck.Fluent;
using Tensorflow.Kernels;

namespace Tensorflow.Tests.KernelTests;

public class BinaryKernelsTests
{
    private delegate void Kernel<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> xShape, ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z);

    private const float Inf = float.PositiveInfinity;
    private const float NaN = float.NaN;

    private static readonly float[] X = [NaN, 1, 0, -0f, Inf, Inf, 1, -1, 0, -7, 7, -7, Inf, 7, -7, 7, 0, 0, 0, 5.5f, -6, 1, NaN];
    private static readonly float[] Y = [1, NaN, -0f, 0, Inf, NaN, 0, 0, 0, 3, -3, -3, 3, Inf, Inf, -Inf, Inf, NaN, -1, 0.5f, 3, 0.1f, 0];

    // Recorded from TensorFlow 2.15.1.
    private static readonly Dictionary<string, (Kernel<float> Kernel, float[] Expected)> Recorded = new()
    {
        ["Maximum"] = (BinaryKernels.Maximum, [NaN, NaN, 0, 0, Inf, NaN, 1, 0, 0, 3, 7, -3, Inf, Inf, Inf, 7, Inf, NaN, 0, 5.5f, 3, 1, NaN]),
        ["Minimum"] = (BinaryKernels.Minimum, [NaN, NaN, 0, 0, Inf, NaN, 0, -1, 0, -7, -3, -7, 3, 7, -7, -Inf, 0, NaN, -1, 0.5f, -6, 0.1f, NaN]),
        ["FloorDiv"] = (BinaryKernels.FloorDiv, [NaN, NaN, NaN, NaN, NaN, NaN, Inf, -Inf, NaN, -3, -3, 2, Inf, 0, -0f, -0f, 0, NaN, -0f, 11, -2, 10, NaN]),
        ["FloorMod"] = (BinaryKernels.FloorMod, [NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, 2, -2, -1, NaN, 7, Inf, -Inf, 0, NaN, 0, 0, 0, 0.09999998658895493f, NaN]),
        ["TruncateMod"] = (BinaryKernels.TruncateMod, [NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, -1, 1, -1, NaN, 7, -7, 7, 0, NaN, 0, 0, 0, 0.09999998658895493f, NaN]),
        ["TruncateDiv"] = (BinaryKernels.TruncateDiv, [NaN, NaN, NaN, NaN, NaN, NaN, Inf, -Inf, NaN, -2, -2, 2, Inf, 0, 0, 0, 0, NaN, 0, 11, -2, 10, NaN]),
        ["RealDiv"] = (BinaryKernels.RealDiv, [NaN, NaN, NaN, NaN, NaN, NaN, Inf, -Inf, NaN, -7f / 3, -7f / 3, 7f / 3, Inf, 0, 0, 0, 0, NaN, 0, 11, -2, 10, NaN]),
        ["DivNoNan"] = (BinaryKernels.DivNoNan, [NaN, NaN, 0, 0, NaN, NaN, 0, 0, 0, -7f / 3, -7f / 3, 7f / 3, Inf, 0, 0, 0, 0, NaN, 0, 11, -2, 10, 0]),
        ["MulNoNan"] = (BinaryKernels.MulNoNan, [NaN, NaN, 0, 0, Inf, NaN, 0, 0, 0, -21, -21, 21, Inf, Inf, -Inf, -Inf, NaN, NaN, 0, 2.75f, -18, 0.1f, 0]),
        ["Xdivy"] = (BinaryKernels.Xdivy, [NaN, NaN, 0, 0, NaN, NaN, Inf, -Inf, 0, -7f / 3, -7f / 3, 7f / 3, Inf, 0, 0, 0, 0, 0, 0, 11, -2, 10, NaN]),
        ["Xlogy"] = (BinaryKernels.Xlogy,
            [NaN, NaN, 0, 0, Inf, NaN, -Inf, Inf, 0, -7.690286159515381f, NaN, NaN, Inf, Inf, -Inf, NaN, 0, 0, 0, -3.812309503555298f, -6.591673851013184f, -2.3025851249694824f, NaN]),
        ["Pow"] = (BinaryKernels.Pow,
            [NaN, 1, 1, 1, Inf, NaN, 1, 1, 1, -343, 0.002915451768785715f, -0.002915451768785715f, Inf, Inf, Inf, 0, 0, NaN, Inf, 2.345207929611206f, -216, 1, 1]),
        ["SquaredDifference"] = (BinaryKernels.SquaredDifference, [NaN, NaN, 0, 0, NaN, NaN, 1, 1, 0, 100, 100, 16, Inf, Inf, Inf, Inf, Inf, NaN, 1, 25, 81, 0.81f, NaN]),
        ["Atan2"] = (BinaryKernels.Atan2,
            [NaN, NaN, MathF.PI, 0, 0.7853981256484985f, NaN, 1.5707963705062866f, -1.5707963705062866f, 0, -1.1659045219421387f, 1.9756882190704346f, -1.9756882190704346f,
             1.5707963705062866f, 0, 0, MathF.PI, 0, NaN, MathF.PI, 1.480136513710022f, -1.1071487665176392f, 1.4711277484893799f, NaN]),
    };

    public static TheoryData<string> Names => [.. Recorded.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Special_values_are_TensorFlows(string name)
    {
        var (kernel, expected) = Recorded[name];
        var z = new float[X.Length];
        kernel(X, [X.Length], Y, [Y.Length], z);
        // The logarithm's last digits.
        Close.To(expected, z, 2.5e-7, 0, name);
        for (var i = 0; i < X.Length; i++)
        {
            kernel(X.AsSpan(i, 1), [], Y.AsSpan(i, 1), [], z.AsSpan(0, 1));
            Close.To(expected[i], z[0], 2.5e-7, 0, $"{name}({X[i]}, {Y[i]})");
        }
    }

    private static readonly Gen<long[][]> BroadcastingShapes =
        from rank in Gen.Choose(0, 4)
        from sizes in Gen.Elements(0L, 1, 1, 2, 3, 5, 7, 17).ArrayOf(rank)
        from xDrop in Gen.Choose(0, rank)
        from yDrop in Gen.Choose(0, rank)
        from xOnes in Gen.Choose(0, 15)
        from yOnes in Gen.Choose(0, 15)
        select new[] { Thin(sizes, xDrop, xOnes), Thin(sizes, yDrop, yOnes) };

    private static long[] Thin(long[] sizes, int drop, int ones) =>
        [.. sizes.Select((n, i) => (ones >> i & 1) != 0 ? 1 : n).Skip(drop)];

    [Fact]
    public void Broadcasting_is_NumPys_for_any_shapes() =>
        Prop.ForAll(BroadcastingShapes.ToArbitrary(), shapes =>
        {
            var (xShape, yShape) = (shapes[0], shapes[1]);
            var shape = new long[Broadcast.Rank(xShape, yShape)];
            Broadcast.Shape(xShape, yShape, shape);
            var x = Numbers(xShape, 1);
            var y = Numbers(yShape, 1000);
            var z = new float[Count(shape)];
            BinaryKernels.Sub<float>(x, xShape, y, yShape, z);
            var ints = new int[z.Length];
            BinaryKernels.FloorMod<int>(Array.ConvertAll(x, v => (int)v), xShape, Array.ConvertAll(y, v => (int)v), yShape, ints);
            var less = new bool[z.Length];
            CompareKernels.Less<float>(x, xShape, y, yShape, less);
            for (var i = 0; i < z.Length; i++)
            {
                var (a, b) = (x[Source(i, shape, xShape)], y[Source(i, shape, yShape)]);
                Assert.Equal(a - b, z[i]);
                Assert.Equal((int)a % (int)b, ints[i]);
                Assert.Equal(a < b, less[i]);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Select_broadcasts_all_three() =>
        Prop.ForAll(BroadcastingShapes.ToArbitrary(), BroadcastingShapes.ToArbitrary(), (shapes, other) =>
        {
            var (xShape, yShape) = (shapes[0], shapes[1]);
            foreach (var cShape in (long[][])[xShape, yShape, [], other[0]])
            {
                var shape = new long[Math.Max(Math.Max(xShape.Length, yShape.Length), cShape.Length)];
                try
                {
                    Broadcast.Shape(xShape, yShape, cShape, shape);
                }
                catch (InvalidArgumentError)
                {
                    continue;
                }
                var x = Numbers(xShape, 1);
                var y = Numbers(yShape, 1000);
                var c = Numbers(cShape, 0).Select(v => v % 3 == 0).ToArray();
                var z = new float[Count(shape)];
                SelectKernels.SelectV2(c, cShape, x, xShape, y, yShape, z);
                for (var i = 0; i < z.Length; i++)
                    Assert.Equal(c[Source(i, shape, cShape)] ? x[Source(i, shape, xShape)] : y[Source(i, shape, yShape)], z[i]);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shapes_that_do_not_go_together_are_named()
    {
        var error = Assert.Throws<InvalidArgumentError>(() => BinaryKernels.AddV2<float>(new float[6], [2, 3], new float[4], [4], new float[6]));
        Assert.Equal("Incompatible shapes: [2,3] vs. [4]", error.Message);
    }

    [Fact]
    public void Integer_division_rounds_as_TensorFlows_does()
    {
        int[] x = [7, -7, 7, -7, 0, int.MinValue], y = [3, 3, -3, -3, 5, -1];
        var z = new int[6];
        long[] s = [6];
        BinaryKernels.FloorDiv<int>(x, s, y, s, z);
        Assert.Equal([2, -3, -3, 2, 0, int.MinValue], z);
        BinaryKernels.FloorMod<int>(x, s, y, s, z);
        Assert.Equal([1, 2, -2, -1, 0, 0], z);
        BinaryKernels.TruncateDiv<int>(x, s, y, s, z);
        Assert.Equal([2, -2, -2, 2, 0, int.MinValue], z);
        BinaryKernels.TruncateMod<int>(x, s, y, s, z);
        Assert.Equal([1, -1, 1, -1, 0, 0], z);
        var bytes = new byte[2];
        BinaryKernels.FloorDiv<byte>([200, 7], [2], [3, 2], [2], bytes);
        Assert.Equal<byte>([66, 3], bytes);
    }

    [Fact]
    public void Integer_division_by_zero_is_an_error()
    {
        Kernel<int>[] kernels = [BinaryKernels.FloorDiv, BinaryKernels.FloorMod, BinaryKernels.TruncateDiv, BinaryKernels.TruncateMod];
        foreach (var kernel in kernels)
            Assert.Equal("Integer division by zero", Assert.Throws<InvalidArgumentError>(() => kernel([1, 2], [2], [1, 0], [2], new int[2])).Message);
    }

    [Fact]
    public void Integer_powers_wrap_around_and_have_no_negative_exponents()
    {
        var z = new int[5];
        BinaryKernels.Pow<int>([2, -2, 0, 1, 3], [5], [3, 3, 0, 5, 40], [5], z);
        Assert.Equal([8, -8, 1, 1, 689956897], z);
        Assert.Throws<InvalidArgumentError>(() => BinaryKernels.Pow<int>([2], [1], [-1], [1], new int[1]));
    }

    [Fact]
    public void Small_integers_wrap_around()
    {
        var z = new byte[33];
        var x = Enumerable.Repeat((byte)250, 33).ToArray();
        BinaryKernels.AddV2<byte>(x, [33], [7], [], z);
        Assert.All(z, v => Assert.Equal(1, v));
    }

    [Fact]
    public void Comparisons_with_NaN_are_false_but_inequality()
    {
        float[] x = [NaN, 1, 2, 2], y = [NaN, NaN, 2, 3];
        long[] s = [4];
        var z = new bool[4];
        CompareKernels.Equal<float>(x, s, y, s, z);
        Assert.Equal([false, false, true, false], z);
        CompareKernels.NotEqual<float>(x, s, y, s, z);
        Assert.Equal([true, true, false, true], z);
        CompareKernels.Less<float>(x, s, y, s, z);
        Assert.Equal([false, false, false, true], z);
        CompareKernels.LessEqual<float>(x, s, y, s, z);
        Assert.Equal([false, false, true, true], z);
        CompareKernels.Greater<float>(y, s, x, s, z);
        Assert.Equal([false, false, false, true], z);
        CompareKernels.GreaterEqual<float>(x, s, y, s, z);
        Assert.Equal([false, false, true, false], z);
        CompareKernels.Equal([true, false], [2], [true], [], z.AsSpan(0, 2));
        Assert.Equal([true, false], z.AsSpan(0, 2));
    }

    [Fact]
    public void Logical_ops_broadcast()
    {
        var z = new bool[4];
        BinaryKernels.LogicalAnd([true, false], [2, 1], [true, false], [2], z);
        Assert.Equal([true, false, false, false], z);
        BinaryKernels.LogicalOr([true, false], [2, 1], [true, false], [2], z);
        Assert.Equal([true, true, true, false], z);
        BinaryKernels.LogicalXor([true, false], [2, 1], [true, false], [2], z);
        Assert.Equal([false, true, true, false], z);
    }

    [Fact]
    public void Clipping_keeps_NaN_and_lets_the_lower_bound_win()
    {
        var z = new float[4];
        ClipKernels.ClipByValue([NaN, 5, -5, 0], -1f, 1f, z);
        Assert.Equal([NaN, 1, -1, 0], z);
        ClipKernels.ClipByValue([0, 5, -5, 0], 1f, -1f, z);
        Assert.Equal([1f, 1, 1, 1], z);
        ClipKernels.ClipByValue<float>([5, -5, 0], [3], [0, 1, 2], [3], [1], [], z.AsSpan(0, 3));
        Assert.Equal([1f, 1, 2], z.AsSpan(0, 3));
        var ints = new int[3];
        ClipKernels.ClipByValue([5, -5, 0], -1, 2, ints);
        Assert.Equal([2, -1, 0], ints);
    }

    [Fact]
    public void Sums_accumulate_in_place()
    {
        float[] sum = [1, 2, 3, 4, 5];
        AddKernels.AddTo<float>([10, 20, 30, 40, 50], sum);
        Assert.Equal([11f, 22, 33, 44, 55], sum);
        AddKernels.Scale(sum, 2f, sum);
        Assert.Equal([22f, 44, 66, 88, 110], sum);
    }

    internal static int Count(long[] shape) => (int)shape.Aggregate(1L, (a, b) => a * b);

    private static float[] Numbers(long[] shape, int from) => [.. Enumerable.Range(from, Count(shape)).Select(v => (float)v)];

    /// <summary>Where the operand's element for the result's element i stands.</summary>
    private static int Source(int i, long[] shape, long[] operand)
    {
        int result = 0, stride = 1;
        for (int axis = shape.Length - 1, o = operand.Length - 1; o >= 0; axis--, o--)
        {
            var at = i % (int)shape[axis];
            i /= (int)shape[axis];
            if (operand[o] != 1) result += at * stride;
            stride *= (int)operand[o];
        }
        return result;
    }
}
