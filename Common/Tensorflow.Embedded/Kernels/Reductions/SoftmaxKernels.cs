using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>Softmax and its losses over the rows of a matrix (rows, classes), each row less its largest element, as TensorFlow computes them.</summary>
internal static class SoftmaxKernels
{
    /// <summary>exp(x - max) / sum; y may be x.</summary>
    public static unsafe void Softmax<T>(ReadOnlySpan<T> x, int classes, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        var rows = Rows(x.Length, y.Length, classes);
        if (x.Length < Ranges.ParallelElements)
        {
            SoftmaxHere(x, rows, classes, y);
            return;
        }
        fixed (T* px = x, py = y) Ranges.For(rows, x.Length, 1, new SoftmaxWork<T>(px, classes, py));
    }

    private static void SoftmaxHere<T>(ReadOnlySpan<T> x, int rows, int classes, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        for (nint i = 0; i < rows; i++)
        {
            ref var source = ref Unsafe.Add(ref x0, i * classes);
            ref var target = ref Unsafe.Add(ref y0, i * classes);
            Elementwise.Map(new ExpLessOp<T>(Max(ref source, classes)), ref source, ref target, classes);
            Elementwise.Map(new DivideOp<T>(Sum(ref target, classes)), ref target, ref target, classes);
        }
    }

    /// <summary>x - max - log(sum(exp(x - max))); y may be x.</summary>
    public static unsafe void LogSoftmax<T>(ReadOnlySpan<T> x, int classes, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        var rows = Rows(x.Length, y.Length, classes);
        if (x.Length < Ranges.ParallelElements)
        {
            LogSoftmaxHere(x, rows, classes, y);
            return;
        }
        fixed (T* px = x, py = y) Ranges.For(rows, x.Length, 1, new LogSoftmaxWork<T>(px, classes, py));
    }

    private static void LogSoftmaxHere<T>(ReadOnlySpan<T> x, int rows, int classes, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        T[]? rented = null;
        var scratch = classes <= 256 ? stackalloc T[classes] : (rented = ArrayPool<T>.Shared.Rent(classes)).AsSpan(0, classes);
        ref var e = ref MemoryMarshal.GetReference(scratch);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        for (nint i = 0; i < rows; i++)
        {
            ref var target = ref Unsafe.Add(ref y0, i * classes);
            var logSum = Shift(ref Unsafe.Add(ref x0, i * classes), ref target, ref e, classes, out _);
            Elementwise.Map(new LessOp<T>(logSum), ref target, ref target, classes);
        }
        if (rented is not null) ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>
    /// loss (rows) = sum(labels * (log(sum) - (logits - max))), backprop (rows, classes) = softmax - labels. backprop is neither operand.
    /// </summary>
    public static void SoftmaxCrossEntropyWithLogits<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> labels, int classes, Span<T> loss, Span<T> backprop)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        Elementwise.CheckLengths(labels.Length, logits.Length);
        var rows = Rows(logits.Length, backprop.Length, classes);
        Elementwise.CheckLengths(loss.Length, rows);
        T[]? rented = null;
        var scratch = classes <= 256 ? stackalloc T[classes] : (rented = ArrayPool<T>.Shared.Rent(classes)).AsSpan(0, classes);
        ref var e = ref MemoryMarshal.GetReference(scratch);
        ref var logits0 = ref MemoryMarshal.GetReference(logits);
        ref var labels0 = ref MemoryMarshal.GetReference(labels);
        ref var backprop0 = ref MemoryMarshal.GetReference(backprop);
        for (nint i = 0; i < rows; i++)
        {
            ref var target = ref Unsafe.Add(ref backprop0, i * classes);
            ref var label = ref Unsafe.Add(ref labels0, i * classes);
            var logSum = Shift(ref Unsafe.Add(ref logits0, i * classes), ref target, ref e, classes, out var sum);
            Elementwise.VectorVector(new LossOp<T>(logSum), ref label, ref target, ref target, classes);
            loss[(int)i] = Sum(ref target, classes);
            Elementwise.VectorVector(new BackpropOp<T>(sum), ref e, ref label, ref target, classes);
        }
        if (rented is not null) ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>The same with one class per row; a label outside [0, classes) is an <see cref="InvalidArgumentError"/>. TIndex: int or long.</summary>
    public static void SparseSoftmaxCrossEntropyWithLogits<T, TIndex>(
        ReadOnlySpan<T> logits, ReadOnlySpan<TIndex> labels, int classes, Span<T> loss, Span<T> backprop)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        where TIndex : unmanaged, IBinaryInteger<TIndex>
    {
        var rows = Rows(logits.Length, backprop.Length, classes);
        Elementwise.CheckLengths(labels.Length, rows);
        Elementwise.CheckLengths(loss.Length, rows);
        foreach (var label in labels)
        {
            var value = long.CreateTruncating(label);
            if (value < 0 || value >= classes)
                throw new InvalidArgumentError($"Received a label value of {value} which is outside the valid range of [0, {classes}).");
        }
        T[]? rented = null;
        var scratch = classes <= 256 ? stackalloc T[classes] : (rented = ArrayPool<T>.Shared.Rent(classes)).AsSpan(0, classes);
        ref var e = ref MemoryMarshal.GetReference(scratch);
        ref var logits0 = ref MemoryMarshal.GetReference(logits);
        ref var backprop0 = ref MemoryMarshal.GetReference(backprop);
        for (nint i = 0; i < rows; i++)
        {
            ref var target = ref Unsafe.Add(ref backprop0, i * classes);
            var logSum = Shift(ref Unsafe.Add(ref logits0, i * classes), ref target, ref e, classes, out var sum);
            ref var own = ref Unsafe.Add(ref target, int.CreateTruncating(labels[(int)i]));
            loss[(int)i] = logSum - own;
            Elementwise.Map(new DivideOp<T>(sum), ref e, ref target, classes);
            own -= T.One;
        }
        if (rented is not null) ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>shifted = x - max, e = exp(shifted); the sum of e and its logarithm.</summary>
    private static T Shift<T>(ref T x, ref T shifted, ref T e, int n, out T sum)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        Elementwise.Map(new LessOp<T>(Max(ref x, n)), ref x, ref shifted, n);
        Elementwise.Map(default(ExpOp<T>), ref shifted, ref e, n);
        sum = Sum(ref e, n);
        return T.Log(sum);
    }

    private static T Max<T>(ref T x, int n)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> => RowReduction.Run<MaximumOp<T>, T>(ref x, n);

    private static T Sum<T>(ref T x, int n)
        where T : unmanaged, INumber<T> => RowReduction.Run<SumOp<T>, T>(ref x, n);

    private static int Rows(int length, int resultLength, int classes)
    {
        Elementwise.CheckLengths(length, resultLength);
        if (length == 0) return 0;
        if (classes <= 0 || length % classes != 0) throw new ArgumentException($"{length} elements are not rows of {classes} classes.");
        return length / classes;
    }

    private readonly unsafe struct SoftmaxWork<T>(T* x, int classes, T* y) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        public void Run(nint from, nint to)
        {
            var rows = (int)(to - from);
            SoftmaxHere(new ReadOnlySpan<T>(x + (from * classes), rows * classes), rows, classes, new Span<T>(y + (from * classes), rows * classes));
        }
    }

    private readonly unsafe struct LogSoftmaxWork<T>(T* x, int classes, T* y) : IRangeWork
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        public void Run(nint from, nint to)
        {
            var rows = (int)(to - from);
            LogSoftmaxHere(new ReadOnlySpan<T>(x + (from * classes), rows * classes), rows, classes, new Span<T>(y + (from * classes), rows * classes));
        }
    }

    private readonly struct ExpOp<T> : IUnaryOp<T>
        where T : unmanaged, INumberBase<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => VectorMath.Exp<TV, T>(x);
    }

    private readonly struct ExpLessOp<T>(T max) : IUnaryOp<T>
        where T : unmanaged, INumberBase<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => VectorMath.Exp<TV, T>(x - TV.Create(max));
    }

    private readonly struct LessOp<T>(T y) : IUnaryOp<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => x - TV.Create(y);
    }

    private readonly struct DivideOp<T>(T y) : IUnaryOp<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV x)
            where TV : struct, ISimd<TV, T> => x / TV.Create(y);
    }

    private readonly struct LossOp<T>(T logSum) : IBinaryOp<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV label, TV shifted)
            where TV : struct, ISimd<TV, T> => label * (TV.Create(logSum) - shifted);
    }

    private readonly struct BackpropOp<T>(T sum) : IBinaryOp<T>
        where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TV Invoke<TV>(TV e, TV label)
            where TV : struct, ISimd<TV, T> => (e / TV.Create(sum)) - label;
    }
}
