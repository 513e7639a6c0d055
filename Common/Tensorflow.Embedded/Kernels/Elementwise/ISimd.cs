namespace Tensorflow.Kernels;

/// <summary>
/// A vector of <typeparamref name="T"/> of any width, so that each operation is written once and compiled for 128, 256 and 512 bits.
/// A single element goes through one lane of <see cref="Simd128{T}"/>: a result does not depend on where in a span an element stands.
/// </summary>
internal interface ISimd<TSelf, T>
    where TSelf : struct, ISimd<TSelf, T>
    where T : unmanaged
{
    static abstract int Count { get; }

    /// <summary>The number 1 in every lane.</summary>
    static abstract TSelf One { get; }

    static abstract TSelf operator +(TSelf x, TSelf y);

    static abstract TSelf operator -(TSelf x, TSelf y);

    static abstract TSelf operator *(TSelf x, TSelf y);

    static abstract TSelf operator /(TSelf x, TSelf y);

    static abstract TSelf operator -(TSelf x);

    static abstract TSelf operator &(TSelf x, TSelf y);

    static abstract TSelf operator |(TSelf x, TSelf y);

    static abstract TSelf operator ^(TSelf x, TSelf y);

    static abstract TSelf operator ~(TSelf x);

    static abstract TSelf Create(T value);

    static abstract TSelf Load(ref readonly T source, nint index);

    static abstract void Store(TSelf value, ref T target, nint index);

    static abstract TSelf Sqrt(TSelf x);

    static abstract TSelf Abs(TSelf x);

    static abstract TSelf Floor(TSelf x);

    static abstract TSelf Ceiling(TSelf x);

    static abstract TSelf Truncate(TSelf x);

    /// <summary>Half to even.</summary>
    static abstract TSelf Round(TSelf x);

    /// <summary>NaN where either is NaN.</summary>
    static abstract TSelf Max(TSelf x, TSelf y);

    /// <summary>NaN where either is NaN.</summary>
    static abstract TSelf Min(TSelf x, TSelf y);

    /// <summary>x * y + z, fused where the hardware does that.</summary>
    static abstract TSelf MultiplyAdd(TSelf x, TSelf y, TSelf z);

    static abstract TSelf LessThan(TSelf x, TSelf y);

    static abstract TSelf Equal(TSelf x, TSelf y);

    static abstract TSelf Select(TSelf mask, TSelf whenSet, TSelf whenClear);

    /// <summary>Adds the bits as integers of the element's size.</summary>
    static abstract TSelf AddBits(TSelf x, TSelf y);

    static abstract TSelf SubtractBits(TSelf x, TSelf y);

    static abstract TSelf ShiftLeftBits(TSelf x, int count);

    static abstract TSelf ShiftRightBits(TSelf x, int count);

    /// <summary>Integers of the element's size, given as bits, as floating-point numbers. float32 only.</summary>
    static abstract TSelf ConvertBitsToFloat(TSelf x);

    /// <summary>For float64; float32 has its own in <see cref="VectorMath"/>.</summary>
    static abstract TSelf ExpDouble(TSelf x);

    static abstract TSelf LogDouble(TSelf x);
}
