using System.Net;
using System.Text;

namespace RunLabs;

/// <summary>A curve over steps.</summary>
internal sealed record Curve(string Name, IReadOnlyList<(int Step, float Value)> Points);

/// <summary>Curves over steps as an SVG picture.</summary>
internal static class SvgChart
{
    private const int Width = 520;
    private const int Height = 280;
    private const int Left = 62;
    private const int Right = 12;
    private const int Top = 10;
    private const int Bottom = 26;
    private const int LegendLine = 16;
    private const int Ticks = 4;

    // Beyond this ratio of largest to smallest value a linear axis shows nothing of the small ones.
    private const double LogarithmicFrom = 300;

    // Colours that people who do not see all of them tell apart (Okabe and Ito).
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#b2a800", "#7f7f7f"];

    public static string Of(IReadOnlyList<Curve> curves)
    {
        var values = curves.SelectMany(curve => curve.Points).Select(point => (double)point.Value).ToList();
        double least = values.Min(), greatest = values.Max();
        var logarithmic = least > 0 && greatest / least > LogarithmicFrom;
        double Scaled(double value) => logarithmic ? Math.Log10(value) : value;
        double from = Scaled(least), to = Scaled(greatest);
        if (to - from < 1e-12)
            (from, to) = (from - 0.5, to + 0.5);
        var last = Math.Max(1, curves.Max(curve => curve.Points[^1].Step));
        double X(int step) => Left + (Width - Left - Right) * (double)step / last;
        double Y(double value) => Height - Bottom - (Height - Top - Bottom) * (Scaled(value) - from) / (to - from);

        var height = Height + LegendLine * curves.Count + 4;
        var svg = new StringBuilder($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{height}\" viewBox=\"0 0 {Width} {height}\" role=\"img\">\n");
        for (var i = 0; i <= Ticks; i++)
        {
            var scaled = from + (to - from) * i / Ticks;
            var y = Height - Bottom - (Height - Top - Bottom) * (double)i / Ticks;
            svg.Append($"<line x1=\"{Left}\" y1=\"{y:F1}\" x2=\"{Width - Right}\" y2=\"{y:F1}\" stroke=\"#ddd\"/>");
            svg.Append($"<text x=\"{Left - 6}\" y=\"{y + 4:F1}\" text-anchor=\"end\">{(logarithmic ? Math.Pow(10, scaled) : scaled):G3}</text>\n");
            var step = (int)((long)last * i / Ticks);
            svg.Append($"<text x=\"{X(step):F1}\" y=\"{Height - 8}\" text-anchor=\"{(i == Ticks ? "end" : "middle")}\">{step}</text>\n");
        }
        for (var i = 0; i < curves.Count; i++)
        {
            var colour = Colours[i % Colours.Length];
            svg.Append($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.5\" points=\"");
            svg.AppendJoin(' ', curves[i].Points.Select(point => $"{X(point.Step):F1},{Y(point.Value):F1}")).Append("\"/>\n");
            var y = Height + LegendLine * (i + 1) - 4;
            svg.Append($"<line x1=\"{Left}\" y1=\"{y - 4}\" x2=\"{Left + 18}\" y2=\"{y - 4}\" stroke=\"{colour}\" stroke-width=\"3\"/>");
            svg.Append($"<text class=\"legend\" x=\"{Left + 24}\" y=\"{y}\">{WebUtility.HtmlEncode(curves[i].Name)}</text>\n");
        }
        return svg.Append("</svg>\n").ToString();
    }
}
