using System.IO.Compression;
using System.IO.Hashing;

namespace Tensorflow.NumPy;

/// <summary>
/// The content of a zip archive's entry, read once from its begin. ZipArchive gives out content whose CRC-32 is not the archive's, so <see cref="Read{T}"/> compares them.
/// </summary>
internal sealed class CheckedZipEntry : ForwardStream
{
    private readonly Stream content;
    private readonly Crc32 crc = new();
    private long length;

    private CheckedZipEntry(Stream content) => this.content = content;

    /// <summary>What <paramref name="read"/> makes of an entry that is as the archive says it is. The rest that it does not read is read here.</summary>
    /// <exception cref="InvalidDataException">The content is not that which was archived.</exception>
    public static T Read<T>(ZipArchiveEntry entry, Func<Stream, T> read)
    {
        using var content = new CheckedZipEntry(entry.Open());
        var value = read(content);
        content.CopyTo(Null);
        var found = content.crc.GetCurrentHashAsUInt32();
        if (found != entry.Crc32) throw new InvalidDataException($"{entry.FullName} has the CRC-32 {found:x8}, expected {entry.Crc32:x8}.");
        return content.length == entry.Length ? value : throw new InvalidDataException($"{entry.FullName} has {content.length} bytes, expected {entry.Length}.");
    }

    public override int Read(Span<byte> buffer)
    {
        var count = content.Read(buffer);
        crc.Append(buffer[..count]);
        length += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }
}
