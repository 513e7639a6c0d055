using System.Globalization;
using Labs.TensorBoard;

namespace Labs.Common;

/// <summary>What a run's log says of the run itself: a text with the command line, seed, engine, data and slide, and its hyperparameters.</summary>
internal static class RunDescription
{
    public const string Tag = "run";

    /// <summary>Written when the run's log is opened.</summary>
    /// <param name="summaries">The log.</param>
    /// <param name="lab">The lab.</param>
    /// <param name="run">The run.</param>
    /// <param name="step">The step after which a resumed run goes on; 0: it starts.</param>
    public static void Write(SummaryWriter summaries, Lab lab, LabRun run, long step)
    {
        summaries.Text(Tag, string.Join('\n', Rows(lab, run)), step);
        // A resumed run has them from its first start.
        if (step == 0)
            summaries.HParamsSessionStart(HParams(lab, run));
    }

    private static IEnumerable<string> Rows(Lab lab, LabRun run)
    {
        yield return "| | |";
        yield return "|---|---|";
        yield return Row("run", $"{run.Name}: {run.What}");
        yield return Row("slide", lab.Description);
        yield return Row("command", ShellText.Line([lab.Name, .. lab.Arguments]));
        yield return Row("seed", run.HasSeed ? Text(run.Seed ?? lab.Options.Seed) : "none, nothing is drawn");
        yield return Row("engine", $"{lab.Options.Engine} {lab.EngineVersion}".TrimEnd());
        if (lab.Data is { } data)
            yield return Row("data", data);
        yield return Row("started", lab.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
    }

    private static string Row(string name, string value) => $"| {name} | {value.Replace("|", "\\|", StringComparison.Ordinal)} |";

    private static Dictionary<string, HParamValue> HParams(Lab lab, LabRun run)
    {
        var values = new Dictionary<string, HParamValue> { ["run"] = run.Name, ["engine"] = lab.Options.Engine };
        if (lab.Data is { } data)
            values["data"] = data;
        // Where the lab leaves an option open, each of its networks has a value of its own.
        if (PublishedResults.Of(lab.Name, run.Name) is { } published)
        {
            foreach (var (name, text) in published.Options)
                values[Python(name)] = double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : text;
        }
        var changed = lab.Options.Changed.ToHashSet();
        foreach (var (name, value) in lab.Options.Values)
        {
            if (LabOptions.Harmless.Contains(name))
                continue;
            // A default that leaves the choice to the network says less than the network's own value, and "all" says less than the run's name.
            if ((values.ContainsKey(Python(name)) && !changed.Contains(name)) || value is "all" or "both")
                continue;
            HParamValue? known = value switch
            {
                int number => number,
                float number => number,
                bool flag => flag,
                string word => word,
                // Of several rates the one that is in the run's name.
                IReadOnlyList<float> numbers => numbers.Count == 1 ? numbers[0]
                    : numbers.Where(number => run.Name.EndsWith($"-{LabOption.Text(number)}", StringComparison.Ordinal)).Select(number => (HParamValue)number).FirstOrDefault(),
                _ => null,
            };
            if (known is { } hparam)
                values[Python(name)] = hparam;
        }
        values["seed"] = run.Seed ?? lab.Options.Seed;
        foreach (var (name, value) in run.HParams)
            values[name] = value;
        return values;
    }

    // The options' names as Keras writes them.
    private static string Python(string option) => option.Replace('-', '_');

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
