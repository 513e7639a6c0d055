namespace Tensorflow.Ops;

/// <summary>NumPy's broadcasting rule.</summary>
internal static class Broadcasting
{
    /// <summary>The shape that both broadcast to; one of the two objects where it is theirs.</summary>
    /// <exception cref="InvalidArgumentError">They do not broadcast.</exception>
    public static Shape Shape(Op op, Shape a, Shape b)
    {
        if (ReferenceEquals(a, b)) return a;
        var x = a.Span;
        var y = b.Span;
        if (x.SequenceEqual(y)) return a;
        if (y.Length == 0) return a;
        if (x.Length == 0) return b;
        var rank = Math.Max(x.Length, y.Length);
        Span<long> dims = stackalloc long[rank];
        for (var i = 1; i <= rank; i++)
        {
            var p = i <= x.Length ? x[^i] : 1;
            var q = i <= y.Length ? y[^i] : 1;
            if (p != q && p != 1 && q != 1) throw new InvalidArgumentError($"Incompatible shapes: {Errors.Brackets(a)} vs. {Errors.Brackets(b)} [Op:{op.Name}]");
            dims[rank - i] = p == 1 ? q : p;
        }
        if (dims.SequenceEqual(x)) return a;
        return dims.SequenceEqual(y) ? b : Tensorflow.Shape.Of(dims);
    }
}
