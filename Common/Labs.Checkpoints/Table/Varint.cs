namespace Labs.Checkpoints.Table;

/// <summary>Base-128 integers, seven bits a byte, lowest first.</summary>
internal static class Varint
{
    public static void Write(List<byte> target, ulong value)
    {
        for (; value >= 0x80; value >>= 7) target.Add((byte)(value | 0x80));
        target.Add((byte)value);
    }

    /// <summary>Reads one integer and moves <paramref name="position"/> behind it; false where the bytes end, it has more than 64 bits or is longer than it need be.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, ref int position, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && position < bytes.Length; shift += 7)
        {
            var next = bytes[position++];
            if (shift == 63 && next > 1) return false;
            value |= (ulong)(next & 0x7f) << shift;
            // A last byte of zero would be a longer form of the same number, which no writer makes.
            if (next < 0x80) return next != 0 || shift == 0;
        }
        return false;
    }

    /// <summary>As <see cref="TryRead(ReadOnlySpan{byte}, ref int, out ulong)"/>, for lengths: false above int's largest value too.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, ref int position, out int value)
    {
        var read = TryRead(bytes, ref position, out ulong wide) && wide <= int.MaxValue;
        value = read ? (int)wide : 0;
        return read;
    }
}
