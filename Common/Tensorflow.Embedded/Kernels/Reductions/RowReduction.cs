using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// Reduction of consecutive elements to one. Always four accumulators of 256 bits over blocks that are joined pairwise: the order of a sum depends on its length alone,
/// not on the machine's widest vector.
/// </summary>
internal static class RowReduction
{
    private const int Block = 2048;

    public static T Run<TOp, T>(ref T x, int n)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged => n < Ranges.ParallelElements ? Here<TOp, T>(ref x, n) : ByAll<TOp, T>(ref x, n);

    /// <summary>The same tree, its leaves by all threads.</summary>
    private static unsafe T ByAll<TOp, T>(ref T x, int n)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        var count = (n + Block - 1) / Block;
        var leaves = ArrayPool<T>.Shared.Rent(count);
        fixed (T* px = &x, to = leaves) Ranges.For(count, n, 1, new Leaves<TOp, T>(px, n, to));
        var result = Join<TOp, T>(leaves, n);
        ArrayPool<T>.Shared.Return(leaves);
        return result;
    }

    private static T Join<TOp, T>(ReadOnlySpan<T> leaves, int n)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        if (n <= Block) return leaves[0];
        var left = Left(n);
        return Combine<TOp, T>(Join<TOp, T>(leaves, left), Join<TOp, T>(leaves[(left / Block)..], n - left));
    }

    // A multiple of the block, so that all leaves but the last are whole.
    private static int Left(int n) => ((n / 2) + Block - 1) / Block * Block;

    private static T Here<TOp, T>(ref T x, int n)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        if (n <= Block) return Leaf<TOp, T>(ref x, n);
        var left = Left(n);
        return Combine<TOp, T>(Here<TOp, T>(ref x, left), Here<TOp, T>(ref Unsafe.Add(ref x, left), n - left));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static T Leaf<TOp, T>(ref T x, int n)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        var w = Simd256<T>.Count;
        if (n < w) return Scalars<TOp, T>(ref x, 0, n, TOp.Identity);
        nint i;
        Simd256<T> a;
        if (n < 4 * w)
        {
            a = Load<TOp, T>(ref x, 0);
            i = w;
        }
        else
        {
            a = Load<TOp, T>(ref x, 0);
            var b = Load<TOp, T>(ref x, w);
            var c = Load<TOp, T>(ref x, 2 * w);
            var d = Load<TOp, T>(ref x, 3 * w);
            for (i = 4 * w; i <= n - (4 * w); i += 4 * w)
            {
                a = TOp.Combine(a, Load<TOp, T>(ref x, i));
                b = TOp.Combine(b, Load<TOp, T>(ref x, i + w));
                c = TOp.Combine(c, Load<TOp, T>(ref x, i + (2 * w)));
                d = TOp.Combine(d, Load<TOp, T>(ref x, i + (3 * w)));
            }
            a = TOp.Combine(TOp.Combine(a, b), TOp.Combine(c, d));
        }
        for (; i <= n - w; i += w) a = TOp.Combine(a, Load<TOp, T>(ref x, i));
        return Scalars<TOp, T>(ref x, i, n, Fold<TOp, T>(a.V));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Simd256<T> Load<TOp, T>(ref T x, nint i)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        var v = Simd256<T>.Load(ref x, i);
        return TOp.Map(v, v, v);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Scalars<TOp, T>(ref T x, nint i, int n, T start)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        var a = Simd128<T>.Create(start);
        for (; i < n; i++)
        {
            var v = Simd128<T>.Create(Unsafe.Add(ref x, i));
            a = TOp.Combine(a, TOp.Map(v, v, v));
        }
        return a.V.ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Combine<TOp, T>(T x, T y)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged => TOp.Combine(Simd128<T>.Create(x), Simd128<T>.Create(y)).V.ToScalar();

    /// <summary>All lanes, halves on halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Fold<TOp, T>(Vector256<T> v)
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        var a = TOp.Combine(new Simd128<T>(v.GetLower()), new Simd128<T>(v.GetUpper()));
        a = TOp.Combine(a, new(Vector128.Shuffle(a.V.AsInt64(), Vector128.Create(1L, 0)).As<long, T>()));
        if (Unsafe.SizeOf<T>() <= 4) a = TOp.Combine(a, new(Vector128.Shuffle(a.V.AsInt32(), Vector128.Create(1, 0, 3, 2)).As<int, T>()));
        if (Unsafe.SizeOf<T>() <= 2) a = TOp.Combine(a, new(Vector128.ShiftRightLogical(a.V.AsInt32(), 16).As<int, T>()));
        if (Unsafe.SizeOf<T>() == 1) a = TOp.Combine(a, new(Vector128.ShiftRightLogical(a.V.AsInt16(), 8).As<short, T>()));
        return a.V.ToScalar();
    }

    private readonly unsafe struct Leaves<TOp, T>(T* x, int n, T* leaves) : IRangeWork
        where TOp : struct, IReduceOp<T>
        where T : unmanaged
    {
        public void Run(nint from, nint to)
        {
            for (var i = from; i < to; i++) leaves[i] = Leaf<TOp, T>(ref x[i * Block], (int)Math.Min(Block, n - (i * Block)));
        }
    }
}
