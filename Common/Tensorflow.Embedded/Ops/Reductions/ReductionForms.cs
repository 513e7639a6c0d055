namespace Tensorflow.Ops;

/// <summary>The forms of a reduction, those over few axes made once: each training step takes the same ones.</summary>
/// <param name="name">TensorFlow's name of the op.</param>
/// <param name="make">Makes one from normalised axes and from whether they stay with length 1.</param>
internal sealed class ReductionForms<TOp>(string name, Func<int[], bool, TOp> make)
    where TOp : ReductionOp
{
    // A form's place is the set of its axes as bits, and one bit for those that stay.
    private const int Ranks = 4;

    private readonly TOp?[] made = new TOp?[2 << Ranks];

    /// <summary>Over axes as programs give them; null: all.</summary>
    public TOp Of(int[]? axes, int rank, bool keepDims)
    {
        if (axes is not null) return Of(axes.AsSpan(), rank, keepDims);
        return rank > Ranks ? make(ReductionOp.Normalise(name, null, rank), keepDims) : Made((1 << rank) - 1, keepDims);
    }

    /// <summary>Over axes as programs give them.</summary>
    public TOp Of(ReadOnlySpan<int> axes, int rank, bool keepDims)
    {
        var set = 0;
        foreach (var given in axes)
        {
            var axis = given < 0 ? given + rank : given;
            // What is wrong with them is said by what normalises.
            if (axis < 0 || axis >= Math.Min(rank, Ranks) || (set & (1 << axis)) != 0) return make(ReductionOp.Normalise(name, axes.ToArray(), rank), keepDims);
            set |= 1 << axis;
        }
        return Made(set, keepDims);
    }

    private TOp Made(int set, bool keepDims)
    {
        // Threads may write at once: each has the form that it asked for.
        ref var form = ref made[(set << 1) | (keepDims ? 1 : 0)];
        return form ??= make([.. Enumerable.Range(0, Ranks).Where(axis => (set & (1 << axis)) != 0)], keepDims);
    }
}
