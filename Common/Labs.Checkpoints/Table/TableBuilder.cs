using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Labs.Checkpoints.Table;

/// <summary>
/// A sorted table in leveldb's format, uncompressed, byte for byte as TensorFlow writes it: data blocks, an empty metaindex block, the index block, the footer.
/// (tensorflow/core/lib/io/table_builder.cc)
/// </summary>
internal sealed class TableBuilder(Stream output)
{
    private readonly BlockBuilder data = new(TableFormat.RestartInterval);
    private readonly BlockBuilder index = new(restartInterval: 1);
    private byte[]? lastKey;
    private (long Offset, int Size)? finishedBlock;
    private long offset;

    /// <summary>Adds an entry; keys ascend strictly, bytewise.</summary>
    public void Add(byte[] key, ReadOnlySpan<byte> value)
    {
        if (lastKey is not null && key.AsSpan().SequenceCompareTo(lastKey) <= 0) throw new ArgumentException("Keys of a table ascend strictly.");
        if (finishedBlock is not null)
            AddToIndex(ShortestSeparator(lastKey!, key));
        data.Add(key, value);
        lastKey = key;
        if (data.Size >= TableFormat.BlockSize) EndDataBlock();
    }

    public void Finish()
    {
        if (!data.IsEmpty) EndDataBlock();
        var metaindex = WriteBlock(new BlockBuilder(TableFormat.RestartInterval).Finish());
        if (finishedBlock is not null)
            AddToIndex(ShortSuccessor(lastKey!));
        var indexBlock = WriteBlock(index.Finish());

        var footer = new byte[TableFormat.FooterSize];
        List<byte> handles = [];
        AppendHandle(handles, metaindex);
        AppendHandle(handles, indexBlock);
        CollectionsMarshal.AsSpan(handles).CopyTo(footer);
        BinaryPrimitives.WriteUInt64LittleEndian(footer.AsSpan(TableFormat.FooterSize - sizeof(ulong)), TableFormat.Magic);
        output.Write(footer);
    }

    private void EndDataBlock() => finishedBlock = WriteBlock(data.Finish());

    private void AddToIndex(byte[] separator)
    {
        List<byte> handle = [];
        AppendHandle(handle, finishedBlock!.Value);
        index.Add(separator, CollectionsMarshal.AsSpan(handle));
        finishedBlock = null;
    }

    private (long Offset, int Size) WriteBlock(byte[] block)
    {
        ReadOnlySpan<byte> compression = [TableFormat.NoCompression];
        Span<byte> checksum = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(checksum, MaskedCrc32C.Mask(MaskedCrc32C.Extend(MaskedCrc32C.Extend(0, block), compression)));
        output.Write(block);
        output.Write(compression);
        output.Write(checksum);
        var handle = (offset, block.Length);
        offset += block.Length + TableFormat.TrailerSize;
        return handle;
    }

    private static void AppendHandle(List<byte> target, (long Offset, int Size) handle)
    {
        Varint.Write(target, (ulong)handle.Offset);
        Varint.Write(target, (ulong)handle.Size);
    }

    /// <summary>A short key that is not below <paramref name="start"/> and below <paramref name="limit"/>.</summary>
    internal static byte[] ShortestSeparator(byte[] start, byte[] limit)
    {
        var different = start.AsSpan().CommonPrefixLength(limit);
        if (different >= Math.Min(start.Length, limit.Length)) return start;
        if (start[different] == 0xff || start[different] + 1 >= limit[different]) return start;
        var separator = start[..(different + 1)];
        separator[different]++;
        return separator;
    }

    /// <summary>A short key that is not below <paramref name="key"/>.</summary>
    internal static byte[] ShortSuccessor(byte[] key)
    {
        var place = key.AsSpan().IndexOfAnyExcept((byte)0xff);
        if (place < 0) return key;
        var successor = key[..(place + 1)];
        successor[place]++;
        return successor;
    }
}
