using Google.Protobuf;
using Labs.TensorBoard.Proto;
using Labs.TensorTypes;

namespace Labs.TensorBoard;

/// <summary>
/// Writes a run's summaries as TensorFlow 2 writes them (<c>tf.summary.create_file_writer</c>): an event file in the run's directory that TensorBoard reads while it grows.
/// Any number of threads may use a writer at once. A call returns when its record is queued; a background thread hands records to the operating system. When the queue is full the
/// caller waits; nothing is dropped. When the disk fails, the writer says so once (<see cref="SummaryWriterOptions.OnFailure"/>) and takes no more.
/// <para>
/// Every summary method takes a tag ("loss", "layer1/weights": TensorBoard groups by what stands before the first slash), a step and, where wanted, a wall time of its own (null: now), and
/// throws <see cref="ArgumentException"/> for an empty tag and <see cref="ObjectDisposedException"/> after <see cref="Dispose"/>. A description is Markdown.
/// </para>
/// </summary>
public sealed partial class SummaryWriter : IDisposable, IAsyncDisposable
{
    private readonly EventFile _file;
    private readonly SummaryWriterOptions _options;
    private readonly TimeProvider _time;
    private long _nonFiniteValues;

    /// <summary>Creates an event file in a directory, and the directory where needed. Each writer has a file of its own, also two in the same second.</summary>
    /// <param name="logDirectory">The run's directory. One run should have one writer at a time; see <see cref="StartRun"/>.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="ArgumentException">An empty directory name, or options out of their range.</exception>
    /// <exception cref="IOException">The file cannot be created or not even its first record be written; the message names it.</exception>
    public SummaryWriter(string logDirectory, SummaryWriterOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(logDirectory);
        _options = Checked(options);
        _time = _options.TimeProvider;
        LogDirectory = logDirectory;
        _file = EventFile.CreateIn(logDirectory, _options);
    }

    /// <summary>Writes an event file into a stream: into memory, an archive, over a network.</summary>
    /// <param name="stream">Where to. Its writes are made by the writer's own thread, each of whole records.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the writer is disposed.</param>
    /// <exception cref="ArgumentException">The stream cannot be written to, or options are out of their range.</exception>
    /// <exception cref="IOException">Not even the first record can be written.</exception>
    public SummaryWriter(Stream stream, SummaryWriterOptions? options = null, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite) throw new ArgumentException("the stream cannot be written to", nameof(stream));
        _options = Checked(options);
        _time = _options.TimeProvider;
        LogDirectory = "";
        _file = new EventFile(stream, leaveOpen, _options);
    }

    /// <summary>
    /// Starts a run in a directory of its own: <paramref name="logDirectory"/> if it holds no event files, else the first free one of <c>logDirectory-2</c>,
    /// <c>logDirectory-3</c>, ... Programs that start at the same moment get different ones. <see cref="LogDirectory"/> says which.
    /// </summary>
    /// <exception cref="ArgumentException">As the constructor.</exception>
    /// <exception cref="IOException">As the constructor.</exception>
    public static SummaryWriter StartRun(string logDirectory, SummaryWriterOptions? options = null) =>
        RunDirectory.Claim(logDirectory, TimeSpan.FromSeconds(10), directory => new SummaryWriter(directory, options));

    /// <summary>The run's directory; empty where a stream is written.</summary>
    public string LogDirectory { get; }

    /// <summary>The event file; empty where a stream is written.</summary>
    public string FilePath => _file.Path;

    /// <summary>Why nothing is written any more; null while all is well.</summary>
    public IOException? Failure
    {
        get
        {
            IOException? own;
            lock (_file.Gate) own = _file.Failure;
            return own ?? Parts().Select(part => part.Failure).FirstOrDefault(failure => failure is not null);
        }
    }

    /// <summary>Records handed to the operating system so far, those at the file's start included.</summary>
    public long RecordsWritten
    {
        get
        {
            lock (_file.Gate) return _file.Written;
        }
    }

    /// <summary>How often a caller had to wait because the queue was full.</summary>
    public long QueueWaits
    {
        get
        {
            lock (_file.Gate) return _file.QueueWaits;
        }
    }

    /// <summary>How long callers have waited because the queue was full, all together.</summary>
    public TimeSpan QueueWaitTime
    {
        get
        {
            lock (_file.Gate) return _file.QueueWaitTime;
        }
    }

    /// <summary>NaN and infinite values left out of histograms and PR curves so far, all together.</summary>
    public long NonFiniteValues => Interlocked.Read(ref _nonFiniteValues);

    /// <summary>Returns when everything written before is with the operating system, so that it outlives this process.</summary>
    /// <returns>False where the disk has failed (<see cref="Failure"/>).</returns>
    public bool Flush() => Parts().Aggregate(_file.Flush(), (well, part) => part.Flush() && well);

    /// <summary>Ends when everything written before is with the operating system, so that it outlives this process.</summary>
    /// <param name="cancellation">Ends the waiting; what is queued is written all the same.</param>
    /// <returns>False where the disk has failed (<see cref="Failure"/>).</returns>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    public async Task<bool> FlushAsync(CancellationToken cancellation = default)
    {
        var flushes = await Task.WhenAll([_file.FlushAsync(cancellation), .. Parts().Select(part => part.FlushAsync(cancellation))]).ConfigureAwait(false);
        return flushes.All(well => well);
    }

    /// <summary>Writes what is queued and closes the file. A program that ends without it, or by Ctrl+C, still has its queue written, unless the disk takes over a second.</summary>
    public void Dispose()
    {
        _file.Dispose();
        foreach (var part in Parts(last: true)) part.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync() => DisposeAsync(CancellationToken.None);

    /// <summary>Writes what is queued and closes the file.</summary>
    /// <param name="cancellation">Ends the waiting; the file is closed all the same when what is queued is written.</param>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    public async ValueTask DisposeAsync(CancellationToken cancellation)
    {
        Task[] closing = [_file.DisposeAsync(cancellation), .. Parts(last: true).Select(part => part.DisposeAsync(cancellation).AsTask())];
        await Task.WhenAll(closing).ConfigureAwait(false);
    }

    /// <summary>Encodes a record of numbers and lets it fall: what the runtime has to load for the first one is then there. For another thread while a program begins.</summary>
    internal static void FirstRecord()
    {
        var e = Record("", 0, Number(0), ScalarMetadata);
        e.Summary.Value.Add(Record("", 0, Rows(HistogramBuckets.Of<float>([0, 1], DefaultBuckets).Content, DefaultBuckets), HistogramMetadata).Summary.Value);
        new RecordBuffer().Append(e, e.CalculateSize());
    }

    private static SummaryWriterOptions Checked(SummaryWriterOptions? options)
    {
        options ??= new SummaryWriterOptions();
        if (options.FlushInterval < TimeSpan.Zero && options.FlushInterval != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(options), options.FlushInterval, "FlushInterval is negative; zero, a time or Timeout.InfiniteTimeSpan is expected");
        if (options.QueueBytes < 1)
            throw new ArgumentOutOfRangeException(nameof(options), options.QueueBytes, "QueueBytes is less than 1");
        return options;
    }

    private void Write(string tag, long step, Tensor? tensor, Proto.SummaryMetadata metadata, DateTimeOffset? wallTime)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        Write(Record(tag, step, tensor, metadata), wallTime);
    }

    private static Event Record(string tag, long step, Tensor? tensor, Proto.SummaryMetadata metadata) =>
        new() { Step = step, Summary = new Summary { Value = { new Summary.Types.Value { Tag = tag, Tensor = tensor, Metadata = metadata } } } };

    private void Write(Event e, DateTimeOffset? wallTime)
    {
        e.WallTime = WallTime.Of(wallTime ?? _time.GetUtcNow());
        _file.Append(e);
    }

    private static Proto.SummaryMetadata Metadata(string plugin, string? description, ByteString? content = null, string displayName = "") => new()
    {
        PluginData = new Proto.SummaryMetadata.Types.PluginData { PluginName = plugin, Content = content ?? ByteString.Empty },
        DisplayName = displayName,
        SummaryDescription = description ?? "",
    };

    private static TensorShape Shape(params ReadOnlySpan<long> sizes)
    {
        var shape = new TensorShape();
        foreach (var size in sizes)
            shape.Dim.Add(new TensorShape.Types.Dim { Size = size });
        return shape;
    }

    private static Tensor Strings(TensorShape shape, IEnumerable<ByteString> values) =>
        new() { Dtype = (int)DataType.String, TensorShape = shape, StringVal = { values } };
}
