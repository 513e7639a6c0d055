using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>What an op returns.</summary>
public interface ITensorOrOperation
{
    /// <summary>Where it was computed, as TensorFlow names devices.</summary>
    string Device { get; }

    /// <summary>Element type.</summary>
    TF_DataType dtype { get; }

    /// <summary>Its name; empty where it has none, as in eager mode.</summary>
    string name { get; }

    /// <summary>The tensors that the op returned.</summary>
    Tensor[] outputs { get; }

    /// <summary>The values as an array.</summary>
    NDArray numpy();
}
