namespace Tensorflow.Keras.Datasets;

/// <summary>The data sets, <c>keras.datasets</c>.</summary>
public class KerasDataset
{
    /// <summary>Handwritten digits, 28 x 28, 60,000 to train with and 10,000 to test with.</summary>
    public Mnist mnist { get; } = new();
}
