using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>Data for training, for validation and for tests.</summary>
/// <param name="train">For training.</param>
/// <param name="validation">For validation.</param>
/// <param name="test">For tests.</param>
public class Datasets<TDataSet>(TDataSet train, TDataSet validation, TDataSet test)
{
    /// <summary>For training.</summary>
    public TDataSet Train { get; } = train;

    /// <summary>For validation.</summary>
    public TDataSet Validation { get; } = validation;

    /// <summary>For tests.</summary>
    public TDataSet Test { get; } = test;

    /// <summary>Both in one new order.</summary>
    public (NDArray, NDArray) Randomize(NDArray x, NDArray y)
    {
        var order = np.random.permutation((int)y.Dimensions[0]);
        return (x[order], y[order]);
    }

    /// <summary>The elements from a number to before another.</summary>
    public (NDArray, NDArray) GetNextBatch(NDArray x, NDArray y, int start, int end) => (x[new Slice(start, end)], y[new Slice(start, end)]);
}
