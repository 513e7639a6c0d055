using System.Buffers.Binary;
using Snappier;

namespace Labs.Checkpoints.Table;

/// <summary>
/// Reads a whole table of leveldb's format and checks all of it: the footer, every block's checksum, that blocks follow each other without gaps
/// (so that no byte of the file is unchecked), that keys ascend.
/// </summary>
internal static class TableReader
{
    /// <summary>All entries in the order of their keys.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such table; the message tells what is wrong where.</exception>
    public static List<(byte[] Key, ReadOnlyMemory<byte> Value)> Read(ReadOnlyMemory<byte> table)
    {
        if (table.Length < TableFormat.FooterSize)
            throw new InvalidDataException($"{table.Length} bytes found, at least {TableFormat.FooterSize} expected");
        var footerStart = table.Length - TableFormat.FooterSize;
        var footer = table.Span[footerStart..];
        var magic = BinaryPrimitives.ReadUInt64LittleEndian(footer[(TableFormat.FooterSize - sizeof(ulong))..]);
        if (magic != TableFormat.Magic)
            throw new InvalidDataException($"the last 8 bytes are 0x{magic:x16}, 0x{TableFormat.Magic:x16} expected (no table, or cut short)");

        var handles = footer[..(TableFormat.FooterSize - sizeof(ulong))];
        var position = 0;
        var metaindex = ReadHandle(handles, ref position, "footer");
        var index = ReadHandle(handles, ref position, "footer");
        if (handles[position..].ContainsAnyExcept((byte)0))
            throw new InvalidDataException("the footer's padding is not zero");

        List<(byte[] Key, ReadOnlyMemory<byte> Value)> entries = [];
        long expectedOffset = 0, keyBytes = 0;
        foreach (var (_, value) in ReadBlock(table, index, footerStart, [], ref keyBytes))
        {
            position = 0;
            var block = ReadHandle(value.Span, ref position, "index block");
            if (position != value.Length) throw new InvalidDataException($"the index block has {value.Length - position} bytes too many behind a block handle");
            RequireOffset(block, expectedOffset);
            ReadBlock(table, block, footerStart, entries, ref keyBytes);
            expectedOffset = block.Offset + block.Size + TableFormat.TrailerSize;
        }
        RequireOffset(metaindex, expectedOffset);
        ReadBlock(table, metaindex, footerStart, [], ref keyBytes);
        RequireOffset(index, metaindex.Offset + metaindex.Size + TableFormat.TrailerSize);
        var end = index.Offset + index.Size + TableFormat.TrailerSize;
        if (end != footerStart) throw new InvalidDataException($"the index block ends at byte {end}, {footerStart} expected");
        return entries;
    }

    // TensorFlow's keys share their beginnings too: of some hundred public checkpoints, none has keys of more than ten times its index.
    private static long MostKeyBytes(int tableLength) => 64L * tableLength + (64 << 10);

    private static byte[] Decompress(ReadOnlyMemory<byte> block, string where)
    {
        try
        {
            // Snappy's best is 64 bytes for three.
            var length = Snappy.GetUncompressedLength(block.Span);
            if (length < 0 || length > 22L * block.Length + 64) throw new InvalidDataException($"{where} says that it has {length} bytes in {block.Length} of snappy");
            return Snappy.DecompressToArray(block.Span);
        }
        catch (Exception e) when (e is not InvalidDataException)
        {
            throw new InvalidDataException($"{where} is no snappy ({e.Message.TrimEnd('.')})", e);
        }
    }

    private static void RequireOffset((long Offset, long Size) block, long expected)
    {
        if (block.Offset != expected) throw new InvalidDataException($"a block begins at byte {block.Offset}, {expected} expected");
    }

    private static (long Offset, long Size) ReadHandle(ReadOnlySpan<byte> bytes, ref int position, string where)
    {
        if (!Varint.TryRead(bytes, ref position, out int offset) || !Varint.TryRead(bytes, ref position, out int size))
            throw new InvalidDataException($"the {where} holds no block handle where one is expected");
        return (offset, size);
    }

    /// <summary>Checks a block and appends its entries.</summary>
    private static List<(byte[] Key, ReadOnlyMemory<byte> Value)> ReadBlock(
        ReadOnlyMemory<byte> table, (long Offset, long Size) handle, int footerStart, List<(byte[] Key, ReadOnlyMemory<byte> Value)> entries, ref long keyBytes)
    {
        if (handle.Offset + handle.Size + TableFormat.TrailerSize > footerStart)
            throw new InvalidDataException($"a block of {handle.Size} bytes at byte {handle.Offset} reaches beyond the footer at byte {footerStart}");
        var where = $"block at byte {handle.Offset}";
        var block = table.Slice((int)handle.Offset, (int)handle.Size);
        var trailer = table.Span.Slice((int)(handle.Offset + handle.Size), TableFormat.TrailerSize);
        var stored = BinaryPrimitives.ReadUInt32LittleEndian(trailer[1..]);
        var computed = MaskedCrc32C.Mask(MaskedCrc32C.Extend(MaskedCrc32C.Extend(0, block.Span), trailer[..1]));
        if (stored != computed) throw new InvalidDataException($"{where}: its bytes have the checksum 0x{computed:x8}, 0x{stored:x8} expected");
        switch (trailer[0])
        {
            case TableFormat.NoCompression: break;
            case TableFormat.Snappy: block = Decompress(block, where); break;
            default: throw new InvalidDataException($"{where} has the compression type {trailer[0]}, 0 (none) or 1 (snappy) expected");
        }

        var bytes = block.Span;
        if (bytes.Length < sizeof(uint)) throw new InvalidDataException($"{where} has {bytes.Length} bytes, at least {sizeof(uint)} expected");
        var restarts = BinaryPrimitives.ReadUInt32LittleEndian(bytes[^sizeof(uint)..]);
        var end = bytes.Length - sizeof(uint) * (restarts + 1L);
        if (end < 0) throw new InvalidDataException($"{where} has {bytes.Length} bytes, too few for its {restarts} restart points");

        var position = 0;
        var first = true;
        byte[] key = [];
        while (position < end)
        {
            if (!Varint.TryRead(bytes, ref position, out int shared) || !Varint.TryRead(bytes, ref position, out int unshared)
                || !Varint.TryRead(bytes, ref position, out int valueLength)
                || shared > key.Length || (long)position + unshared + valueLength > end)
                throw new InvalidDataException($"{where} has an entry that reaches beyond its end");
            // A key's beginning may stand in the one before: a few bytes of the file can ask for any number of long keys.
            if ((keyBytes += shared + unshared) > MostKeyBytes(table.Length)) throw new InvalidDataException($"{where} has keys of more than {MostKeyBytes(table.Length)} bytes in all");
            key = [.. key.AsSpan(0, shared), .. bytes.Slice(position, unshared)];
            position += unshared;
            // Across blocks too: the previous entry is the last one read so far.
            if (entries.Count > 0 && key.AsSpan().SequenceCompareTo(entries[^1].Key) <= 0)
                throw new InvalidDataException($"{where} has keys that do not ascend");
            if (first && shared != 0) throw new InvalidDataException($"{where} begins with a key that is not whole");
            first = false;
            entries.Add((key, block.Slice(position, valueLength)));
            position += valueLength;
        }
        return entries;
    }
}
