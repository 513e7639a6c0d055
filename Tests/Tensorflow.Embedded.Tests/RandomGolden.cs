using System.Security.Cryptography;
using System.Runtime.InteropServices;
using System.Text.Json;
using Tensorflow.Kernels;

namespace Tensorflow.Tests;

/// <summary>Golden random numbers and how far ours may be from them.</summary>
internal static class RandomGolden
{
    /// <summary>
    /// Our floats are glibc's, so that a whole golden tensor is met to the bit; but where values were recorded on other machines, or are doubles, which
    /// take the system's C library, a neighbour of the logarithm or the sine is right too, and the product of two is then up to 2 ulp off.
    /// </summary>
    public const int NormalUlps = 2;

    public static JsonElement Read(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name))).RootElement;

    public static float[] Floats(this JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetSingle())];

    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetDouble())];

    public static long[] Longs(this JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetInt64())];

    public static int[] Ints(this JsonElement array) => [.. array.EnumerateArray().Select(v => v.GetInt32())];

    public static long Elements(this JsonElement shape) => shape.Longs().Aggregate(1L, (a, b) => a * b);

    public static long? Seed(this JsonElement of, string name) =>
        of.TryGetProperty(name, out var seed) && seed.ValueKind != JsonValueKind.Null ? seed.GetInt64() : null;

    public static string Sha256<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values)));

    public static int Ulps(float a, float b) => Math.Abs(Ordered(a) - Ordered(b));

    public static long Ulps(double a, double b) => Math.Abs(Ordered(a) - Ordered(b));

    public static void AssertWithin(int ulps, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Ulps(expected[i], actual[i]) <= ulps, $"[{i}]: expected {expected[i]:G9}, found {actual[i]:G9}, more than {ulps} ulp off");
    }

    public static void AssertWithin(int ulps, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Ulps(expected[i], actual[i]) <= ulps, $"[{i}]: expected {expected[i]:G17}, found {actual[i]:G17}, more than {ulps} ulp off");
    }

    private static int Ordered(float value)
    {
        var bits = BitConverter.SingleToInt32Bits(value);
        return bits < 0 ? int.MinValue - bits : bits;
    }

    private static long Ordered(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
