using Tensorflow.Keras.Engine;

namespace Labs.Common;

/// <summary>What a run's log shows of its model: the graph, histograms, images that it takes for other digits, the first kernels.</summary>
internal sealed class ModelLog(LabWriter writer, Model model, MnistData images, TensorMemory? memory)
{
    /// <summary>Writes what is known before the first step.</summary>
    public void Begin() => writer.Summaries?.KerasModel(KerasModelJson.Of(model));

    /// <summary>Writes what is due behind the present step.</summary>
    public void Step(StepSchedule schedule)
    {
        if (schedule.AreHistogramsDue) ModelHistograms.Write(writer, model, images.TestImages, schedule.Done);
        if (!schedule.EndsEpoch || writer.Summaries is not { } summaries) return;
        WrongDigits.Write(summaries, model, images, schedule.Done, memory);
        KernelImages.Write(summaries, model, schedule.Done);
    }
}
