using Google.Protobuf;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard;

/// <summary>
/// Writes a run's summaries as TensorFlow 2 writes them (<c>tf.summary.create_file_writer</c>): an event file in the run's directory that TensorBoard reads while it grows.
/// Any number of threads may write. A call returns when its record is queued; a background thread hands records to the operating system. When the queue is full the caller
/// waits; nothing is dropped. When the disk fails, the writer says so once (<see cref="SummaryWriterOptions.OnFailure"/>) and takes no more.
/// <para>
/// Every summary method takes a tag ("loss", "layer1/weights": TensorBoard groups by what stands before the first slash) and a step, and throws
/// <see cref="ArgumentException"/> for an empty tag and <see cref="ObjectDisposedException"/> after <see cref="Dispose"/>. A description is Markdown.
/// </para>
/// </summary>
public sealed partial class SummaryWriter : IDisposable
{
    private readonly EventFile _file;
    private readonly TimeProvider _time;
    private long _nonFiniteValues;

    /// <summary>Creates an event file in a directory, and the directory where needed. Each writer has a file of its own, also two in the same second.</summary>
    /// <param name="logDirectory">The run's directory. One run should have one writer at a time; see <see cref="StartRun"/>.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="IOException">The file cannot be created or not even its first record be written; the message names it.</exception>
    public SummaryWriter(string logDirectory, SummaryWriterOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(logDirectory);
        options ??= new SummaryWriterOptions();
        if (options.FlushInterval < TimeSpan.Zero && options.FlushInterval != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(options), options.FlushInterval, "FlushInterval is negative; zero, a time or Timeout.InfiniteTimeSpan is expected");
        if (options.QueueBytes < 1)
            throw new ArgumentOutOfRangeException(nameof(options), options.QueueBytes, "QueueBytes is less than 1");
        LogDirectory = logDirectory;
        _time = options.TimeProvider;
        _file = new EventFile(logDirectory, options);
    }

    /// <summary>
    /// Starts a run in a directory of its own: <paramref name="logDirectory"/> if it holds no event files, else the first free one of <c>logDirectory-2</c>,
    /// <c>logDirectory-3</c>, ... Programs that start at the same moment get different ones. <see cref="LogDirectory"/> says which.
    /// </summary>
    /// <exception cref="IOException">As the constructor.</exception>
    public static SummaryWriter StartRun(string logDirectory, SummaryWriterOptions? options = null) =>
        RunDirectory.Claim(logDirectory, TimeSpan.FromSeconds(10), directory => new SummaryWriter(directory, options));

    /// <summary>The run's directory.</summary>
    public string LogDirectory { get; }

    /// <summary>The event file.</summary>
    public string FilePath => _file.Path;

    /// <summary>Why nothing is written any more; null while all is well.</summary>
    public IOException? Failure
    {
        get
        {
            lock (_file.Gate) return _file.Failure;
        }
    }

    /// <summary>Records handed to the operating system so far, the version record at the start included.</summary>
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

    /// <summary>NaN and infinite values left out of histograms so far, all together.</summary>
    public long NonFiniteValues => Interlocked.Read(ref _nonFiniteValues);

    /// <summary>Returns when everything written before is with the operating system, so that it outlives this process.</summary>
    /// <returns>False where the disk has failed (<see cref="Failure"/>).</returns>
    public bool Flush() => _file.Flush();

    /// <summary>Writes what is queued and closes the file. A program that ends without it, or by Ctrl+C, still has its queue written, unless the disk takes over a second.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>Encodes a record of numbers and lets it fall: what the runtime has to load for the first one is then there. For another thread while a program begins.</summary>
    internal static void LoadAhead()
    {
        var e = Record("", 0, Number(0), Scalars);
        e.Summary.Value.Add(Record("", 0, Rows(HistogramBuckets.Of<float>([0, 1], DefaultBuckets).Content, DefaultBuckets), Histograms).Summary.Value);
        new RecordBuffer().Append(e, e.CalculateSize());
    }

    private void Write(string tag, long step, Tensor tensor, SummaryMetadata metadata)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        Write(Record(tag, step, tensor, metadata));
    }

    private static Event Record(string tag, long step, Tensor tensor, SummaryMetadata metadata) =>
        new() { Step = step, Summary = new Summary { Value = { new Summary.Types.Value { Tag = tag, Tensor = tensor, Metadata = metadata } } } };

    private void Write(Event e)
    {
        e.WallTime = WallTime.Of(_time.GetUtcNow());
        _file.Append(e);
    }

    private static SummaryMetadata Metadata(string plugin, string? description) => new()
    {
        PluginData = new SummaryMetadata.Types.PluginData { PluginName = plugin },
        SummaryDescription = description ?? "",
    };

    private static SummaryMetadata Metadata(string plugin, ByteString content) => new()
    {
        PluginData = new SummaryMetadata.Types.PluginData { PluginName = plugin, Content = content },
    };

    private static TensorShape Shape(params ReadOnlySpan<long> sizes)
    {
        var shape = new TensorShape();
        foreach (var size in sizes)
            shape.Dim.Add(new TensorShape.Types.Dim { Size = size });
        return shape;
    }

    private static Tensor Strings(TensorShape shape, IEnumerable<ByteString> values) =>
        new() { Dtype = (int)TensorType.String, TensorShape = shape, StringVal = { values } };
}
