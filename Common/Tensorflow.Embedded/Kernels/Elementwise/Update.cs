using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>One pass over gradient, variable and slots.</summary>
internal static class Update
{
    // Pieces for threads begin on cache lines and hold whole vectors.
    private const int Alignment = 64;

    public static unsafe void Run<TOp, T>(TOp op, ReadOnlySpan<T> g, Span<T> var, Span<T> a = default, Span<T> b = default, Span<T> c = default)
        where TOp : struct, IUpdateOp<T>
        where T : unmanaged
    {
        Elementwise.CheckLengths(g.Length, var.Length);
        if (TOp.Slots > 0) Elementwise.CheckLengths(a.Length, var.Length);
        if (TOp.Slots > 1) Elementwise.CheckLengths(b.Length, var.Length);
        if (TOp.Slots > 2) Elementwise.CheckLengths(c.Length, var.Length);
        fixed (T* g0 = g, var0 = var, a0 = a, b0 = b, c0 = c)
            Ranges.For(var.Length, var.Length, Alignment, new Work<TOp, T>(op, g0, var0, a0, b0, c0));
    }

    private readonly unsafe struct Work<TOp, T>(TOp op, T* g, T* var, T* a, T* b, T* c) : IRangeWork
        where TOp : struct, IUpdateOp<T>
        where T : unmanaged
    {
        public void Run(nint from, nint to)
        {
            ref var a0 = ref Unsafe.AsRef<T>(a);
            ref var b0 = ref Unsafe.AsRef<T>(b);
            ref var c0 = ref Unsafe.AsRef<T>(c);
            var i = from;
            var n = (int)to;
            if (Vector512.IsHardwareAccelerated) i = Loop<TOp, T, Simd512<T>>(op, ref *g, ref *var, ref a0, ref b0, ref c0, i, n);
            if (Vector256.IsHardwareAccelerated) i = Loop<TOp, T, Simd256<T>>(op, ref *g, ref *var, ref a0, ref b0, ref c0, i, n);
            i = Loop<TOp, T, Simd128<T>>(op, ref *g, ref *var, ref a0, ref b0, ref c0, i, n);
            Lanes(op, ref *g, ref *var, ref a0, ref b0, ref c0, i, n);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static nint Loop<TOp, T, TV>(TOp op, ref T g, ref T var, ref T a, ref T b, ref T c, nint i, int n)
        where TOp : struct, IUpdateOp<T>
        where T : unmanaged
        where TV : struct, ISimd<TV, T>
    {
        for (; i <= n - TV.Count; i += TV.Count)
        {
            var v = TV.Load(ref var, i);
            var s = TOp.Slots > 0 ? TV.Load(ref a, i) : default;
            var t = TOp.Slots > 1 ? TV.Load(ref b, i) : default;
            var u = TOp.Slots > 2 ? TV.Load(ref c, i) : default;
            op.Invoke(TV.Load(ref g, i), ref v, ref s, ref t, ref u);
            TV.Store(v, ref var, i);
            if (TOp.Slots > 0) TV.Store(s, ref a, i);
            if (TOp.Slots > 1) TV.Store(t, ref b, i);
            if (TOp.Slots > 2) TV.Store(u, ref c, i);
        }
        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Lanes<TOp, T>(TOp op, ref T g, ref T var, ref T a, ref T b, ref T c, nint i, int n)
        where TOp : struct, IUpdateOp<T>
        where T : unmanaged
    {
        for (; i < n; i++)
        {
            var v = Simd128<T>.Create(Unsafe.Add(ref var, i));
            var s = TOp.Slots > 0 ? Simd128<T>.Create(Unsafe.Add(ref a, i)) : default;
            var t = TOp.Slots > 1 ? Simd128<T>.Create(Unsafe.Add(ref b, i)) : default;
            var u = TOp.Slots > 2 ? Simd128<T>.Create(Unsafe.Add(ref c, i)) : default;
            op.Invoke(Simd128<T>.Create(Unsafe.Add(ref g, i)), ref v, ref s, ref t, ref u);
            Unsafe.Add(ref var, i) = v.V.ToScalar();
            if (TOp.Slots > 0) Unsafe.Add(ref a, i) = s.V.ToScalar();
            if (TOp.Slots > 1) Unsafe.Add(ref b, i) = t.V.ToScalar();
            if (TOp.Slots > 2) Unsafe.Add(ref c, i) = u.V.ToScalar();
        }
    }
}
