using System.Globalization;

namespace RunLabs;

/// <summary>A published notebook's printed lines, one per step.</summary>
internal sealed record PublishedCurve(string Notebook, IReadOnlyList<StepResult> Steps)
{
    /// <summary>Whether it is of the folder tf_2.x.</summary>
    public string Name => Notebook.StartsWith("tf_2.x/", StringComparison.Ordinal) ? "published, TensorFlow 2" : "published, TensorFlow 1";
}

/// <summary>Every printed line of the published notebooks of lab 10.</summary>
internal static class PublishedCurves
{
    private const string File = "published-lab10-curves.csv";

    private static readonly Lazy<IReadOnlyList<PublishedCurve>> All = new(Read);

    /// <summary>Those of a run: the root folder's and that of tf_2.x.</summary>
    public static IReadOnlyList<PublishedCurve> Of(PublishedRun published) =>
        published.Notebook is { } name ? [.. All.Value.Where(curve => Path.GetFileNameWithoutExtension(curve.Notebook) == name)] : [];

    // notebook,epoch,idx,train_loss,train_accuracy,test_accuracy
    private static List<PublishedCurve> Read()
    {
        using var text = new StreamReader(typeof(PublishedCurves).Assembly.GetManifestResourceStream(File) ?? throw new InvalidOperationException($"{File} is not embedded"));
        return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
            .GroupBy(cells => cells[0], (notebook, lines) => new PublishedCurve(notebook, [.. lines.Select(cells => new StepResult(int.Parse(cells[2], CultureInfo.InvariantCulture))
            {
                TrainLoss = Number(cells[3]), TrainAccuracy = Number(cells[4]), TestAccuracy = Number(cells[5]),
            })]))];
    }

    private static float Number(string cell) => float.Parse(cell, CultureInfo.InvariantCulture);
}
