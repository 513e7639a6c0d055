using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Tensorflow.Kernels;

/// <summary>
/// One element of <typeparamref name="T"/>, with the bits that a lane of the vectors has. float32, unlike vectors, is compiled ahead of time, and so serves <see cref="Start"/>;
/// the other types go through one lane of <see cref="Simd128{T}"/>.
/// </summary>
internal readonly struct SimdScalar<T>(T v) : ISimd<SimdScalar<T>, T>
    where T : unmanaged
{
    // As Vector128.MultiplyAddEstimate decides.
    private static readonly bool Fuses = Fma.IsSupported || AdvSimd.IsSupported;

    public readonly T V = v;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }

    private float Single
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<T, float>(V);
    }

    private int Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.BitCast<T, int>(V);
    }

    private Simd128<T> Lane
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Simd128<T>.Create(V);
    }

    public static SimdScalar<T> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Create(NumberKind<T>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Create(T value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Load(ref readonly T source, nint index) => new(Unsafe.Add(ref Unsafe.AsRef(in source), index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(SimdScalar<T> value, ref T target, nint index) => Unsafe.Add(ref target, index) = value.V;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator +(SimdScalar<T> x, SimdScalar<T> y) => typeof(T) == typeof(float) ? Of(x.Single + y.Single) : Of(x.Lane + y.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator -(SimdScalar<T> x, SimdScalar<T> y) => typeof(T) == typeof(float) ? Of(x.Single - y.Single) : Of(x.Lane - y.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator *(SimdScalar<T> x, SimdScalar<T> y) => typeof(T) == typeof(float) ? Of(x.Single * y.Single) : Of(x.Lane * y.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator /(SimdScalar<T> x, SimdScalar<T> y) => typeof(T) == typeof(float) ? Of(x.Single / y.Single) : Of(x.Lane / y.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator -(SimdScalar<T> x) => typeof(T) == typeof(float) ? Of(-x.Single) : Of(-x.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator &(SimdScalar<T> x, SimdScalar<T> y) => typeof(T) == typeof(float) ? Of(x.Bits & y.Bits) : Of(x.Lane & y.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator |(SimdScalar<T> x, SimdScalar<T> y) => typeof(T) == typeof(float) ? Of(x.Bits | y.Bits) : Of(x.Lane | y.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator ^(SimdScalar<T> x, SimdScalar<T> y) => typeof(T) == typeof(float) ? Of(x.Bits ^ y.Bits) : Of(x.Lane ^ y.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> operator ~(SimdScalar<T> x) => typeof(T) == typeof(float) ? Of(~x.Bits) : Of(~x.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Sqrt(SimdScalar<T> x) => typeof(T) == typeof(float) ? Of(MathF.Sqrt(x.Single)) : Of(Simd128<T>.Sqrt(x.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Abs(SimdScalar<T> x) => typeof(T) == typeof(float) ? Of(MathF.Abs(x.Single)) : Of(Simd128<T>.Abs(x.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Floor(SimdScalar<T> x) => typeof(T) == typeof(float) ? Of(MathF.Floor(x.Single)) : Of(Simd128<T>.Floor(x.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Ceiling(SimdScalar<T> x) => typeof(T) == typeof(float) ? Of(MathF.Ceiling(x.Single)) : Of(Simd128<T>.Ceiling(x.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Truncate(SimdScalar<T> x) => typeof(T) == typeof(float) ? Of(MathF.Truncate(x.Single)) : Of(Simd128<T>.Truncate(x.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Round(SimdScalar<T> x) => typeof(T) == typeof(float) ? Of(MathF.Round(x.Single)) : Of(Simd128<T>.Round(x.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Max(SimdScalar<T> x, SimdScalar<T> y) => typeof(T) == typeof(float) ? Of(MathF.Max(x.Single, y.Single)) : Of(Simd128<T>.Max(x.Lane, y.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Min(SimdScalar<T> x, SimdScalar<T> y) => typeof(T) == typeof(float) ? Of(MathF.Min(x.Single, y.Single)) : Of(Simd128<T>.Min(x.Lane, y.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> MultiplyAdd(SimdScalar<T> x, SimdScalar<T> y, SimdScalar<T> z) => typeof(T) == typeof(float)
        ? Of(Fuses ? MathF.FusedMultiplyAdd(x.Single, y.Single, z.Single) : (x.Single * y.Single) + z.Single)
        : Of(Simd128<T>.MultiplyAdd(x.Lane, y.Lane, z.Lane));

    /// <summary>x * y + z of float32 or float64, rounded once on every machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> FusedMultiplyAdd(SimdScalar<T> x, SimdScalar<T> y, SimdScalar<T> z) => typeof(T) == typeof(float)
        ? Of(MathF.FusedMultiplyAdd(x.Single, y.Single, z.Single))
        : new(Unsafe.BitCast<double, T>(
            Math.FusedMultiplyAdd(Unsafe.BitCast<T, double>(x.V), Unsafe.BitCast<T, double>(y.V), Unsafe.BitCast<T, double>(z.V))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> LessThan(SimdScalar<T> x, SimdScalar<T> y) => typeof(T) == typeof(float) ? Mask(x.Single < y.Single) : Of(Simd128<T>.LessThan(x.Lane, y.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Equal(SimdScalar<T> x, SimdScalar<T> y) => typeof(T) == typeof(float) ? Mask(x.Single == y.Single) : Of(Simd128<T>.Equal(x.Lane, y.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> Select(SimdScalar<T> mask, SimdScalar<T> whenSet, SimdScalar<T> whenClear) => typeof(T) == typeof(float)
        ? Of((mask.Bits & whenSet.Bits) | (~mask.Bits & whenClear.Bits))
        : Of(Simd128<T>.Select(mask.Lane, whenSet.Lane, whenClear.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> AddBits(SimdScalar<T> x, SimdScalar<T> y) => typeof(T) == typeof(float) ? Of(unchecked(x.Bits + y.Bits)) : Of(Simd128<T>.AddBits(x.Lane, y.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> SubtractBits(SimdScalar<T> x, SimdScalar<T> y) => typeof(T) == typeof(float) ? Of(unchecked(x.Bits - y.Bits)) : Of(Simd128<T>.SubtractBits(x.Lane, y.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> ShiftLeftBits(SimdScalar<T> x, int count) => typeof(T) == typeof(float) ? Of(x.Bits << count) : Of(Simd128<T>.ShiftLeftBits(x.Lane, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> ShiftRightBits(SimdScalar<T> x, int count) => typeof(T) == typeof(float) ? Of(x.Bits >>> count) : Of(Simd128<T>.ShiftRightBits(x.Lane, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> ConvertBitsToFloat(SimdScalar<T> x) => Of((float)x.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> ExpDouble(SimdScalar<T> x) => Of(Simd128<T>.ExpDouble(x.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdScalar<T> LogDouble(SimdScalar<T> x) => Of(Simd128<T>.LogDouble(x.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SimdScalar<T> Of(float value) => new(Unsafe.BitCast<float, T>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SimdScalar<T> Of(int bits) => new(Unsafe.BitCast<int, T>(bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SimdScalar<T> Of(Simd128<T> lane) => new(lane.V.ToScalar());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static SimdScalar<T> Mask(bool set) => Of(set ? -1 : 0);
}
