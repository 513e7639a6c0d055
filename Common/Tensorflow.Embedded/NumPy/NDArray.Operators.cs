namespace Tensorflow.NumPy;

public partial class NDArray
{
    public static NDArray operator +(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Add, lhs, rhs));

    public static NDArray operator -(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Sub, lhs, rhs));

    public static NDArray operator *(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Mul, lhs, rhs));

    public static NDArray operator /(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Div, lhs, rhs));

    public static NDArray operator %(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Mod, lhs, rhs));

    public static NDArray operator >(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Greater, lhs, rhs));

    public static NDArray operator <(NDArray lhs, NDArray rhs) => new(Binary(BinaryKind.Less, lhs, rhs));

    public static NDArray operator ==(NDArray lhs, NDArray rhs) => Compare(BinaryKind.Equal, lhs, rhs);

    public static NDArray operator !=(NDArray lhs, NDArray rhs) => Compare(BinaryKind.NotEqual, lhs, rhs);

    public static NDArray operator -(NDArray lhs) => new(Negate(lhs));

    // A comparison with null asks whether there is an array, not what is in it.
    static NDArray Compare(BinaryKind kind, NDArray lhs, NDArray rhs) =>
        lhs is null || rhs is null ? new(ReferenceEquals(lhs, rhs) == (kind == BinaryKind.Equal)) : new(Binary(kind, lhs, rhs));
}
