namespace Tensorflow.NumPy;

public partial class NDArray
{
    /// <summary>lhs + rhs, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator +(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Add, lhs, rhs));

    /// <summary>lhs - rhs, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator -(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Sub, lhs, rhs));

    /// <summary>lhs * rhs, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator *(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Mul, lhs, rhs));

    /// <summary>lhs / rhs, integers to floating point numbers, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator /(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Div, lhs, rhs));

    /// <summary>The remainder of lhs / rhs rounded down, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator %(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Mod, lhs, rhs));

    /// <summary>lhs > rhs: bool, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator >(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Greater, lhs, rhs));

    /// <summary>lhs &lt; rhs: bool, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator <(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Less, lhs, rhs));

    /// <summary>lhs == rhs: bool, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator ==(NDArray lhs, NDArray rhs) => Compare(BinaryKind.Equal, lhs, rhs);

    /// <summary>lhs != rhs: bool, elementwise with broadcasting. Where the dtypes differ, in the one that NumPy promotes them to.</summary>
    /// <exception cref="InvalidArgumentError">The shapes do not broadcast.</exception>
    public static NDArray operator !=(NDArray lhs, NDArray rhs) => Compare(BinaryKind.NotEqual, lhs, rhs);

    /// <summary>-lhs, elementwise.</summary>
    public static NDArray operator -(NDArray lhs) => new(Negate(lhs));

    // A comparison with null asks whether there is an array, not what is in it.
    static NDArray Compare(BinaryKind kind, NDArray lhs, NDArray rhs) =>
        lhs is null || rhs is null ? new(ReferenceEquals(lhs, rhs) == (kind == BinaryKind.Equal)) : new(Binary(kind, lhs, rhs));
}
