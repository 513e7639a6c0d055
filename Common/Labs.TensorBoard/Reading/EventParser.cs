using System.Text;

namespace Labs.TensorBoard;

/// <summary>
/// Makes events of records (tensorflow/core/util/event.proto, framework/summary.proto). One for each file: it remembers the file's tags. <see cref="InvalidDataException"/> says why a
/// record is no event, and is the only thing that it throws.
/// </summary>
internal sealed class EventParser
{
    private readonly SeriesTable _series = new();
    private readonly ContentStore _store = new();
    private readonly TensorParser _tensors = new();
    private readonly Func<ReadOnlyMemory<byte>, ArraySegment<byte>> _keep;
    private readonly Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> _keepMemory;
    private readonly List<LoggedValue> _values = [];
    private bool _owned;

    public EventParser()
    {
        _keep = bytes => _store.Keep(bytes, _owned);
        _keepMemory = bytes => _store.Keep(bytes, _owned);
    }

    /// <param name="payload">The record's payload.</param>
    /// <param name="owned">Its array is not written to again: large contents stay where they lie.</param>
    /// <param name="offset">Where the record begins in the file.</param>
    public LoggedEvent Parse(ReadOnlyMemory<byte> payload, bool owned, long offset)
    {
        _owned = owned;
        _values.Clear();
        var (wallTime, step) = (0.0, 0L);
        object? what = null;
        string? writer = null;
        var reader = new ProtoReader(payload.Span);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case (1, WireType.Fixed64):
                    wallTime = reader.Double();
                    break;
                case (2, WireType.Varint):
                    step = (long)reader.Varint();
                    break;
                case (3, WireType.Bytes):
                    what = new FileStart(Encoding.UTF8.GetString(reader.Bytes()), null);
                    break;
                case (4 or 9, WireType.Bytes):
                    what = new LoggedGraph(field.Number == 9, _keep(payload[reader.BytesRange()]));
                    break;
                case (5, WireType.Bytes):
                    ParseSummary(payload[reader.BytesRange()]);
                    what = _values;
                    break;
                case (6, WireType.Bytes):
                    what = ParseMessage(reader.Bytes());
                    break;
                case (7, WireType.Bytes):
                    what = ParseSession(reader.Bytes());
                    break;
                case (8, WireType.Bytes):
                    what = ParseRunMetadata(payload[reader.BytesRange()]);
                    break;
                case (10, WireType.Bytes):
                    writer = ParseSource(reader.Bytes());
                    break;
                default:
                    reader.Skip(field.Wire);
                    break;
            }
        }
        what = what switch
        {
            List<LoggedValue> { Count: 1 } values => values[0],
            List<LoggedValue> values => values.ToArray(),
            FileStart start => start with { Writer = writer },
            _ => what,
        };
        return new LoggedEvent(offset, wallTime, step, what);
    }

    private void ParseSummary(ReadOnlyMemory<byte> summary)
    {
        var reader = new ProtoReader(summary.Span);
        while (reader.Next(out var field))
        {
            if (field == (1, WireType.Bytes)) _values.Add(ParseValue(summary[reader.BytesRange()]));
            else reader.Skip(field.Wire);
        }
    }

    private LoggedValue ParseValue(ReadOnlyMemory<byte> value)
    {
        ReadOnlySpan<byte> tag = default, node = default, metadata = default;
        var (hasMetadata, kind, data, number) = (false, 0, ReadOnlyMemory<byte>.Empty, 0u);
        var reader = new ProtoReader(value.Span);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case (1, WireType.Bytes):
                    tag = reader.Bytes();
                    break;
                case (2, WireType.Fixed32):
                    (kind, number) = (2, reader.Fixed32());
                    break;
                case (8 or (>= 3 and <= 6), WireType.Bytes):
                    (kind, data) = (field.Number, value[reader.BytesRange()]);
                    break;
                case (7, WireType.Bytes):
                    node = reader.Bytes();
                    break;
                case (9, WireType.Bytes):
                    hasMetadata = true;
                    metadata = reader.Bytes();
                    break;
                default:
                    reader.Skip(field.Wire);
                    break;
            }
        }

        // What wrote tensors before tags were theirs named them by their node.
        if (tag.IsEmpty) tag = node;
        var oldStyle = kind switch
        {
            2 => OldStyleKind.Scalar,
            4 => OldStyleKind.Image,
            5 => OldStyleKind.Histogram,
            6 => OldStyleKind.Audio,
            _ => null,
        };
        var series = _series.Find(tag, hasMetadata, metadata, oldStyle);
        switch (kind)
        {
            case 2:
                return Numbers(series, TensorLayout.Scalar, Bytes(number));
            case 4:
                return Strings(series, OldStyle.Image(data, _keepMemory));
            case 5 when OldStyle.Histogram(data.Span) is { } histogram:
                return Numbers(series, histogram.Layout, histogram.Content);
            case 6:
                return Strings(series, OldStyle.Audio(data, _keepMemory));
            case 8:
                var (layout, content, strings) = _tensors.Parse(data, _keep);
                return strings is null ? Numbers(series, layout, content) : Strings(series, (layout, strings));
            default:
                return new LoggedValue(series, null, null, 0, 0);
        }
    }

    private ArraySegment<byte> Bytes(uint number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        return _store.Copy(bytes);
    }

    private static LoggedValue Numbers(LoggedSeries series, TensorLayout layout, ArraySegment<byte> content) =>
        new(series, layout, content.Array ?? [], content.Offset, content.Count);

    private static LoggedValue Strings(LoggedSeries series, (TensorLayout Layout, ReadOnlyMemory<byte>[] Strings) tensor) =>
        new(series, tensor.Layout, tensor.Strings, 0, 0);

    private static LoggedMessage ParseMessage(ReadOnlySpan<byte> message)
    {
        var (level, text) = (0, "");
        var reader = new ProtoReader(message);
        while (reader.Next(out var field))
        {
            if (field == (1, WireType.Varint)) level = (int)reader.Varint();
            else if (field == (2, WireType.Bytes)) text = Encoding.UTF8.GetString(reader.Bytes());
            else reader.Skip(field.Wire);
        }
        return new LoggedMessage(level, text);
    }

    private static LoggedSession ParseSession(ReadOnlySpan<byte> session)
    {
        var (status, checkpoint, message) = (SessionStatus.Unspecified, "", "");
        var reader = new ProtoReader(session);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case (1, WireType.Varint):
                    status = (SessionStatus)reader.Varint();
                    break;
                case (2, WireType.Bytes):
                    checkpoint = Encoding.UTF8.GetString(reader.Bytes());
                    break;
                case (3, WireType.Bytes):
                    message = Encoding.UTF8.GetString(reader.Bytes());
                    break;
                default:
                    reader.Skip(field.Wire);
                    break;
            }
        }
        return new LoggedSession(status, checkpoint, message);
    }

    private LoggedRunMetadata ParseRunMetadata(ReadOnlyMemory<byte> tagged)
    {
        var (tag, bytes) = ("", ReadOnlyMemory<byte>.Empty);
        var reader = new ProtoReader(tagged.Span);
        while (reader.Next(out var field))
        {
            if (field == (1, WireType.Bytes)) tag = Encoding.UTF8.GetString(reader.Bytes());
            else if (field == (2, WireType.Bytes)) bytes = _keep(tagged[reader.BytesRange()]);
            else reader.Skip(field.Wire);
        }
        return new LoggedRunMetadata(tag, bytes);
    }

    private static string? ParseSource(ReadOnlySpan<byte> source)
    {
        string? writer = null;
        var reader = new ProtoReader(source);
        while (reader.Next(out var field))
        {
            if (field == (1, WireType.Bytes)) writer = Encoding.UTF8.GetString(reader.Bytes());
            else reader.Skip(field.Wire);
        }
        return writer;
    }
}
