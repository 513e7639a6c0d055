namespace Labs.TensorBoard;

/// <summary>How a <see cref="SummaryWriter"/> writes. Never changes; any number of threads may use it.</summary>
public sealed record SummaryWriterOptions
{
    /// <summary>
    /// The longest time a record waits before it is handed to the operating system, where TensorBoard sees it. Default: 120 seconds, as TensorFlow.
    /// Zero: every record at once; <see cref="Timeout.InfiniteTimeSpan"/>: only when 64 KiB have come together, on <see cref="SummaryWriter.Flush"/> and on
    /// <see cref="SummaryWriter.Dispose"/>.
    /// </summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// Bytes of records that may wait for the disk; whoever writes more has to wait until there is room. Default: 16 MiB.
    /// As much again may be on its way to the disk. A single record larger than this is taken when nothing else waits.
    /// </summary>
    public int QueueBytes { get; init; } = 16 << 20;

    /// <summary>
    /// Called once, on the writer's own thread, when the file cannot be written any more (disk full, directory removed). The message is one line that names the
    /// file, the cause and what is kept. From then on the writer takes and drops everything (<see cref="SummaryWriter.Failure"/>). What the callback throws is ignored.
    /// </summary>
    public Action<IOException>? OnFailure { get; init; }

    /// <summary>
    /// For a run that is resumed at a step: TensorBoard hides everything that earlier event files of the run hold of this step or a later one, so that its lines do not go back.
    /// Its fast data server does so tag by tag, when the first new value of a tag comes. Default: null, nothing is hidden.
    /// </summary>
    public long? PurgeStep { get; init; }

    /// <summary>Where wall times, the time in the file's name and the flush timer come from. Default: the system's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Creates the file of a given path, which must not exist yet; tests put failing streams here.</summary>
    internal Func<string, Stream> CreateFile { get; init; } = EventFile.Create;
}
