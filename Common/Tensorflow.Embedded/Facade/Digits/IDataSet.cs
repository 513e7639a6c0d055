using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>Examples with labels.</summary>
public interface IDataSet
{
    /// <summary>The examples, along the first axis.</summary>
    NDArray Data { get; }

    /// <summary>As many labels.</summary>
    NDArray Labels { get; }
}
