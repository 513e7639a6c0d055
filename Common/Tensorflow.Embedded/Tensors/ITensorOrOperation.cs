using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>What an op returns.</summary>
public interface ITensorOrOperation
{
    string Device { get; }

    TF_DataType dtype { get; }

    string name { get; }

    Tensor[] outputs { get; }

    NDArray numpy();
}
