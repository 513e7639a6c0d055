namespace Tensorflow.Eager;

/// <summary>A tensor of eager execution, which here every tensor is.</summary>
public class EagerTensor : Tensor
{
    internal EagerTensor(Tensor tensor) : base(tensor, tensor.Dimensions)
    {
    }
}
