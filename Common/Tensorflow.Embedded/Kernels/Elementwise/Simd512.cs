using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>512 bits of <typeparamref name="T"/>.</summary>
internal readonly struct Simd512<T>(Vector512<T> v) : ISimd<Simd512<T>, T>
    where T : unmanaged
{
    public readonly Vector512<T> V = v;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    public static Simd512<T> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Create(NumberKind<T>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Create(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Load(ref readonly T source, nint index) => new(Vector512.LoadUnsafe(in source, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd512<T> value, ref T target, nint index) => value.V.StoreUnsafe(ref target, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator +(Simd512<T> x, Simd512<T> y) => new(x.V + y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator -(Simd512<T> x, Simd512<T> y) => new(x.V - y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator *(Simd512<T> x, Simd512<T> y) => new(x.V * y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator /(Simd512<T> x, Simd512<T> y) => new(x.V / y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator -(Simd512<T> x) => new(-x.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator &(Simd512<T> x, Simd512<T> y) => new(x.V & y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator |(Simd512<T> x, Simd512<T> y) => new(x.V | y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator ^(Simd512<T> x, Simd512<T> y) => new(x.V ^ y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator ~(Simd512<T> x) => new(~x.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Sqrt(Simd512<T> x) => new(Vector512.Sqrt(x.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Abs(Simd512<T> x) => new(Vector512.Abs(x.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Floor(Simd512<T> x) => typeof(T) == typeof(float) ? new(Vector512.Floor(x.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector512.Floor(x.V.AsDouble()).As<double, T>()) : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Ceiling(Simd512<T> x) => typeof(T) == typeof(float) ? new(Vector512.Ceiling(x.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector512.Ceiling(x.V.AsDouble()).As<double, T>()) : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Truncate(Simd512<T> x) => typeof(T) == typeof(float) ? new(Vector512.Truncate(x.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector512.Truncate(x.V.AsDouble()).As<double, T>()) : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Round(Simd512<T> x) => typeof(T) == typeof(float) ? new(Vector512.Round(x.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector512.Round(x.V.AsDouble()).As<double, T>()) : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Max(Simd512<T> x, Simd512<T> y) => new(Vector512.Max(x.V, y.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Min(Simd512<T> x, Simd512<T> y) => new(Vector512.Min(x.V, y.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> MultiplyAdd(Simd512<T> x, Simd512<T> y, Simd512<T> z) => typeof(T) == typeof(float)
        ? new(Vector512.MultiplyAddEstimate(x.V.AsSingle(), y.V.AsSingle(), z.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double)
            ? new(Vector512.MultiplyAddEstimate(x.V.AsDouble(), y.V.AsDouble(), z.V.AsDouble()).As<double, T>())
            : (x * y) + z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> LessThan(Simd512<T> x, Simd512<T> y) => new(Vector512.LessThan(x.V, y.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Equal(Simd512<T> x, Simd512<T> y) => new(Vector512.Equals(x.V, y.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Select(Simd512<T> mask, Simd512<T> whenSet, Simd512<T> whenClear) =>
        new(Vector512.ConditionalSelect(mask.V, whenSet.V, whenClear.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> AddBits(Simd512<T> x, Simd512<T> y) => typeof(T) == typeof(float)
        ? new((x.V.AsInt32() + y.V.AsInt32()).As<int, T>())
        : new((x.V.AsInt64() + y.V.AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> SubtractBits(Simd512<T> x, Simd512<T> y) => typeof(T) == typeof(float)
        ? new((x.V.AsInt32() - y.V.AsInt32()).As<int, T>())
        : new((x.V.AsInt64() - y.V.AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> ShiftLeftBits(Simd512<T> x, int count) => typeof(T) == typeof(float)
        ? new(Vector512.ShiftLeft(x.V.AsInt32(), count).As<int, T>())
        : new(Vector512.ShiftLeft(x.V.AsInt64(), count).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> ShiftRightBits(Simd512<T> x, int count) => typeof(T) == typeof(float)
        ? new(Vector512.ShiftRightLogical(x.V.AsInt32(), count).As<int, T>())
        : new(Vector512.ShiftRightLogical(x.V.AsInt64(), count).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> ConvertBitsToFloat(Simd512<T> x) => new(Vector512.ConvertToSingle(x.V.AsInt32()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> ExpDouble(Simd512<T> x) => new(Vector512.Exp(x.V.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> LogDouble(Simd512<T> x) => new(Vector512.Log(x.V.AsDouble()).As<double, T>());
}
