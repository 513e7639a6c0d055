using Tensorflow.NumPy;

namespace Tensorflow.Keras.Datasets;

/// <summary>A dataset's training and test part, each inputs and labels.</summary>
public class DatasetPass
{
    /// <summary>Images and labels to train with.</summary>
    public (NDArray, NDArray) Train { get; set; }

    /// <summary>Images and labels to test with.</summary>
    public (NDArray, NDArray) Test { get; set; }

    /// <summary>Images and labels to train with, then those to test with.</summary>
    public void Deconstruct(out NDArray x_train, out NDArray y_train, out NDArray x_test, out NDArray y_test)
    {
        (x_train, y_train) = Train;
        (x_test, y_test) = Test;
    }

    /// <summary>What to train with and what to test with.</summary>
    public void Deconstruct(out (NDArray, NDArray) train, out (NDArray, NDArray) test)
    {
        train = Train;
        test = Test;
    }
}
