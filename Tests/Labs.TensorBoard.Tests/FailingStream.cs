namespace Labs.TensorBoard.Tests;

/// <summary>A disk with room for so many bytes: a write that does not fit leaves what did fit and throws, as a full disk does.</summary>
internal sealed class FailingStream(string path, long room, bool cannotCut = false) : Stream
{
    private readonly FileStream _file = EventFile.Create(path);

    public override bool CanRead => false;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _file.Length;

    public override long Position { get => _file.Position; set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var fits = (int)Math.Min(buffer.Length, room - _file.Length);
        _file.Write(buffer[..fits]);
        if (fits < buffer.Length) throw new IOException("No space left on device");
    }

    public override void SetLength(long value)
    {
        if (cannotCut) throw new IOException("Input/output error");
        _file.SetLength(value);
    }

    public override void Flush() => _file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _file.Dispose();
        base.Dispose(disposing);
    }
}
