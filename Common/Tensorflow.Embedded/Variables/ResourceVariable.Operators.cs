using Tensorflow.NumPy;

namespace Tensorflow;

// Exactly TensorFlow.NET's overloads, no more: operators that are ambiguous or use the handle's address there must not compile here.
public partial class ResourceVariable
{
    public static Tensor operator +(ResourceVariable x, ResourceVariable y) => Tensor.Binary(BinaryKind.Add, x, y);
    public static Tensor operator +(ResourceVariable x, double y) => Tensor.BinaryScalar(BinaryKind.Add, (Tensor)x, y);
    public static Tensor operator +(ResourceVariable x, float y) => Tensor.BinaryScalar(BinaryKind.Add, (Tensor)x, y);
    public static Tensor operator +(ResourceVariable x, int y) => Tensor.BinaryScalar(BinaryKind.Add, (Tensor)x, y);

    public static Tensor operator -(ResourceVariable x, ResourceVariable y) => Tensor.Binary(BinaryKind.Sub, x, y);
    public static Tensor operator -(ResourceVariable x, Tensor y) => Tensor.Binary(BinaryKind.Sub, x, y);
    public static Tensor operator -(ResourceVariable x, double y) => Tensor.BinaryScalar(BinaryKind.Sub, (Tensor)x, y);
    public static Tensor operator -(ResourceVariable x, float y) => Tensor.BinaryScalar(BinaryKind.Sub, (Tensor)x, y);
    public static Tensor operator -(ResourceVariable x, int y) => Tensor.BinaryScalar(BinaryKind.Sub, (Tensor)x, y);

    public static Tensor operator *(ResourceVariable x, NDArray y) => Tensor.Binary(BinaryKind.Mul, x, y);
    public static Tensor operator *(ResourceVariable x, ResourceVariable y) => Tensor.Binary(BinaryKind.Mul, x, y);
    public static Tensor operator *(ResourceVariable x, Tensor y) => Tensor.Binary(BinaryKind.Mul, x, y);

    public static Tensor operator >(ResourceVariable x, Tensor y) => Tensor.Binary(BinaryKind.Greater, x, y);

    public static Tensor operator <(ResourceVariable x, Tensor y) => Tensor.Binary(BinaryKind.Less, x, y);
}
