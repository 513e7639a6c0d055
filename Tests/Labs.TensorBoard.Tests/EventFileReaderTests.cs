using System.Buffers.Binary;
using FsCheck;
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
    [InlineData(0x7FFFFFEF)]
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

    [Fact]
    public void Scalar_of_TF1_is_read_as_a_scalar()
    {
        var buffer = new RecordBuffer();
        var value = new Proto.Summary.Types.Value { Tag = "loss", SimpleValue = 0.5f };
        var e = new Proto.Event { Step = 3, Summary = new Proto.Summary { Value = { value } } };
        buffer.Append(e, e.CalculateSize());
        var read = Read(buffer.Bytes.ToArray()).Events.Single().Values.Single();
        Assert.Equal(("loss", "scalars", 0.5), (read.Tag, read.Plugin, read.Tensor!.ToDoubles().Single()));
    }

    [Fact]
    public void Tensor_without_the_elements_its_shape_asks_for_is_refused()
    {
        var shape = new Proto.TensorShape { Dim = { new Proto.TensorShape.Types.Dim { Size = 3 } } };
        Assert.Equal([2, 2, 2], new LoggedTensor(new Proto.Tensor { Dtype = 1, TensorShape = shape, FloatVal = { 2 } }).ToDoubles());
        Assert.Equal(
            "the tensor holds 2 values; its shape [3] asks for 3",
            Assert.Throws<InvalidDataException>(() => new LoggedTensor(new Proto.Tensor { Dtype = 1, TensorShape = shape, FloatVal = { 2, 3 } }).ToDoubles()).Message);
        Assert.Throws<InvalidDataException>(() => new LoggedTensor(new Proto.Tensor { Dtype = 7, TensorShape = shape }).ToDoubles());
        Assert.Throws<InvalidDataException>(() => new LoggedTensor(new Proto.Tensor { Dtype = 1, TensorShape = shape }).ToStrings());
    }

    private static void Touch(LoggedEvent e)
    {
        foreach (var value in e.Values)
        {
            try
            {
                _ = value.Tensor?.Type == TensorType.String ? value.Tensor.ToStrings().Length : value.Tensor?.ToDoubles().Length;
            }
            catch (InvalidDataException)
            {
                // The one thing it may throw.
            }
        }
    }

    private static (List<LoggedEvent> Events, EventFileDamage? Damage) Read(byte[] file)
    {
        using var reader = new EventFileReader("file", new MemoryStream(file));
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
