using System.Text.RegularExpressions;

namespace Labs.TensorBoard.Tests;

public sealed class SummaryWriterTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TemporaryDirectory _directory = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void File_is_named_as_TensorFlow_names_it_and_begins_at_once_with_its_version()
    {
        using var writer = new SummaryWriter(_directory["a/run"], new SummaryWriterOptions { TimeProvider = _clock });
        Assert.Matches(
            $@"^events\.out\.tfevents\.1500000000\.{Regex.Escape(Environment.MachineName)}\.{Environment.ProcessId}\.\d+\.v2$", Path.GetFileName(writer.FilePath));
        Assert.Equal(_directory["a/run"], Path.GetDirectoryName(writer.FilePath));
        var first = EventFileReader.ReadAll(writer.FilePath).Events.Single();
        Assert.Equal(("brain.Event:2", 1_500_000_000.0), (first.FileVersion, first.WallTime));
        Assert.Equal(1, writer.RecordsWritten);
    }

    [Fact]
    public void Writers_of_one_directory_in_one_second_have_files_of_their_own()
    {
        var options = new SummaryWriterOptions { TimeProvider = _clock };
        using var first = new SummaryWriter(_directory.Path, options);
        using var second = new SummaryWriter(_directory.Path, options);
        first.Scalar("first", 1, 0);
        second.Scalar("second", 2, 0);
        Assert.True(first.Flush() && second.Flush());
        Assert.Equal(["first"], Tags(first.FilePath));
        Assert.Equal(["second"], Tags(second.FilePath));
    }

    [Fact]
    public void File_that_another_machine_has_created_already_is_left_alone()
    {
        var taken = new List<string>();
        FileStream Create(string path)
        {
            if (taken.Count < 3)
            {
                taken.Add(path);
                File.WriteAllText(path, "another's");
            }
            return EventFile.Create(path);
        }
        using var writer = new SummaryWriter(_directory.Path, new SummaryWriterOptions { CreateFile = Create });
        Assert.DoesNotContain(writer.FilePath, taken);
        Assert.All(taken, path => Assert.Equal("another's", File.ReadAllText(path)));
    }

    [Fact]
    public void Flush_returns_when_everything_is_in_the_file()
    {
        using var writer = new SummaryWriter(_directory.Path);
        for (var step = 0; step < 100; step++)
        {
            writer.Scalar("loss", step, step);
            Assert.True(writer.Flush());
            Assert.Equal(step + 2, EventFileReader.ReadAll(writer.FilePath).Events.Count);
        }
        Assert.Equal(101, writer.RecordsWritten);
    }

    [Fact]
    public void Records_are_in_the_file_when_the_flush_interval_is_over()
    {
        using var writer = new SummaryWriter(_directory.Path, new SummaryWriterOptions { TimeProvider = _clock, FlushInterval = TimeSpan.FromSeconds(10) });
        _clock.Advance(TimeSpan.FromSeconds(4));
        writer.Scalar("loss", 1, 0);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, writer.RecordsWritten);
        _clock.Advance(TimeSpan.FromSeconds(1));
        WaitFor(() => writer.RecordsWritten == 2);

        // The first one after a longer pause is due at once.
        _clock.Advance(TimeSpan.FromSeconds(10));
        writer.Scalar("loss", 1, 1);
        WaitFor(() => writer.RecordsWritten == 3);
    }

    [Fact]
    public void Flush_interval_of_zero_writes_every_record_at_once()
    {
        using var writer = new SummaryWriter(_directory.Path, new SummaryWriterOptions { FlushInterval = TimeSpan.Zero });
        writer.Scalar("loss", 1, 0);
        WaitFor(() => writer.RecordsWritten == 2);
        Assert.Equal(["loss"], Tags(writer.FilePath));
    }

    [Fact]
    public void Many_records_are_written_before_the_interval_is_over_and_in_few_calls()
    {
        using var disk = new GatedStream();
        disk.Open.Set();
        using var writer = new SummaryWriter(_directory.Path, new SummaryWriterOptions { TimeProvider = _clock, CreateFile = _ => disk });
        for (var step = 0; step < 10_000; step++)
            writer.Scalar("loss", step, step);
        WaitFor(() => writer.RecordsWritten > 1);
        writer.Flush();
        Assert.Equal(10_001, writer.RecordsWritten);
        Assert.InRange(disk.Writes, 2, 100);   // some 600 KB in batches of at least 64 KiB
    }

    [Fact]
    public void Dispose_writes_the_rest_and_may_be_called_twice()
    {
        var writer = new SummaryWriter(_directory.Path);
        writer.Text("note", "한국어", 1);
        writer.Dispose();
        writer.Dispose();
        var read = EventFileReader.ReadAll(writer.FilePath);
        Assert.Null(read.Damage);
        Assert.Equal(["한국어"], read.Events[1].Values.Single().Tensor!.ToStrings());
        Assert.Throws<ObjectDisposedException>(() => writer.Scalar("loss", 1, 2));
        Assert.True(writer.Flush());
    }

    [Fact]
    public void Threads_may_write_at_once_and_every_record_arrives_in_its_threads_order()
    {
        const int Threads = 4, Steps = 2000;
        using (var writer = new SummaryWriter(_directory.Path, new SummaryWriterOptions { QueueBytes = 10_000, FlushInterval = TimeSpan.Zero }))
        {
            Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
            {
                for (var step = 0; step < Steps; step++)
                {
                    writer.Scalar("thread" + thread, step, step);
                    if (step % 500 == 0) writer.Flush();
                }
            });
        }
        var read = EventFileReader.ReadAll(RunDirectory.EventFiles(_directory.Path).Single());
        Assert.Null(read.Damage);
        Assert.Equal(1 + Threads * Steps, read.Events.Count);
        foreach (var thread in read.Events.Skip(1).GroupBy(e => e.Values.Single().Tag))
            Assert.Equal(Enumerable.Range(0, Steps).Select(n => (long)n), thread.Select(e => e.Step));
    }

    [Fact]
    public async Task Full_queue_makes_the_caller_wait_and_drops_nothing()
    {
        using var disk = new GatedStream();
        using var writer = new SummaryWriter(_directory.Path, new SummaryWriterOptions { QueueBytes = 1000, FlushInterval = TimeSpan.Zero, CreateFile = _ => disk });
        writer.Scalar("loss", 0, 0);
        Assert.True(disk.Reached.Wait(Patience));   // the disk holds a batch and does not answer
        var caller = Task.Run(() =>
        {
            for (var step = 1; step < 50; step++)
                writer.Scalar("loss", step, step);
        });
        WaitFor(() => writer.QueueWaits == 1);
        Assert.False(caller.IsCompleted);
        disk.Open.Set();
        await caller.WaitAsync(Patience);
        Assert.True(writer.Flush());
        Assert.True(writer.QueueWaits >= 1);
        Assert.True(writer.QueueWaitTime > TimeSpan.Zero);
        Assert.Equal(51, Golden.Payloads(disk.ToArray()).Count);
    }

    [Fact]
    public void Record_larger_than_the_queue_is_taken()
    {
        using var writer = new SummaryWriter(_directory.Path, new SummaryWriterOptions { QueueBytes = 100 });
        writer.Scalar("loss", 0, 0);
        writer.Text("long", new string('x', 300_000), 0);
        writer.Scalar("loss", 0, 1);
        Assert.True(writer.Flush());
        Assert.Equal(["loss", "long", "loss"], Tags(writer.FilePath));
    }

    /// <summary>What stands on the disk is what a killed process leaves.</summary>
    [Fact]
    public void File_is_readable_at_any_moment_of_a_run()
    {
        using var writer = new SummaryWriter(_directory.Path, new SummaryWriterOptions { FlushInterval = TimeSpan.Zero });
        var weights = new float[100];
        var flushed = 1;
        for (var step = 0; step < 300; step++)
        {
            writer.Scalar("loss", step, step);
            writer.Histogram("weights", weights, step);
            if (step % 100 == 50)
            {
                Assert.True(writer.Flush());
                flushed = 1 + 2 * (step + 1);
            }
            if (step % 10 != 0) continue;
            var copy = _directory["copy"];
            File.Copy(writer.FilePath, copy, overwrite: true);
            var read = EventFileReader.ReadAll(copy);
            Assert.True(read.Damage is null || read.Damage.IsTruncated);
            Assert.True(read.Events.Count >= flushed);
        }
    }

    [Fact]
    public void File_may_be_deleted_while_it_is_open_elsewhere_and_read_while_it_is_written()
    {
        using var writer = new SummaryWriter(_directory.Path);
        using var reader = new FileStream(writer.FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        writer.Scalar("loss", 1, 0);
        Assert.True(writer.Flush());
        Assert.True(reader.Length > 100);
    }

    [Fact]
    public void Histogram_says_how_many_values_it_left_out()
    {
        using var writer = new SummaryWriter(_directory.Path);
        Assert.Equal(2, writer.Histogram("w", [1f, float.NaN, float.NegativeInfinity], 0));
        Assert.Equal(1, writer.Histogram("w", [1.0, double.NaN], 1, buckets: 5));
        Assert.Equal(3, writer.NonFiniteValues);
    }

    [Fact]
    public void Scalar_that_is_not_finite_is_written_as_it_is()
    {
        using var writer = new SummaryWriter(_directory.Path);
        foreach (var value in new[] { double.NaN, double.PositiveInfinity, 1e300, -0.0 }) writer.Scalar("loss", value, 0);
        writer.Flush();
        Assert.Equal(
            [double.NaN, double.PositiveInfinity, double.PositiveInfinity, -0.0],
            EventFileReader.ReadAll(writer.FilePath).Events.Skip(1).Select(e => e.Values.Single().Tensor!.ToDoubles().Single()));
    }

    [Fact]
    public void Graph_is_an_event_of_its_own()
    {
        using var writer = new SummaryWriter(_directory.Path);
        writer.Graph([1, 2, 3]);
        writer.Flush();
        Assert.Equal([1, 2, 3], EventFileReader.ReadAll(writer.FilePath).Events[1].GraphDef!.Value.ToArray());
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        using var writer = new SummaryWriter(_directory.Path);
        Assert.Throws<ArgumentException>(() => writer.Scalar("", 1, 0));
        Assert.Throws<ArgumentNullException>(() => writer.Scalar(null!, 1, 0));
        Assert.Throws<ArgumentNullException>(() => writer.Text("x", (string)null!, 0));
        Assert.Throws<ArgumentNullException>(() => writer.Text("x", (string[])null!, 0));
        Assert.Throws<ArgumentException>(() => writer.KerasModel(""));
        Assert.Throws<ArgumentException>(() => new SummaryWriter(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SummaryWriter(_directory.Path, new SummaryWriterOptions { QueueBytes = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SummaryWriter(_directory.Path, new SummaryWriterOptions { FlushInterval = TimeSpan.FromSeconds(-5) }));
    }

    private static IEnumerable<string> Tags(string path) => EventFileReader.ReadAll(path).Events.SelectMany(e => e.Values).Select(value => value.Tag);

    private static void WaitFor(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, Patience));
}
