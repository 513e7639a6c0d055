using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// TensorFlow's Cast on x86: integers keep their low bits; a float is truncated to int32 (int64 for uint32, int64, uint64) and then keeps the low bits, where what does not
/// fit, infinities and NaN included, is the smallest integer; anything that is not 0 is true.
/// </summary>
internal static class CastKernels
{
    public static unsafe void Cast<TIn, TOut>(ReadOnlySpan<TIn> x, Span<TOut> y)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        Elementwise.CheckLengths(x.Length, y.Length);
        fixed (TIn* px = x)
        fixed (TOut* py = y)
            Ranges.For(x.Length, x.Length, 64, new Work<TIn, TOut>(px, py));
    }

    private static void Here<TIn, TOut>(ReadOnlySpan<TIn> x, Span<TOut> y)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (typeof(TIn) == typeof(TOut)) MemoryMarshal.Cast<TIn, TOut>(x).CopyTo(y);
        else if (typeof(TIn) == typeof(float) && typeof(TOut) == typeof(int)) SingleToInt32(MemoryMarshal.Cast<TIn, float>(x), MemoryMarshal.Cast<TOut, int>(y));
        else if (typeof(TIn) == typeof(byte) && typeof(TOut) == typeof(float)) ByteToSingle(MemoryMarshal.Cast<TIn, byte>(x), MemoryMarshal.Cast<TOut, float>(y));
        else if (typeof(TIn) == typeof(bool) && typeof(TOut) == typeof(float)) ByteToSingle(MemoryMarshal.Cast<TIn, byte>(x), MemoryMarshal.Cast<TOut, float>(y));
        else if (typeof(TIn) == typeof(int) && typeof(TOut) == typeof(float)) Int32ToSingle(MemoryMarshal.Cast<TIn, int>(x), MemoryMarshal.Cast<TOut, float>(y));
        else if (typeof(TIn) == typeof(double) && typeof(TOut) == typeof(float)) DoubleToSingle(MemoryMarshal.Cast<TIn, double>(x), MemoryMarshal.Cast<TOut, float>(y));
        else Each(x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Each<TIn, TOut>(ReadOnlySpan<TIn> x, Span<TOut> y)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        for (var i = 0; i < x.Length; i++) y[i] = To<TIn, TOut>(x[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TOut To<TIn, TOut>(TIn x)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (typeof(TIn) == typeof(bool)) return FromInteger<byte, TOut>(Unsafe.BitCast<TIn, byte>(x));
        if (typeof(TIn) == typeof(byte)) return FromInteger<byte, TOut>((byte)(object)x);
        if (typeof(TIn) == typeof(sbyte)) return FromInteger<sbyte, TOut>((sbyte)(object)x);
        if (typeof(TIn) == typeof(short)) return FromInteger<short, TOut>((short)(object)x);
        if (typeof(TIn) == typeof(ushort)) return FromInteger<ushort, TOut>((ushort)(object)x);
        if (typeof(TIn) == typeof(int)) return FromInteger<int, TOut>((int)(object)x);
        if (typeof(TIn) == typeof(uint)) return FromInteger<uint, TOut>((uint)(object)x);
        if (typeof(TIn) == typeof(long)) return FromInteger<long, TOut>((long)(object)x);
        if (typeof(TIn) == typeof(ulong)) return FromInteger<ulong, TOut>((ulong)(object)x);
        if (typeof(TIn) == typeof(float)) return typeof(TOut) == typeof(double) ? (TOut)(object)(double)(float)(object)x : FromFloat<TOut>((float)(object)x);
        if (typeof(TIn) == typeof(double)) return typeof(TOut) == typeof(float) ? (TOut)(object)(float)(double)(object)x : FromFloat<TOut>((double)(object)x);
        throw new NotSupportedException($"Cast from {typeof(TIn)} to {typeof(TOut)}.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TOut FromInteger<TIn, TOut>(TIn x)
        where TIn : unmanaged, IBinaryInteger<TIn>
        where TOut : unmanaged
    {
        if (typeof(TOut) == typeof(bool)) return (TOut)(object)(x != TIn.Zero);
        if (typeof(TOut) == typeof(byte)) return (TOut)(object)byte.CreateTruncating(x);
        if (typeof(TOut) == typeof(sbyte)) return (TOut)(object)sbyte.CreateTruncating(x);
        if (typeof(TOut) == typeof(short)) return (TOut)(object)short.CreateTruncating(x);
        if (typeof(TOut) == typeof(ushort)) return (TOut)(object)ushort.CreateTruncating(x);
        if (typeof(TOut) == typeof(int)) return (TOut)(object)int.CreateTruncating(x);
        if (typeof(TOut) == typeof(uint)) return (TOut)(object)uint.CreateTruncating(x);
        if (typeof(TOut) == typeof(long)) return (TOut)(object)long.CreateTruncating(x);
        if (typeof(TOut) == typeof(ulong)) return (TOut)(object)ulong.CreateTruncating(x);
        if (typeof(TOut) == typeof(float)) return (TOut)(object)float.CreateTruncating(x);
        if (typeof(TOut) == typeof(double)) return (TOut)(object)double.CreateTruncating(x);
        throw new NotSupportedException($"Cast from {typeof(TIn)} to {typeof(TOut)}.");
    }

    /// <summary>From a float of either width, which float64 holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TOut FromFloat<TOut>(double x)
        where TOut : unmanaged
    {
        if (typeof(TOut) == typeof(bool)) return (TOut)(object)(x != 0);
        if (typeof(TOut) == typeof(long)) return (TOut)(object)Int64(x);
        if (typeof(TOut) == typeof(uint)) return (TOut)(object)(uint)Int64(x);
        if (typeof(TOut) == typeof(ulong))
            return (TOut)(object)(x is >= 9223372036854775808.0 and < 18446744073709551616.0 ? (ulong)x : (ulong)Int64(x));
        return FromInteger<int, TOut>(Int32(x));
    }

    private static int Int32(double x) => x is > -2147483649.0 and < 2147483648.0 ? (int)x : int.MinValue;

    private static long Int64(double x) => x is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (long)x : long.MinValue;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SingleToInt32(ReadOnlySpan<float> x, Span<int> y)
    {
        ref var source = ref MemoryMarshal.GetReference(x);
        ref var target = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= x.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var v = Vector256.LoadUnsafe(ref source, (nuint)i);
            // The conversion saturates; what is too large, and NaN, is the smallest integer too.
            var fits = Vector256.LessThan(v, Vector256.Create(2147483648f)).AsInt32();
            Vector256.ConditionalSelect(fits, Vector256.ConvertToInt32(v), Vector256.Create(int.MinValue)).StoreUnsafe(ref target, (nuint)i);
        }
        for (; i < x.Length; i++) y[i] = Int32(x[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Int32ToSingle(ReadOnlySpan<int> x, Span<float> y)
    {
        ref var source = ref MemoryMarshal.GetReference(x);
        ref var target = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= x.Length - Vector256<int>.Count; i += Vector256<int>.Count)
            Vector256.ConvertToSingle(Vector256.LoadUnsafe(ref source, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        for (; i < x.Length; i++) y[i] = x[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void DoubleToSingle(ReadOnlySpan<double> x, Span<float> y)
    {
        ref var source = ref MemoryMarshal.GetReference(x);
        ref var target = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= x.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            Vector256.Narrow(Vector256.LoadUnsafe(ref source, (nuint)i), Vector256.LoadUnsafe(ref source, (nuint)(i + Vector256<double>.Count)))
                .StoreUnsafe(ref target, (nuint)i);
        }
        for (; i < x.Length; i++) y[i] = (float)x[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ByteToSingle(ReadOnlySpan<byte> x, Span<float> y)
    {
        ref var source = ref MemoryMarshal.GetReference(x);
        ref var target = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= x.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var (first, second) = Vector256.Widen(Vector256.WidenLower(Vector128.LoadUnsafe(ref source, (nuint)i).ToVector256Unsafe()));
            Vector256.ConvertToSingle(first.AsInt32()).StoreUnsafe(ref target, (nuint)i);
            Vector256.ConvertToSingle(second.AsInt32()).StoreUnsafe(ref target, (nuint)(i + Vector256<float>.Count));
        }
        for (; i < x.Length; i++) y[i] = x[i];
    }

    private readonly unsafe struct Work<TIn, TOut>(TIn* x, TOut* y) : IRangeWork
        where TIn : unmanaged
        where TOut : unmanaged
    {
        public void Run(nint from, nint to) => Here(new ReadOnlySpan<TIn>(x + from, (int)(to - from)), new Span<TOut>(y + from, (int)(to - from)));
    }
}
