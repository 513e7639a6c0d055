using Tensorflow.Ops;

namespace Tensorflow.NumPy;

public partial class NDArray
{
    /// <summary>lhs + rhs, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator +(NDArray lhs, NDArray rhs) => new(Binary(AddV2Op.Op, lhs, rhs));

    /// <summary>lhs - rhs, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator -(NDArray lhs, NDArray rhs) => new(Binary(SubOp.Op, lhs, rhs));

    /// <summary>lhs * rhs, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator *(NDArray lhs, NDArray rhs) => new(Binary(MulOp.Op, lhs, rhs));

    /// <summary>lhs / rhs, integers to floating point numbers, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator /(NDArray lhs, NDArray rhs) => new(Divide(lhs, rhs));

    /// <summary>The remainder of lhs / rhs rounded down, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator %(NDArray lhs, NDArray rhs) => new(Binary(FloorModOp.Op, lhs, rhs));

    /// <summary>lhs > rhs: bool, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator >(NDArray lhs, NDArray rhs) => new(Binary(GreaterOp.Op, lhs, rhs));

    /// <summary>lhs &lt; rhs: bool, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator <(NDArray lhs, NDArray rhs) => new(Binary(LessOp.Op, lhs, rhs));

    /// <summary>lhs == rhs: bool, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator ==(NDArray lhs, NDArray rhs) => Compare(EqualOp.Op, lhs, rhs);

    /// <summary>lhs != rhs: bool, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator !=(NDArray lhs, NDArray rhs) => Compare(NotEqualOp.Op, lhs, rhs);

    /// <summary>-lhs, elementwise.</summary>
    public static NDArray operator -(NDArray lhs) => new(Negate(lhs));

    // A comparison with null asks whether there is an array, not what is in it.
    static NDArray Compare(BinaryOp op, NDArray lhs, NDArray rhs) =>
        lhs is null || rhs is null ? new(ReferenceEquals(lhs, rhs) == (op is EqualOp)) : new(Binary(op, lhs, rhs));
}
