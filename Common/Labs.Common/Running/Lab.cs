namespace Labs.Common;

/// <summary>A lab at work: its options and its runs.</summary>
public sealed class Lab : IDisposable
{
    private readonly LabCommand _command;
    private readonly List<LabRun> _runs = [];
    private readonly ResultsFile? _results;
    private MnistData? images;
    private volatile bool _interrupted;
    // How long the lines about an interruption may hold up the end that another thread brings.
    private static readonly TimeSpan Saying = TimeSpan.FromSeconds(1);
    private readonly Lock _saying = new();
    private bool _saidInterrupted;

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

    /// <summary>The runs that were begun, in their order.</summary>
    public IReadOnlyList<LabRun> Runs => _runs;

    internal bool LogsFailed => _runs.Exists(run => run.Writer.Failed);

    internal bool IsInterrupted => _interrupted;

    /// <summary>The images that <c>load_mnist</c> has loaded.</summary>
    /// <exception cref="InvalidOperationException">It was not called.</exception>
    internal MnistData Images
    {
        get => images ?? throw new InvalidOperationException("no images: expected load_mnist(lab) before the run");
        set => (images, Data) = (value, value.Source);
    }

    internal bool HasImages => images is not null;

    /// <summary>Starts a run, and says so in a line. Dispose it when it has ended: its results are written then.</summary>
    /// <param name="name">The run's name and its folder in the logs: <c>relu</c>, <c>lr-0.1</c>.</param>
    /// <param name="what">What is trained and how it differs from the other runs: <c>2-10-1</c>, <c>learning rate 0.1</c>.</param>
    /// <param name="seeds">What its random numbers come from; null: it has none.</param>
    public LabRun Run(string name, string what, Seeds? seeds = null)
    {
        ThrowIfInterrupted();
        var run = new LabRun(this, _command, name, what, seeds);
        _runs.Add(run);
        Console.WriteLine(seeds is null ? $"{name}: {what}" : $"{name}: {what}, seed {seeds.Seed}");
        return run;
    }

    /// <summary>Starts a run over epochs of the images that <c>load_mnist</c> has loaded, or with <c>--resume</c> prepares to go on with one, and says so in a line.</summary>
    /// <param name="name">The run's name and its folder in logs and checkpoints: <c>relu</c>.</param>
    /// <param name="what">What is trained and how it differs from the other runs.</param>
    /// <param name="seeds">What its random numbers come from.</param>
    /// <param name="training_epochs">How often all images are gone through.</param>
    /// <param name="training_iterations">Batches in an epoch.</param>
    public MnistRun Run(string name, string what, Seeds seeds, int training_epochs, int training_iterations)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        return new MnistRun(this, Run(name, what, seeds), seeds, training_epochs, training_iterations);
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

    /// <summary>Says in a line, at a study's end, what was seen.</summary>
    public void Seen(string what)
    {
        ThrowIfInterrupted();
        Console.WriteLine(Words.Of($"Seen: {what}"));
    }

    /// <summary>The slide that it is, and of what.</summary>
    internal string Description => _command.Slide is { } slide ? $"{slide}: {_command.Description}" : $"{_command.Name}: {_command.Description}";

    /// <summary>What to look for in its results; null: its command does not say.</summary>
    internal string? LookFor => _command.LookFor;

    /// <summary>A study's first lines: its slide, and what to look for.</summary>
    internal void SayWhatItIs()
    {
        if (_command.Slide is { } slide) Console.WriteLine(Words.Of($"Slide: {slide}"));
        if (_command.LookFor is { } lookFor) Console.WriteLine(Words.Of($"Look for: {lookFor}"));
    }

    internal void Interrupt() => _interrupted = true;

    /// <summary>Tells the user, once, where things stand after Ctrl+C.</summary>
    internal void SayInterrupted()
    {
        // Whoever comes second waits for the last line: its next deed is to end the process.
        if (!_saying.TryEnter(Saying))
            return;
        try
        {
            if (_saidInterrupted)
                return;
            _saidInterrupted = true;
            ProgressBar.RemoveStanding();
            Console.Out.Flush();
            foreach (var line in InterruptedLines.Of(this))
                Console.Error.WriteLine(Words.Of(line));
        }
        catch (IOException)
        {
            // The terminal is gone; the exit code still tells.
        }
        finally
        {
            _saying.Exit();
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
                Console.WriteLine(Words.Of(PublishedResults.Beside(Name, run.Name, Data, accuracy)));
        }
        if (!LogsFailed && TensorBoardCommand is { } tensorboard)
            Console.WriteLine($"{tensorboard}  {Words.Of(TensorBoardHint)}");
    }

    /// <summary>How TensorBoard is had, as a comment that shells pass over when the line is pasted.</summary>
    internal const string TensorBoardHint = "# from: pip install tensorboard; or ./run-labs tensorboard, ./run-labs report";
}
