using System.Numerics;

namespace Labs.TensorTypes;

/// <summary>A complex64: two float32. Never changes; any number of threads may use it.</summary>
/// <param name="Real">The real part.</param>
/// <param name="Imaginary">The imaginary part.</param>
public readonly record struct Complex64(float Real, float Imaginary)
{
    /// <summary>The same number in double precision.</summary>
    public static implicit operator Complex(Complex64 value) => new(value.Real, value.Imaginary);

    /// <summary>The nearest complex64.</summary>
    public static explicit operator Complex64(Complex value) => new((float)value.Real, (float)value.Imaginary);

    /// <summary>The same number in double precision.</summary>
    public Complex ToComplex() => this;

    /// <inheritdoc cref="op_Explicit(Complex)"/>
    public static Complex64 FromComplex(Complex value) => (Complex64)value;
}
