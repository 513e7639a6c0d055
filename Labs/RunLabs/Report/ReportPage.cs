using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RunLabs.Report;

/// <summary>One page with the table, the curves, the histograms and the pictures of some runs. It needs no other file and no network.</summary>
internal sealed class ReportPage
{
    private readonly StringBuilder _page = new();
    private readonly List<(string Id, Chart Chart)> _charts = [];
    private readonly List<(string Id, IReadOnlyList<LoggedHistogram> Histograms)> _histograms = [];
    private int _figures;

    private ReportPage()
    {
    }

    /// <summary>The page's text.</summary>
    /// <param name="rows">The runs.</param>
    public static string Of(IReadOnlyList<ResultRow> rows)
    {
        var page = new ReportPage();
        page.Write(rows);
        return page._page.ToString();
    }

    private void Write(IReadOnlyList<ResultRow> rows)
    {
        _page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Labs</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n")
            .Append($"<style>\n{Resource("uPlot.min.css")}\n{Resource("report.css")}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#results\">To the results</a>\n<header>\n<h1>Labs</h1>\n");
        Facts(rows);
        var labs = rows.GroupBy(row => row.Lab).ToList();
        _page.Append("<nav aria-label=\"Labs\"><ul>\n");
        foreach (var lab in labs)
            _page.Append($"<li><a href=\"#{Id(lab.Key)}\">{Encode(Heading(lab.Key))}</a></li>\n");
        _page.Append("</ul></nav>\n</header>\n<main>\n");
        Table(rows);
        foreach (var lab in labs)
            Section([.. lab], rows);
        _page.Append("</main>\n<footer>\n<p>Charts: uPlot, under the licence below. Drag across a picture to zoom, double-click to see it whole; its keys: arrows, +, -, 0.</p>\n")
            .Append($"<details><summary>Licence of uPlot</summary><pre>{Encode(Resource("uPlot.LICENSE"))}</pre></details>\n</footer>\n")
            .Append($"<script type=\"application/json\" id=\"data\">{Data()}</script>\n<script>{Resource("uPlot.iife.min.js")}</script>\n<script>\n{Resource("report.js")}</script>\n</body>\n</html>\n");
    }

    private void Facts(IReadOnlyList<ResultRow> rows)
    {
        var results = rows.SelectMany(row => row.Results).ToList();
        var labs = results.Select(result => result.Lab).Distinct().ToList();
        _page.Append("<dl class=\"facts\">\n");
        var dates = labs.Select(lab => lab.Started).OfType<DateTimeOffset>().Order().ToList();
        if (dates.Count > 0)
            Fact("Date", Date(dates[0]) == Date(dates[^1]) ? Date(dates[0]) : $"{Date(dates[0])} to {Date(dates[^1])}");
        Fact("Machine", Distinct(labs.Select(lab => lab.Machine)));
        Fact("Engine", Distinct(labs.Select(lab => lab.EngineVersion is { } version ? $"{lab.Engine} {version}" : lab.Engine)));
        Fact("Data", Distinct(labs.Select(lab => lab.Data switch { null => null, "mnist" => "MNIST", "digits" => "built-in digits", var other => other })));
        Fact("Seeds", Distinct(results.Select(result => RunConditions.SeedOf(result).ToString(CultureInfo.InvariantCulture))));
        Fact("Options", Distinct(labs.Select(lab => ChangedOptions(lab))) is { Length: > 0 } options ? options : "the slides'");
        Fact("Duration", $"{results.Sum(result => result.Run.Seconds).ToString("F1", CultureInfo.InvariantCulture)} s of training in {results.Count} runs");
        _page.Append("</dl>\n");
    }

    private void Fact(string name, string text)
    {
        if (text.Length > 0)
            _page.Append($"<dt>{Encode(name)}</dt><dd>{Encode(text)}</dd>\n");
    }

    private void Table(IReadOnlyList<ResultRow> rows)
    {
        _page.Append("<div class=\"wide\"><table class=\"stack\" id=\"results\" role=\"table\"><caption>Our results beside what is published</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">");
        foreach (var heading in ConsoleTable.Headings)
            _page.Append($"<th scope=\"col\" role=\"columnheader\">{Encode(heading)}</th>");
        _page.Append("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        foreach (var row in rows)
        {
            var cells = ConsoleTable.Cells(row, ConsoleTable.Headings);
            _page.Append("<tr role=\"row\">");
            for (var i = 0; i < cells.Length; i++)
            {
                var heading = ConsoleTable.Headings[i];
                var text = heading == "Run" ? $"<a href=\"#{Id(row.Lab)}\">{Encode(cells[i])}</a>" : $"<span>{Encode(cells[i])}</span>";
                var mark = heading == "Verdict" ? $" class=\"{row.Verdict.Outcome.ToString().ToLowerInvariant()}\"" : " class=\"number\"";
                _page.Append($"<td role=\"cell\" data-label=\"{Encode(heading)}\"{mark}>{text}</td>");
            }
            _page.Append("</tr>\n");
        }
        _page.Append("</tbody></table></div>\n");
    }

    private void Section(IReadOnlyList<ResultRow> rows, IReadOnlyList<ResultRow> all)
    {
        var lab = rows[0].Lab;
        _page.Append($"<section id=\"{Id(lab)}\" aria-labelledby=\"{Id(lab)}-heading\">\n<h2 id=\"{Id(lab)}-heading\">{Encode(Heading(lab))}</h2>\n");
        if (rows.SelectMany(row => row.Results).Select(result => result.Lab.LookFor).FirstOrDefault(text => text is not null) is { } look)
            _page.Append($"<p class=\"look\">{Encode(look)}</p>\n");
        _page.Append("<ul class=\"runs\">\n");
        foreach (var row in rows)
            _page.Append($"<li><strong>{Encode(row.Run)}</strong>: <span class=\"{row.Verdict.Outcome.ToString().ToLowerInvariant()}\">{Encode(row.Verdict.Text)}</span></li>\n");
        _page.Append("</ul>\n");
        foreach (var result in rows.SelectMany(row => row.Results).Select(result => result.Lab).Distinct())
            _page.Append($"<p class=\"soft\">{Encode(Line(result))}</p>\n");

        var logs = rows.SelectMany(row => row.Results.Select(result => (Name: RunName(row, result), Logs: Logs(result)))).ToList();
        foreach (var (name, run) in logs.Where(run => run.Logs.Layers.Count > 0))
            _page.Append($"<p class=\"soft\">{Encode(name)}: {Encode(string.Join(" \u2192 ", run.Layers))}</p>\n");
        _page.Append("<div class=\"figures\">\n");
        foreach (var chart in LabCharts.Of(rows, all))
            Figure(chart);
        foreach (var (name, run) in logs.Where(run => run.Logs.Histograms.Count > 0))
            Figure(name, run.Histograms);
        foreach (var result in rows.SelectMany(row => row.Results))
        {
            foreach (var picture in result.Run.Pictures)
                Picture(picture, result.Lab.Folder);
        }
        _page.Append("</div>\n");
        foreach (var (name, run) in logs)
        {
            foreach (var images in run.Images)
                Gallery(name, images);
        }
        foreach (var table in rows.SelectMany(row => row.Results).SelectMany(result => result.Run.Tables))
            Table(table);
        _page.Append("</section>\n");
    }

    private void Figure(Chart chart)
    {
        var id = NextFigure(chart.Title, chart.Description, tools: "");
        _charts.Add((id, chart));
        if (chart.Note is { } note)
            _page.Append($"<p class=\"note\">{Encode(note)}</p>");
        _page.Append("</figure>\n");
    }

    private void Figure(string run, IReadOnlyList<LoggedHistogram> histograms)
    {
        var choice = $"<select aria-label=\"Which histogram of {Encode(run)}\">{string.Concat(histograms.Select(histogram => $"<option>{Encode(histogram.Tag)}</option>"))}</select>";
        var id = NextFigure($"{run}: histograms over steps", $"Histograms of {run} over steps: where a step's values lie, darker where there are more. Arrow keys walk along the steps.", choice);
        _histograms.Add((id, histograms));
        _page.Append("</figure>\n");
    }

    private string NextFigure(string title, string description, string tools)
    {
        var id = $"figure{++_figures}";
        _page.Append($"<figure data-chart=\"{id}\"><figcaption><span>{Encode(title)}</span><span class=\"tools\">{tools}</span></figcaption>")
            .Append($"<div class=\"plot\" tabindex=\"0\" role=\"img\" aria-label=\"{Encode(description)}\"></div><p class=\"at\"></p><p class=\"hidden\" aria-live=\"polite\"></p>");
        return id;
    }

    private void Picture(ResultPicture picture, string folder)
    {
        var path = Path.GetFullPath(Path.Combine(folder, picture.File));
        _page.Append($"<figure class=\"picture\"><figcaption>{Encode(picture.Title)}</figcaption>");
        if (File.Exists(path))
            _page.Append($"<img alt=\"{Encode(picture.Description)}\" src=\"data:{(Path.GetExtension(path) == ".svg" ? "image/svg+xml" : "image/png")};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}\">");
        else
            _page.Append($"<p class=\"note\">{Encode(picture.File)} is not there any more. {Encode(picture.Description)}</p>");
        _page.Append("</figure>\n");
    }

    private void Gallery(string run, LoggedImages images)
    {
        _page.Append($"<h3>{Encode(run)}: {Encode(images.Tag)}, step {images.Step}</h3>\n<ul class=\"gallery\">\n");
        for (var i = 0; i < images.Files.Count; i++)
        {
            var caption = i < images.Captions.Count ? images.Captions[i] : $"{images.Tag} {i + 1}";
            _page.Append($"<li><img alt=\"{Encode(caption)}\" src=\"data:image/png;base64,{Convert.ToBase64String(images.Files[i].Span)}\"><span aria-hidden=\"true\">{(i < images.Captions.Count ? Encode(caption) : "")}</span></li>\n");
        }
        _page.Append("</ul>\n");
    }

    private void Table(Labs.Common.ResultTable table)
    {
        _page.Append($"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{Encode(table.Title)}\"><table><caption>{Encode(table.Title)}</caption><thead><tr>");
        foreach (var column in table.Columns)
            _page.Append($"<th scope=\"col\">{Encode(column)}</th>");
        _page.Append("</tr></thead><tbody>\n");
        foreach (var row in table.Rows)
            _page.Append("<tr>").AppendJoin("", row.Select(cell => $"<td class=\"number\">{Encode(Cell(cell))}</td>")).Append("</tr>\n");
        _page.Append("</tbody></table></div>\n");
        if (table.Note is { } note)
            _page.Append($"<p class=\"soft\">{Encode(note)}</p>\n");
    }

    private string Data()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteStartArray("charts");
            foreach (var (id, chart) in _charts)
                chart.Write(json, id);
            json.WriteEndArray();
            json.WriteStartArray("histograms");
            foreach (var (id, histograms) in _histograms)
                Write(json, id, histograms);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string id, IReadOnlyList<LoggedHistogram> histograms)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteStartArray("tags");
        foreach (var histogram in histograms)
        {
            json.WriteStartObject();
            json.WriteString("tag", histogram.Tag);
            json.WriteStartArray("steps");
            foreach (var step in histogram.Steps)
                json.WriteNumberValue(step);
            json.WriteEndArray();
            // A picture needs no more digits than a float has.
            Write(json, "min", histogram.Least);
            Write(json, "max", histogram.Greatest);
            json.WriteStartArray("counts");
            foreach (var counts in histogram.Counts)
            {
                json.WriteStartArray();
                foreach (var count in counts)
                    json.WriteNumberValue((float)count);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteNumberValue((float)value);
        json.WriteEndArray();
    }

    private static RunLogs Logs((LabResult Lab, RunResult Run) result) =>
        result.Run.Logs is { } folder ? RunLogs.Read(Path.Combine(result.Lab.Folder, folder)) : new RunLogs([], []);

    private static string RunName(ResultRow row, (LabResult Lab, RunResult Run) result) => row.Results.Count > 1 ? $"{row.Run}, seed {RunConditions.SeedOf(result)}" : row.Run;

    private static string Line(LabResult lab)
    {
        var parts = new List<string> { $"Seed {lab.Seed}" };
        if (ChangedOptions(lab) is { } options)
            parts.Add(options);
        parts.Add($"{lab.Runs.Sum(run => run.Seconds).ToString("F2", CultureInfo.InvariantCulture)} s of training");
        if (lab.Started is { } started)
            parts.Add($"started {Date(started)}");
        return string.Join(", ", parts);
    }

    private static string? ChangedOptions(LabResult lab) =>
        lab.Changed.Where(name => !LabOptions.Harmless.Contains(name)).Select(name => $"--{name} {lab.Options.GetValueOrDefault(name)}".TrimEnd()).ToList() is { Count: > 0 } options
            ? $"{lab.Lab} {string.Join(' ', options)}" : null;

    private static string Distinct(IEnumerable<string?> texts) => string.Join("; ", texts.OfType<string>().Distinct());

    private static string Heading(string lab) => LabCatalogue.Find(lab) is { } entry ? $"{entry.Number} {entry.Title}".Trim() : lab;

    private static string Id(string lab) => lab.Replace('.', '-');

    private static string Date(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Cell(object? cell) => cell switch
    {
        null => "",
        // Seven digits are what is read; the results file has all.
        double number => number.ToString("G7", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString()!,
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Resource(string name)
    {
        using var text = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded"));
        return text.ReadToEnd();
    }
}
