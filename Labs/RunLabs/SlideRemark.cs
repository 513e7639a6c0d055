namespace RunLabs;

/// <summary>What there is to know of the test accuracy that a slide prints: whether anybody ends there.</summary>
internal static class SlideRemark
{
    /// <returns>Null: the slide prints none, or other data were trained on.</returns>
    public static string? Of(PublishedRun published, IReadOnlyList<(LabResult Lab, RunResult Run)> results)
    {
        if (published.SlideAccuracy is not { } slide || published.Mnist is not { } band || results.Count == 0 || results.Any(result => result.Lab.Data != "mnist"))
            return null;
        if (!published.SlideIsNotReproduced)
            return $"The slide's {slide:F4} lies within TensorFlow's {band}: it is reproduced";
        return $"The slide's {slide:F4} is not reproduced by anyone: TensorFlow ends at {band}{Notebooks(published, slide)}";
    }

    private static string Notebooks(PublishedRun published, float slide)
    {
        var curves = PublishedCurves.Of(published);
        if (curves.Count == 0)
            return "";
        // Up to the first of these steps each curve lies below the slide's number, from the second on above it.
        var reached = curves.Min(curve => curve.Steps.First(step => step.TestAccuracy >= slide).Step);
        var left = curves.Max(curve => curve.Steps.Last(step => step.TestAccuracy < slide).Step);
        return $", the published notebooks at {string.Join(" and ", published.NotebookAccuracies.Select(value => $"{value:F4}"))}; their curves pass {slide:F4} between steps {reached} and {left} of {curves[0].Steps.Count}";
    }
}
