using Tensorflow.Kernels;

namespace Tensorflow.Tests.Kernels;

/// <summary>Sine and cosine of float32 beside the library's of float64.</summary>
public sealed class SineKernelsTests
{
    // Every exponent and sign, with random mantissas.
    private static readonly float[] Arguments =
        [.. from exponent in Enumerable.Range(0, 256)
            from i in Enumerable.Range(0, 40)
            let bits = (new Random((exponent * 41) + i).Next(1 << 23)) | (exponent << 23) | (i % 2 == 0 ? 0 : int.MinValue)
            select BitConverter.Int32BitsToSingle(bits)];

    [Fact]
    public void Are_the_nearest_float_or_its_neighbour()
    {
        var sine = new float[Arguments.Length];
        var cosine = new float[Arguments.Length];
        SineKernels.Sin(Arguments, sine);
        SineKernels.Cos(Arguments, cosine);
        for (var i = 0; i < Arguments.Length; i++)
        {
            // float64's are good to the last bit, and rounding them once more is off by half an ulp: one ulp holds both, and the library's own for what is 2^28 and more.
            Within(MathF.BitIncrement, (float)Math.Sin(Arguments[i]), sine[i], Arguments[i]);
            Within(MathF.BitIncrement, (float)Math.Cos(Arguments[i]), cosine[i], Arguments[i]);
        }
    }

    [Fact]
    public void An_element_does_not_depend_on_its_neighbours()
    {
        var together = new float[Arguments.Length];
        var alone = new float[1];
        SineKernels.Cos(Arguments, together);
        for (var i = 0; i < Arguments.Length; i++)
        {
            SineKernels.Cos([Arguments[i]], alone);
            Assert.Equal(BitConverter.SingleToInt32Bits(alone[0]), BitConverter.SingleToInt32Bits(together[i]));
        }
    }

    [Fact]
    public void Zero_keeps_its_sign_and_what_has_no_sine_is_NaN()
    {
        var y = new float[4];
        SineKernels.Sin([-0f, 0f, float.PositiveInfinity, float.NaN], y);
        Assert.True(float.IsNegative(y[0]) && y[0] == 0 && !float.IsNegative(y[1]) && float.IsNaN(y[2]) && float.IsNaN(y[3]));
        SineKernels.Cos([-0f, 0f, float.NegativeInfinity, float.NaN], y);
        Assert.True(y[0] == 1 && y[1] == 1 && float.IsNaN(y[2]) && float.IsNaN(y[3]));
    }

    private static void Within(Func<float, float> next, float expected, float actual, float x) =>
        Assert.True((float.IsNaN(expected) && float.IsNaN(actual)) || (actual <= next(expected) && actual >= -next(-expected)), $"{x:R}: {actual:R}, expected {expected:R}");
}
