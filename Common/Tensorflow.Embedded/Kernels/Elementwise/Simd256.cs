using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>256 bits of <typeparamref name="T"/>.</summary>
internal readonly struct Simd256<T>(Vector256<T> v) : ISimd<Simd256<T>, T>
    where T : unmanaged
{
    public readonly Vector256<T> V = v;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    public static Simd256<T> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Create(NumberKind<T>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Create(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Load(ref readonly T source, nint index) => new(Vector256.LoadUnsafe(in source, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd256<T> value, ref T target, nint index) => value.V.StoreUnsafe(ref target, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator +(Simd256<T> x, Simd256<T> y) => new(x.V + y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator -(Simd256<T> x, Simd256<T> y) => new(x.V - y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator *(Simd256<T> x, Simd256<T> y) => new(x.V * y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator /(Simd256<T> x, Simd256<T> y) => new(x.V / y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator -(Simd256<T> x) => new(-x.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator &(Simd256<T> x, Simd256<T> y) => new(x.V & y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator |(Simd256<T> x, Simd256<T> y) => new(x.V | y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator ^(Simd256<T> x, Simd256<T> y) => new(x.V ^ y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator ~(Simd256<T> x) => new(~x.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Sqrt(Simd256<T> x) => new(Vector256.Sqrt(x.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Abs(Simd256<T> x) => new(Vector256.Abs(x.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Floor(Simd256<T> x) => typeof(T) == typeof(float) ? new(Vector256.Floor(x.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector256.Floor(x.V.AsDouble()).As<double, T>()) : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Ceiling(Simd256<T> x) => typeof(T) == typeof(float) ? new(Vector256.Ceiling(x.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector256.Ceiling(x.V.AsDouble()).As<double, T>()) : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Truncate(Simd256<T> x) => typeof(T) == typeof(float) ? new(Vector256.Truncate(x.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector256.Truncate(x.V.AsDouble()).As<double, T>()) : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Round(Simd256<T> x) => typeof(T) == typeof(float) ? new(Vector256.Round(x.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector256.Round(x.V.AsDouble()).As<double, T>()) : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Max(Simd256<T> x, Simd256<T> y) => new(Vector256.Max(x.V, y.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Min(Simd256<T> x, Simd256<T> y) => new(Vector256.Min(x.V, y.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> MultiplyAdd(Simd256<T> x, Simd256<T> y, Simd256<T> z) => typeof(T) == typeof(float)
        ? new(Vector256.MultiplyAddEstimate(x.V.AsSingle(), y.V.AsSingle(), z.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double)
            ? new(Vector256.MultiplyAddEstimate(x.V.AsDouble(), y.V.AsDouble(), z.V.AsDouble()).As<double, T>())
            : (x * y) + z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> LessThan(Simd256<T> x, Simd256<T> y) => new(Vector256.LessThan(x.V, y.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Equal(Simd256<T> x, Simd256<T> y) => new(Vector256.Equals(x.V, y.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Select(Simd256<T> mask, Simd256<T> whenSet, Simd256<T> whenClear) =>
        new(Vector256.ConditionalSelect(mask.V, whenSet.V, whenClear.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> AddBits(Simd256<T> x, Simd256<T> y) => typeof(T) == typeof(float)
        ? new((x.V.AsInt32() + y.V.AsInt32()).As<int, T>())
        : new((x.V.AsInt64() + y.V.AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> SubtractBits(Simd256<T> x, Simd256<T> y) => typeof(T) == typeof(float)
        ? new((x.V.AsInt32() - y.V.AsInt32()).As<int, T>())
        : new((x.V.AsInt64() - y.V.AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> ShiftLeftBits(Simd256<T> x, int count) => typeof(T) == typeof(float)
        ? new(Vector256.ShiftLeft(x.V.AsInt32(), count).As<int, T>())
        : new(Vector256.ShiftLeft(x.V.AsInt64(), count).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> ShiftRightBits(Simd256<T> x, int count) => typeof(T) == typeof(float)
        ? new(Vector256.ShiftRightLogical(x.V.AsInt32(), count).As<int, T>())
        : new(Vector256.ShiftRightLogical(x.V.AsInt64(), count).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> ConvertBitsToFloat(Simd256<T> x) => new(Vector256.ConvertToSingle(x.V.AsInt32()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> ExpDouble(Simd256<T> x) => new(Vector256.Exp(x.V.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> LogDouble(Simd256<T> x) => new(Vector256.Log(x.V.AsDouble()).As<double, T>());
}
