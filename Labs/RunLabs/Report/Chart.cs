using System.Globalization;
using System.Text.Json;

namespace RunLabs.Report;

/// <summary>How a line is drawn.</summary>
internal enum LineKind
{
    /// <summary>Our own.</summary>
    Ours,
    /// <summary>Ours of another lab, which a lab's are set against.</summary>
    Baseline,
    /// <summary>Somebody else's.</summary>
    Published,
    /// <summary>Somebody else's, of single steps.</summary>
    Points,
}

/// <summary>A line of a picture.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="X">In rising order.</param>
/// <param name="Y">NaN and what a logarithmic axis has no place for interrupt the line.</param>
internal sealed record ChartLine(string Name, LineKind Kind, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Whether it is shown only when it is asked for.</summary>
    public bool Hidden { get; init; }

    /// <summary>The line that it is set beside, whose colour it has; null: a colour of its own.</summary>
    public string? Beside { get; init; }
}

/// <summary>A range of values behind the lines.</summary>
internal sealed record ChartBand(string Name, double From, double To);

/// <summary>A picture of lines over a common axis, which the page draws.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="X">Name of the horizontal axis.</param>
/// <param name="Y">Name of the vertical one.</param>
/// <param name="Lines">The lines.</param>
internal sealed record Chart(string Title, string X, string Y, IReadOnlyList<ChartLine> Lines)
{
    private static readonly string[] Bands = ["--band", "--band2"];

    // Beyond this ratio of largest to smallest value a linear axis shows nothing of the small ones.
    private const double LogarithmicFrom = 300;

    private const int Colours = 8;

    public IReadOnlyList<ChartBand> Behind { get; init; } = [];

    public bool LogarithmicX { get; init; }

    public bool LogarithmicY { get; init; }

    /// <summary>Where the vertical axis begins at first; null: where the data do.</summary>
    public double? From { get; init; }

    /// <summary>What no value exceeds.</summary>
    public double? To { get; init; }

    /// <summary>Whether the horizontal axis counts.</summary>
    public bool WholeX { get; init; } = true;

    public string? Note { get; init; }

    /// <summary>Whether lines of such values want a logarithmic axis.</summary>
    public static bool WantsLogarithm(IEnumerable<ChartLine> lines)
    {
        var values = lines.SelectMany(line => line.Y).Where(double.IsFinite).ToList();
        return values.Count > 0 && values.Min() > 0 && values.Max() / values.Min() > LogarithmicFrom;
    }

    /// <summary>In words, for those who do not see it.</summary>
    public string Description => $"{Title}: {string.Join("; ", Lines.Where(line => line.Y.Any(double.IsFinite)).Select(line =>
        $"{line.Name} from {Text(line.Y.First(double.IsFinite))} to {Text(line.Y.Last(double.IsFinite))}"))}. Arrow keys walk along the steps, plus and minus zoom.";

    public void Write(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("title", Title);
        json.WriteBoolean("whole", WholeX);
        json.WriteStartObject("x");
        json.WriteString("label", X);
        json.WriteBoolean("log", LogarithmicX);
        json.WriteEndObject();
        json.WriteStartObject("y");
        json.WriteString("label", Y);
        json.WriteBoolean("log", LogarithmicY);
        if (From is { } from)
            json.WriteNumber("from", from);
        if (To is { } to)
            json.WriteNumber("to", to);
        json.WriteEndObject();
        json.WriteStartArray("lines");
        var colours = new Dictionary<string, string>();
        foreach (var line in Lines)
        {
            if (line.Beside is null || !colours.TryGetValue(line.Beside, out var colour))
                colour = $"--c{colours.Count % Colours}";
            colours.TryAdd(line.Name, colour);
            json.WriteStartObject();
            json.WriteString("name", line.Name);
            json.WriteString("kind", line.Kind.ToString().ToLowerInvariant());
            json.WriteString("colour", colour);
            if (line.Hidden)
                json.WriteBoolean("hidden", true);
            Write(json, "x", line.X, LogarithmicX);
            Write(json, "y", line.Y, LogarithmicY);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("bands");
        for (var i = 0; i < Behind.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", Behind[i].Name);
            json.WriteString("colour", Bands[i % Bands.Length]);
            json.WriteNumber("from", Behind[i].From);
            json.WriteNumber("to", Behind[i].To);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<double> values, bool logarithmic)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsFinite(value) && (value > 0 || !logarithmic))
                json.WriteNumberValue(value);
            else
                json.WriteNullValue();
        }
        json.WriteEndArray();
    }

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
