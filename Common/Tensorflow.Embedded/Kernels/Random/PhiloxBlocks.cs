using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>Many blocks of a Philox generator at once, as wide as the machine allows.</summary>
internal static class PhiloxBlocks
{
    // Below this the time to compile the vectors' methods is never earned back: a small network's weights at the start of a program.
    private const int FewWords = 1024;

    /// <summary>Fills the span with the blocks at start, start + stride, start + 2 stride and so on.</summary>
    /// <param name="start">The generator, at the first block.</param>
    /// <param name="words">Whole blocks: its length is a multiple of four.</param>
    /// <param name="stride">Blocks from one to the next.</param>
    public static void Fill(Philox start, Span<uint> words, ulong stride = 1)
    {
        var done = words.Length < FewWords ? 0 : FillVectors(start, words, stride);
        FillScalar(start.After((ulong)done * stride), words[(done * Philox.WordsPerBlock)..], stride);
    }

    private static int FillVectors(Philox start, Span<uint> words, ulong stride)
    {
        var blocks = words.Length / Philox.WordsPerBlock;
        // Vector lanes count in the counter's low half only.
        if (stride <= (ulong.MaxValue - start.CounterLow) / (ulong)blocks)
        {
            return Lanes512.IsSupported ? FillLanes<Lanes512, Vector512<double>, Vector512<ulong>>(start, words, stride)
                : Lanes256.IsSupported ? FillLanes<Lanes256, Vector256<double>, Vector256<ulong>>(start, words, stride)
                : Lanes128.IsSupported ? FillLanes<Lanes128, Vector128<double>, Vector128<ulong>>(start, words, stride)
                : 0;
        }
        return 0;
    }

    /// <summary>The twin of <see cref="FillLanes"/> that takes one block after the other.</summary>
    internal static void FillScalar(Philox start, Span<uint> words, ulong stride)
    {
        for (; words.Length >= Philox.WordsPerBlock; words = words[Philox.WordsPerBlock..])
        {
            var block = start;
            block.Next(words);
            start.Skip(stride);
        }
    }

    /// <summary>Fills as many blocks as make whole steps (two vectors of blocks); the counter's low half must not overflow on the way.</summary>
    /// <returns>The number of blocks filled.</returns>
    internal static int FillLanes<TLanes, TDouble, TBits>(Philox start, Span<uint> words, ulong stride)
        where TLanes : struct, ILanes<TDouble, TBits>
    {
        // A lane holds one 32-bit word of one block in its low half. What the high half holds is of no account: the product takes low halves only. So a
        // product serves as its own low word, and a shift gives its high one. Two vectors at once hide the product's latency.
        var lanes = TLanes.Count;
        var steps = words.Length / Philox.WordsPerBlock / (2 * lanes);
        ref var destination = ref Unsafe.As<uint, ulong>(ref MemoryMarshal.GetReference(words));

        var order = TLanes.LaneOrder;
        var counterA = TLanes.Bits(start.CounterLow);
        for (var bit = 0; 1 << bit < lanes; bit++)
        {
            // order * stride, by the bits of order.
            var mask = TLanes.Subtract(TLanes.Bits(0), TLanes.And(TLanes.ShiftRight(order, bit), TLanes.Bits(1)));
            counterA = TLanes.Add(counterA, TLanes.And(mask, TLanes.Bits(stride << bit)));
        }
        var vectorStep = TLanes.Bits((ulong)lanes * stride);
        var multiplier0 = TLanes.Bits(Philox.Multiplier0);
        var multiplier1 = TLanes.Bits(Philox.Multiplier1);
        var keyStep0 = TLanes.Bits(Philox.KeyStep0);
        var keyStep1 = TLanes.Bits(Philox.KeyStep1);
        var low = TLanes.Bits(uint.MaxValue);
        var high2 = TLanes.Bits(start.CounterHigh);
        var high3 = TLanes.ShiftRight(high2, 32);

        for (var step = 0; step < steps; step++)
        {
            var counterB = TLanes.Add(counterA, vectorStep);
            TBits a0 = counterA, a1 = TLanes.ShiftRight(counterA, 32), a2 = high2, a3 = high3;
            TBits b0 = counterB, b1 = TLanes.ShiftRight(counterB, 32), b2 = high2, b3 = high3;
            TBits k0 = TLanes.Bits(start.Key), k1 = TLanes.Bits(start.Key >> 32);
            for (var round = 0; round < Philox.Rounds; round++)
            {
                var productA0 = TLanes.MultiplyLowHalves(a0, multiplier0);
                var productA1 = TLanes.MultiplyLowHalves(a2, multiplier1);
                var productB0 = TLanes.MultiplyLowHalves(b0, multiplier0);
                var productB1 = TLanes.MultiplyLowHalves(b2, multiplier1);
                a0 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(productA1, 32), a1), k0);
                a2 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(productA0, 32), a3), k1);
                b0 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(productB1, 32), b1), k0);
                b2 = TLanes.Xor(TLanes.Xor(TLanes.ShiftRight(productB0, 32), b3), k1);
                a1 = productA1;
                a3 = productA0;
                b1 = productB1;
                b3 = productB0;
                k0 = TLanes.Add(k0, keyStep0);
                k1 = TLanes.Add(k1, keyStep1);
            }
            TLanes.StorePairs(
                TLanes.Or(TLanes.And(a0, low), TLanes.ShiftLeft(a1, 32)), TLanes.Or(TLanes.And(a2, low), TLanes.ShiftLeft(a3, 32)), ref destination);
            destination = ref Unsafe.Add(ref destination, 2 * lanes);
            TLanes.StorePairs(
                TLanes.Or(TLanes.And(b0, low), TLanes.ShiftLeft(b1, 32)), TLanes.Or(TLanes.And(b2, low), TLanes.ShiftLeft(b3, 32)), ref destination);
            destination = ref Unsafe.Add(ref destination, 2 * lanes);
            counterA = TLanes.Add(counterB, vectorStep);
        }
        return steps * 2 * lanes;
    }
}
