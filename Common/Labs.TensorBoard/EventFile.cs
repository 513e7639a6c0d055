using System.Runtime.InteropServices;
using Google.Protobuf;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard;

/// <summary>
/// An event file being written, or a stream in its place. Callers append whole records to a bounded queue; one background thread hands the queue to the operating system in one
/// write call when 64 KiB have come together, when the oldest record has waited for the flush interval, when a caller waits for room, on <see cref="Flush"/> and on
/// <see cref="Dispose"/>. So a process killed at any moment leaves whole records (but for what the system itself tears), and a slow disk does not hold up training.
/// </summary>
internal sealed class EventFile : IDisposable
{
    private const int WriteAt = 64 << 10;
    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(1);
    private static readonly PosixSignal[] EndingSignals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
    private static int s_files;

    private readonly object _gate = new();   // guards everything below; Monitor's, because it is waited on
    private readonly SummaryWriterOptions _options;
    private readonly TimeProvider _time;
    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly long _start;     // where the file begins in the stream
    private readonly bool _onDisk;
    private readonly string _name;   // what messages call it
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<AwaitedFlush> _awaited = [];
    private readonly Thread _thread;
    private readonly ITimer _timer;
    private readonly PosixSignalRegistration[] _signals;
    private RecordBuffer _queue = new();
    private RecordBuffer _spare = new();
    private long _bytesWritten;
    private long _lastWrite;
    private bool _writeNow;
    private bool _closing;

    private sealed record AwaitedFlush(long Records, TaskCompletionSource<bool> Written);

    /// <exception cref="IOException">Not even the first record can be written.</exception>
    public EventFile(Stream stream, bool leaveOpen, SummaryWriterOptions options)
        : this("", stream, leaveOpen, options)
    {
    }

    private EventFile(string path, Stream stream, bool leaveOpen, SummaryWriterOptions options)
    {
        _options = options;
        _time = options.TimeProvider;
        Path = path;
        _name = path is "" ? "stream" : path;
        _stream = stream;
        _leaveOpen = leaveOpen;
        _start = stream.CanSeek ? stream.Position : 0;
        _onDisk = path is not "" && stream is FileStream;
        WriteFirstRecords();

        _lastWrite = _time.GetTimestamp();
        _timer = _time.CreateTimer(_ => Signal(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _thread = new Thread(WriteLoop) { IsBackground = true, Name = "Event file writer" };
        _thread.Start();
        AppDomain.CurrentDomain.ProcessExit += FlushAtExit;
        // Since .NET 10 a signal ends the process without ProcessExit. The handlers leave the signal's effect, and the program's own handlers, as they are.
        _signals = new PosixSignalRegistration[EndingSignals.Length];
        for (var i = 0; i < _signals.Length; i++) _signals[i] = PosixSignalRegistration.Create(EndingSignals[i], _ => FlushBriefly());
    }

    /// <summary>Empty for a stream.</summary>
    public string Path { get; }

    public IOException? Failure { get; private set; }

    /// <summary>Records taken, and records handed to the operating system, the first one included.</summary>
    public long Accepted { get; private set; }

    public long Written { get; private set; }

    public long QueueWaits { get; private set; }

    public TimeSpan QueueWaitTime { get; private set; }

    /// <summary>The object under which the properties change.</summary>
    public object Gate => _gate;

    /// <summary>Creates a file under a new name in a directory, and the directory where needed.</summary>
    /// <exception cref="IOException">The directory or file cannot be created, or not even the first record can be written.</exception>
    public static EventFile CreateIn(string directory, SummaryWriterOptions options)
    {
        string path;
        Stream stream;
        try
        {
            Directory.CreateDirectory(directory);
            (path, stream) = CreateUnderNewName(directory, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{directory}: no event file can be created: {e.Message}", e);
        }
        return new EventFile(path, stream, leaveOpen: false, options);
    }

    /// <summary>Opened so that TensorBoard may read it and anyone may delete it; without a buffer of its own, since every write is a batch of whole records.</summary>
    public static FileStream Create(string path) =>
        new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);

    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public void Append(Event e)
    {
        var payload = e.CalculateSize();
        var size = payload + RecordFrame.Overhead;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing, typeof(SummaryWriter));
            WaitForRoom(size);
            ObjectDisposedException.ThrowIf(_closing, typeof(SummaryWriter));
            if (Failure is not null) return;

            _queue.Append(e, payload);
            Accepted++;
            if (_queue.Length >= WriteAt) Signal();
            else if (_queue.Records == 1) WriteWhenDue();
        }
    }

    /// <summary>Returns when everything appended so far is with the operating system.</summary>
    /// <returns>False where the file has failed.</returns>
    public bool Flush()
    {
        lock (_gate)
        {
            WaitUntilWritten(Accepted, Timeout.InfiniteTimeSpan);
            return Failure is null;
        }
    }

    /// <inheritdoc cref="Flush"/>
    public Task<bool> FlushAsync(CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return Task.FromCanceled<bool>(cancellation);
        lock (_gate)
        {
            if (Failure is not null) return Task.FromResult(false);
            if (Written >= Accepted) return Task.FromResult(true);
            var written = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add(new(Accepted, written));
            Signal();
            return written.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Writes what is queued and closes the file.</summary>
    public void Dispose()
    {
        Close();
        // The failure callback runs on the thread itself, which ends right after it.
        if (Thread.CurrentThread != _thread) _thread.Join();
    }

    /// <inheritdoc cref="Dispose"/>
    /// <param name="cancellation">Ends the waiting; the file is closed all the same when what is queued is written.</param>
    public Task DisposeAsync(CancellationToken cancellation)
    {
        Close();
        return Thread.CurrentThread == _thread ? Task.CompletedTask : _closed.Task.WaitAsync(cancellation);
    }

    private void Close()
    {
        AppDomain.CurrentDomain.ProcessExit -= FlushAtExit;
        foreach (var signal in _signals) signal.Dispose();
        lock (_gate)
        {
            _closing = true;
            Signal();
        }
    }

    private static (string, Stream) CreateUnderNewName(string directory, SummaryWriterOptions options)
    {
        var seconds = options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
        // Files of a run are read in the order of their names. Where the clock went back since the run's last one, the new one stands behind it all the same.
        var newest = long.MinValue;
        foreach (var file in RunDirectory.EventFiles(directory)) newest = Math.Max(newest, SecondsOf(file));
        if (seconds < newest) seconds = newest + 1;
        while (true)
        {
            // As tf.summary.create_file_writer names it. The number tells writers of one process apart; where other machines or containers share the
            // directory, host and process number, the next number is taken.
            var number = Interlocked.Increment(ref s_files) - 1;
            var path = System.IO.Path.Combine(directory, $"events.out.tfevents.{seconds:D10}.{Environment.MachineName}.{Environment.ProcessId}.{number}.v2");
            try
            {
                return (path, options.CreateFile(path));
            }
            catch (IOException) when (File.Exists(path))
            {
            }
        }
    }

    // What stands in an event file's name; a name of another form, or of a time that no clock here reaches, has none.
    private static long SecondsOf(string path)
    {
        const string start = "events.out.tfevents.";
        var name = System.IO.Path.GetFileName(path);
        var digits = name.StartsWith(start, StringComparison.Ordinal) ? name[start.Length..].Split('.')[0] : "";
        return digits.Length == 10 && long.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? seconds : long.MinValue;
    }

    private void WriteFirstRecords()
    {
        var first = new Event
        {
            WallTime = WallTime.Of(_time.GetUtcNow()),
            FileVersion = "brain.Event:2",
            SourceMetadata = new SourceMetadata { Writer = "tensorflow.core.util.events_writer" },   // as TensorFlow says; readers may ask for it
        };
        var record = new RecordBuffer();
        record.Append(first, first.CalculateSize());
        if (_options.PurgeStep is { } step)
        {
            var start = new Event { WallTime = first.WallTime, Step = step, SessionLog = new SessionLog { Status = (int)SessionStatus.Start } };
            // Twice: TensorBoard takes a run's first start for its beginning, and only a further one for a restart (plugin_event_accumulator.py).
            record.Append(start, start.CalculateSize());
            record.Append(start, start.CalculateSize());
        }
        try
        {
            _stream.Write(record.Bytes);
            _stream.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_leaveOpen) _stream.Dispose();
            if (Path is not "") File.Delete(Path);
            throw new IOException($"{_name}: the event file cannot be written: {e.Message}", e);
        }
        _bytesWritten = record.Length;
        Accepted = Written = record.Records;
    }

    private void Signal()
    {
        lock (_gate)
        {
            _writeNow = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void WaitForRoom(int size)
    {
        bool IsFull() => _queue.Length > 0 && (long)_queue.Length + size > _options.QueueBytes && Failure is null && !_closing;
        if (!IsFull()) return;

        var start = _time.GetTimestamp();
        QueueWaits++;
        do
        {
            Signal();
            Monitor.Wait(_gate);
        }
        while (IsFull());
        QueueWaitTime += _time.GetElapsedTime(start);
    }

    private void WriteWhenDue()
    {
        if (_options.FlushInterval == Timeout.InfiniteTimeSpan) return;
        var rest = _options.FlushInterval - _time.GetElapsedTime(_lastWrite);
        if (rest <= TimeSpan.Zero) Signal();
        else _timer.Change(rest, Timeout.InfiniteTimeSpan);
    }

    private bool WaitUntilWritten(long records, TimeSpan patience)
    {
        var start = Environment.TickCount64;
        while (Written < records && Failure is null)
        {
            Signal();
            if (patience == Timeout.InfiniteTimeSpan)
            {
                Monitor.Wait(_gate);
                continue;
            }
            var rest = patience - TimeSpan.FromMilliseconds(Environment.TickCount64 - start);
            if (rest <= TimeSpan.Zero || !Monitor.Wait(_gate, rest)) return false;
        }
        return true;
    }

    private void FlushAtExit(object? sender, EventArgs e) => FlushBriefly();

    /// <summary>A program that ends without Dispose, or by Ctrl+C, loses nothing, unless the disk does not answer: then it does not wait for it.</summary>
    private void FlushBriefly()
    {
        if (!Monitor.TryEnter(_gate, ExitPatience)) return;
        try
        {
            WaitUntilWritten(Accepted, ExitPatience);
        }
        finally
        {
            Monitor.Exit(_gate);
        }
    }

    private void WriteLoop()
    {
        try
        {
            while (TakeQueue() is { } batch)
                Write(batch);
        }
        catch (Exception e)   // whatever a disk, a network share or a driver throws ends the logging, never the program
        {
            Fail(e);
        }
        finally
        {
            try
            {
                if (!_leaveOpen) _stream.Dispose();
            }
            catch (IOException)
            {
                // Nothing is left to write, and a failure to write has been reported.
            }
            _timer.Dispose();
            _closed.SetResult();
        }
    }

    /// <summary>Waits for a reason to write. Null: everything is written and the file is to be closed.</summary>
    private RecordBuffer? TakeQueue()
    {
        lock (_gate)
        {
            while (true)
            {
                while (!_writeNow) Monitor.Wait(_gate);
                _writeNow = false;
                if (_queue.Records > 0)
                {
                    (_queue, _spare) = (_spare, _queue);
                    Monitor.PulseAll(_gate);   // there is room again
                    return _spare;
                }
                if (_closing) return null;
            }
        }
    }

    private void Write(RecordBuffer batch)
    {
        _stream.Write(batch.Bytes);
        _stream.Flush();
        // Unix lets a deleted file be written without a word.
        if (_onDisk && !File.Exists(Path)) throw new FileNotFoundException("the file was removed while it was being written");
        lock (_gate)
        {
            _bytesWritten += batch.Length;
            Written += batch.Records;
            batch.Clear();
            _lastWrite = _time.GetTimestamp();
            if (_closing) _writeNow = true;
            Monitor.PulseAll(_gate);
            _awaited.RemoveAll(flush => flush.Records <= Written && flush.Written.TrySetResult(true));
        }
    }

    private void Fail(Exception cause)
    {
        var kept = cause is FileNotFoundException ? (Records: 0, Bytes: 0) : CutToWholeRecords();
        IOException failure;
        lock (_gate)
        {
            Written = cause is FileNotFoundException ? 0 : Written + kept.Records;
            failure = new IOException(
                $"{_name}: the event file cannot be written any more: {cause.Message.TrimEnd('.')}; {Written} records are in it, {Accepted - Written} are lost, logging has stopped.", cause);
            Failure = failure;
            _queue = _spare = new RecordBuffer();
            Monitor.PulseAll(_gate);
            _awaited.RemoveAll(flush => flush.Written.TrySetResult(false));
        }
        try
        {
            _options.OnFailure?.Invoke(failure);
        }
        catch (Exception)
        {
            // The program goes on without logs, whatever its callback does.
        }
    }

    /// <summary>A full disk may have taken a part of the last batch: keeps the whole records of it, so that nothing torn stands at the end.</summary>
    private (int Records, int Bytes) CutToWholeRecords()
    {
        try
        {
            if (!_stream.CanSeek) return (0, 0);
            var end = _start + _bytesWritten;
            var kept = _spare.WholeIn(_stream.Length - end);
            _stream.SetLength(end + kept.Bytes);
            _stream.Flush();
            return kept;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ObjectDisposedException)
        {
            return (0, 0);   // readers stop at the last whole record anyway
        }
    }
}
