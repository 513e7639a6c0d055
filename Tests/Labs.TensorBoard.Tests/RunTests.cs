using System.Text;

namespace Labs.TensorBoard.Tests;

/// <summary>What a run is besides one event file: resumed ones, lines of one chart, embeddings, times of one's own.</summary>
public sealed class RunTests : IDisposable
{
    private static readonly DateTimeOffset s_time = new(2020, 2, 29, 12, 0, 0, 500, TimeSpan.FromHours(9));
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Purge_says_at_once_that_the_session_starts_again_at_its_step()
    {
        using var writer = new SummaryWriter(_directory.Path, new SummaryWriterOptions { PurgeStep = 80 });
        Assert.Equal(3, writer.RecordsWritten);
        var events = EventFileReader.ReadAll(writer.FilePath).Events;
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        // TensorBoard takes the first for the run's beginning.
        Assert.All(events.Skip(1), e => Assert.Equal((events[0].WallTime, 80, new LoggedSession(SessionStatus.Start, "", "")), (e.WallTime, e.Step, e.Session)));
    }

    [Fact]
    public void Where_the_clock_went_back_a_resumed_runs_file_is_read_behind_the_one_before()
    {
        var clock = new ManualClock();
        var options = new SummaryWriterOptions { TimeProvider = clock };
        foreach (var (second, step) in new[] { (1_500_000_000, 1), (1_400_000_000, 2), (1_400_000_000, 3), (1_600_000_000, 4) })
        {
            clock.Set(second);
            using var writer = new SummaryWriter(_directory.Path, options with { PurgeStep = step });
            writer.Scalar("loss", step, step);
            // Back while it is open.
            clock.Advance(TimeSpan.FromHours(-1));
            writer.Scalar("loss", step + .5, step);
            Assert.True(writer.Flush());
            Assert.InRange(writer.QueueWaitTime, TimeSpan.Zero, TimeSpan.MaxValue);
        }
        var files = RunDirectory.EventFiles(_directory.Path);
        Assert.Equal(["1500000000", "1500000001", "1500000002", "1600000000"], files.Select(file => Path.GetFileName(file).Split('.')[3]));
        var values = files.SelectMany(file => EventFileReader.ReadAll(file).Events).SelectMany(e => e.Values.Select(value => (e.Step, Value: value.Tensor!.ToDouble(), e.WallTime))).ToList();
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4], values.Select(value => value.Step));
        // The times are the clock's, back too.
        Assert.True(values[1].WallTime < values[0].WallTime);
    }

    [Fact]
    public void Every_summary_takes_a_wall_time()
    {
        using var file = new MemoryStream();
        using (var writer = new SummaryWriter(file, leaveOpen: true))
        {
            writer.Scalar("a", 1.0, 0, wallTime: s_time);
            writer.Scalar("a", 1, 0, wallTime: s_time);
            writer.Histogram("b", [1f], 0, wallTime: s_time);
            writer.Histogram("b", [1.0], 0, wallTime: s_time);
            writer.Histogram<int>("b", [1], 0, wallTime: s_time);
            writer.Image<byte>("c", [1], 1, 1, 1, 1, 0, wallTime: s_time);
            writer.Image<byte>("c", [1], [1, 1], 0, wallTime: s_time);
            writer.Text("d", "text", 0, wallTime: s_time);
            writer.Text("d", ["text"], 0, wallTime: s_time);
            writer.Text("d", new[,] { { "text" } }, 0, wallTime: s_time);
            writer.Audio("e", [0], 1, 1, 1, 8000, 0, wallTime: s_time);
            writer.PrCurve("f", [true], [0.5f], 0, wallTime: s_time);
            writer.KerasModel("{}", wallTime: s_time);
            writer.TracedGraph("g", [1], 0, wallTime: s_time);
            writer.Graph([1], wallTime: s_time);
            writer.Write("h", SummaryTensor.Of([1f]), 0, "mine", wallTime: s_time);
            writer.Write("h", null, 0, new SummaryMetadata("mine"), s_time);
        }
        file.Position = 0;
        using var reader = new EventFileReader(file);
        Assert.NotEqual(s_time, reader.Read()!.Time);
        var read = 0;
        for (; reader.Read() is { } e; read++) Assert.Equal((s_time, 1582945200.5), (e.Time, e.WallTime));
        Assert.Equal(17, read);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    [InlineData(-1e300)]
    public void Wall_time_that_is_no_time_is_none(double wallTime) => Assert.Null(WallTime.ToTime(wallTime));

    [Fact]
    public void Wall_times_come_back_bit_for_bit()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var wallTime = WallTime.Of(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).AddTicks(random.NextInt64(1L << 50)));
            Assert.Equal(wallTime, WallTime.Of(WallTime.ToTime(wallTime)!.Value));
        }
    }

    [Fact]
    public void Scalars_are_runs_of_their_own_with_one_tag()
    {
        using (var writer = new SummaryWriter(_directory["run"], new SummaryWriterOptions { PurgeStep = 0 }))
        {
            for (var step = 0; step < 3; step++)
                writer.Scalars("net/loss", new Dictionary<string, double> { ["train"] = step, ["a:b"] = -step }, step, wallTime: s_time);
            Assert.True(writer.Flush());
            Assert.Equal([".", "net_loss_a_b", "net_loss_train"], RunDirectory.Runs(_directory["run"]));
            Assert.Equal("the names 'a?b' and 'a:b' both make the directory 'net_loss_a_b'", Assert.Throws<ArgumentException>(() => writer.Scalars("net/loss", [new("a?b", 1)], 0)).Message);
            // Another tag may make the same directory with the same name only by being the same.
            Assert.Throws<ArgumentException>(() => writer.Scalars("net_loss", [new("train", 1)], 0));
        }
        var train = EventFileReader.ReadAll(RunDirectory.EventFiles(_directory["run/net_loss_train"]).Single()).Events;
        Assert.Equal(SessionStatus.Start, train[1].Session!.Status);
        Assert.Equal([(0L, 0.0), (1, 1), (2, 2)], train.Skip(3).Select(e => (e.Step, e.Values.Single().Tensor!.ToDouble())));
        Assert.All(train.Skip(3), e => Assert.Equal(("net/loss", s_time), (e.Values.Single().Tag, e.Time)));
    }

    [Fact]
    public async Task Scalars_are_flushed_and_closed_with_their_writer()
    {
        var writer = new SummaryWriter(_directory.Path);
        writer.Scalars("loss", [new("train", 1)], 0);
        Assert.True(await writer.FlushAsync());
        Assert.Equal(2, EventFileReader.ReadAll(RunDirectory.EventFiles(_directory["loss_train"]).Single()).Events.Count);
        writer.Scalars("loss", [new("train", 2)], 1);
        await writer.DisposeAsync();
        Assert.Equal(3, EventFileReader.ReadAll(RunDirectory.EventFiles(_directory["loss_train"]).Single()).Events.Count);
        Assert.Throws<ObjectDisposedException>(() => writer.Scalars("loss", [new("train", 3)], 2));
        Assert.Throws<ObjectDisposedException>(() => writer.Scalars("loss", [new("other", 3)], 2));
    }

    [Fact]
    public void Failure_of_a_line_is_the_writers()
    {
        if (OperatingSystem.IsWindows()) return;   // an open file's directory cannot be removed there
        using var writer = new SummaryWriter(_directory.Path);
        writer.Scalars("loss", [new("train", 1)], 0);
        Directory.Delete(_directory["loss_train"], recursive: true);
        writer.Scalars("loss", [new("train", 1)], 1);
        Assert.False(writer.Flush());
        Assert.Contains("loss_train", writer.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Projector_files_are_those_that_TensorBoard_reads()
    {
        using var writer = new SummaryWriter(_directory.Path);
        File.WriteAllText(_directory["projector_config.pbtxt"], "embeddings {\n  tensor_name: \"another's\"\n}\n");
        writer.Projector("words", [1, 2, 0.1f, float.NaN], 2, ["one\ttwo\nthree", "하나"]);
        Assert.Equal("1\t2\n0.1\tNaN\n", File.ReadAllText(_directory["projector/words/tensors.tsv"]));
        Assert.Equal("one two three\n하나\n", File.ReadAllText(_directory["projector/words/metadata.tsv"]));

        writer.Projector("di/gits \"", [1, 2, 3], 1, ["digit", "hand"], [["7", "left"], ["8", "right"], ["9", ""]], new ProjectorImages(new byte[] { 1, 2, 3, 4, 5, 6 }, 1, 2));
        Assert.Equal("digit\thand\n7\tleft\n8\tright\n9\t\n", File.ReadAllText(_directory["projector/di_gits _/metadata.tsv"]));
        var sprite = PngDecoder.Decode(File.ReadAllBytes(_directory["projector/di_gits _/sprite.png"]));
        Assert.Equal((4, 2, 1), (sprite.Width, sprite.Height, sprite.Channels));
        Assert.Equal([1, 2, 3, 4, 5, 6, 0, 0], sprite.Pixels);

        writer.Projector("words", [5], 1);
        Assert.Equal(
            """
            embeddings {
              tensor_name: "another's"
            }
            embeddings {
              tensor_name: "di/gits \""
              tensor_path: "projector/di_gits _/tensors.tsv"
              metadata_path: "projector/di_gits _/metadata.tsv"
              sprite {
                image_path: "projector/di_gits _/sprite.png"
                single_image_dim: 2
                single_image_dim: 1
              }
            }
            embeddings {
              tensor_name: "words"
              tensor_path: "projector/words/tensors.tsv"
            }

            """,
            File.ReadAllText(_directory["projector_config.pbtxt"], Encoding.UTF8));
    }

    [Fact]
    public void Projector_refuses_what_does_not_fit_together()
    {
        using var writer = new SummaryWriter(_directory.Path);
        Assert.Equal("embedding 'x' holds 3 numbers; a multiple of its 2 dimensions is expected", Assert.Throws<ArgumentException>(() => writer.Projector("x", [1, 2, 3], 2)).Message);
        Assert.Equal(
            "embedding 'x' has 1 vectors and 2 labels; as many of each are expected", Assert.Throws<ArgumentException>(() => writer.Projector("x", [1, 2], 2, ["a", "b"])).Message);
        Assert.Equal(
            "embedding 'x' has 2 columns of labels, and a vector with 1", Assert.Throws<ArgumentException>(() => writer.Projector("x", [1, 2], 2, ["a", "b"], [["c"]])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Projector("x", [1], 1, ["a"], [["c"]]));
        Assert.Throws<ArgumentException>(() => writer.Projector("x", [1, 2], 2, null, new ProjectorImages(new byte[3], 2, 2)));
        Assert.False(Directory.Exists(_directory["projector"]));
    }

    [Fact]
    public void Sound_and_curves_refuse_what_does_not_fit_together()
    {
        using var writer = new SummaryWriter(new MemoryStream());
        Assert.Equal("audio 'x' holds 3 samples; its shape [1, 2, 2] asks for 4", Assert.Throws<ArgumentException>(() => writer.Audio("x", new float[3], 1, 2, 2, 8000, 0)).Message);
        Assert.Equal(
            "audio 'x' has the shape [1, 2, 0], 8000 frames a second, and at most 3 clips are to be written; [clips, frames, 1 to 65535 channels], a rate of at least 1 and at least 0 are expected",
            Assert.Throws<ArgumentException>(() => writer.Audio("x", [], 1, 2, 0, 8000, 0)).Message);
        Assert.Equal(
            "PR curve 'x' has 1 labels, 2 predictions and 0 weights; as many of each are expected, or no weights",
            Assert.Throws<ArgumentException>(() => writer.PrCurve("x", [true], [1, 2], 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.PrCurve("x", [true], [1], 0, thresholds: 1));
        Assert.Equal(2, writer.PrCurve("x", [true, false, true], [float.NaN, 0.5f, 1], 0, weights: [1, 1, float.NaN]));
        Assert.Equal(2, writer.NonFiniteValues);
        Assert.Equal("images 'x' have the shape [4]; [batch, height, width, channels], [height, width, channels] or [height, width] is expected", Assert.Throws<ArgumentException>(() => writer.Image<float>("x", new float[4], [4], 0)).Message);
        Assert.Throws<ArgumentException>(() => SummaryTensor.Of<float>([1, 2], 3));
        Assert.Throws<ArgumentException>(() => SummaryTensor.Of<float>([1, 2], -1, -2));
        Assert.Throws<ArgumentException>(() => SummaryTensor.Of<DateTime>([default], 1));
        Assert.Throws<ArgumentException>(() => SummaryTensor.OfStrings([null!], 1));
    }
}
