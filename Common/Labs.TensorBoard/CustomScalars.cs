using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard;

/// <summary>Charts of the custom scalars dashboard that stand together under a title. Never changes; any number of threads may use it.</summary>
/// <param name="Title">The title.</param>
/// <param name="Charts">The charts, in their order.</param>
/// <param name="Closed">Whether it is folded up at first.</param>
public sealed record CustomScalarsCategory(string Title, IReadOnlyList<CustomScalarsChart> Charts, bool Closed = false)
{
    internal Category ToProto() => new() { Title = Title, Chart = { Charts.Select(chart => chart.ToProto()) }, Closed = Closed };
}

/// <summary>A chart of the custom scalars dashboard. Never changes; any number of threads may use it.</summary>
public sealed class CustomScalarsChart
{
    private readonly Chart _chart;

    private CustomScalarsChart(Chart chart) => _chart = chart;

    /// <summary>The lines of several tags in one chart.</summary>
    /// <param name="title">The title.</param>
    /// <param name="tags">Regular expressions; a scalar whose tag's beginning matches one of them has a line.</param>
    public static CustomScalarsChart Lines(string title, params IEnumerable<string> tags) =>
        new(new Chart { Title = title, Multiline = new MultilineChartContent { Tag = { tags } } });

    /// <summary>Lines, each within the band between two others.</summary>
    /// <param name="title">The title.</param>
    /// <param name="series">The tags of each line and of its band's lower and upper edge.</param>
    public static CustomScalarsChart Margins(string title, params IEnumerable<(string Value, string Lower, string Upper)> series) =>
        new(new Chart
        {
            Title = title,
            Margin = new MarginChartContent { Series = { series.Select(s => new MarginChartContent.Types.Series { Value = s.Value, Lower = s.Lower, Upper = s.Upper }) } },
        });

    internal Chart ToProto() => _chart.Clone();
}
