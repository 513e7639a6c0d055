namespace Labs.TensorBoard.Tests;

/// <summary>A disk that fails stops the logging, says so once, and leaves whole records.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<IOException> _failures = [];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Disk_that_fills_up_at_any_byte_keeps_every_record_that_fitted()
    {
        var first = FirstRecord();
        for (var room = first; room < first + 200; room++)
        {
            using var writer = Writer(room);
            writer.Scalar("loss", 1, 1);      // 62 bytes each
            writer.Scalar("loss", 2, 2);
            writer.Scalar("loss", 3, 3);
            var fits = Math.Min(3, (room - first) / 62);
            Assert.Equal(fits == 3, writer.Flush());
            var read = EventFileReader.ReadAll(writer.FilePath);
            Assert.Null(read.Damage);
            Assert.Equal(1 + fits, read.Events.Count);
            Assert.Equal(1 + fits, writer.RecordsWritten);
            if (fits == 3) continue;

            writer.Scalar("loss", 4, 4);
            Assert.False(writer.Flush());
            writer.Dispose();
            var failure = Assert.Single(_failures);
            Assert.Same(failure, writer.Failure);
            Assert.Equal(
                $"{writer.FilePath}: the event file cannot be written any more: No space left on device; {1 + fits} records are in it, {3 - fits} are lost, logging has stopped.",
                failure.Message);
            _failures.Clear();
        }
    }

    [Fact]
    public void File_that_cannot_even_be_cut_is_read_up_to_its_last_whole_record()
    {
        var first = FirstRecord();
        using var writer = Writer(first + 62 + 30, cannotCut: true);
        writer.Scalar("loss", 1, 1);
        Assert.True(writer.Flush());
        writer.Scalar("loss", 2, 2);
        Assert.False(writer.Flush());
        var read = EventFileReader.ReadAll(writer.FilePath);
        Assert.Equal(2, read.Events.Count);
        Assert.True(read.Damage!.IsTruncated);
    }

    [Fact]
    public void Callback_that_throws_or_disposes_harms_nobody()
    {
        SummaryWriter? writer = null;
        writer = new SummaryWriter(_directory.Path, new SummaryWriterOptions
        {
            CreateFile = path => new FailingStream(path, 100),
            OnFailure = _ =>
            {
                writer!.Dispose();
                throw new InvalidOperationException("callback");
            },
        });
        writer.Scalar("loss", 1, 1);
        Assert.False(writer.Flush());
        writer.Dispose();
        Assert.NotNull(writer.Failure);
    }

    [Fact]
    public async Task Callers_that_wait_for_room_are_let_go()
    {
        using var disk = new GatedStream();
        using var writer = new SummaryWriter(
            _directory.Path, new SummaryWriterOptions { QueueBytes = 100, FlushInterval = TimeSpan.Zero, CreateFile = _ => disk, OnFailure = _failures.Add });
        writer.Scalar("loss", 0, 0);
        disk.Reached.Wait();
        var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var step = 0; step < 10; step++) writer.Scalar("loss", step, step);
        })).ToArray();
        Assert.True(SpinWait.SpinUntil(() => writer.QueueWaits > 0, TimeSpan.FromSeconds(60)));
        disk.Dispose();
        disk.Open.Set();
        await Task.WhenAll(callers).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.NotNull(writer.Failure);
    }

    [Fact]
    public void Removed_directory_is_a_failure()
    {
        if (OperatingSystem.IsWindows()) return;   // an open file's directory cannot be removed there
        using var writer = new SummaryWriter(_directory["run"], new SummaryWriterOptions { OnFailure = _failures.Add });
        writer.Scalar("loss", 1, 1);
        Assert.True(writer.Flush());
        Directory.Delete(_directory["run"], recursive: true);
        writer.Scalar("loss", 2, 2);
        Assert.False(writer.Flush());
        writer.Dispose();
        Assert.EndsWith(
            "the file was removed while it was being written; 0 records are in it, 3 are lost, logging has stopped.", Assert.Single(_failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Full_device_is_said_by_the_constructor()
    {
        if (!File.Exists("/dev/full")) return;
        var options = new SummaryWriterOptions { CreateFile = _ => new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0) };
        var e = Assert.Throws<IOException>(() => new SummaryWriter(_directory.Path, options));
        Assert.StartsWith(_directory.Path, e.Message, StringComparison.Ordinal);
        Assert.Contains("the event file cannot be written", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Disk_without_room_for_the_first_record_leaves_no_file()
    {
        Assert.Throws<IOException>(() => Writer(10));
        Assert.Empty(Directory.EnumerateFiles(_directory.Path));
    }

    [Fact]
    public void Directory_that_cannot_be_created_is_named()
    {
        File.WriteAllText(_directory["file"], "");
        var e = Assert.Throws<IOException>(() => new SummaryWriter(_directory["file"]));
        Assert.StartsWith(_directory["file"] + ": no event file can be created: ", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }

    private int FirstRecord()
    {
        using var writer = new SummaryWriter(_directory["first"]);
        return (int)new FileInfo(writer.FilePath).Length;
    }

    private SummaryWriter Writer(long room, bool cannotCut = false) => new(
        _directory.Path, new SummaryWriterOptions { CreateFile = path => new FailingStream(path, room, cannotCut), OnFailure = _failures.Add });
}
