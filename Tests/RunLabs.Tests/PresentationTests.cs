using System.Xml.Linq;

namespace RunLabs.Tests;

public sealed class PresentationTests
{
    private static readonly ResultRow[] Rows =
    [
        new("Lab09_1.Xor", "two-layer", [Results.Xor("Lab09_1.Xor", "two-layer", [(0, 0.7f), (10_000, 1.878e-6f)], 1, runSeed: 5)]),
        new("Lab10_1.Relu", "relu", [Results.Mnist("Lab10_1.Relu", "relu", 0.9595f), Results.Mnist("Lab10_1.Relu", "relu", 0.9605f, seed: 778)]),
        new("Lab10_3.Dropout", "dropout", [], "exit code 1"),
        new("Lab10_4.BatchNorm", "<b>", [Results.Mnist("Lab10_4.BatchNorm", "<b>", 0.9f, "digits")]),
    ];

    [Fact]
    public void The_table_has_ours_the_slides_the_notebooks_the_band_and_the_verdict()
    {
        Assert.Equal(["Lab09_1.Xor", "two-layer", "loss 1.878e-06, accuracy 1.0000", "loss 1.788e-06 (step 10000), accuracy 1.0000", "-", "-", "0.50", "ok: its loss as published"],
            ResultTable.Cells(Rows[0]));
        Assert.Equal(["Lab10_1.Relu", "relu", "0.9600 +- 0.0007 (2 seeds)", "0.9356", "0.9599 and 0.9558", "0.9535 to 0.9636 (24 seeds)", "1.25", "ok: within TensorFlow's band"],
            ResultTable.Cells(Rows[1]));
        Assert.Equal(["Lab10_3.Dropout", "dropout", "-", "-", "0.9492 and 0.9562", "0.9512 to 0.9587 (24 seeds)", "-", "MISSES: exit code 1"], ResultTable.Cells(Rows[2]));
        Assert.Equal("0.9000 on digits", ResultTable.Cells(Rows[3])[2]);
    }

    [Fact]
    public void A_redirected_table_is_plain_text_with_one_line_per_run()
    {
        using var output = new StringWriter();
        ResultTable.Print(output, redirected: true, Rows);
        Assert.DoesNotContain('\u001b', output.ToString());
        foreach (var row in Rows)
        {
            var line = Assert.Single(output.ToString().Split('\n'), line => line.Contains(row.Lab, StringComparison.Ordinal) && line.Contains(row.Run, StringComparison.Ordinal));
            Assert.All(ResultTable.Cells(row), cell => Assert.Contains(cell, line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_report_is_one_well_formed_page_that_needs_no_other_file()
    {
        var page = HtmlReport.Of(Rows);
        var xml = XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal).Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal));
        Assert.Equal(Rows.Length, xml.Descendants("tbody").Elements("tr").Count());
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"misses\">", page, StringComparison.Ordinal);
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.Equal(2, Assert.Single(xml.Descendants(svg + "polyline")).Attribute("points")!.Value.Split(' ').Length);
    }

    [Fact]
    public void Curves_span_the_picture_and_large_ranges_are_logarithmic()
    {
        XNamespace ns = "http://www.w3.org/2000/svg";
        double[] Heights(params float[] losses) =>
            [.. XElement.Parse(SvgChart.Of([new("a", [.. losses.Select((loss, step) => (step, loss))])])).Element(ns + "polyline")!.Attribute("points")!.Value
                .Split(' ').Select(point => double.Parse(point.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture))];
        var linear = Heights(3, 2, 1);
        Assert.Equal(linear[1] - linear[0], linear[2] - linear[1], 0.11);
        var logarithmic = Heights(1, 1e-3f, 1e-6f);
        Assert.Equal(logarithmic[1] - logarithmic[0], logarithmic[2] - logarithmic[1], 0.11);
        Assert.Equal((linear[0], linear[2]), (logarithmic[0], logarithmic[2]));
    }
}
