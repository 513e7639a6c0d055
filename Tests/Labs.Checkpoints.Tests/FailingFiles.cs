using Labs.Checkpoints.Bundle;

namespace Labs.Checkpoints.Tests;

/// <summary>Fails from the <paramref name="failAt"/>th step on (from 0): once, as a full disk, or for good, as a process that was killed and does nothing any more.</summary>
internal sealed class FailingFiles(int failAt, bool killed) : FileOperations
{
    public int Steps { get; private set; }

    public override void CreateDirectory(string path)
    {
        Step();
        base.CreateDirectory(path);
    }

    public override Stream Create(string path)
    {
        Step();
        return new FailingStream(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0), this);
    }

    public override void Sync(Stream file) => Step();

    public override void Rename(string from, string to)
    {
        Step();
        base.Rename(from, to);
    }

    public override void Delete(string path)
    {
        Step();
        base.Delete(path);
    }

    private void Step()
    {
        var step = Steps++;
        if (step == failAt || killed && step > failAt) throw new IOException("No space left on device");
    }

    private sealed class FailingStream(FileStream file, FailingFiles owner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => file.Length;
        public override long Position { get => file.Position; set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            // A full disk takes a part.
            file.Write(buffer[..(buffer.Length / 2)]);
            owner.Step();
            file.Write(buffer[(buffer.Length / 2)..]);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
        public override void Flush() => file.Flush();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) file.Dispose();
            base.Dispose(disposing);
        }
    }
}
