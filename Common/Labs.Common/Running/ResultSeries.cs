namespace Labs.Common;

/// <summary>Curves that share two axes, for the results file and the report.</summary>
/// <param name="Title">What they show.</param>
/// <param name="X">Name of the horizontal axis.</param>
/// <param name="Y">Name of the vertical axis.</param>
/// <param name="Lines">The curves.</param>
public sealed record ResultSeries(string Title, string X, string Y, IReadOnlyList<ResultLine> Lines)
{
    /// <summary>The horizontal axis is logarithmic.</summary>
    public bool LogarithmicX { get; init; }

    /// <summary>The vertical axis is logarithmic.</summary>
    public bool LogarithmicY { get; init; }

    /// <summary>A sentence below the picture.</summary>
    public string? Note { get; init; }
}

/// <summary>A curve.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="X">Where its points lie on the horizontal axis, in rising order.</param>
/// <param name="Y">Where on the vertical one; NaN: no point, the curve is interrupted.</param>
public sealed record ResultLine(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Somebody else's numbers, which ours are set against: drawn pale and dashed.</summary>
    public bool Published { get; init; }
}
