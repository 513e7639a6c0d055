using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Labs.Checkpoints.Table;

/// <summary>
/// One block of a table: entries whose keys leave out what they share with the key before, but for every <paramref name="restartInterval"/>th,
/// then the places of those whole keys as uint32 and their number. (tensorflow/core/lib/io/block_builder.cc)
/// </summary>
internal sealed class BlockBuilder(int restartInterval)
{
    private readonly List<byte> bytes = [];
    private readonly List<int> restarts = [0];
    private byte[] lastKey = [];
    private int sinceRestart;

    public bool IsEmpty => bytes.Count == 0;

    /// <summary>Bytes of the block if it ended here, without its trailer.</summary>
    public int Size => bytes.Count + sizeof(uint) * (restarts.Count + 1);

    public void Add(byte[] key, ReadOnlySpan<byte> value)
    {
        var shared = 0;
        if (sinceRestart < restartInterval)
            shared = lastKey.AsSpan().CommonPrefixLength(key);
        else
        {
            restarts.Add(bytes.Count);
            sinceRestart = 0;
        }
        Varint.Write(bytes, (uint)shared);
        Varint.Write(bytes, (uint)(key.Length - shared));
        Varint.Write(bytes, (uint)value.Length);
        bytes.AddRange(key.AsSpan(shared));
        bytes.AddRange(value);
        lastKey = key;
        sinceRestart++;
    }

    /// <summary>The block's bytes; the builder is empty again.</summary>
    public byte[] Finish()
    {
        var block = new byte[Size];
        CollectionsMarshal.AsSpan(bytes).CopyTo(block);
        var tail = block.AsSpan(bytes.Count);
        foreach (var restart in restarts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(tail, restart);
            tail = tail[sizeof(uint)..];
        }
        BinaryPrimitives.WriteInt32LittleEndian(tail, restarts.Count);
        bytes.Clear();
        restarts.Clear();
        restarts.Add(0);
        lastKey = [];
        sinceRestart = 0;
        return block;
    }
}
