using Tensorflow;

namespace Labs.Common;

/// <summary>What the slides' datasets need and TensorFlow.NET lacks.</summary>
public static class Datasets
{
    /// <summary>
    /// <c>batch(batch_size, drop_remainder=True)</c>: whole batches only. TensorFlow.NET's throws (its fault 5.2); to take as many examples as fill whole batches is the same.
    /// </summary>
    /// <param name="dataset">Of single examples.</param>
    /// <param name="batch_size">Examples in a batch.</param>
    /// <param name="drop_remainder_of">How many examples there are.</param>
    /// <exception cref="UsageException">A batch is larger.</exception>
    public static IDatasetV2 batch(this IDatasetV2 dataset, int batch_size, int drop_remainder_of)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (batch_size > drop_remainder_of) throw new UsageException($"--batch-size: found {batch_size}, expected at most the {drop_remainder_of} training images");
        return dataset.take(drop_remainder_of / batch_size * batch_size).batch(batch_size);
    }
}
