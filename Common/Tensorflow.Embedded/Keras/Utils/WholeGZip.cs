using System.IO.Compression;
using Tensorflow.NumPy;

namespace Tensorflow.Keras.Utils;

/// <summary>
/// What a .gz file holds; a file whose end is missing is refused. .NET's GZipStream compares checksum and length where they are, and takes a file for whole that ends before them. So a second file of one byte is
/// read behind it: its beginning stands where the checksum of a cut file should.
/// </summary>
/// <param name="file">The compressed file; closed with this stream.</param>
internal sealed class WholeGZip(Stream file) : ForwardStream
{
    private readonly GZipStream content = new(new Followed(file), CompressionMode.Decompress);

    public override int Read(Span<byte> buffer) => content.Read(buffer);

    protected override void Dispose(bool disposing)
    {
        if (disposing) content.Dispose();
        base.Dispose(disposing);
    }

    // The file, then a .gz file of one byte.
    private sealed class Followed(Stream file) : ForwardStream
    {
        private readonly MemoryStream last = new(OneByte());

        public override int Read(Span<byte> buffer) => file.Read(buffer) is var read and > 0 ? read : last.Read(buffer);

        protected override void Dispose(bool disposing)
        {
            if (disposing) file.Dispose();
            base.Dispose(disposing);
        }

        private static byte[] OneByte()
        {
            var bytes = new MemoryStream();
            using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest)) gzip.WriteByte(0);
            return bytes.ToArray();
        }
    }
}
