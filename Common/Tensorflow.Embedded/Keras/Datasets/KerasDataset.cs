namespace Tensorflow.Keras.Datasets;

/// <summary>The data sets, <c>keras.datasets</c>.</summary>
public class KerasDataset
{
    public Mnist mnist { get; } = new();
}
