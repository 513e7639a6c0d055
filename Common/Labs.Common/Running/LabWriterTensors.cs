using Tensorflow;

namespace Labs.Common;

/// <summary>Logs of tensors and variables, at the steps where an entry is due (null: it is not): <c>writer.Histogram("weights1", W1, step)</c>.</summary>
public static class LabWriterTensors
{
    /// <summary>How the values of a float32 tensor of any shape are spread, over steps.</summary>
    public static void Histogram(this LabWriter writer, string tag, Tensor values, long? step)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(values);
        if (step is { } at && writer.IsDue(at)) writer.Histogram(tag, values.ToArray<float>(), at);
    }

    /// <summary>How the values of a float32 variable of any shape are spread, over steps.</summary>
    public static void Histogram(this LabWriter writer, string tag, ResourceVariable values, long? step) => Histogram(writer, tag, (IVariableV1)values, step);

    /// <summary>How the values of a float32 variable of any shape are spread, over steps.</summary>
    public static void Histogram(this LabWriter writer, string tag, IVariableV1 values, long? step)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(values);
        if (step is { } at && writer.IsDue(at)) writer.Histogram(tag, values.numpy().ToArray<float>(), at);
    }
}
