using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// TensorFlow's distributions on the CPU (tensorflow/core/lib/random/random_distributions.h, core/kernels/random_op_cpu.h): each method writes the
/// values offset, offset + 1, ... of the row-major tensor that an op whose generator stands at start would give. A large tensor can so be cut
/// into any pieces, whose values do not depend on the cut; pieces that start at a multiple of four are the fastest.
/// </summary>
internal static class RandomFill
{
    // Small enough that words stay in the first-level cache until they have become values.
    private const int ChunkWords = 4096;

    // Each group of truncated normals has this many of the generator's words to itself for each of its values.
    private const int WordsPerTruncatedValue = 256;

    private const float TruncatedBound = 2.0f;

    /// <summary>Floats in [0, 1) with 23 random bits.</summary>
    public static void Uniform(Philox start, Span<float> destination, long offset = 0) =>
        Fill(start, destination, offset, default(UniformSingle));

    /// <summary>Doubles in [0, 1) with 52 random bits.</summary>
    public static void Uniform(Philox start, Span<double> destination, long offset = 0) =>
        Fill(start, destination, offset, default(UniformDouble));

    /// <summary>Integers in [low, high), by the remainder of 32 random bits.</summary>
    /// <exception cref="ArgumentException">low is not below high.</exception>
    public static void UniformInt(Philox start, Span<int> destination, int low, int high, long offset = 0)
    {
        if (low >= high)
            throw new ArgumentException($"Need minval < maxval, got {low} >= {high}");
        Fill(start, destination, offset, new UniformInt32(low, (uint)high - (uint)low));
    }

    /// <summary>Integers in [low, high), by the remainder of 64 random bits.</summary>
    /// <exception cref="ArgumentException">low is not below high.</exception>
    public static void UniformInt(Philox start, Span<long> destination, long low, long high, long offset = 0)
    {
        if (low >= high)
            throw new ArgumentException($"Need minval < maxval, got {low} >= {high}");
        Fill(start, destination, offset, new UniformInt64(low, (ulong)high - (ulong)low));
    }

    /// <summary>Any 32-bit integers; reinterpret the span for signed ones.</summary>
    public static void FullInt(Philox start, Span<uint> destination, long offset = 0) => Fill(start, destination, offset, default(Words));

    /// <summary>Any 64-bit integers, the first word in the low half; reinterpret the span for signed ones.</summary>
    public static void FullInt(Philox start, Span<ulong> destination, long offset = 0) => Fill(start, destination, offset, default(Words));

    /// <summary>Standard normal floats.</summary>
    public static void Normal(Philox start, Span<float> destination, long offset = 0) => Fill(start, destination, offset, default(NormalSingle));

    /// <summary>Standard normal doubles.</summary>
    public static void Normal(Philox start, Span<double> destination, long offset = 0) => Fill(start, destination, offset, default(NormalDouble));

    /// <summary>Standard normal floats without those of magnitude 2 and more.</summary>
    public static void TruncatedNormal(Philox start, Span<float> destination, long offset = 0)
    {
        const int Group = Philox.WordsPerBlock;
        const ulong Stride = WordsPerTruncatedValue * Group / Philox.WordsPerBlock;
        FillGroups(destination, offset, Group, (group, values) =>
        {
            // Five groups in six are whole with their first block; these are drawn all at once.
            var first = start.After((ulong)group * Stride);
            var words = MemoryMarshal.Cast<float, uint>(values);
            PhiloxBlocks.Fill(first, words, Stride);
            BoxMuller.Transform(words);
            for (var i = 0; i < values.Length; i += Group)
            {
                var four = values.Slice(i, Group);
                if (!(Math.Abs(four[0]) < TruncatedBound && Math.Abs(four[1]) < TruncatedBound
                    && Math.Abs(four[2]) < TruncatedBound && Math.Abs(four[3]) < TruncatedBound))
                    TruncatedGroup(first.After((ulong)(i / Group) * Stride), four);
            }
        });
    }

    /// <summary>Standard normal doubles without those of magnitude 2 and more.</summary>
    public static void TruncatedNormal(Philox start, Span<double> destination, long offset = 0)
    {
        const int Group = Philox.WordsPerBlock / 2;
        const ulong Stride = WordsPerTruncatedValue * Group / Philox.WordsPerBlock;
        FillGroups(destination, offset, Group, (group, values) =>
        {
            for (var i = 0; i < values.Length; i += Group)
                TruncatedGroup(start.After((ulong)(group + (i / Group)) * Stride), values.Slice(i, Group));
        });
    }

    private static void TruncatedGroup(Philox generator, Span<float> values)
    {
        Span<uint> words = stackalloc uint[Philox.WordsPerBlock];
        for (var found = 0; found < values.Length;)
        {
            generator.Next(words);
            BoxMuller.Transform(words);
            foreach (var value in MemoryMarshal.Cast<uint, float>(words))
            {
                if (Math.Abs(value) < TruncatedBound && found < values.Length)
                    values[found++] = value;
            }
        }
    }

    private static void TruncatedGroup(Philox generator, Span<double> values)
    {
        Span<uint> words = stackalloc uint[Philox.WordsPerBlock];
        var pair = MemoryMarshal.Cast<uint, double>(words);
        for (var found = 0; found < values.Length;)
        {
            generator.Next(words);
            default(NormalDouble).Transform(words);
            foreach (var value in pair)
            {
                if (Math.Abs(value) < TruncatedBound && found < values.Length)
                    values[found++] = value;
            }
        }
    }

    private static void Fill<T, TDistribution>(Philox start, Span<T> destination, long offset, TDistribution distribution)
        where T : unmanaged
        where TDistribution : struct, IDistribution
    {
        var wordsPerValue = Unsafe.SizeOf<T>() / sizeof(uint);
        FillGroups(destination, offset, Philox.WordsPerBlock / wordsPerValue, (group, values) =>
        {
            var words = MemoryMarshal.Cast<T, uint>(values);
            PhiloxBlocks.Fill(start.After((ulong)group), words);
            distribution.Transform(words);
        });
    }

    // Calls fill for whole groups of values, some at a time; groups that lie in the destination only in part are filled aside.
    private static void FillGroups<T>(Span<T> destination, long offset, int groupLength, GroupFill<T> fill)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        Span<T> aside = stackalloc T[groupLength];
        var group = offset / groupLength;
        var skipped = (int)(offset % groupLength);
        if (skipped > 0 && destination.Length > 0)
        {
            fill(group++, aside);
            var part = aside[skipped..];
            part = part[..Math.Min(part.Length, destination.Length)];
            part.CopyTo(destination);
            destination = destination[part.Length..];
        }
        var chunk = ChunkWords * sizeof(uint) / Unsafe.SizeOf<T>();
        while (destination.Length >= groupLength)
        {
            var whole = Math.Min(chunk, destination.Length - (destination.Length % groupLength));
            fill(group, destination[..whole]);
            group += whole / groupLength;
            destination = destination[whole..];
        }
        if (destination.Length > 0)
        {
            fill(group, aside);
            aside[..destination.Length].CopyTo(destination);
        }
    }

    private delegate void GroupFill<T>(long group, Span<T> values);

    /// <summary>Makes values of random words, in place.</summary>
    private interface IDistribution
    {
        void Transform(Span<uint> words);
    }

    private readonly struct Words : IDistribution
    {
        public void Transform(Span<uint> words)
        {
        }
    }

    private readonly struct UniformSingle : IDistribution
    {
        public void Transform(Span<uint> words)
        {
            const uint Fraction = 0x7fffff;
            const uint One = 127u << 23;
            ref var first = ref MemoryMarshal.GetReference(words);
            ref var firstValue = ref Unsafe.As<uint, float>(ref first);
            var i = 0;
            if (Lanes512.IsSupported)
            {
                for (; i <= words.Length - Vector512<uint>.Count; i += Vector512<uint>.Count)
                {
                    var bits = (Vector512.LoadUnsafe(ref first, (nuint)i) & Vector512.Create(Fraction)) | Vector512.Create(One);
                    (bits.AsSingle() - Vector512<float>.One).StoreUnsafe(ref firstValue, (nuint)i);
                }
            }
            for (; i <= words.Length - Vector<uint>.Count; i += Vector<uint>.Count)
            {
                var bits = (Vector.LoadUnsafe(ref first, (nuint)i) & new Vector<uint>(Fraction)) | new Vector<uint>(One);
                (Vector.AsVectorSingle(bits) - Vector<float>.One).StoreUnsafe(ref firstValue, (nuint)i);
            }
            for (; i < words.Length; i++)
                words[i] = BitConverter.SingleToUInt32Bits(BitConverter.UInt32BitsToSingle((words[i] & Fraction) | One) - 1.0f);
        }
    }

    private readonly struct UniformDouble : IDistribution
    {
        public void Transform(Span<uint> words)
        {
            var values = MemoryMarshal.Cast<uint, double>(words);
            for (var i = 0; i < values.Length; i++)
                values[i] = ToDouble(words[2 * i], words[(2 * i) + 1]);
        }
    }

    private readonly struct UniformInt32(int low, uint range) : IDistribution
    {
        public void Transform(Span<uint> words)
        {
            for (var i = 0; i < words.Length; i++)
                words[i] = (uint)low + (words[i] % range);
        }
    }

    private readonly struct UniformInt64(long low, ulong range) : IDistribution
    {
        public void Transform(Span<uint> words)
        {
            foreach (ref var value in MemoryMarshal.Cast<uint, ulong>(words))
                value = (ulong)low + (value % range);
        }
    }

    private readonly struct NormalSingle : IDistribution
    {
        public void Transform(Span<uint> words) => BoxMuller.Transform(words);
    }

    private readonly struct NormalDouble : IDistribution
    {
        public void Transform(Span<uint> words)
        {
            var values = MemoryMarshal.Cast<uint, double>(words);
            for (var i = 0; i < values.Length; i += 2)
            {
                var four = words.Slice(2 * i, Philox.WordsPerBlock);
                (values[i], values[i + 1]) = BoxMuller.Transform(ToDouble(four[0], four[1]), ToDouble(four[2], four[3]));
            }
        }
    }

    /// <summary>TensorFlow's Uint64ToDouble: 20 bits of the first word above the second one's 32, in [0, 1).</summary>
    internal static double ToDouble(uint word0, uint word1) =>
        BitConverter.UInt64BitsToDouble((1023UL << 52) | ((ulong)(word0 & 0xfffff) << 32) | word1) - 1.0;
}
