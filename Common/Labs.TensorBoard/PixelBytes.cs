using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Labs.TensorBoard;

/// <summary>
/// Pixels of any number type as bytes, as <c>tf.image.convert_image_dtype(image, tf.uint8, saturate=True)</c> makes them: floating-point numbers between 0 and 1 times 255.5, cut off;
/// integers of a type's whole range from 0 to its largest number, of which the upper eight bits stay. NaN is black.
/// </summary>
internal static class PixelBytes
{
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is no type of pixels.</exception>
    public static ReadOnlySpan<byte> Of<T>(ReadOnlySpan<T> pixels)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(byte)) return MemoryMarshal.AsBytes(pixels);
        var bytes = new byte[pixels.Length];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = Of(pixels[i]);
        return bytes;
    }

    private static byte Of<T>(T pixel)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(float)) return Saturate(Unsafe.BitCast<T, float>(pixel) * 255.5f);
        if (typeof(T) == typeof(double)) return Saturate(Unsafe.BitCast<T, double>(pixel) * 255.5);
        if (typeof(T) == typeof(Half)) return Saturate((double)(Unsafe.BitCast<T, Half>(pixel) * (Half)255.5f));
        if (typeof(T) == typeof(sbyte)) return (byte)(Math.Max(0, (int)Unsafe.BitCast<T, sbyte>(pixel)) << 1);
        if (typeof(T) == typeof(short)) return (byte)(Math.Max(0, (int)Unsafe.BitCast<T, short>(pixel)) >> 7);
        if (typeof(T) == typeof(ushort)) return (byte)(Unsafe.BitCast<T, ushort>(pixel) >> 8);
        if (typeof(T) == typeof(int)) return (byte)(Math.Max(0, Unsafe.BitCast<T, int>(pixel)) >> 23);
        if (typeof(T) == typeof(uint)) return (byte)(Unsafe.BitCast<T, uint>(pixel) >> 24);
        if (typeof(T) == typeof(long)) return (byte)(Math.Max(0, Unsafe.BitCast<T, long>(pixel)) >> 55);
        if (typeof(T) == typeof(ulong)) return (byte)(Unsafe.BitCast<T, ulong>(pixel) >> 56);
        throw new ArgumentException($"pixels are {typeof(T).Name}; float, double, Half or an integer of 8 to 64 bits is expected");
    }

    // NaN is not above 0 either.
    private static byte Saturate(double scaled) => scaled > 0 ? (byte)Math.Min(255, scaled) : (byte)0;
}
