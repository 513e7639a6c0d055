using Tensorflow.NumPy;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow;

public partial class tensorflow
{
    /// <summary>tf.linalg.</summary>
    public LinalgApi linalg { get; } = new();

    /// <summary>tf.linalg.</summary>
    public partial class LinalgApi
    {
        /// <summary>Products of the matrices in the last two axes.</summary>
        public Tensor batch_matmul(Tensor x, Tensor y, bool adj_x = false, bool adj_y = false, string? name = null) => Primitives.BatchMatMul(x, y, adj_x, adj_y);

        /// <summary>A matrix with the given diagonal.</summary>
        public Tensor diag(Tensor diagonal, string? name = null) => Primitives.Diag(diagonal);

        /// <summary>Sums of products in Einstein's notation: <c>ij,jk-&gt;ik</c> is a product of matrices. Letters name axes, <c>...</c> those in front that broadcast.</summary>
        /// <param name="equation">The operands' axes, an arrow and the result's; without the arrow the result has those that occur once, in alphabetical order.</param>
        /// <param name="inputs">The operands, of one dtype.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="ValueError">The equation cannot be read, or does not fit the operands.</exception>
        public Tensor einsum(string equation, Tensors inputs, string? name = null) => Einsum.Compute(equation, [.. inputs.Items]);

        /// <summary>The inverses of the matrices in the last two axes.</summary>
        /// <param name="input">(..., n, n), float32 or float64.</param>
        /// <param name="adjoint">Whether of their transposes.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="InvalidArgumentError">A matrix is singular.</exception>
        public Tensor inv(Tensor input, bool adjoint = false, string? name = null) => Primitives.MatrixInverse(input, adjoint);

        /// <summary>The x for which matrix x is closest to rhs in least squares; of several the shortest.</summary>
        /// <param name="matrix">(..., m, n) of full rank.</param>
        /// <param name="rhs">(..., m, k).</param>
        /// <param name="l2_regularizer">Times the square of x is added to what is minimised; null: 0.</param>
        /// <param name="fast">By the normal equations; else by the QR factorisation, for ill-conditioned matrices, without the regularizer.</param>
        /// <param name="name">Has no effect.</param>
        /// <returns>(..., n, k).</returns>
        /// <exception cref="InvalidArgumentError">The matrix has not full rank.</exception>
        public Tensor lstsq(Tensor matrix, Tensor rhs, NDArray? l2_regularizer = null, bool fast = true, string? name = null)
        {
            var isTall = matrix.Dimensions[-2] >= matrix.Dimensions[-1];
            if (!fast)
            {
                // matrix = q r, or its transpose is.
                var order = Enumerable.Range(0, matrix.ndim).ToArray();
                (order[^1], order[^2]) = (order[^2], order[^1]);
                var factors = Primitives.Qr(isTall ? matrix : Primitives.Transpose(matrix, order), fullMatrices: false);
                return isTall
                    ? Primitives.BatchMatMul(Primitives.MatrixInverse(factors[1], adjoint: false), Primitives.BatchMatMul(factors[0], rhs, true, false), false, false)
                    : Primitives.BatchMatMul(factors[0], Primitives.BatchMatMul(Primitives.MatrixInverse(factors[1], adjoint: true), rhs, false, false), false, false);
            }
            var gramian = Primitives.BatchMatMul(matrix, matrix, isTall, !isTall);
            if (l2_regularizer is not null)
                gramian = Primitives.Add(gramian, Primitives.Mul(Primitives.Cast(l2_regularizer, gramian.dtype), eye((int)gramian.Dimensions[-1], dtype: gramian.dtype)));
            var inverse = Primitives.MatrixInverse(gramian, adjoint: false);
            return isTall
                ? Primitives.BatchMatMul(inverse, Primitives.BatchMatMul(matrix, rhs, true, false), false, false)
                : Primitives.BatchMatMul(matrix, Primitives.BatchMatMul(inverse, rhs, false, false), true, false);
        }

        /// <summary>Each matrix of the last two axes as q r: orthonormal columns times an upper triangle.</summary>
        /// <param name="input">(..., m, n), float32 or float64.</param>
        /// <param name="full_matrices">Whether q is (..., m, m); else (..., m, min(m, n)).</param>
        /// <param name="name">Has no effect.</param>
        public Tensors qr(Tensor input, bool full_matrices = true, string? name = null) => new(Primitives.Qr(input, full_matrices));

        /// <summary>The identity matrix.</summary>
        /// <param name="num_rows">Rows.</param>
        /// <param name="num_columns">-1: as many as rows.</param>
        /// <param name="batch_shape">Repeats it in front.</param>
        /// <param name="dtype">Default float64, as TensorFlow.NET has it.</param>
        /// <param name="name">Has no effect.</param>
        public Tensor eye(int num_rows, int num_columns = -1, Shape? batch_shape = null, TF_DataType dtype = TF_DataType.TF_DOUBLE, string? name = null)
        {
            var columns = num_columns < 0 ? num_rows : num_columns;
            var rows = Primitives.OneHot(Primitives.Range(Scalars.Of(TF_DataType.TF_INT32, 0), Scalars.Of(TF_DataType.TF_INT32, num_rows), Scalars.Of(TF_DataType.TF_INT32, 1)),
                columns, Scalars.Of(dtype, 1), Scalars.Of(dtype, 0), -1);
            return batch_shape is null ? rows : Primitives.BroadcastTo(rows, Shape.Adopt([.. batch_shape.Span, num_rows, columns]));
        }

        /// <summary>The square root of the sum of all squares.</summary>
        public Tensor global_norm(Tensor[] t_list, string? name = null)
        {
            // clip_ops.py: from the halved sums of squares.
            var halves = Array.ConvertAll(t_list, Primitives.L2Loss);
            var sum = Primitives.Sum(Primitives.Pack(halves, 0), null, keepDims: false);
            return Primitives.Sqrt(Primitives.Mul(sum, Scalars.Of(sum.dtype, 2f)));
        }

        /// <summary>Each vector along an axis scaled to length 1.</summary>
        public Tensor l2_normalize(Tensor x, int axis = 0, float epsilon = 1E-12f, string? name = null)
        {
            var sums = Primitives.Sum(Primitives.Square(x), [axis], keepDims: true);
            return Primitives.Mul(x, Primitives.Rsqrt(Primitives.Maximum(sums, Scalars.Of(x.dtype, PythonNumber.Of(epsilon)))));
        }

        /// <summary>The matrix product over the last two axes; the axes before them broadcast. TensorFlow's MatMul or BatchMatMulV2.</summary>
        /// <exception cref="InvalidArgumentError">The inner sizes differ, or the dtypes.</exception>
        public Tensor matmul(Tensor a, Tensor b) => Binding.tf.matmul(a, b);

        /// <summary>A norm over some axes (null: all).</summary>
        /// <param name="a">Floating point.</param>
        /// <param name="ord">"euclidean" (or "fro"), "1" or "inf".</param>
        /// <param name="axis">Null: all.</param>
        /// <param name="name">Has no effect.</param>
        public Tensor norm(Tensor a, string ord = "euclidean", Axis? axis = null, string? name = null) => ord switch
        {
            "euclidean" or "fro" => Primitives.Sqrt(Primitives.Sum(Primitives.Square(a), Axes(axis), keepDims: false)),
            "1" => Primitives.Sum(Primitives.Abs(a), Axes(axis), keepDims: false),
            "inf" => Primitives.Max(Primitives.Abs(a), Axes(axis), keepDims: false),
            _ => throw new ValueError($"'ord' must be a supported vector norm, got {ord}; expected euclidean, fro, 1 or inf."),
        };

        /// <summary>The diagonal of a tensor of even rank.</summary>
        public Tensor tensor_diag_part(Tensor input, string? name = null) => Primitives.DiagPart(input);

        /// <summary>Sums of products over pairs of axes.</summary>
        /// <param name="x">First tensor.</param>
        /// <param name="y">Second tensor.</param>
        /// <param name="axes">A number n: the last n axes of the first with the first n of the second; or two rows of axes.</param>
        /// <param name="name">Has no effect.</param>
        public Tensor tensordot(Tensor x, Tensor y, NDArray axes, string? name = null) => TensorDot.Of(x, y, axes);
    }
}
