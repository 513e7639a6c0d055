using System.Buffers.Binary;
using Labs.Checkpoints.Table;

namespace Labs.Checkpoints.Tests;

/// <summary>Tables of blocks that no writer writes.</summary>
internal static class Tables
{
    /// <summary>A table of one given data block.</summary>
    public static byte[] Of(byte[] block, byte compression)
    {
        List<byte> table = [];
        var data = Append(block);
        compression = TableFormat.NoCompression;
        var metaindex = Append(new BlockBuilder(16).Finish());
        var index = new BlockBuilder(1);
        index.Add("z"u8.ToArray(), Handle(data));
        var end = Append(index.Finish());
        byte[] handles = [.. Handle(metaindex), .. Handle(end)];
        table.AddRange([.. handles, .. new byte[40 - handles.Length]]);
        var magic = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(magic, TableFormat.Magic);
        return [.. table, .. magic];

        (int Offset, int Size) Append(byte[] bytes)
        {
            var handle = (table.Count, bytes.Length);
            byte[] content = [.. bytes, compression];
            var checksum = new byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(checksum, MaskedCrc32C.Of(content));
            table.AddRange([.. content, .. checksum]);
            return handle;
        }

        byte[] Handle((int Offset, int Size) handle)
        {
            List<byte> bytes = [];
            Varint.Write(bytes, (ulong)handle.Offset);
            Varint.Write(bytes, (ulong)handle.Size);
            return [.. bytes];
        }
    }
}
