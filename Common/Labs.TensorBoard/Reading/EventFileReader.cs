using System.Buffers.Binary;

namespace Labs.TensorBoard;

/// <summary>
/// Reads an event file record by record and verifies both checksums of each. Damage is reported, never thrown: as TensorBoard, it stops at the first record that is not whole.
/// The file may be read while it is being written: <see cref="Read"/> after a truncated record tries again from there. One thread at a time may use a reader; what it gives out is
/// anyone's.
/// </summary>
public sealed class EventFileReader : IDisposable
{
    private const int BufferBytes = 64 << 10;
    private const int LargeRecordStep = 1 << 20;
    private readonly string _name;
    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly EventParser _parser = new();
    private readonly long _start;
    private readonly byte[] _small = new byte[BufferBytes];
    private byte[] _buffer;   // what is read and not yet given out stands from _used to _filled
    private int _used;
    private int _filled;
    private long _records;

    /// <summary>Opens an event file; a writer may go on writing it, and anyone may delete it.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public EventFileReader(string path)
        : this(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0), path)
    {
    }

    /// <summary>Reads an event file out of a stream, from where the stream stands.</summary>
    /// <param name="stream">Need not be seekable. Where it is, a record that was not whole is read anew, else what was there of it is kept.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the reader is disposed.</param>
    public EventFileReader(Stream stream, string name = "stream", bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _name = name;
        _stream = stream;
        _leaveOpen = leaveOpen;
        _start = stream.CanSeek ? stream.Position : 0;
        _buffer = _small;
    }

    /// <summary>What ended the reading; null so far, or at the end of a whole file.</summary>
    public EventFileDamage? Damage { get; private set; }

    /// <summary>Bytes of whole records read so far.</summary>
    public long Position { get; private set; }

    /// <summary>Reads a file to the end of its last whole record.</summary>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static EventFileContents ReadAll(string path)
    {
        using var reader = new EventFileReader(path);
        var events = new List<LoggedEvent>();
        while (reader.Read() is { } e)
            events.Add(e);
        return new EventFileContents(path, events, reader.Damage);
    }

    /// <summary>The next event; null where there is none that is whole: at the end of the file or at <see cref="Damage"/>.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    public LoggedEvent? Read()
    {
        if (Damage is { IsTruncated: false }) return null;
        if (Damage is not null) TryAgain();

        var got = Fill(RecordFrame.HeaderBytes);
        if (got == 0) return null;
        if (got < RecordFrame.HeaderBytes) return Truncated($"{got} of the {RecordFrame.HeaderBytes} bytes of a record's header are there");
        var header = _buffer.AsSpan(_used, RecordFrame.HeaderBytes);
        if (!Matches(header[..8], header[8..], out var lengthError)) return Damaged("the length's checksum is " + lengthError);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(header);
        if (length > (ulong)(Array.MaxLength - RecordFrame.Overhead)) return Damaged($"the record's length is {length} bytes; less than 2 GiB are expected");

        var size = (int)length + RecordFrame.Overhead;
        var there = Fill(size);
        if (there < size) return Truncated($"{there - RecordFrame.HeaderBytes} of {size - RecordFrame.HeaderBytes} bytes after the record's header are there");
        var record = _buffer.AsMemory(_used, size);
        var payload = record[RecordFrame.HeaderBytes..^RecordFrame.FooterBytes];
        if (!Matches(payload.Span, record.Span[^RecordFrame.FooterBytes..], out var payloadError)) return Damaged("the data's checksum is " + payloadError);
        try
        {
            var isLarge = size > BufferBytes;
            var e = _parser.Parse(payload, owned: isLarge, Position);
            Position += size;
            _records++;
            if (isLarge) Clear();
            else _used += size;
            return e;
        }
        catch (InvalidDataException e)
        {
            return Damaged($"the data are no event: {e.Message}");
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        if (!_leaveOpen) _stream.Dispose();
    }

    /// <summary>After a record that was not whole. Its writer may have cut it off and begun another one, so it is read anew where that can be done.</summary>
    private void TryAgain()
    {
        Damage = null;
        if (!_stream.CanSeek) return;
        _stream.Position = _start + Position;
        Clear();
    }

    private void Clear()
    {
        _used = _filled = 0;
        // A large record's event keeps its array.
        _buffer = _small;
    }

    /// <summary>
    /// Sees to it that so many bytes stand in the buffer from <see cref="_used"/> on, if the file has them. For a record larger than the buffer, the buffer grows to just its size,
    /// but only with what is there: a wrong length asks for no memory that the file does not fill.
    /// </summary>
    /// <returns>How many stand there, at most <paramref name="count"/>.</returns>
    private int Fill(int count)
    {
        if (_filled - _used >= count) return count;
        _buffer.AsSpan(_used.._filled).CopyTo(_buffer);
        _filled -= _used;
        _used = 0;
        while (true)
        {
            _filled += _stream.ReadAtLeast(_buffer.AsSpan(_filled), Math.Min(count, _buffer.Length) - _filled, throwOnEndOfStream: false);
            if (_filled >= count || _filled < _buffer.Length) return Math.Min(count, _filled);
            var larger = new byte[(int)Math.Min(count, Math.Max(2L * _buffer.Length, LargeRecordStep))];
            _buffer.CopyTo(larger);
            _buffer = larger;
        }
    }

    private static bool Matches(ReadOnlySpan<byte> data, ReadOnlySpan<byte> stored, out string error)
    {
        uint found = BinaryPrimitives.ReadUInt32LittleEndian(stored), expected = RecordFrame.MaskedCrc(data);
        error = found == expected ? "" : $"{found:x8}; {expected:x8} is expected";
        return found == expected;
    }

    private LoggedEvent? Truncated(string what) => Stop(true, what + ": the file is cut off or still being written");

    private LoggedEvent? Damaged(string what) => Stop(false, what + "; nothing after it can be read");

    private LoggedEvent? Stop(bool truncated, string what)
    {
        Damage = new EventFileDamage(Position, truncated, $"{_name}: record {_records} at byte {Position}: {what}");
        return null;
    }
}
