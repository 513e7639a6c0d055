using ScottPlot;
using ScottPlot.TickGenerators;

namespace Labs.Pictures;

/// <summary>One drawing of a picture, with axes of its own.</summary>
public sealed class Panel
{
    // Ten are told apart, also by those who do not see all colours.
    private static readonly ScottPlot.Palettes.Category10 colours = new ScottPlot.Palettes.Category10();

    private readonly Plot plot;
    private int curves;

    internal Panel(Plot plot)
    {
        this.plot = plot;
        plot.HideLegend();
    }

    /// <summary>Names the panel and its axes.</summary>
    public Panel Named(string title, string x, string y)
    {
        plot.Title(title, size: 14);
        plot.XLabel(x, size: 12);
        plot.YLabel(y, size: 12);
        return this;
    }

    /// <summary>A curve through points; what is not a number interrupts it.</summary>
    /// <param name="name">In the legend.</param>
    /// <param name="x">Horizontal.</param>
    /// <param name="y">Vertical, as many.</param>
    /// <param name="marks">Whether each point is marked.</param>
    /// <param name="dashed">For somebody else's numbers.</param>
    /// <param name="logarithmic">Whether the vertical axis counts in powers of ten: all curves of a panel alike, all values above 0.</param>
    public Panel Curve(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, bool marks = false, bool dashed = false, bool logarithmic = false)
    {
        var line = plot.Add.Scatter(x.ToArray(), logarithmic ? [.. y.Select(Math.Log10)] : y.ToArray());
        line.LegendText = name;
        line.Color = colours.GetColor(curves++);
        line.LineWidth = 2;
        line.MarkerSize = marks ? 5 : 0;
        if (dashed) line.LinePattern = LinePattern.Dashed;
        if (logarithmic) PowersOfTen();
        ShowLegend();
        return this;
    }

    /// <summary>Points that nothing joins.</summary>
    public Panel Points(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var points = plot.Add.ScatterPoints(x.ToArray(), y.ToArray());
        points.LegendText = name;
        points.Color = colours.GetColor(curves++);
        points.MarkerSize = 6;
        ShowLegend();
        return this;
    }

    /// <summary>Lines of equal height of a surface, closer where it is low.</summary>
    /// <param name="surface">Height at (x, y).</param>
    /// <param name="x">From where to where.</param>
    /// <param name="y">From where to where.</param>
    /// <param name="lines">How many.</param>
    public Panel Contours(Func<double, double, double> surface, (double From, double To) x, (double From, double To) y, int lines = 14)
    {
        ArgumentNullException.ThrowIfNull(surface);
        const int cells = 80;
        var heights = new Coordinates3d[cells + 1, cells + 1];
        for (var i = 0; i <= cells; i++)
        {
            for (var j = 0; j <= cells; j++)
            {
                var (at_x, at_y) = (x.From + ((x.To - x.From) * j / cells), y.From + ((y.To - y.From) * i / cells));
                // Of a bowl that is a square the lines lie at even distances then.
                heights[i, j] = new Coordinates3d(at_x, at_y, Math.Sqrt(surface(at_x, at_y)));
            }
        }
        var contours = plot.Add.ContourLines(heights, lines);
        contours.LineColor = Colors.Gray.WithAlpha(.5);
        contours.LabelStyle.IsVisible = false;
        plot.Axes.SetLimits(x.From, x.To, y.From, y.To);
        return this;
    }

    /// <summary>How often values fall into each of some equally wide parts of a range; what lies outside counts in the first and the last.</summary>
    public Panel Histogram(ReadOnlySpan<float> values, double from, double to, int parts = 40)
    {
        var counts = new double[parts];
        foreach (var value in values) counts[(int)Math.Clamp((value - from) / (to - from) * parts, 0, parts - 1)]++;
        var width = (to - from) / parts;
        var bars = plot.Add.Bars(Enumerable.Range(0, parts).Select(i => from + ((i + .5) * width)).ToArray(), counts);
        foreach (var bar in bars.Bars)
        {
            bar.Size = width;
            bar.FillColor = colours.GetColor(0);
            bar.LineWidth = 0;
        }
        plot.Axes.SetLimitsX(from, to);
        plot.Axes.SetLimitsY(0, counts.Max() * 1.05);
        plot.Axes.Left.TickGenerator = new EmptyTickGenerator();
        return this;
    }

    /// <summary>Names a small panel.</summary>
    public Panel Captioned(string caption)
    {
        plot.Title(caption, size: 10);
        return this;
    }

    /// <summary>What part of the axes is shown.</summary>
    public Panel Limits((double From, double To)? x = null, (double From, double To)? y = null)
    {
        if (x is var (left, right)) plot.Axes.SetLimitsX(left, right);
        if (y is var (bottom, top)) plot.Axes.SetLimitsY(bottom, top);
        return this;
    }

    // Beside the drawing it covers nothing.
    private void ShowLegend()
    {
        if (curves == 1) plot.ShowLegend(Edge.Right);
    }

    private void PowersOfTen()
    {
        plot.Axes.Left.TickGenerator = new NumericAutomatic
        {
            IntegerTicksOnly = true,
            LabelFormatter = power => Math.Pow(10, power).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture),
            MinorTickGenerator = new LogMinorTickGenerator(),
        };
    }
}
