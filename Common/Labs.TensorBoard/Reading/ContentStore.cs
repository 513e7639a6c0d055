using System.Runtime.InteropServices;

namespace Labs.TensorBoard;

/// <summary>
/// Keeps bytes of records that outlive them. Small ones stand side by side in one array, since an array of its own for each scalar's four bytes would take eight times as much;
/// the arrays are small themselves, since one element keeps all of it.
/// </summary>
internal sealed class ContentStore
{
    private const int ChunkBytes = 4096;
    private const int LargestInChunk = 512;

    private byte[] _chunk = [];
    private int _used;

    /// <param name="bytes">A part of a record.</param>
    /// <param name="owned">The record's array is not written to again: the part is kept where it lies.</param>
    public ArraySegment<byte> Keep(ReadOnlyMemory<byte> bytes, bool owned) =>
        owned && MemoryMarshal.TryGetArray(bytes, out var segment) ? segment : Copy(bytes.Span);

    public ArraySegment<byte> Copy(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LargestInChunk) return bytes.ToArray();
        if (_chunk.Length - _used < bytes.Length)
        {
            _chunk = new byte[ChunkBytes];
            _used = 0;
        }
        var kept = new ArraySegment<byte>(_chunk, _used, bytes.Length);
        bytes.CopyTo(kept);
        _used += bytes.Length;
        return kept;
    }
}
