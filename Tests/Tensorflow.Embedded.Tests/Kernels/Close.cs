namespace Tensorflow.Tests.KernelTests;

/// <summary>Comparison of float32 results with references.</summary>
internal static class Close
{
    /// <summary>Within a relative error, or an absolute one near zero; NaN and infinities exactly.</summary>
    public static void To(double expected, double actual, double relative, double absolute, string what)
    {
        if (double.IsNaN(expected) ? double.IsNaN(actual) : expected == actual) return;
        if (Math.Abs(actual - expected) <= Math.Max(absolute, relative * Math.Abs(expected))) return;
        Assert.Fail($"{what}: expected {expected:R}, found {actual:R}");
    }

    public static void To(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double relative, double absolute, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) To(expected[i], actual[i], relative, absolute, $"{what}[{i}]");
    }
}
