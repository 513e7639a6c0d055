using System.Buffers.Binary;
using FsCheck;
using Labs.TensorTypes;
using FsCheck.Fluent;

namespace Labs.TensorBoard.Tests;

public sealed class EventFileReaderTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly byte[] _session = File.ReadAllBytes(Golden.FileOf("hparams/session0"));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void TensorFlows_files_are_read_as_their_contents_are_listed()
    {
        foreach (var file in Golden.Contents.GetProperty("files").EnumerateObject())
        {
            var read = EventFileReader.ReadAll(Path.Combine(Golden.Directory, file.Name));
            Assert.Null(read.Damage);
            Assert.Equal(file.Value.GetArrayLength(), read.Events.Count);
            foreach (var (e, expected) in read.Events.Zip(file.Value.EnumerateArray()))
            {
                Assert.Equal(expected.GetProperty("step").GetInt64(), e.Step);
                if (expected.GetProperty("what").GetString() == "file_version")
                {
                    Assert.Equal("brain.Event:2", e.FileVersion);
                    continue;
                }
                var value = e.Values.Single();
                Assert.Equal(expected.GetProperty("tag").GetString(), value.Tag);
                Assert.Equal(expected.GetProperty("plugin").GetString(), value.Plugin);
                Assert.Equal(expected.GetProperty("plugin_content_hex").GetString(), Convert.ToHexStringLower(value.PluginContent.Span));
                Assert.Equal(expected.GetProperty("description").GetString(), value.Description);
                if (expected.TryGetProperty("tensor", out var tensor))
                {
                    Assert.Equal(tensor.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64()), value.Tensor!.Shape);
                    var isFloat = tensor.GetProperty("dtype").GetString() == "float32";
                    Assert.Equal(tensor.GetProperty("values").EnumerateArray().Select(v => isFloat ? v.GetSingle() : v.GetDouble()), value.Tensor.ToDoubles());
                }
                else if (value.Plugin == "text")
                {
                    Assert.Equal(expected.GetProperty("strings").EnumerateArray().Select(s => s.GetString()), value.Tensor!.ToStrings());
                }
            }
        }
    }

    [Fact]
    public void File_cut_at_any_byte_gives_its_whole_records_and_says_what_is_missing()
    {
        var ends = Ends(_session);
        for (var length = 0; length <= _session.Length; length++)
        {
            var (events, damage) = Read(_session[..length]);
            var whole = ends.Count(end => end <= length);
            Assert.Equal(whole, events.Count);
            var end = whole == 0 ? 0 : ends[whole - 1];
            if (end == length)
            {
                Assert.Null(damage);
                continue;
            }
            Assert.True(damage!.IsTruncated);
            Assert.Equal(end, damage.Offset);
            Assert.StartsWith($"file: record {whole} at byte {end}: ", damage.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_flipped_bit_is_found_and_nothing_wrong_is_read()
    {
        var ends = Ends(_session);
        var expected = Read(_session).Events;
        for (var bit = 0; bit < _session.Length * 8; bit++)
        {
            var damaged = (byte[])_session.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            var (events, damage) = Read(damaged);
            var whole = ends.Count(end => end <= bit / 8);
            Assert.NotNull(damage);
            Assert.False(damage.IsTruncated);
            Assert.Equal(whole, events.Count);
            Assert.Equal(expected.Take(whole).Select(e => (e.Offset, e.WallTime, e.Step)), events.Select(e => (e.Offset, e.WallTime, e.Step)));
        }
    }

    [Fact]
    public void Any_bytes_at_all_are_read_without_an_exception() =>
        Prop.ForAll(Gen.Choose(0, 255).Select(n => (byte)n).ArrayOf().ToArbitrary(), bytes =>
        {
            Assert.Equal(bytes.Length == 0, Read(bytes).Damage is null);      // also as the payload of a record whose checksums are right:
            Read(Framed(bytes, bytes.Length)).Events.ForEach(Touch);
        }).QuickCheckThrowOnFailure();

    /// <summary>Events of every kind with a few bytes changed, moved or doubled, under checksums that are right: what a faulty writer leaves, or an enemy.</summary>
    [Fact]
    public void Any_damage_to_an_events_bytes_is_read_without_an_exception()
    {
        var payloads = new[] { "hparams/session0", "basic", "model" }.SelectMany(run => Golden.Payloads(File.ReadAllBytes(Golden.FileOf(run))))
            .Concat(Golden.Payloads(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "old-style.tfevents"))))
            .Where(payload => payload.Length < 4096).ToArray();
        var random = new Random(1);
        for (var i = 0; i < 30_000; i++)
        {
            var payload = payloads[i % payloads.Length].ToList();
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                var at = random.Next(payload.Count);
                switch (random.Next(5))
                {
                    case 0:
                        payload[at] ^= (byte)(1 << random.Next(8));
                        break;
                    case 1:
                        payload[at] = (byte)random.Next(256);
                        break;
                    case 2:
                        payload.Insert(at, (byte)random.Next(256));
                        break;
                    case 3:
                        payload.RemoveRange(at, Math.Min(random.Next(1, 9), payload.Count - at));
                        break;
                    default:
                        payload.InsertRange(at, payload.GetRange(at, Math.Min(random.Next(20), payload.Count - at)));
                        break;
                }
                if (payload.Count == 0) payload.Add(0);
            }
            byte[] bytes = [.. payload];
            Read(Framed(bytes, bytes.Length)).Events.ForEach(Touch);
        }
    }

    [Fact]
    public void Payload_that_breaks_protobufs_rules_is_damage_and_says_which()
    {
        foreach (var (payload, message) in new (byte[], string)[]
        {
            ([0x10], "a number is cut off"),
            ([0x10, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0], "a number is longer than 10 bytes"),
            ([0x2A, 5, 0], "5 bytes are announced where 1 are left"),
            ([0x09, 0], "8 bytes are announced where 1 are left"),
            ([0x00], "0 with wire type 0 is no field"),
            ([0x0E], "1 with wire type 6 is no field"),
            ([0x0C], "a group ends that did not begin"),
            ([0x0B], "a group is cut off"),
            ([0x0B, 0x14], "a group ends that did not begin"),
            ([.. Enumerable.Repeat((byte)0x0B, 200)], "groups are nested deeper than 100"),
            ([0x2A, 9, 0x0A, 7, 0x2A, 5, 0x32, 3, 1, 2, 3], "3 bytes of packed doubles are no multiple of 8"),
            ([0x2A, 11, 0x0A, 9, 0x42, 7, 0x08, 1, 0x2A, 3, 1, 2, 3], "3 bytes of packed numbers are no multiple of 4"),
        })
        {
            var (events, damage) = Read(Framed(payload, payload.Length));
            Assert.Empty(events);
            Assert.Equal($"file: record 0 at byte 0: the data are no event: {message}; nothing after it can be read", damage!.Message);
        }
        // Groups and unknown fields are stepped over.
        Assert.Equal(5, Read(Framed([0x0B, 0x13, 0x14, 0x1D, 1, 2, 3, 4, 0x0C, 0x10, 5, 0xF8, 1, 7], 14)).Events.Single().Step);
    }

    [Fact]
    public void Damage_says_file_record_place_found_and_expected()
    {
        var damaged = (byte[])_session.Clone();
        damaged[0] ^= 1;
        Assert.Equal("file: record 0 at byte 0: the length's checksum is e740d2d9; " + Crc(damaged[..8]) + " is expected; nothing after it can be read", Read(damaged).Damage!.Message);
        Assert.Equal("file: record 0 at byte 0: 3 of the 12 bytes of a record's header are there: the file is cut off or still being written", Read(_session[..3]).Damage!.Message);
        Assert.Equal("file: record 0 at byte 0: 8 of 66 bytes after the record's header are there: the file is cut off or still being written", Read(_session[..20]).Damage!.Message);
        Assert.StartsWith("file: record 0 at byte 0: the data are no event: ", Read(Framed([0xFF], 1)).Damage!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2_147_483_000)]
    [InlineData(1 << 30)]
    public void Length_that_the_file_does_not_hold_takes_no_memory(long length)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(Read(Framed([1, 2, 3], length)).Damage!.IsTruncated);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 20);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void Length_that_no_record_has_is_damage(long length) => Assert.False(Read(Framed([1, 2, 3], length)).Damage!.IsTruncated);

    [Fact]
    public void File_that_grows_is_read_on_from_where_it_ended()
    {
        var path = _directory["growing.tfevents"];
        File.WriteAllBytes(path, _session[..100]);
        using var reader = new EventFileReader(path);
        Assert.NotNull(reader.Read());
        Assert.Null(reader.Read());
        Assert.True(reader.Damage!.IsTruncated);
        File.AppendAllBytes(path, _session[100..]);
        for (var i = 0; i < 3; i++) Assert.NotNull(reader.Read());
        Assert.Null(reader.Read());
        Assert.Null(reader.Damage);
        Assert.Equal(_session.Length, reader.Position);
    }

    /// <summary>A pipe gives what is there: the reader keeps the half of a record that it has.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(65_536 - 16)]
    [InlineData(65_536)]
    [InlineData(3_000_000)]
    public void Stream_that_cannot_seek_and_grows_is_read_on_from_where_it_ended(int text)
    {
        using var file = new MemoryStream();
        using (var writer = new SummaryWriter(file, leaveOpen: true))
        {
            writer.Text("long", new string('x', text), 1);
            writer.Scalar("loss", 0.5, 2);
        }
        using var pipe = new Pipe(file.ToArray());
        using var reader = new EventFileReader(pipe, "pipe");
        var steps = new List<long>();
        for (var i = 0; steps.Count < 3; i++)
        {
            pipe.Give(i % 7 == 0 ? 1 + text / 5 : 11);
            while (reader.Read() is { } e) steps.Add(e.Step);
            Assert.True(reader.Damage is null or { IsTruncated: true });
        }
        Assert.Equal([0, 1, 2], steps);
        Assert.Equal(file.Length, reader.Position);
        Assert.Null(reader.Damage);
    }

    [Fact]
    public void Reader_begins_where_the_stream_stands_and_leaves_it_open_if_asked_to()
    {
        using var stream = new MemoryStream([1, 2, 3, .. _session]);
        stream.Position = 3;
        using (var reader = new EventFileReader(stream, leaveOpen: true))
        {
            while (reader.Read() is not null)
            {
            }
            Assert.Null(reader.Damage);
            Assert.Equal(_session.Length, reader.Position);
        }
        Assert.True(stream.CanRead);
        new EventFileReader(stream).Dispose();
        Assert.False(stream.CanRead);
    }

    [Fact]
    public void Tensor_without_the_elements_its_shape_asks_for_is_refused()
    {
        var layout = new TensorLayout(DataType.Float, [3]);
        Assert.Equal([2, 2, 2], new SummaryTensor(layout, BitConverter.GetBytes(2f)).ToDoubles());
        Assert.Equal(
            "the tensor holds 2 values; its shape [3] asks for 3",
            Assert.Throws<InvalidDataException>(() => new SummaryTensor(layout, new byte[8]).ToDoubles()).Message);
        Assert.Throws<InvalidDataException>(() => new SummaryTensor(layout, new byte[7]).ToDoubles());
        Assert.Throws<InvalidDataException>(() => new SummaryTensor(new TensorLayout(DataType.String, [3]), Array.Empty<ReadOnlyMemory<byte>>()).ToDoubles());
        Assert.Throws<InvalidDataException>(() => new SummaryTensor(layout, BitConverter.GetBytes(2f)).ToStrings());
        Assert.Throws<InvalidDataException>(() => new SummaryTensor(new TensorLayout(DataType.Float, [1L << 62, 1L << 62, 1L << 62]), BitConverter.GetBytes(2f)).ToDoubles());
        Assert.Throws<InvalidDataException>(() => new SummaryTensor(new TensorLayout(DataType.Float, [-1, -1]), BitConverter.GetBytes(2f)).ToDoubles());
    }

    private static void Touch(LoggedEvent e)
    {
        _ = (e.Time, e.FileVersion, e.SourceWriter, e.GraphDef?.Length, e.MetaGraphDef?.Length, e.Session, e.RunMetadata?.Bytes.Length, e.Message);
        foreach (var value in e.Values)
        {
            try
            {
                _ = value.Tensor?.DataType == DataType.String ? value.Tensor.ToStrings().Length : value.Tensor?.ToDoubles().Length;
            }
            catch (InvalidDataException)
            {
                // The one thing it may throw.
            }
        }
    }

    /// <summary>Cannot seek, and has no more bytes than it was given.</summary>
    private sealed class Pipe(byte[] content) : MemoryStream(content)
    {
        private int _given;

        public override bool CanSeek => false;

        public void Give(int bytes) => _given = Math.Min(_given + bytes, (int)Length);

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, _given - (int)Position)]);
    }

    private static (List<LoggedEvent> Events, EventFileDamage? Damage) Read(byte[] file)
    {
        using var reader = new EventFileReader(new MemoryStream(file), "file");
        var events = new List<LoggedEvent>();
        while (reader.Read() is { } e) events.Add(e);
        return (events, reader.Damage);
    }

    /// <summary>A record with right checksums, whatever its payload and its stated length.</summary>
    private static byte[] Framed(byte[] payload, long length)
    {
        var record = new byte[payload.Length + 16];
        BinaryPrimitives.WriteInt64LittleEndian(record, length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), RecordFrame.MaskedCrc(record.AsSpan(0, 8)));
        payload.CopyTo(record, 12);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12 + payload.Length), RecordFrame.MaskedCrc(payload));
        return record;
    }

    private static string Crc(byte[] data) => RecordFrame.MaskedCrc(data).ToString("x8");

    private static List<int> Ends(byte[] file)
    {
        var at = 0;
        return [.. Golden.Payloads(file).Select(payload => at += payload.Length + 16)];
    }
}
