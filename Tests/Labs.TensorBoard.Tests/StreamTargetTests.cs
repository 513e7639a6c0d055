namespace Labs.TensorBoard.Tests;

/// <summary>A stream in the place of the file, and waiting without a thread.</summary>
public sealed class StreamTargetTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Stream_holds_what_a_file_holds()
    {
        var clock = new ManualClock();
        var options = new SummaryWriterOptions { TimeProvider = clock };
        using var stream = new MemoryStream();
        using (var writer = new SummaryWriter(stream, options, leaveOpen: true)) Write(writer);
        using (var writer = new SummaryWriter(_directory.Path, options)) Write(writer);
        Assert.Equal(File.ReadAllBytes(RunDirectory.EventFiles(_directory.Path).Single()), stream.ToArray());

        static void Write(SummaryWriter writer)
        {
            writer.Scalar("loss", 1, 0);
            writer.Text("note", "text", 1);
        }
    }

    [Fact]
    public void Stream_has_no_directory_and_what_needs_one_says_so()
    {
        using var writer = new SummaryWriter(new MemoryStream());
        Assert.Equal(("", ""), (writer.LogDirectory, writer.FilePath));
        Assert.Equal(
            "Scalars writes files beside the event file; this writer writes into a stream",
            Assert.Throws<InvalidOperationException>(() => writer.Scalars("loss", new Dictionary<string, double> { ["train"] = 1 }, 0)).Message);
        Assert.Throws<InvalidOperationException>(() => writer.Projector("words", [1, 2], 2));
    }

    [Fact]
    public void Stream_is_closed_unless_it_is_to_stay_open()
    {
        using var stream = new MemoryStream();
        new SummaryWriter(stream, leaveOpen: true).Dispose();
        Assert.True(stream.CanWrite);
        new SummaryWriter(stream).Dispose();
        Assert.False(stream.CanWrite);
        Assert.Throws<ArgumentException>(() => new SummaryWriter(stream));
        Assert.Throws<ArgumentNullException>(() => new SummaryWriter((Stream)null!));
    }

    [Fact]
    public void Stream_that_fails_keeps_what_stood_in_it_before_and_every_whole_record()
    {
        var path = _directory["archive"];
        using (var stream = new FailingStream(path, 1000))
        {
            stream.Write(new byte[300]);
            using var writer = new SummaryWriter(stream, leaveOpen: true);
            for (var step = 0; step < 50; step++) writer.Scalar("loss", step, step);
            Assert.False(writer.Flush());
            Assert.StartsWith("stream: the event file cannot be written any more: No space left on device; ", writer.Failure!.Message, StringComparison.Ordinal);
        }
        using var file = File.OpenRead(path);
        file.Position = 300;
        using var reader = new EventFileReader(file);
        var events = 0;
        while (reader.Read() is not null) events++;
        Assert.Null(reader.Damage);
        Assert.Equal(1 + (1000 - 300 - 80) / 62, events);
    }

    [Fact]
    public async Task FlushAsync_ends_when_everything_is_in_the_file()
    {
        await using var writer = new SummaryWriter(_directory.Path);
        for (var step = 0; step < 100; step++)
        {
            writer.Scalar("loss", step, step);
            Assert.True(await writer.FlushAsync());
            Assert.Equal(step + 2, EventFileReader.ReadAll(writer.FilePath).Events.Count);
        }
        Assert.True(await writer.FlushAsync());
    }

    [Fact]
    public async Task FlushAsync_can_be_called_off_and_the_records_are_written_all_the_same()
    {
        using var disk = new GatedStream();
        await using var writer = new SummaryWriter(disk);
        writer.Scalar("loss", 1, 0);
        using var cancellation = new CancellationTokenSource();
        var flush = writer.FlushAsync(cancellation.Token);
        Assert.True(disk.Reached.Wait(s_patience));
        Assert.False(flush.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush.WaitAsync(s_patience));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.FlushAsync(cancellation.Token));
        var second = writer.FlushAsync();
        disk.Open.Set();
        Assert.True(await second.WaitAsync(s_patience));
        Assert.Equal(2, Golden.Payloads(disk.ToArray()).Count);
    }

    [Fact]
    public async Task FlushAsync_says_that_the_disk_has_failed()
    {
        await using var writer = new SummaryWriter(new FailingStream(_directory["file"], 100));
        writer.Scalar("loss", 1, 0);
        Assert.False(await writer.FlushAsync().WaitAsync(s_patience));
        Assert.False(await writer.FlushAsync());
    }

    [Fact]
    public async Task DisposeAsync_writes_the_rest_and_may_be_called_twice_and_off()
    {
        var writer = new SummaryWriter(_directory.Path);
        writer.Scalar("loss", 1, 0);
        await writer.DisposeAsync();
        await writer.DisposeAsync();
        writer.Dispose();
        Assert.Equal(2, EventFileReader.ReadAll(writer.FilePath).Events.Count);
        Assert.Throws<ObjectDisposedException>(() => writer.Scalar("loss", 1, 1));

        using var disk = new GatedStream();
        var slow = new SummaryWriter(disk, leaveOpen: true);
        slow.Scalar("loss", 1, 0);
        using var cancellation = new CancellationTokenSource();
        var closing = slow.DisposeAsync(cancellation.Token).AsTask();
        Assert.True(disk.Reached.Wait(s_patience));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => closing.WaitAsync(s_patience));
        disk.Open.Set();
        await slow.DisposeAsync().AsTask().WaitAsync(s_patience);
        Assert.Equal(2, Golden.Payloads(disk.ToArray()).Count);
    }

    [Fact]
    public async Task Callback_may_dispose_without_waiting_for_itself()
    {
        SummaryWriter? writer = null;
        var ended = new TaskCompletionSource();
        writer = new SummaryWriter(new FailingStream(_directory["file"], 100), new SummaryWriterOptions
        {
            OnFailure = _ =>
            {
                writer!.DisposeAsync().AsTask().Wait();
                ended.SetResult();
            },
        });
        writer.Scalar("loss", 1, 0);
        await writer.FlushAsync();
        await ended.Task.WaitAsync(s_patience);
    }
}
