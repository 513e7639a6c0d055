namespace Labs.TensorTypes;

/// <summary>A bfloat16: the upper half of a float's bits. Never changes; any number of threads may use it.</summary>
/// <param name="Bits">Sign, 8 bits of exponent, 7 of mantissa.</param>
public readonly record struct BFloat16(ushort Bits)
{
    /// <summary>The same number; every bfloat16 is a float.</summary>
    public static implicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value.Bits << 16);

    /// <summary>The nearest bfloat16, of two as near the even one.</summary>
    public static explicit operator BFloat16(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        // A NaN stays one, whatever its lower bits are.
        if (float.IsNaN(value)) return new BFloat16((ushort)((bits >> 16) | 0x40));
        return new BFloat16((ushort)((bits + 0x7fff + ((bits >> 16) & 1)) >> 16));
    }

    /// <summary>The same number.</summary>
    public float ToSingle() => this;

    /// <inheritdoc cref="op_Explicit(float)"/>
    public static BFloat16 FromSingle(float value) => (BFloat16)value;

    /// <inheritdoc/>
    public override string ToString() => ((float)this).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
