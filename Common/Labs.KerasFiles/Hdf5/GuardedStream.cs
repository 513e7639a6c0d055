using System.Runtime.CompilerServices;

namespace Labs.KerasFiles.Hdf5;

/// <summary>
/// A file as an HDF5 reader may use it: whatever a damaged or hostile file makes the reader do, it ends. Reading is limited to an allowance of bytes, so that structures that refer to
/// themselves are not followed for ever, and is refused where the stack is nearly used up, so that structures nested too deeply are an error and not the process's end.
/// </summary>
internal sealed class GuardedStream(Stream inner) : Stream
{
    // A read of one byte costs the disk and the reader more than one byte.
    private const int CostOfARead = 16;

    private long allowance;

    /// <summary>Bytes that were read since <see cref="Allow"/>.</summary>
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = inner.Length;

    public override long Position { get; set; }

    /// <summary>Sets what may be read from now on.</summary>
    public void Allow(long bytes) => (allowance, BytesRead) = (bytes, 0);

    /// <summary>Looks through the file for heaps that are larger than it.</summary>
    public bool CheckHeaps()
    {
        HeapSizes.Check(inner);
        return true;
    }

    public override int Read(Span<byte> buffer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if ((allowance -= buffer.Length + CostOfARead) < 0) throw new InvalidDataException("its structures refer to each other without end");
        if (Position < 0 || Position > Length - buffer.Length) throw new EndOfStreamException("a structure reaches beyond the file's end");
        if (inner.Position != Position) inner.Position = Position;
        inner.ReadExactly(buffer);
        Position += buffer.Length;
        BytesRead += buffer.Length;
        return buffer.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
