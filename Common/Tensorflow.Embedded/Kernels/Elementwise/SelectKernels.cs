using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>Choice by a condition.</summary>
internal static class SelectKernels
{
    /// <summary>z = condition ? x : y, the three broadcast to z's shape (SelectV2). Any element type.</summary>
    public static unsafe void SelectV2<T>(
        ReadOnlySpan<bool> condition, ReadOnlySpan<long> conditionShape, ReadOnlySpan<T> x, ReadOnlySpan<long> xShape,
        ReadOnlySpan<T> y, ReadOnlySpan<long> yShape, Span<T> z)
        where T : unmanaged
    {
        ref var c0 = ref MemoryMarshal.GetReference(condition);
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var z0 = ref MemoryMarshal.GetReference(z);
        var n = z.Length;
        var xAlike = x.Length == n && condition.Length == n && xShape.SequenceEqual(conditionShape);
        var yAlike = y.Length == n && condition.Length == n && yShape.SequenceEqual(conditionShape);
        if (n > 0 && (xAlike || x.Length == 1) && (yAlike || y.Length == 1) && condition.Length == n)
        {
            fixed (bool* pc = condition)
            fixed (T* px = x, py = y, pz = z)
                Ranges.For(n, n, 64, new Work<T>(pc, px, x.Length == 1 ? 0 : 1, py, y.Length == 1 ? 0 : 1, pz));
            return;
        }
        var rank = Math.Max(conditionShape.Length, Math.Max(xShape.Length, yShape.Length));
        Span<long> shape = stackalloc long[rank];
        Broadcast.Shape(xShape, yShape, conditionShape, shape);
        Span<long> cStep = stackalloc long[rank];
        Span<long> xStep = stackalloc long[rank];
        Span<long> yStep = stackalloc long[rank];
        Span<long> index = stackalloc long[rank];
        var total = Strides(conditionShape, shape, cStep);
        Strides(xShape, shape, xStep);
        Strides(yShape, shape, yStep);
        Elementwise.CheckLengths(checked((int)total), n);
        if (n == 0) return;
        index.Clear();
        var inner = rank == 0 ? 1 : (int)shape[rank - 1];
        nint ci = 0, xi = 0, yi = 0;
        for (nint zi = 0; zi < n; zi += inner)
        {
            Row(ref Unsafe.Add(ref c0, ci), rank == 0 ? 0 : (nint)cStep[rank - 1], ref Unsafe.Add(ref x0, xi), rank == 0 ? 0 : (nint)xStep[rank - 1],
                ref Unsafe.Add(ref y0, yi), rank == 0 ? 0 : (nint)yStep[rank - 1], ref Unsafe.Add(ref z0, zi), inner);
            for (var a = rank - 2; a >= 0; a--)
            {
                ci += (nint)cStep[a];
                xi += (nint)xStep[a];
                yi += (nint)yStep[a];
                if (++index[a] < shape[a]) break;
                ci -= (nint)(cStep[a] * shape[a]);
                xi -= (nint)(xStep[a] * shape[a]);
                yi -= (nint)(yStep[a] * shape[a]);
                index[a] = 0;
            }
        }
    }

    private readonly unsafe struct Work<T>(bool* c, T* x, nint xStep, T* y, nint yStep, T* z) : IRangeWork
        where T : unmanaged
    {
        public void Run(nint from, nint to) =>
            Row(ref c[from], 1, ref x[from * xStep], xStep, ref y[from * yStep], yStep, ref z[from], (int)(to - from));
    }

    private static void Row<T>(ref bool c, nint cStep, ref T x, nint xStep, ref T y, nint yStep, ref T z, int n)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() == sizeof(int))
            Bits(ref c, cStep, ref Unsafe.As<T, int>(ref x), xStep, ref Unsafe.As<T, int>(ref y), yStep, ref Unsafe.As<T, int>(ref z), n);
        else if (Unsafe.SizeOf<T>() == sizeof(long))
            Bits(ref c, cStep, ref Unsafe.As<T, long>(ref x), xStep, ref Unsafe.As<T, long>(ref y), yStep, ref Unsafe.As<T, long>(ref z), n);
        else
            for (nint i = 0; i < n; i++) Unsafe.Add(ref z, i) = Unsafe.Add(ref c, i * cStep) ? Unsafe.Add(ref x, i * xStep) : Unsafe.Add(ref y, i * yStep);
    }

    /// <summary>Without a jump, which conditions in no order make the processor guess wrong.</summary>
    private static void Bits<T>(ref bool c, nint cStep, ref T x, nint xStep, ref T y, nint yStep, ref T z, int n)
        where T : unmanaged, IBinaryInteger<T>
    {
        nint i = 0;
        if (cStep == 1)
        {
            // Sixteen conditions at a time.
            for (; i <= n - Vector128<byte>.Count; i += Vector128<byte>.Count)
            {
                var clear = Vector128.Equals(Vector128.LoadUnsafe(ref Unsafe.As<bool, byte>(ref c), (nuint)i), Vector128<byte>.Zero).AsSByte();
                var (first, second) = Vector128.Widen(clear);
                Eight(first, ref x, xStep, ref y, yStep, ref z, i);
                Eight(second, ref x, xStep, ref y, yStep, ref z, i + Vector128<short>.Count);
            }
        }
        for (; i < n; i++)
        {
            var mask = T.Zero - T.CreateTruncating(Unsafe.BitCast<bool, byte>(Unsafe.Add(ref c, i * cStep)));
            var other = Unsafe.Add(ref y, i * yStep);
            Unsafe.Add(ref z, i) = other ^ ((Unsafe.Add(ref x, i * xStep) ^ other) & mask);
        }
    }

    // Eight elements by masks that are all ones where y is chosen.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight<T>(Vector128<short> clear, ref T x, nint xStep, ref T y, nint yStep, ref T z, nint i)
        where T : unmanaged
    {
        var (first, second) = Vector128.Widen(clear);
        if (Unsafe.SizeOf<T>() == sizeof(int))
        {
            Choose(first.As<int, T>(), ref x, xStep, ref y, yStep, ref z, i);
            Choose(second.As<int, T>(), ref x, xStep, ref y, yStep, ref z, i + 4);
            return;
        }
        var (a, b) = Vector128.Widen(first);
        var (c, d) = Vector128.Widen(second);
        Choose(a.As<long, T>(), ref x, xStep, ref y, yStep, ref z, i);
        Choose(b.As<long, T>(), ref x, xStep, ref y, yStep, ref z, i + 2);
        Choose(c.As<long, T>(), ref x, xStep, ref y, yStep, ref z, i + 4);
        Choose(d.As<long, T>(), ref x, xStep, ref y, yStep, ref z, i + 6);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Choose<T>(Vector128<T> clear, ref T x, nint xStep, ref T y, nint yStep, ref T z, nint i)
        where T : unmanaged
    {
        var whenSet = xStep == 1 ? Vector128.LoadUnsafe(ref x, (nuint)i) : Vector128.Create(x);
        var whenClear = yStep == 1 ? Vector128.LoadUnsafe(ref y, (nuint)i) : Vector128.Create(y);
        Vector128.ConditionalSelect(clear, whenClear, whenSet).StoreUnsafe(ref z, (nuint)i);
    }

    /// <summary>An operand's step along each axis of the result, 0 where it is broadcast; returns the result's number of elements.</summary>
    private static long Strides(ReadOnlySpan<long> operand, ReadOnlySpan<long> shape, Span<long> step)
    {
        long stride = 1, total = 1;
        for (var i = shape.Length - 1; i >= 0; i--)
        {
            total *= shape[i];
            var j = i - (shape.Length - operand.Length);
            step[i] = j < 0 || operand[j] == 1 ? 0 : stride;
            if (j >= 0) stride *= operand[j];
        }
        return total;
    }
}
