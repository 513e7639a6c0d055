namespace Labs.Common;

/// <summary>A table, for the results file and the report.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">The columns' headings.</param>
/// <param name="Rows">A cell for each column: a number (int, long, float, double), a text, or null where there is nothing.</param>
public sealed record ResultTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>A sentence below the table.</summary>
    public string? Note { get; init; }
}
