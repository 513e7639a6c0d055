using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>Batch normalisation of the columns of a matrix (rows, columns). gamma and beta may be empty: 1 and 0.</summary>
internal static class BatchNormKernels
{
    /// <summary>Mean and biased variance of each column, as tf.nn.moments over axis 0: the mean first, then the mean squared distance to it.</summary>
    public static void Moments<T>(ReadOnlySpan<T> x, Span<T> mean, Span<T> variance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var columns = mean.Length;
        var rows = Rows(x.Length, columns);
        Elementwise.CheckLengths(variance.Length, columns);
        var n = T.CreateTruncating(rows);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var mean0 = ref MemoryMarshal.GetReference(mean);
        ref var variance0 = ref MemoryMarshal.GetReference(variance);
        if (rows == 0)
        {
            mean.Fill(T.NaN);
            variance.Fill(T.NaN);
            return;
        }
        ColumnReduction.Run<SumOp<T>, T>(ref x0, ref x0, ref x0, rows, columns, ref mean0);
        for (var j = 0; j < columns; j++) mean[j] /= n;
        ColumnReduction.Run<SquaredDistanceOp<T>, T>(ref x0, ref x0, ref mean0, rows, columns, ref variance0);
        for (var j = 0; j < columns; j++) variance[j] /= n;
    }

    /// <summary>
    /// f = gamma / sqrt(variance + epsilon), and y = x * f + (beta - mean * f), as tf.nn.batch_normalization, or, <paramref name="centred"/>, y = (x - mean) * f + beta, as TensorFlow's fused kernel;
    /// y may be x.
    /// </summary>
    public static unsafe void Normalize<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> mean, ReadOnlySpan<T> variance, ReadOnlySpan<T> gamma, ReadOnlySpan<T> beta, T epsilon, Span<T> y, bool centred = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.CheckLengths(x.Length, y.Length);
        var columns = mean.Length;
        var rows = Rows(x.Length, columns);
        var rented = ArrayPool<T>.Shared.Rent(2 * columns);
        var factor = rented.AsSpan(0, columns);
        var offset = rented.AsSpan(columns, columns);
        for (var j = 0; j < columns; j++)
        {
            var f = T.One / T.Sqrt(variance[j] + epsilon);
            if (gamma.Length > 0) f *= gamma[j];
            factor[j] = f;
            offset[j] = (beta.Length > 0 ? beta[j] : T.Zero) - (centred ? T.Zero : mean[j] * f);
        }
        fixed (T* px = x, py = y, f0 = factor, o0 = offset, m0 = mean)
        {
            if (centred) Ranges.For(rows, x.Length, 1, new CentreRows<T>(px, m0, f0, o0, py, columns));
            else Ranges.For(rows, x.Length, 1, new ScaleRows<T>(px, f0, o0, py, columns));
        }
        ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>
    /// Gradients of <see cref="Normalize{T}"/> with the moments of x itself: dbeta = sum(dy), dgamma = sum(dy * xhat),
    /// dx = gamma / sqrt(variance + epsilon) * (dy - dbeta / rows - xhat * dgamma / rows). dgamma and dbeta are always written; dx may be dy.
    /// </summary>
    public static unsafe void Gradient<T>(
        ReadOnlySpan<T> dy, ReadOnlySpan<T> x, ReadOnlySpan<T> mean, ReadOnlySpan<T> variance, ReadOnlySpan<T> gamma, T epsilon,
        Span<T> dx, Span<T> dgamma, Span<T> dbeta)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.CheckLengths(dx.Length, x.Length);
        var columns = mean.Length;
        var rows = Sums(dy, x, mean, dgamma, dbeta);
        if (rows == 0) return;
        // dx = a * (dy - c) + b * (x - mean): the differences first, since what is left of them is small.
        var rented = ArrayPool<T>.Shared.Rent(3 * columns);
        var a = rented.AsSpan(0, columns);
        var b = rented.AsSpan(columns, columns);
        var c = rented.AsSpan(2 * columns, columns);
        var n = T.CreateTruncating(rows);
        for (var j = 0; j < columns; j++)
        {
            var inverse = T.One / T.Sqrt(variance[j] + epsilon);
            dgamma[j] *= inverse;
            a[j] = gamma.Length > 0 ? gamma[j] * inverse : inverse;
            b[j] = -a[j] * inverse * dgamma[j] / n;
            c[j] = dbeta[j] / n;
        }
        fixed (T* pdy = dy, px = x, pdx = dx, coefficients = rented, pMean = mean)
            Ranges.For(rows, x.Length, 1, new GradientRows<T>(pdy, px, coefficients, pMean, pdx, columns));
        ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>Gradients of <see cref="Normalize{T}"/> with moments that do not depend on x: dbeta and dgamma as <see cref="Gradient{T}"/> has them, dx = gamma / sqrt(variance + epsilon) * dy. dx may be dy.</summary>
    public static unsafe void FrozenGradient<T>(
        ReadOnlySpan<T> dy, ReadOnlySpan<T> x, ReadOnlySpan<T> mean, ReadOnlySpan<T> variance, ReadOnlySpan<T> gamma, T epsilon,
        Span<T> dx, Span<T> dgamma, Span<T> dbeta)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.CheckLengths(dx.Length, x.Length);
        var columns = mean.Length;
        var rows = Sums(dy, x, mean, dgamma, dbeta);
        if (rows == 0) return;
        var rented = ArrayPool<T>.Shared.Rent(2 * columns);
        var factor = rented.AsSpan(0, columns);
        rented.AsSpan(columns, columns).Clear();
        for (var j = 0; j < columns; j++)
        {
            var inverse = T.One / T.Sqrt(variance[j] + epsilon);
            dgamma[j] *= inverse;
            factor[j] = gamma.Length > 0 ? gamma[j] * inverse : inverse;
        }
        fixed (T* pdy = dy, pdx = dx, f0 = rented)
            Ranges.For(rows, x.Length, 1, new ScaleRows<T>(pdy, f0, f0 + columns, pdx, columns));
        ArrayPool<T>.Shared.Return(rented);
    }

    // dbeta = sum(dy), dgamma = sum(dy * (x - mean)), over the rows, whose number is returned.
    private static int Sums<T>(ReadOnlySpan<T> dy, ReadOnlySpan<T> x, ReadOnlySpan<T> mean, Span<T> dgamma, Span<T> dbeta)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Elementwise.CheckLengths(dy.Length, x.Length);
        var rows = Rows(x.Length, mean.Length);
        if (rows == 0)
        {
            dgamma.Clear();
            dbeta.Clear();
            return 0;
        }
        ref var dy0 = ref MemoryMarshal.GetReference(dy);
        ColumnReduction.Run<SumOp<T>, T>(ref dy0, ref dy0, ref dy0, rows, mean.Length, ref MemoryMarshal.GetReference(dbeta));
        ColumnReduction.Run<ProductWithDistanceOp<T>, T>(
            ref MemoryMarshal.GetReference(x), ref dy0, ref MemoryMarshal.GetReference(mean), rows, mean.Length, ref MemoryMarshal.GetReference(dgamma));
        return rows;
    }

    private readonly unsafe struct ScaleRows<T>(T* x, T* factor, T* offset, T* y, int columns) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(nint from, nint to)
        {
            for (var i = from; i < to; i++) ScaleRow(ref x[i * columns], new(factor, columns), new(offset, columns), ref y[i * columns]);
        }
    }

    private readonly unsafe struct CentreRows<T>(T* x, T* mean, T* factor, T* offset, T* y, int columns) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(nint from, nint to)
        {
            for (var i = from; i < to; i++) CentreRow(ref x[i * columns], new(mean, columns), new(factor, columns), new(offset, columns), ref y[i * columns]);
        }
    }

    private readonly unsafe struct GradientRows<T>(T* dy, T* x, T* coefficients, T* mean, T* dx, int columns) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(nint from, nint to)
        {
            ReadOnlySpan<T> a = new(coefficients, columns), b = new(coefficients + columns, columns), c = new(coefficients + (2 * columns), columns);
            for (var i = from; i < to; i++) GradientRow(ref dy[i * columns], ref x[i * columns], a, b, c, new(mean, columns), ref dx[i * columns]);
        }
    }

    private static void ScaleRow<T>(ref T x, ReadOnlySpan<T> factor, ReadOnlySpan<T> offset, ref T y)
        where T : unmanaged, INumber<T>
    {
        ref var f = ref MemoryMarshal.GetReference(factor);
        ref var o = ref MemoryMarshal.GetReference(offset);
        nint j = 0;
        for (; j <= factor.Length - Simd256<T>.Count; j += Simd256<T>.Count)
            Simd256<T>.Store((Simd256<T>.Load(ref x, j) * Simd256<T>.Load(ref f, j)) + Simd256<T>.Load(ref o, j), ref y, j);
        for (; j < factor.Length; j++) Unsafe.Add(ref y, j) = (Unsafe.Add(ref x, j) * Unsafe.Add(ref f, j)) + Unsafe.Add(ref o, j);
    }

    private static void CentreRow<T>(ref T x, ReadOnlySpan<T> mean, ReadOnlySpan<T> factor, ReadOnlySpan<T> offset, ref T y)
        where T : unmanaged, INumber<T>
    {
        ref var m = ref MemoryMarshal.GetReference(mean);
        ref var f = ref MemoryMarshal.GetReference(factor);
        ref var o = ref MemoryMarshal.GetReference(offset);
        nint j = 0;
        for (; j <= factor.Length - Simd256<T>.Count; j += Simd256<T>.Count)
            Simd256<T>.Store(((Simd256<T>.Load(ref x, j) - Simd256<T>.Load(ref m, j)) * Simd256<T>.Load(ref f, j)) + Simd256<T>.Load(ref o, j), ref y, j);
        for (; j < factor.Length; j++) Unsafe.Add(ref y, j) = ((Unsafe.Add(ref x, j) - Unsafe.Add(ref m, j)) * Unsafe.Add(ref f, j)) + Unsafe.Add(ref o, j);
    }

    private static void GradientRow<T>(ref T dy, ref T x, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, ReadOnlySpan<T> mean, ref T dx)
        where T : unmanaged, INumber<T>
    {
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var b0 = ref MemoryMarshal.GetReference(b);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        ref var mean0 = ref MemoryMarshal.GetReference(mean);
        nint j = 0;
        for (; j <= a.Length - Simd256<T>.Count; j += Simd256<T>.Count)
        {
            var value = ((Simd256<T>.Load(ref dy, j) - Simd256<T>.Load(ref c0, j)) * Simd256<T>.Load(ref a0, j))
                + ((Simd256<T>.Load(ref x, j) - Simd256<T>.Load(ref mean0, j)) * Simd256<T>.Load(ref b0, j));
            Simd256<T>.Store(value, ref dx, j);
        }
        for (; j < a.Length; j++)
        {
            Unsafe.Add(ref dx, j) = ((Unsafe.Add(ref dy, j) - Unsafe.Add(ref c0, j)) * Unsafe.Add(ref a0, j))
                + ((Unsafe.Add(ref x, j) - Unsafe.Add(ref mean0, j)) * Unsafe.Add(ref b0, j));
        }
    }

    private static int Rows(int length, int columns)
    {
        if (columns == 0 ? length != 0 : length % columns != 0) throw new ArgumentException($"{length} elements are not rows of {columns}.");
        return columns == 0 ? 0 : length / columns;
    }

    private readonly struct SquaredDistanceOp<T> : IReduceOp<T>
        where T : unmanaged, INumber<T>
    {
        public static T Identity => default;

        public static bool HasParameter => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TV Combine<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => x + y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TV Map<TV>(TV x, TV y, TV p)
            where TV : struct, ISimd<TV, T>
        {
            var d = x - p;
            return d * d;
        }
    }

    /// <summary>y * (x - p).</summary>
    private readonly struct ProductWithDistanceOp<T> : IReduceOp<T>
        where T : unmanaged, INumber<T>
    {
        public static T Identity => default;

        public static bool HasSecond => true;

        public static bool HasParameter => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TV Combine<TV>(TV x, TV y)
            where TV : struct, ISimd<TV, T> => x + y;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TV Map<TV>(TV x, TV y, TV p)
            where TV : struct, ISimd<TV, T> => y * (x - p);
    }
}
