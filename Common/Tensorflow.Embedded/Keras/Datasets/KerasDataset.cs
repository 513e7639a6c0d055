namespace Tensorflow.Keras.Datasets;

/// <summary>The data sets, <c>keras.datasets</c>.</summary>
public class KerasDataset
{
    /// <summary>Small photographs of ten kinds of things, 32 x 32 in colour, 50,000 to train with and 10,000 to test with.</summary>
    public Cifar10 cifar10 => field ??= new();

    /// <summary>Handwritten digits, 28 x 28, 60,000 to train with and 10,000 to test with.</summary>
    public Mnist mnist { get; } = new();
}
