using System.Buffers.Binary;
using Google.Protobuf;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard;

/// <summary>What ends the readable part of an event file before the file's end.</summary>
/// <param name="Offset">Where the record begins that cannot be read: the number of bytes that can.</param>
/// <param name="IsTruncated">The file ends within the record: a writer may still be at work, or was killed.</param>
/// <param name="Message">One line: file, place, what was found, what was expected.</param>
public sealed record EventFileDamage(long Offset, bool IsTruncated, string Message);

/// <summary>All that can be read of an event file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Events">The events up to the last whole record.</param>
/// <param name="Damage">What ended the reading; null where the file ends with a whole record.</param>
public sealed record EventFileContents(string Path, IReadOnlyList<LoggedEvent> Events, EventFileDamage? Damage);

/// <summary>
/// Reads an event file record by record and verifies both checksums of each. Damage is reported, never thrown: as TensorBoard, it stops at the first record that is not whole.
/// The file may be read while it is being written: <see cref="Read"/> after a truncated record tries again from there.
/// </summary>
public sealed class EventFileReader : IDisposable
{
    private const int Chunk = 1 << 20;
    private readonly string _path;
    private readonly Stream _stream;
    private long _records;

    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public EventFileReader(string path)
        : this(path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
    {
    }

    internal EventFileReader(string path, Stream stream)
    {
        _path = path;
        _stream = stream;
    }

    /// <summary>What ended the reading; null so far, or at the end of a whole file.</summary>
    public EventFileDamage? Damage { get; private set; }

    /// <summary>Bytes of whole records read so far.</summary>
    public long Position { get; private set; }

    /// <summary>Reads a file to the end of its last whole record.</summary>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
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
        Damage = null;
        _stream.Position = Position;

        Span<byte> header = stackalloc byte[RecordFrame.HeaderBytes];
        var got = _stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (got == 0) return null;
        if (got < header.Length) return Truncated($"{got} of the {header.Length} bytes of a record's header are there");
        if (!Matches(header[..8], header[8..], out var lengthError)) return Damaged("the length's checksum is " + lengthError);

        var length = BinaryPrimitives.ReadUInt64LittleEndian(header);
        if (length > int.MaxValue - RecordFrame.Overhead) return Damaged($"the record's length is {length} bytes; less than 2 GiB are expected");
        var size = (int)length + RecordFrame.FooterBytes;
        var body = ReadBody(size, out var there);
        if (there < size) return Truncated($"{there} of {size} bytes after the record's header are there");

        var payload = body.AsSpan(..(int)length);
        if (!Matches(payload, body.AsSpan((int)length), out var payloadError)) return Damaged("the data's checksum is " + payloadError);
        try
        {
            var e = ToLogged(Event.Parser.ParseFrom(payload));
            Position += payload.Length + RecordFrame.Overhead;
            _records++;
            return e;
        }
        catch (InvalidProtocolBufferException e)
        {
            return Damaged($"the data are no event: {e.Message}");
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Grows with what is there, so that a wrong length asks for no memory that the file does not fill.</summary>
    private byte[] ReadBody(int size, out int there)
    {
        var body = new byte[Math.Min(size, Chunk)];
        there = 0;
        while (true)
        {
            there += _stream.ReadAtLeast(body.AsSpan(there), body.Length - there, throwOnEndOfStream: false);
            if (there < body.Length || there == size) return body;
            Array.Resize(ref body, (int)Math.Min(size, 2L * body.Length));
        }
    }

    private LoggedEvent ToLogged(Event e) => new(
        Position,
        e.WallTime,
        e.Step,
        e.WhatCase == Event.WhatOneofCase.FileVersion ? e.FileVersion : null,
        e.WhatCase == Event.WhatOneofCase.GraphDef ? e.GraphDef.Memory : null,
        [.. (e.Summary?.Value ?? []).Select(ToLogged)]);

    private static LoggedValue ToLogged(Summary.Types.Value value)
    {
        var metadata = value.Metadata ?? new SummaryMetadata();
        var plugin = metadata.PluginData ?? new SummaryMetadata.Types.PluginData();
        if (value.ValueCase != Summary.Types.Value.ValueOneofCase.SimpleValue)
            return new(value.Tag, plugin.PluginName, plugin.Content.Memory, metadata.SummaryDescription, value.Tensor is null ? null : new LoggedTensor(value.Tensor));
        // A scalar of TF1, read as TensorBoard does: as if TF2 had written it.
        var scalar = new Tensor { Dtype = (int)TensorType.Float, TensorShape = new TensorShape(), FloatVal = { value.SimpleValue } };
        return new(value.Tag, "scalars", plugin.Content.Memory, metadata.SummaryDescription, new LoggedTensor(scalar));
    }

    private static bool Matches(ReadOnlySpan<byte> data, ReadOnlySpan<byte> stored, out string error)
    {
        uint found = BinaryPrimitives.ReadUInt32LittleEndian(stored), expected = RecordFrame.MaskedCrc(data);
        error = $"{found:x8}; {expected:x8} is expected";
        return found == expected;
    }

    private LoggedEvent? Truncated(string what) => Stop(true, what + ": the file is cut off or still being written");

    private LoggedEvent? Damaged(string what) => Stop(false, what + "; nothing after it can be read");

    private LoggedEvent? Stop(bool truncated, string what)
    {
        Damage = new EventFileDamage(Position, truncated, $"{_path}: record {_records} at byte {Position}: {what}");
        return null;
    }
}
