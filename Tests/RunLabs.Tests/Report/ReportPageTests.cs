using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RunLabs.Tests.Report;

/// <summary>The page in a browser, and its text.</summary>
public sealed class ReportPageTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    // Where screenshots go for people to look at; empty: nowhere.
    private static readonly string Screenshots = Environment.GetEnvironmentVariable("LABS_SCREENSHOTS") ?? "";

    private readonly SampleRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void It_is_one_file_that_asks_for_nothing_else()
    {
        var page = ReportPage.Of(_runs.Rows);
        var markup = Regex.Replace(page, "<script.*?</script>|<style>.*?</style>|<pre>.*?</pre>", "", RegexOptions.Singleline);
        Assert.All(Regex.Matches(markup, "(src|href)=\"([^\"]*)\"").Select(match => match.Groups[2].Value), target => Assert.True(target.StartsWith('#') || target.StartsWith("data:", StringComparison.Ordinal), target));
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<study>", page, StringComparison.Ordinal);
        Assert.Contains("Permission is hereby granted", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_links_lead_somewhere_and_no_name_stands_twice()
    {
        var page = ReportPage.Of(_runs.Rows);
        var names = Regex.Matches(page, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.All(Regex.Matches(page, "href=\"#([^\"]*)\"").Select(match => match.Groups[1].Value), target => Assert.Contains(target, names));
    }

    [Fact]
    public void It_says_when_on_what_and_how_the_runs_were_made_and_what_to_look_for()
    {
        var page = ReportPage.Of(_runs.Rows);
        foreach (var text in new[] { "2026-03-01 09:30 UTC", "Linux, X64, 2 processors, .NET 10.0.0", "embedded 1.0.0", "MNIST", "777; 5; 778", "of training in 8 runs", "Which rate runs away?", "sigmoid: flatten → dense" })
            Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.All(_runs.Rows, row => Assert.Contains(System.Net.WebUtility.HtmlEncode(row.Verdict.Text), page, StringComparison.Ordinal));
    }

    [Fact]
    public void Accuracies_have_TensorFlows_band_the_published_curves_and_the_baseline_beside_them()
    {
        Chart Accuracy(string lab) => Assert.Single(LabCharts.Of([.. _runs.Rows.Where(row => row.Lab == lab)], _runs.Rows), chart => chart.Y == "test_accuracy");
        var relu = Accuracy("Lab10_1.Relu");
        Assert.Equal(["sigmoid", "relu, seed 777", "relu, seed 778", "sigmoid, published, TensorFlow 1", "sigmoid, published, TensorFlow 2", "relu, published, TensorFlow 1", "relu, published, TensorFlow 2"],
            relu.Lines.Select(line => line.Name));
        Assert.Equal(0.9, relu.From);
        var bands = new[] { PublishedResults.Of("Lab10_1.Relu", "sigmoid")!.Mnist!, PublishedResults.Of("Lab10_1.Relu", "relu")!.Mnist! };
        Assert.Equal(bands.Select(band => (band.Least, band.Greatest)), relu.Behind.Select(band => (band.From, band.To)));
        var dropout = Accuracy("Lab10_3.Dropout");
        Assert.Equal((LineKind.Baseline, "deep-xavier, without dropout"), (dropout.Lines[1].Kind, dropout.Lines[1].Name));
        Assert.Equal(2, dropout.Behind.Count);
    }

    [Fact]
    public void Curves_of_several_runs_with_one_title_are_one_picture()
    {
        static RunResult Run(string name, string title, string line) =>
            new(name, null, [], null, null, [], 0.1) { Series = [new(title, "step", "E(w)", [new(line, [0, 1], [5, 4])]) { LogarithmicY = true }] };
        static ResultRow Row(RunResult run) => new("Study1.GradientDescent", run.Name, [(new LabResult("Study1.GradientDescent", "embedded", null, 777, [run]), run)]);
        ResultRow[] rows = [Row(Run("one", "Descent", "rate .1")), Row(Run("other", "Descent", "rate .4")), Row(Run("third", "Cost", "rate .1")), Row(Run("fourth", "Cost", "rate .1"))];
        // Where two curves have the same name, nothing would tell them apart in one.
        Assert.Equal(["Descent: rate .1, rate .4", "Cost: rate .1", "Cost: rate .1"], LabCharts.Of(rows, rows).Select(chart => $"{chart.Title}: {string.Join(", ", chart.Lines.Select(line => line.Name))}"));
    }

    [Fact]
    public void Tables_have_the_digits_that_are_read()
    {
        var run = new RunResult("one", null, [], null, null, [], 0.1) { Tables = [new("Table", ["a", "b", "c"], [[0.43756117471974704, 22595.428964826920, 3]])] };
        var page = ReportPage.Of([new("Study1.GradientDescent", "one", [(new LabResult("Study1.GradientDescent", "embedded", null, 777, [run]), run)])]);
        Assert.Contains("<td class=\"number\">0.4375612</td><td class=\"number\">22595.43</td><td class=\"number\">3</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_other_data_is_set_against_nothing_published()
    {
        var rows = new[] { Results.Row(Results.Mnist("Lab10_4.BatchNorm", "batchnorm", 0.9f, "other")) };
        Assert.All(LabCharts.Of(rows, rows), chart => Assert.DoesNotContain(chart.Lines, line => line.Kind != LineKind.Ours));
    }

    [Fact]
    public void Losses_of_XOR_stand_on_the_published_points_and_large_ranges_are_logarithmic()
    {
        var chart = LabCharts.Of([.. _runs.Rows.Where(row => row.Lab == "Lab09_1.Xor")], _runs.Rows).First();
        Assert.True(chart.LogarithmicY);
        var ours = Assert.Single(chart.Lines, line => line.Name == "wide-deep");
        var published = Assert.Single(chart.Lines, line => line.Name == "wide-deep, published");
        Assert.Equal(LineKind.Points, published.Kind);
        Assert.Equal(published.X, ours.X);
        Assert.Equal(published.Y, ours.Y);
    }

    [ChromiumFact]
    public async Task It_shows_the_numbers_of_the_results_without_an_error()
    {
        await using var view = await Open(1440, ColorScheme.Light);
        var cells = await view.Page.Locator("#results tbody tr").EvaluateAllAsync<string[][]>("rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))");
        Assert.Equal(_runs.Rows.Select(row => ConsoleTable.Cells(row, ConsoleTable.Headings)), cells);
        // Of each line, as it is drawn and as its legend says, the last number.
        var drawn = await view.Page.EvaluateAsync<JsonElement>("labsCharts.map(c => (c.chart.lines ?? []).map((line, i) => [line.name, c.column(i).filter(y => y != null).at(-1), c.figure.querySelector(`[data-line='${i}'] .value`).textContent]))");
        var found = drawn.EnumerateArray().SelectMany(chart => chart.EnumerateArray()).ToList();
        foreach (var (lab, run) in _runs.Rows.SelectMany(row => row.Results).Where(result => result.Run.TestAccuracy is not null))
            Assert.Contains(found, line => line[0].GetString()!.StartsWith(run.Name, StringComparison.Ordinal)
                && (float)line[1].GetDouble() == run.TestAccuracy && float.Parse(line[2].GetString()!, CultureInfo.InvariantCulture) == run.TestAccuracy);
        Assert.Contains(found, line => line[0].GetString() == "two-layer" && line[2].GetString() == "1.878e-6");
        Assert.Contains("3.2", await view.Page.InnerTextAsync("#Study1-GradientDescent table"), StringComparison.Ordinal);
        Assert.Equal(["a 7, taken for 1", "a 4, taken for 9", "a 2, taken for 7"], (await view.Page.Locator("#Lab10_1-Relu .gallery").First.Locator("img").EvaluateAllAsync<string[]>("images => images.map(image => image.alt)")));
        Assert.True(await view.Page.EvaluateAsync<bool>("[...document.images].every(image => image.complete && image.naturalWidth > 0)"));
    }

    [ChromiumFact]
    public async Task Its_own_rule_that_nothing_be_loaded_hinders_nothing()
    {
        await using var view = await Open(1440, ColorScheme.Light, heedsItsRule: true);
        Assert.Equal(await view.Page.Locator("figure[data-chart]").CountAsync(), await view.Page.Locator(".uplot").CountAsync());
    }

    [ChromiumFact]
    public async Task Curves_are_switched_zoomed_and_walked_along_by_mouse_and_keys()
    {
        await using var view = await Open(1440, ColorScheme.Light);
        var figure = view.Page.Locator("#Lab10_1-Relu figure", new() { HasText = "Accuracy on the test set" });
        var index = await figure.EvaluateAsync<int>("figure => labsCharts.findIndex(c => c.figure === figure)");
        Task<double[]> Scale(string axis) => view.Page.EvaluateAsync<double[]>($"[labsCharts[{index}].u.scales.{axis}.min, labsCharts[{index}].u.scales.{axis}.max]");
        var whole = (X: await Scale("x"), Y: await Scale("y"));
        Assert.Equal([0, 467], whole.X);
        Assert.Equal(0.9, whole.Y[0]);

        var entry = figure.Locator(".legend button").First;
        await entry.ClickAsync();
        Assert.Equal("false", await entry.GetAttributeAsync("aria-pressed"));
        Assert.False(await view.Page.EvaluateAsync<bool>($"labsCharts[{index}].u.series[labsCharts[{index}].place(0)].show"));
        await entry.PressAsync("Enter");
        Assert.True(await view.Page.EvaluateAsync<bool>($"labsCharts[{index}].u.series[labsCharts[{index}].place(0)].show"));

        var over = figure.Locator(".u-over");
        await over.ScrollIntoViewIfNeededAsync();
        var box = (await over.BoundingBoxAsync())!;
        await view.Page.Mouse.MoveAsync(box.X + box.Width * 0.5f, box.Y + box.Height * 0.5f);
        Assert.Matches("^at step \\d+$", await figure.Locator(".at").InnerTextAsync());
        await view.Page.Mouse.DownAsync();
        await view.Page.Mouse.MoveAsync(box.X + box.Width * 0.75f, box.Y + box.Height * 0.75f, new() { Steps = 5 });
        await view.Page.Mouse.UpAsync();
        var zoomed = (X: await Scale("x"), Y: await Scale("y"));
        Assert.InRange(zoomed.X[0], 200, 270);
        Assert.InRange(zoomed.Y[1] - zoomed.Y[0], 0, 0.5 * (whole.Y[1] - whole.Y[0]));
        await over.DblClickAsync();
        Assert.Equal(whole, (await Scale("x"), await Scale("y")), Same);

        var plot = figure.Locator(".plot");
        await plot.PressAsync("Home");
        Assert.Equal("at step 0", await figure.Locator(".at").InnerTextAsync());
        await plot.PressAsync("ArrowRight");
        Assert.Equal("at step 1", await figure.Locator(".at").InnerTextAsync());
        Assert.StartsWith("at step 1: sigmoid 0.1245", await figure.Locator("[aria-live]").InnerTextAsync(), StringComparison.Ordinal);
        await plot.PressAsync("+");
        Assert.True((await Scale("y"))[1] - (await Scale("y"))[0] < 0.6 * (whole.Y[1] - whole.Y[0]));
        await plot.PressAsync("0");
        Assert.Equal(whole, (await Scale("x"), await Scale("y")), Same);
        await figure.Locator(".tools button").First.ClickAsync();
        Assert.True((await Scale("y"))[0] < 0.2);

        await view.Page.Locator("#Lab10_1-Relu select").First.SelectOptionAsync("dense/bias");
        Assert.Equal("dense/bias", await view.Page.EvaluateAsync<string>("labsCharts.find(c => c.chart.histogram && c.figure.closest('#Lab10_1-Relu')).chart.title"));
    }

    [ChromiumFact]
    public async Task It_fits_a_phone_and_a_desk_light_and_dark_and_axe_finds_nothing()
    {
        foreach (var (width, scheme) in new[] { (390, ColorScheme.Light), (390, ColorScheme.Dark), (1440, ColorScheme.Light), (1440, ColorScheme.Dark) })
        {
            await using var view = await Open(width, scheme);
            Assert.InRange(await view.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
            if (Screenshots.Length > 0)
                await view.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"report-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true });
            await view.Page.EvaluateAsync(Axe());
            var problems = await view.Page.EvaluateAsync<string[]>("axe.run().then(found => found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`)))");
            Assert.Empty(problems);
        }
    }

    [ChromiumFact]
    public async Task It_prints()
    {
        await using var view = await Open(1440, ColorScheme.Dark);
        var pdf = await view.Page.PdfAsync(new() { Format = "A4", Path = Screenshots.Length > 0 ? Path.Combine(Screenshots, "report.pdf") : null });
        Assert.True(pdf.AsSpan().StartsWith("%PDF"u8));
        // Light on paper, and as before on the screen.
        Assert.Equal("rgb(20, 23, 26)", await view.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await view.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await view.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        Assert.Equal("rgb(255, 255, 255)", await view.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    private static bool Same((double[] X, double[] Y) one, (double[] X, double[] Y) other) => one.X.SequenceEqual(other.X) && one.Y.SequenceEqual(other.Y);

    private static string Axe()
    {
        using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("axe.min.js")!);
        return text.ReadToEnd();
    }

    private async Task<View> Open(int width, ColorScheme scheme, bool heedsItsRule = false)
    {
        var path = Path.Combine(_runs.Folder, "report.html");
        await File.WriteAllTextAsync(path, ReportPage.Of(_runs.Rows));
        var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, BypassCSP = !heedsItsRule });
        var view = new View(context, await context.NewPageAsync());
        view.Page.Console += (_, message) => { if (message.Type is "error" or "warning") view.Problems.Add(message.Text); };
        view.Page.PageError += (_, error) => view.Problems.Add(error);
        view.Page.Request += (_, request) => { if (!request.Url.StartsWith("data:", StringComparison.Ordinal) && request.Url != new Uri(path).AbsoluteUri) view.Problems.Add($"asks for {request.Url}"); };
        await view.Page.GotoAsync(new Uri(path).AbsoluteUri);
        await view.Page.Locator(".uplot").Last.WaitForAsync();
        return view;
    }

    private sealed class View(IBrowserContext context, IPage page) : IAsyncDisposable
    {
        public IPage Page => page;

        public List<string> Problems { get; } = [];

        public async ValueTask DisposeAsync()
        {
            await context.CloseAsync();
            Assert.Empty(Problems);
        }
    }
}
