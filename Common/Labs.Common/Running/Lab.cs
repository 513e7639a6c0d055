namespace Labs.Common;

/// <summary>A lab at work: its options and its runs.</summary>
public sealed class Lab : IDisposable
{
    private readonly LabCommand _command;
    private readonly List<LabRun> _runs = [];
    private readonly ResultsFile? _results;
    private volatile bool _interrupted;
    private int _saidInterrupted;

    internal Lab(LabOptions options, LabCommand command, IReadOnlyList<string> arguments)
    {
        Options = options;
        Arguments = arguments;
        _command = command;
        _results = options.JsonFile is { } path ? new ResultsFile(path) : null;
    }

    /// <summary>The values of the command line's options.</summary>
    public LabOptions Options { get; }

    /// <summary>Which data the lab trained on, <c>mnist</c> or <c>digits</c>; null: neither.</summary>
    public string? Data { get; set; }

    /// <summary>The lab's project.</summary>
    public string Name => _command.Name;

    /// <summary>The lab's folder below <c>logs</c> and <c>checkpoints</c>.</summary>
    public string Folder => _command.Folder;

    /// <summary>The command line.</summary>
    internal IReadOnlyList<string> Arguments { get; }

    internal DateTimeOffset Started { get; } = DateTimeOffset.UtcNow;

    /// <summary>The engine's version; null until it is loaded.</summary>
    internal string? EngineVersion { get; set; }

    internal IReadOnlyList<LabRun> Runs => _runs;

    internal bool LogsFailed => _runs.Exists(run => run.Writer.Failed);

    internal bool IsInterrupted => _interrupted;

    /// <summary>Starts a run. Dispose it when it has ended: its results are written then.</summary>
    /// <param name="name">The run's name and its folder in the logs: <c>relu</c>, <c>lr-0.1</c>.</param>
    /// <param name="network">What was trained, where that is not the run's name.</param>
    /// <param name="seed">The run's seed, where it is not that of the options.</param>
    /// <param name="continuedLogs">The log folder of the run that this one resumes; null: a folder of its own.</param>
    /// <param name="description">What the line that says that the run begins says of it beside its name, steps and seed: <c>2-10-1, SGD 0.1</c>.</param>
    public LabRun Run(string name, string? network = null, int? seed = null, string? continuedLogs = null, string? description = null)
    {
        ThrowIfInterrupted();
        var run = new LabRun(this, _command, name, network ?? name, seed, continuedLogs) { Description = description };
        _runs.Add(run);
        return run;
    }

    /// <summary>Ends the lab where Ctrl+C was pressed. The training loop does this at every step; other long work may do so too.</summary>
    /// <exception cref="OperationCanceledException">Ctrl+C was pressed.</exception>
    public void ThrowIfInterrupted()
    {
        if (_interrupted)
            throw new OperationCanceledException("interrupted");
    }

    /// <summary>Ends all runs.</summary>
    public void Dispose()
    {
        foreach (var run in _runs)
            run.Dispose();
    }

    internal void Interrupt() => _interrupted = true;

    /// <summary>Tells the user, once, where things stand after Ctrl+C.</summary>
    internal void SayInterrupted()
    {
        if (Interlocked.Exchange(ref _saidInterrupted, 1) != 0)
            return;
        ProgressBar.RemoveStanding();
        try
        {
            Console.Out.Flush();
            foreach (var line in InterruptedLines.Of(this))
                Console.Error.WriteLine(line);
        }
        catch (IOException)
        {
            // The terminal is gone; the exit code still tells.
        }
    }

    internal void WriteResults() => _results?.Write(this);

    /// <summary>What shows the logs of the runs; null: there are none.</summary>
    internal string? TensorBoardCommand => _runs.Exists(run => run.LogFolder is not null) ? ShellText.Line("tensorboard", "--logdir", Path.Combine(Options.LogDir, _command.Folder)) : null;

    /// <summary>The last lines of a lab that ran to its end.</summary>
    internal void End()
    {
        Dispose();
        foreach (var run in _runs)
        {
            if (run.TestAccuracy is { } accuracy)
                Console.WriteLine(PublishedResults.Beside(Name, run.Name, Data, accuracy));
        }
        if (!LogsFailed && TensorBoardCommand is { } tensorboard)
            Console.WriteLine(tensorboard);
    }
}
