using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>128 bits of <typeparamref name="T"/>.</summary>
internal readonly struct Simd128<T>(Vector128<T> v) : ISimd<Simd128<T>, T>
    where T : unmanaged
{
    public readonly Vector128<T> V = v;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    public static Simd128<T> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Create(NumberKind<T>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Create(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Load(ref readonly T source, nint index) => new(Vector128.LoadUnsafe(in source, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd128<T> value, ref T target, nint index) => value.V.StoreUnsafe(ref target, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator +(Simd128<T> x, Simd128<T> y) => new(x.V + y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator -(Simd128<T> x, Simd128<T> y) => new(x.V - y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator *(Simd128<T> x, Simd128<T> y) => new(x.V * y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator /(Simd128<T> x, Simd128<T> y) => new(x.V / y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator -(Simd128<T> x) => new(-x.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator &(Simd128<T> x, Simd128<T> y) => new(x.V & y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator |(Simd128<T> x, Simd128<T> y) => new(x.V | y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator ^(Simd128<T> x, Simd128<T> y) => new(x.V ^ y.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator ~(Simd128<T> x) => new(~x.V);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Sqrt(Simd128<T> x) => new(Vector128.Sqrt(x.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Abs(Simd128<T> x) => new(Vector128.Abs(x.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Floor(Simd128<T> x) => typeof(T) == typeof(float) ? new(Vector128.Floor(x.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector128.Floor(x.V.AsDouble()).As<double, T>()) : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Ceiling(Simd128<T> x) => typeof(T) == typeof(float) ? new(Vector128.Ceiling(x.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector128.Ceiling(x.V.AsDouble()).As<double, T>()) : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Truncate(Simd128<T> x) => typeof(T) == typeof(float) ? new(Vector128.Truncate(x.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector128.Truncate(x.V.AsDouble()).As<double, T>()) : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Round(Simd128<T> x) => typeof(T) == typeof(float) ? new(Vector128.Round(x.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector128.Round(x.V.AsDouble()).As<double, T>()) : x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Max(Simd128<T> x, Simd128<T> y) => new(Vector128.Max(x.V, y.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Min(Simd128<T> x, Simd128<T> y) => new(Vector128.Min(x.V, y.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> MultiplyAdd(Simd128<T> x, Simd128<T> y, Simd128<T> z) => typeof(T) == typeof(float)
        ? new(Vector128.MultiplyAddEstimate(x.V.AsSingle(), y.V.AsSingle(), z.V.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double)
            ? new(Vector128.MultiplyAddEstimate(x.V.AsDouble(), y.V.AsDouble(), z.V.AsDouble()).As<double, T>())
            : (x * y) + z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> LessThan(Simd128<T> x, Simd128<T> y) => new(Vector128.LessThan(x.V, y.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Equal(Simd128<T> x, Simd128<T> y) => new(Vector128.Equals(x.V, y.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Select(Simd128<T> mask, Simd128<T> whenSet, Simd128<T> whenClear) =>
        new(Vector128.ConditionalSelect(mask.V, whenSet.V, whenClear.V));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> AddBits(Simd128<T> x, Simd128<T> y) => typeof(T) == typeof(float)
        ? new((x.V.AsInt32() + y.V.AsInt32()).As<int, T>())
        : new((x.V.AsInt64() + y.V.AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> SubtractBits(Simd128<T> x, Simd128<T> y) => typeof(T) == typeof(float)
        ? new((x.V.AsInt32() - y.V.AsInt32()).As<int, T>())
        : new((x.V.AsInt64() - y.V.AsInt64()).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> ShiftLeftBits(Simd128<T> x, int count) => typeof(T) == typeof(float)
        ? new(Vector128.ShiftLeft(x.V.AsInt32(), count).As<int, T>())
        : new(Vector128.ShiftLeft(x.V.AsInt64(), count).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> ShiftRightBits(Simd128<T> x, int count) => typeof(T) == typeof(float)
        ? new(Vector128.ShiftRightLogical(x.V.AsInt32(), count).As<int, T>())
        : new(Vector128.ShiftRightLogical(x.V.AsInt64(), count).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> ConvertBitsToFloat(Simd128<T> x) => new(Vector128.ConvertToSingle(x.V.AsInt32()).As<float, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> ExpDouble(Simd128<T> x) => new(Vector128.Exp(x.V.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> LogDouble(Simd128<T> x) => new(Vector128.Log(x.V.AsDouble()).As<double, T>());
}
