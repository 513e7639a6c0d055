using Tensorflow.Ops;

namespace Tensorflow.NumPy;

/// <summary><c>np.linalg</c>.</summary>
public class LinearAlgebraImpl
{
    /// <summary>x that brings a x nearest to b.</summary>
    /// <param name="a">(m, n), of full rank.</param>
    /// <param name="b">(m,) or (m, k).</param>
    /// <param name="rcond">Has no effect: small singular values are not left out.</param>
    /// <returns>(n,) or (n, k).</returns>
    /// <exception cref="InvalidArgumentError">A matrix of rank 2 is no a, or its rows are not b's.</exception>
    public NDArray lstsq(NDArray a, NDArray b, string rcond = "warn")
    {
        if (a.ndim != 2 || b.ndim is not (1 or 2) || b.Dimensions[0] != a.Dimensions[0])
            throw new InvalidArgumentError($"lstsq: expected a of shape (m, n) and b of (m,) or (m, k), got {a.Dimensions} and {b.Dimensions}.");
        var (matrix, right) = (Fraction(a), Fraction(b));
        // By a = q r: r x = q' b; of a flat one from a' = q r: x = q (r')^-1 b.
        var isTall = a.Dimensions[0] >= a.Dimensions[1];
        var columns = b.ndim == 1 ? Primitives.ExpandDims(right, 1) : right;
        var qr = Primitives.Qr(isTall ? matrix : Primitives.Transpose(matrix, [1, 0]), fullMatrices: false);
        var inverse = Primitives.MatrixInverse(qr[1], adjoint: !isTall);
        var x = isTall ? Primitives.MatMul(inverse, Primitives.MatMul(qr[0], columns, transposeA: true)) : Primitives.MatMul(qr[0], Primitives.MatMul(inverse, columns));
        return new NDArray(b.ndim == 1 ? Primitives.Squeeze(x, [1]) : x);
    }

    /// <summary>The square root of the sum of the squares.</summary>
    /// <param name="a">Of any rank; whole numbers are taken in float64.</param>
    /// <param name="axis">Along which; null: of all elements.</param>
    public NDArray norm(NDArray a, Axis? axis = null) => new(Primitives.Sqrt(Primitives.Sum(Primitives.Square(Fraction(a)), axis?.axis, keepDims: false)));

    private static Tensor Fraction(NDArray x) => x.dtype.IsFloating() ? x : Primitives.Cast(x, TF_DataType.TF_DOUBLE);
}
