using System.Net;
using System.Text;

namespace RunLabs;

/// <summary>One page with the table and the curves of some runs. It needs no other file and no network.</summary>
internal static class HtmlReport
{
    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #222; background: #fff }
        table { border-collapse: collapse; width: 100%; font-size: 13px }
        th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top }
        .holds { color: #1a7f37 } .misses { color: #c62828; font-weight: 600 } .notcompared { color: #777 }
        figure { display: inline-block; margin: 1rem 1rem 0 0 } figcaption { font-weight: 600 }
        text { font: 11px system-ui, sans-serif; fill: #555 } .legend { font-size: 12px; fill: #222 }
        """;

    /// <summary>The page's text.</summary>
    public static string Of(IReadOnlyList<ResultRow> rows)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Labs</title>\n<style>\n").Append(Style).Append("\n</style></head><body>\n<h1>Labs</h1>\n");
        Table(page, rows);
        foreach (var lab in rows.GroupBy(row => row.Lab))
        {
            page.Append($"<h2>{Encode(lab.Key)}</h2>\n");
            Figure(page, "Loss", lab, step => step.Loss ?? step.TrainLoss);
            Figure(page, "Training accuracy", lab, step => step.TrainAccuracy);
            Figure(page, "Test accuracy", lab, step => step.TestAccuracy);
        }
        return page.Append("</body></html>\n").ToString();
    }

    private static void Table(StringBuilder page, IReadOnlyList<ResultRow> rows)
    {
        page.Append("<table><thead><tr>");
        foreach (var heading in ConsoleTable.Headings)
            page.Append($"<th>{Encode(heading)}</th>");
        page.Append("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            page.Append("<tr>");
            var cells = ConsoleTable.Cells(row, ConsoleTable.Headings);
            for (var i = 0; i < cells.Length; i++)
            {
                var mark = i == cells.Length - 1 ? $" class=\"{row.Verdict.Outcome.ToString().ToLowerInvariant()}\"" : "";
                page.Append($"<td{mark}>{Encode(cells[i])}</td>");
            }
            page.Append("</tr>\n");
        }
        page.Append("</tbody></table>\n");
    }

    private static void Figure(StringBuilder page, string title, IEnumerable<ResultRow> rows, Func<StepResult, float?> value)
    {
        var curves = rows.SelectMany(row => row.Results.Select(result => new Curve(
                row.Results.Count > 1 ? $"{row.Run}, seed {result.Run.Seed ?? result.Lab.Seed}" : row.Run,
                [.. result.Run.Steps.Select(step => (step.Step, Value: value(step))).Where(point => point.Value is { } y && float.IsFinite(y)).Select(point => (point.Step, point.Value!.Value))])))
            .Where(curve => curve.Points.Count > 1).ToList();
        if (curves.Count > 0)
            page.Append($"<figure><figcaption>{Encode(title)}</figcaption>\n{SvgChart.Of(curves)}</figure>\n");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
