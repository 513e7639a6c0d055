namespace Tensorflow.Kernels;

/// <summary>
/// A width of vector arithmetic, so that a kernel is written once and gives the same bits at every width: each operation is one exact or one correctly
/// rounded IEEE operation per lane, and nothing is contracted to a fused multiply-add.
/// </summary>
/// <typeparam name="TDouble">A vector of doubles, or a double.</typeparam>
/// <typeparam name="TBits">The vector of 64-bit integers of the same width.</typeparam>
internal interface ILanes<TDouble, TBits>
{
    static abstract bool IsSupported { get; }

    static abstract int Count { get; }

    static abstract TBits Bits(ulong value);
    static abstract TBits Load(ref ulong source);
    static abstract void Store(TBits value, ref ulong destination);
    static abstract TBits And(TBits a, TBits b);
    static abstract TBits Or(TBits a, TBits b);
    static abstract TBits Xor(TBits a, TBits b);
    static abstract TBits Add(TBits a, TBits b);
    static abstract TBits Subtract(TBits a, TBits b);
    static abstract TBits ShiftLeft(TBits a, int bits);
    static abstract TBits ShiftRight(TBits a, int bits);

    /// <summary>The 64-bit products of the lanes' low halves.</summary>
    static abstract TBits MultiplyLowHalves(TBits a, TBits b);

    /// <summary>
    /// Stores, for each lane, a's 64 bits followed by b's; the lanes come in the order that <see cref="LaneOrder"/> gives, which is the one that needs no
    /// permutation across the 128-bit parts of a vector.
    /// </summary>
    static abstract void StorePairs(TBits a, TBits b, ref ulong destination);

    /// <summary>Lane i is stored by <see cref="StorePairs"/> at the place LaneOrder[i].</summary>
    static abstract TBits LaneOrder { get; }

    static abstract TDouble Value(double value);
    static abstract TDouble Add(TDouble a, TDouble b);
    static abstract TDouble Subtract(TDouble a, TDouble b);
    static abstract TDouble Multiply(TDouble a, TDouble b);
    static abstract TDouble Divide(TDouble a, TDouble b);
    static abstract TDouble Sqrt(TDouble a);
    static abstract TDouble Max(TDouble a, TDouble b);
    static abstract TDouble AsDouble(TBits a);
    static abstract TBits AsBits(TDouble a);

    /// <summary>For each lane the table's value at its index.</summary>
    /// <param name="table">Sixteen values.</param>
    /// <param name="index">0 to 15 in each lane.</param>
    static abstract TDouble Lookup(ReadOnlySpan<double> table, TBits index);

    /// <summary>Rounded to the nearest float, as a double.</summary>
    static abstract TDouble RoundToSingle(TDouble a);

    /// <summary>The bits of the nearest float in the low halves; the high halves are zero.</summary>
    static abstract TBits SingleBits(TDouble a);
}
