using System.Text;

namespace Labs.TensorBoard;

/// <summary>
/// The tags of a file and their metadata, each kept once however many summaries there are. TensorFlow 1 writes a tag's metadata with its first summary only, so a summary without
/// any has the first that the file had for its tag, as in TensorBoard.
/// </summary>
internal sealed class SeriesTable
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _byTag;
    private char[] _tag = new char[256];

    public SeriesTable() => _byTag = _entries.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="tag">UTF-8.</param>
    /// <param name="hasMetadata">Whether the summary has metadata at all.</param>
    /// <param name="metadata">A serialised SummaryMetadata.</param>
    /// <param name="oldStyle">What an old-style summary is read as; null for a tensor.</param>
    public LoggedSeries Find(ReadOnlySpan<byte> tag, bool hasMetadata, ReadOnlySpan<byte> metadata, OldStyleKind? oldStyle)
    {
        var entry = EntryOf(tag);
        if (!hasMetadata && oldStyle is null) return entry.First ?? entry.Bare;
        if (entry.Last is { } last && entry.LastKind == oldStyle && metadata.SequenceEqual(entry.LastMetadata)) return last;

        var parsed = Parse(metadata);
        if (oldStyle is not null)
        {
            parsed = new SummaryMetadata(oldStyle.Plugin)
            {
                Content = oldStyle.PluginContent,
                DisplayName = parsed.DisplayName is "" ? entry.Bare.Tag : parsed.DisplayName,
                Description = parsed.Description,
            };
        }
        entry.Last = new LoggedSeries(entry.Bare.Tag, parsed);
        entry.LastKind = oldStyle;
        entry.LastMetadata = metadata.ToArray();
        entry.First ??= entry.Last;
        return entry.Last;
    }

    private Entry EntryOf(ReadOnlySpan<byte> tag)
    {
        if (_tag.Length < tag.Length) _tag = new char[tag.Length];   // no text has more characters than bytes
        var text = _tag.AsSpan(0, Encoding.UTF8.GetChars(tag, _tag));
        if (!_byTag.TryGetValue(text, out var entry))
            _byTag[text] = entry = new Entry(new LoggedSeries(text.ToString(), SummaryMetadata.None));
        return entry;
    }

    private static SummaryMetadata Parse(ReadOnlySpan<byte> metadata)
    {
        var (plugin, content, displayName, description, dataClass) = ("", Array.Empty<byte>(), "", "", SummaryDataClass.Unknown);
        var reader = new ProtoReader(metadata);
        while (reader.Next(out var field))
        {
            switch (field)
            {
                case (1, WireType.Bytes):
                    (plugin, content) = ParsePlugin(reader.Bytes());
                    break;
                case (2, WireType.Bytes):
                    displayName = Encoding.UTF8.GetString(reader.Bytes());
                    break;
                case (3, WireType.Bytes):
                    description = Encoding.UTF8.GetString(reader.Bytes());
                    break;
                case (4, WireType.Varint):
                    dataClass = (SummaryDataClass)reader.Varint();
                    break;
                default:
                    reader.Skip(field.Wire);
                    break;
            }
        }
        return new SummaryMetadata(plugin) { Content = content, DisplayName = displayName, Description = description, DataClass = dataClass };
    }

    private static (string Plugin, byte[] Content) ParsePlugin(ReadOnlySpan<byte> data)
    {
        var (plugin, content) = ("", Array.Empty<byte>());
        var reader = new ProtoReader(data);
        while (reader.Next(out var field))
        {
            if (field == (1, WireType.Bytes)) plugin = Encoding.UTF8.GetString(reader.Bytes());
            else if (field == (2, WireType.Bytes)) content = reader.Bytes().ToArray();
            else reader.Skip(field.Wire);
        }
        return (plugin, content);
    }

    private sealed class Entry(LoggedSeries bare)
    {
        public LoggedSeries Bare { get; } = bare;

        public LoggedSeries? First { get; set; }

        public LoggedSeries? Last { get; set; }

        public OldStyleKind? LastKind { get; set; }

        public byte[] LastMetadata { get; set; } = [];
    }
}
