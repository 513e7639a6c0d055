using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using Tensorflow.Kernels;

namespace Tensorflow.Tests;

public sealed class RandomFillTests
{
    private delegate void Fill<T>(Philox start, Span<T> destination, long offset);

    // Random123's known-answer vectors for philox4x32-10.
    [Theory]
    [InlineData(0UL, 0UL, 0UL, new[] { 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u })]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, new[] { 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu })]
    [InlineData(0x299f31d0a4093822UL, 0x85a308d3243f6a88UL, 0x0370734413198a2eUL, new[] { 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u })]
    public void Philox_gives_the_published_words(ulong key, ulong low, ulong high, uint[] expected)
    {
        var words = new uint[4];
        new Philox(key, low, high).Next(words);
        Assert.Equal(expected, words);
    }

    [Fact]
    public void A_skip_carries_into_the_counters_high_half()
    {
        var generator = new Philox(1, ulong.MaxValue - 1, 7);
        generator.Skip(3);
        Assert.Equal(new Philox(1, 1, 8), generator);
    }

    [Fact]
    public void Blocks_at_every_width_are_the_scalar_twins()
    {
        foreach (var counter in new[] { 0UL, uint.MaxValue - 5UL, 1UL << 60 })
        {
            foreach (var stride in new[] { 1UL, 256UL, 0x123456789UL })
            {
                var start = new Philox(0x0123456789abcdef, counter, 0xfedcba9876543210);
                Compare<Lanes512, Vector512<double>, Vector512<ulong>>(start, stride);
                Compare<Lanes256, Vector256<double>, Vector256<ulong>>(start, stride);
                Compare<Lanes128, Vector128<double>, Vector128<ulong>>(start, stride);
                Compare<LanesScalar, double, ulong>(start, stride);
            }
        }

        static void Compare<TLanes, TDouble, TBits>(Philox start, ulong stride)
            where TLanes : struct, ILanes<TDouble, TBits>
        {
            if (!TLanes.IsSupported)
                return;
            var expected = new uint[4 * 101];
            var words = new uint[expected.Length];
            PhiloxBlocks.FillScalar(start, expected, stride);
            var filled = PhiloxBlocks.FillLanes<TLanes, TDouble, TBits>(start, words, stride);
            Assert.Equal(101 - (101 % (2 * TLanes.Count)), filled);
            Assert.Equal(expected[..(4 * filled)], words[..(4 * filled)]);
        }
    }

    [Fact]
    public void Blocks_are_right_where_the_counters_low_half_overflows()
    {
        var start = new Philox(3, ulong.MaxValue - 50, 9);
        var expected = new uint[4 * 200];
        var words = new uint[expected.Length];
        PhiloxBlocks.FillScalar(start, expected, 1);
        PhiloxBlocks.Fill(start, words);
        Assert.Equal(expected, words);
        Assert.Equal(new Philox(3, 0, 10), start.After(51));
        var atOverflow = new uint[4];
        new Philox(3, 0, 10).Next(atOverflow);
        Assert.Equal(atOverflow, words[(4 * 51)..(4 * 52)]);
    }

    [Fact]
    public void Normals_at_every_width_are_the_scalar_twins()
    {
        var words = Edges(1 << 16);
        var expected = words.ToArray();
        BoxMuller.TransformLanes<LanesScalar, double, ulong>(expected);
        Compare<Lanes512, Vector512<double>, Vector512<ulong>>();
        Compare<Lanes256, Vector256<double>, Vector256<ulong>>();
        Compare<Lanes128, Vector128<double>, Vector128<ulong>>();

        void Compare<TLanes, TDouble, TBits>()
            where TLanes : struct, ILanes<TDouble, TBits>
        {
            if (!TLanes.IsSupported)
                return;
            var actual = words.ToArray();
            Assert.Equal(actual.Length / 2, BoxMuller.TransformLanes<TLanes, TDouble, TBits>(actual));
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Normals_are_the_formula_in_floats()
    {
        var words = Edges(1 << 16);
        var normals = words.ToArray();
        BoxMuller.Transform(normals);
        var expected = new float[words.Length];
        for (var i = 0; i < words.Length; i += 2)
        {
            var u0 = MathF.Max(Uniform(words[i]), 1e-7f);
            var angle = (float)(2 * Math.PI * Uniform(words[i + 1]));
            var radius = MathF.Sqrt(-2 * (float)Math.Log(u0));
            expected[i] = (float)Math.Sin(angle) * radius;
            expected[i + 1] = (float)Math.Cos(angle) * radius;
        }
        // As glibc's, a logarithm may be .82 ulp off before it is rounded, a sine .56: with both rounded anew and multiplied, four ulp of a small mantissa.
        RandomGolden.AssertWithin(4, expected, MemoryMarshal.Cast<uint, float>(normals));

        static float Uniform(uint word) => (word & 0x7fffff) / 8388608f;
    }

    [Fact]
    public void Angles_and_radii_are_what_glibc_gives()
    {
        // .NET's MathF calls the system's C library; musl's, and glibc's before 2.28, are others.
        if (!OperatingSystem.IsLinux() || !RuntimeInformation.RuntimeIdentifier.StartsWith("linux-", StringComparison.Ordinal)
            || RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal))
            return;
        const int Count = 1 << 23;
        const int Step = 7;
        const uint Half = 1 << 22;
        var words = new uint[2 * (Count / Step)];
        var different = 0;
        for (var i = 0; i < words.Length / 2; i++)
            (words[2 * i], words[(2 * i) + 1]) = (Half, (uint)(i * Step));
        BoxMuller.Transform(words);
        var radius = MathF.Sqrt(-2 * MathF.Log(0.5f));
        for (var i = 0; i < words.Length / 2; i++)
        {
            var (sine, cosine) = (MathF.Sin(Angle(i * Step)) * radius, MathF.Cos(Angle(i * Step)) * radius);
            if (BitConverter.UInt32BitsToSingle(words[2 * i]) != sine || BitConverter.UInt32BitsToSingle(words[(2 * i) + 1]) != cosine)
                different++;
        }
        for (var i = 0; i < words.Length / 2; i++)
            (words[2 * i], words[(2 * i) + 1]) = ((uint)(i * Step), 0);
        BoxMuller.Transform(words);
        for (var i = 0; i < words.Length / 2; i++)
        {
            if (BitConverter.UInt32BitsToSingle(words[(2 * i) + 1]) != MathF.Sqrt(-2 * MathF.Log(MathF.Max(i * Step / (float)Count, 1e-7f))))
                different++;
        }
        // None with glibc 2.36; correct rounding would differ in one of a hundred. Another version may round a few otherwise.
        Assert.True(different <= words.Length / 100_000, $"{different} of {words.Length} differ");

        static float Angle(int word) => (float)(2 * Math.PI * (word / (float)Count));
    }

    [Fact]
    public void Cut_anywhere_a_fill_gives_the_same_values()
    {
        Check<float>(RandomFill.Uniform);
        Check<double>(RandomFill.Uniform);
        Check<float>(RandomFill.Normal);
        Check<double>(RandomFill.Normal);
        Check<float>(RandomFill.TruncatedNormal);
        Check<double>(RandomFill.TruncatedNormal);
        Check<uint>(RandomFill.FullInt);
        Check<ulong>(RandomFill.FullInt);
        Check<int>((start, values, offset) => RandomFill.UniformInt(start, values, -5, 1000, offset));
        Check<long>((start, values, offset) => RandomFill.UniformInt(start, values, -5, 1000, offset));

        static void Check<T>(Fill<T> fill)
            where T : unmanaged
        {
            var start = new Philox(11, 12, 13);
            var whole = new T[9001];
            fill(start, whole, 0);
            Prop.ForAll(
                Gen.Zip(Gen.Choose(0, whole.Length), Gen.OneOf(Gen.Choose(0, 20), Gen.Choose(0, whole.Length))).ToArbitrary(),
                cut =>
                {
                    var (offset, length) = (cut.Item1, Math.Min(cut.Item2, whole.Length - cut.Item1));
                    var part = new T[length];
                    fill(start, part, offset);
                    Assert.Equal(whole[offset..(offset + length)], part);
                }).QuickCheckThrowOnFailure();
        }
    }

    [Fact]
    public void Truncated_normals_stay_below_two_deviations()
    {
        var values = new float[100_000];
        RandomFill.TruncatedNormal(new Philox(1, 0, 2), values);
        Assert.All(values, value => Assert.True(MathF.Abs(value) < 2));
        var doubles = new double[10_000];
        RandomFill.TruncatedNormal(new Philox(1, 0, 2), doubles);
        Assert.All(doubles, value => Assert.True(Math.Abs(value) < 2));
    }

    [Fact]
    public void An_empty_range_of_integers_is_refused()
    {
        Assert.Contains("5 >= 5", Assert.Throws<ArgumentException>(() => RandomFill.UniformInt(default, new int[1], 5, 5)).Message, StringComparison.Ordinal);
        Assert.Contains("6 >= 5", Assert.Throws<ArgumentException>(() => RandomFill.UniformInt(default, new long[1], 6, 5)).Message, StringComparison.Ordinal);
    }

    // Random words, with all pairs of extreme ones first: angles next to multiples of pi/4, uniforms at 0 and next to 1.
    private static uint[] Edges(int count)
    {
        var words = new uint[count];
        PhiloxBlocks.Fill(new Philox(21, 22, 23), words);
        uint[] extremes = [.. Enumerable.Range(0, 9).SelectMany(eighth => Enumerable.Range(-2, 5).Select(d => (uint)((eighth << 20) + d) & 0x7fffff))];
        var place = 0;
        foreach (var first in extremes)
        {
            foreach (var second in extremes)
            {
                words[place++] = first;
                words[place++] = second;
            }
        }
        return words;
    }
}
