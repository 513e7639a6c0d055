using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>Examples with labels that a class of its own sets.</summary>
public abstract class DataSetBase : IDataSet
{
    /// <inheritdoc/>
    public NDArray Data { get; protected set; } = null!;

    /// <inheritdoc/>
    public NDArray Labels { get; protected set; } = null!;
}
