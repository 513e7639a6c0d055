using Tensorflow.Kernels;

namespace Tensorflow.Tests.KernelTests;

public class CastKernelsTests
{
    private static readonly float[] X =
        [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1.9f, -1.9f, 255.5f, 256.7f, 300, -1, -200, 3e9f, -3e9f, 5e9f, 1e19f, -1e19f, 1e30f, 0.3f, -0.3f, 128, 32768, 70000];

    [Fact]
    public void Floats_become_integers_as_in_TensorFlow_on_x86()
    {
        // Recorded from TensorFlow 2.15.1, the tensor of one element.
        Check<sbyte>([0, 0, 0, 1, -1, -1, 0, 44, -1, 56, 0, 0, 0, 0, 0, 0, 0, 0, -128, 0, 112]);
        Check<byte>([0, 0, 0, 1, 255, 255, 0, 44, 255, 56, 0, 0, 0, 0, 0, 0, 0, 0, 128, 0, 112]);
        Check<short>([0, 0, 0, 1, -1, 255, 256, 300, -1, -200, 0, 0, 0, 0, 0, 0, 0, 0, 128, -32768, 4464]);
        Check<ushort>([0, 0, 0, 1, 65535, 255, 256, 300, 65535, 65336, 0, 0, 0, 0, 0, 0, 0, 0, 128, 32768, 4464]);
        const int min = int.MinValue;
        Check([min, min, min, 1, -1, 255, 256, 300, -1, -200, min, min, min, min, min, min, 0, 0, 128, 32768, 70000]);
        Check<uint>([0, 0, 0, 1, 4294967295, 255, 256, 300, 4294967295, 4294967096, 3000000000, 1294967296, 705032704, 0, 0, 0, 0, 0, 128, 32768, 70000]);
        const long lowest = long.MinValue;
        Check<long>([lowest, lowest, lowest, 1, -1, 255, 256, 300, -1, -200, 3000000000, -3000000000, 5000000000, lowest, lowest, lowest, 0, 0, 128, 32768, 70000]);
        const ulong top = 9223372036854775808;
        Check<ulong>(
            [top, top, top, 1, 18446744073709551615, 255, 256, 300, 18446744073709551615, 18446744073709551416, 3000000000,
                18446744070709551616, 5000000000, 9999999980506447872, top, top, 0, 0, 128, 32768, 70000]);
        Check<bool>([.. Enumerable.Repeat(true, 21)]);
    }

    private static void Check<T>(T[] expected)
        where T : unmanaged
    {
        var y = new T[X.Length];
        CastKernels.Cast<float, T>(X, y);
        Assert.Equal(expected, y);
        for (var i = 0; i < X.Length; i++)
        {
            CastKernels.Cast<float, T>(X.AsSpan(i, 1), y.AsSpan(0, 1));
            Assert.Equal(expected[i], y[0]);
        }
        CastKernels.Cast<double, T>(Array.ConvertAll(X, v => (double)v), y);
        Assert.Equal(expected, y);
    }

    [Fact]
    public void Integers_keep_their_low_bits()
    {
        Assert.Equal<byte>([44, 255], Cast<int, byte>([300, -1]));
        Assert.Equal([5, -1], Cast<long, int>([(1L << 40) + 5, -1]));
        Assert.Equal([ulong.MaxValue], Cast<int, ulong>([-1]));
    }

    [Fact]
    public void Integers_become_the_nearest_float()
    {
        Assert.Equal([4.611686018427388e+18f, -1f], Cast<long, float>([(1L << 62) + 5, -1]));
        Assert.Equal([1.8446744073709552e+19f, 1f], Cast<ulong, float>([ulong.MaxValue - 4, 1]));
        var ints = Enumerable.Range(16777210, 21).ToArray();
        Assert.Equal(Array.ConvertAll(ints, v => (float)v), Cast<int, float>(ints));
        var bytes = Enumerable.Range(0, 256).Select(v => (byte)v).Append((byte)7).ToArray();
        Assert.Equal(Array.ConvertAll(bytes, v => (float)v), Cast<byte, float>(bytes));
        Assert.Equal(Array.ConvertAll(bytes, v => (double)v), Cast<byte, double>(bytes));
    }

    [Fact]
    public void Booleans_are_zero_and_one()
    {
        Assert.Equal([1f, 0f], Cast<bool, float>([true, false]));
        Assert.Equal([1, 0], Cast<bool, int>([true, false]));
        Assert.Equal([false, true, true], Cast<int, bool>([0, -1, 256]));
        Assert.Equal([true, false, true], Cast<float, bool>([0.5f, -0f, float.NaN]));
    }

    [Fact]
    public void Floats_of_one_width_become_those_of_the_other()
    {
        Assert.Equal([0.1f, float.PositiveInfinity, float.NaN], Cast<double, float>([0.1, 1e300, double.NaN]));
        Assert.Equal([0.10000000149011612], Cast<float, double>([0.1f]));
    }

    private static TOut[] Cast<TIn, TOut>(TIn[] x)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var y = new TOut[x.Length];
        CastKernels.Cast<TIn, TOut>(x, y);
        return y;
    }
}
