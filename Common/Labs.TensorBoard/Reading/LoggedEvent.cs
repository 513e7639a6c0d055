namespace Labs.TensorBoard;

/// <summary>
/// An event read from a file. It is one of these: the start of the file, summaries, a graph, a meta graph, a session's log, run metadata, a message. Never changes; any number of
/// threads may use it.
/// </summary>
public sealed class LoggedEvent
{
    private readonly object? _what;

    internal LoggedEvent(long offset, double wallTime, long step, object? what)
    {
        Offset = offset;
        WallTime = wallTime;
        Step = step;
        _what = what;
    }

    /// <summary>Where its record begins, in bytes from the start of the file.</summary>
    public long Offset { get; }

    /// <summary>Seconds since 1970 (UTC).</summary>
    public double WallTime { get; }

    /// <summary><see cref="WallTime"/> as a time; null where it is none (NaN, or beyond the year 9999).</summary>
    public DateTimeOffset? Time => TensorBoard.WallTime.ToTime(WallTime);

    /// <summary>The step.</summary>
    public long Step { get; }

    /// <summary>The summaries; empty in other events.</summary>
    public IReadOnlyList<LoggedValue> Values => _what switch
    {
        LoggedValue value => [value],
        LoggedValue[] values => values,
        _ => [],
    };

    /// <summary>"brain.Event:2" in the first event of a file, else null.</summary>
    public string? FileVersion => (_what as FileStart)?.Version;

    /// <summary>What wrote the file, as its first event says it ("tensorflow.core.util.events_writer"), else null.</summary>
    public string? SourceWriter => (_what as FileStart)?.Writer;

    /// <summary>The run's graph, a serialised tensorflow.GraphDef; null in other events.</summary>
    public ReadOnlyMemory<byte>? GraphDef => _what is LoggedGraph { IsMeta: false } graph ? graph.Bytes : default(ReadOnlyMemory<byte>?);

    /// <summary>The run's graph with what belongs to it (signatures, collections), a serialised tensorflow.MetaGraphDef; null in other events.</summary>
    public ReadOnlyMemory<byte>? MetaGraphDef => _what is LoggedGraph { IsMeta: true } graph ? graph.Bytes : default(ReadOnlyMemory<byte>?);

    /// <summary>That a session began, stopped or saved a checkpoint; null in other events.</summary>
    public LoggedSession? Session => _what as LoggedSession;

    /// <summary>What running a step took (times, devices, graphs); null in other events.</summary>
    public LoggedRunMetadata? RunMetadata => _what as LoggedRunMetadata;

    /// <summary>A line of a program's log; null in other events.</summary>
    public LoggedMessage? Message => _what as LoggedMessage;
}

/// <summary>What a session says of itself. Never changes; any number of threads may use it.</summary>
/// <param name="Status">
/// What happened. A run's second <see cref="SessionStatus.Start"/>, and each after it, makes TensorBoard hide everything that was logged before with its event's step or a later one.
/// </param>
/// <param name="CheckpointPath">The checkpoint's prefix; empty where there is none.</param>
/// <param name="Message">Text; empty where there is none.</param>
public sealed record LoggedSession(SessionStatus Status, string CheckpointPath, string Message);

/// <summary>What happened to a session, with TensorFlow's numbers (tensorflow/core/util/event.proto).</summary>
public enum SessionStatus
{
    /// <summary>Not said.</summary>
    Unspecified = 0,
    /// <summary>It began, or was resumed at the event's step.</summary>
    Start = 1,
    /// <summary>It ended.</summary>
    Stop = 2,
    /// <summary>It saved a checkpoint.</summary>
    Checkpoint = 3,
}

/// <summary>What running a step took. Never changes; any number of threads may use it.</summary>
/// <param name="Tag">Its name, "step_100" for instance.</param>
/// <param name="Bytes">A serialised tensorflow.RunMetadata.</param>
public sealed record LoggedRunMetadata(string Tag, ReadOnlyMemory<byte> Bytes);

/// <summary>A line of a program's log. Never changes; any number of threads may use it.</summary>
/// <param name="Level">How grave it is: 10 debugging, 20 information, 30 warning, 40 error, 50 fatal.</param>
/// <param name="Text">The line.</param>
public sealed record LoggedMessage(int Level, string Text);

/// <summary>The first event of a file.</summary>
internal sealed record FileStart(string Version, string? Writer);

/// <summary>A graph of operations.</summary>
internal sealed record LoggedGraph(bool IsMeta, ReadOnlyMemory<byte> Bytes);
