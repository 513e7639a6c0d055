using Tensorflow.Keras.Engine;

namespace Labs.Common;

/// <summary>How a model's weights are spread, over steps.</summary>
internal static class WeightHistograms
{
    /// <summary>Steps from one entry to the next; after the last step there is one too.</summary>
    public const int Every = 50;

    public static void Write(LabWriter writer, Model model, int step)
    {
        if (writer.Summaries is not { } summaries) return;
        foreach (var (place, variable) in ModelNodes.Variables(model)) summaries.Histogram(place, variable.numpy().ToArray<float>(), step);
    }
}
