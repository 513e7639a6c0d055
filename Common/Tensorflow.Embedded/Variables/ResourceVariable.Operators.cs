using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow;

// Exactly TensorFlow.NET's overloads, no more: operators that are ambiguous or use the handle's address there must not compile here.
// They read the value as the layers do: the program does not come to see it, so that it need not be copied before the variable is written to.
public partial class ResourceVariable
{
    /// <summary>x + y, of the variable's value, elementwise with broadcasting. Recorded by tapes as an operation on the variable.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator +(ResourceVariable x, ResourceVariable y) => Tensor.Binary(AddV2Op.Op, x.Read(), y.Read());
    /// <inheritdoc cref="operator +(ResourceVariable, ResourceVariable)"/>
    public static Tensor operator +(ResourceVariable x, double y) => Tensor.BinaryScalar(AddV2Op.Op, x.Read(), y);
    /// <inheritdoc cref="operator +(ResourceVariable, ResourceVariable)"/>
    public static Tensor operator +(ResourceVariable x, float y) => Tensor.BinaryScalar(AddV2Op.Op, x.Read(), y);
    /// <inheritdoc cref="operator +(ResourceVariable, ResourceVariable)"/>
    public static Tensor operator +(ResourceVariable x, int y) => Tensor.BinaryScalar(AddV2Op.Op, x.Read(), y);

    /// <summary>x - y, of the variable's value, elementwise with broadcasting. Recorded by tapes as an operation on the variable.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator -(ResourceVariable x, ResourceVariable y) => Tensor.Binary(SubOp.Op, x.Read(), y.Read());
    /// <inheritdoc cref="operator -(ResourceVariable, ResourceVariable)"/>
    public static Tensor operator -(ResourceVariable x, Tensor y) => Tensor.Binary(SubOp.Op, x.Read(), y);
    /// <inheritdoc cref="operator -(ResourceVariable, ResourceVariable)"/>
    public static Tensor operator -(ResourceVariable x, double y) => Tensor.BinaryScalar(SubOp.Op, x.Read(), y);
    /// <inheritdoc cref="operator -(ResourceVariable, ResourceVariable)"/>
    public static Tensor operator -(ResourceVariable x, float y) => Tensor.BinaryScalar(SubOp.Op, x.Read(), y);
    /// <inheritdoc cref="operator -(ResourceVariable, ResourceVariable)"/>
    public static Tensor operator -(ResourceVariable x, int y) => Tensor.BinaryScalar(SubOp.Op, x.Read(), y);

    /// <inheritdoc cref="operator *(ResourceVariable, ResourceVariable)"/>
    public static Tensor operator *(ResourceVariable x, NDArray y) => Tensor.Binary(MulOp.Op, x.Read(), y);
    /// <summary>x * y, of the variable's value, elementwise with broadcasting. Recorded by tapes as an operation on the variable.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator *(ResourceVariable x, ResourceVariable y) => Tensor.Binary(MulOp.Op, x.Read(), y.Read());
    /// <inheritdoc cref="operator *(ResourceVariable, ResourceVariable)"/>
    public static Tensor operator *(ResourceVariable x, Tensor y) => Tensor.Binary(MulOp.Op, x.Read(), y);

    /// <summary>x > y, of the variable's value, elementwise with broadcasting: bool.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator >(ResourceVariable x, Tensor y) => Tensor.Binary(GreaterOp.Op, x.Read(), y);

    /// <summary>x &lt; y, of the variable's value, elementwise with broadcasting: bool.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast, or the dtypes differ.</exception>
    public static Tensor operator <(ResourceVariable x, Tensor y) => Tensor.Binary(LessOp.Op, x.Read(), y);
}
