using System.Buffers.Binary;

namespace Labs.KerasFiles.Hdf5;

/// <summary>
/// Compares the sizes of an HDF5 file's heaps with the file's before the library reads them: it makes an array of the size that a heap says to have, and only then finds the file's end.
/// (HDF5 File Format Specification, III.D Local Heaps, III.E Global Heap)
/// </summary>
internal static class HeapSizes
{
    private const int HeaderSize = 16;

    // What the library may make is an array of 2 GB at most: in a file of that order nothing is gained by looking through it.
    private const long LargestFile = 1L << 30;

    // Signature, version, three zeros; the size, 8 bytes, follows.
    private static ReadOnlySpan<byte> Local => "HEAP\0\0\0\0"u8;

    private static ReadOnlySpan<byte> Global => "GCOL\x01\0\0\0"u8;

    /// <exception cref="InvalidDataException">A heap is larger than the file.</exception>
    public static void Check(Stream file)
    {
        if (file.Length > LargestFile) return;
        var buffer = new byte[Math.Min(1 << 20, file.Length + HeaderSize)];
        var kept = 0;
        file.Position = 0;
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var bytes = buffer.AsSpan(0, kept + read);
            Check(bytes, Local, file.Length);
            Check(bytes, Global, file.Length);
            // A heap's header may stand across two reads.
            kept = Math.Min(HeaderSize - 1, bytes.Length);
            bytes[^kept..].CopyTo(buffer);
        }
        file.Position = 0;
    }

    private static void Check(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature, long length)
    {
        for (int at; (at = bytes.IndexOf(signature)) >= 0 && at + HeaderSize <= bytes.Length; bytes = bytes[(at + signature.Length)..])
        {
            var size = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(at + signature.Length)..]);
            if (size > (ulong)length) throw new InvalidDataException($"a heap of {size} bytes in a file of {length}");
        }
    }
}
