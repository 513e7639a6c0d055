using System.Diagnostics;
using Labs.TensorBoard;
using Tensorflow;

namespace Labs.Common;

/// <summary>One training run of a lab: its loop, its results, its logs.</summary>
public sealed class LabRun : IDisposable
{
    private readonly Lab _lab;
    private readonly Stopwatch _clock = new();
    private readonly List<StepResult> _steps = [];
    private readonly HashSet<string> _logged = [];
    private int printEvery = 1;
    private string? _logFolder;
    private bool _disposed;

    internal LabRun(Lab lab, LabCommand command, string name, string what, Seeds? seeds)
    {
        _lab = lab;
        Name = name;
        What = what;
        HasSeed = seeds is not null;
        Seed = seeds is null || seeds.Seed == lab.Options.Seed ? null : seeds.Seed;
        Writer = new LabWriter(lab.Options, Path.Combine(lab.Options.LogDir, command.Folder, name), (summaries, step) => RunDescription.Write(summaries, lab, this, step));
    }

    /// <summary>The values of the command line's options.</summary>
    public LabOptions Options => _lab.Options;

    /// <summary>The run's name and its folder in the logs.</summary>
    public string Name { get; }

    /// <summary>What is trained.</summary>
    internal string What { get; }

    internal bool HasSeed { get; }

    /// <summary>The run's seed where it is not that of the options.</summary>
    public int? Seed { get; }

    /// <summary>Accuracy on the training set after the last step (XOR), from 0 to 1.</summary>
    public float? Accuracy { get; set; }

    /// <summary>Accuracy on the test set after the last step (MNIST), from 0 to 1.</summary>
    public float? TestAccuracy { get; set; }

    /// <summary>The network's outputs for the training set after the last step (XOR), in its order.</summary>
    public IReadOnlyList<float>? Hypothesis { get; set; }

    /// <summary>The step after which a checkpoint was taken up; null: the run started afresh.</summary>
    public int? ResumedFrom { get; internal set; }

    /// <summary>Time of the training loop, evaluation included.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>The run's TensorBoard logs.</summary>
    public LabWriter Writer { get; }

    /// <summary>Hyperparameters that are the run's own beside the options': what stands here when the run's log is opened, by its first entry, is in TensorBoard's HPARAMS.</summary>
    public IDictionary<string, HParamValue> HParams { get; } = new Dictionary<string, HParamValue>();

    internal IReadOnlyList<StepResult> Results => _steps;

    internal List<ResultSeries> Series { get; } = [];

    internal List<ResultTable> Tables { get; } = [];

    internal List<ResultPicture> Pictures { get; } = [];

    internal Dictionary<string, double> Values { get; } = [];

    /// <summary>Where the run's logs are; null: none were written.</summary>
    internal string? LogFolder => _logFolder ?? Writer.Directory;

    /// <summary>The newest checkpoint; null: there is none yet.</summary>
    internal string? Checkpoint { get; set; }

    internal ProgressState Progress { get; } = new();

    /// <summary>
    /// The slide's two loops, over steps and over the batches of a dataset, in one: so many batches, the dataset repeated as often as it takes. Keeps the time and the progress bar, and ends the
    /// loop on Ctrl+C.
    /// </summary>
    /// <param name="dataset">Batches.</param>
    /// <param name="steps">How many.</param>
    /// <param name="verbose">Steps from one printed line to the next: those that the results file tells of; null: all.</param>
    public IEnumerable<(Tensors, Tensors)> Steps(IDatasetV2 dataset, int steps, int? verbose = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        printEvery = verbose ?? 1;
        return WithGraph(Timed(dataset.repeat(steps).take(steps), steps, 0));
    }

    /// <summary>So many steps without data, as <c>range(steps)</c>; otherwise as above.</summary>
    /// <inheritdoc cref="Steps(IDatasetV2, int, int?)"/>
    public IEnumerable<int> Steps(int steps, int? verbose = null)
    {
        printEvery = verbose ?? 1;
        return WithGraph(Timed(Enumerable.Range(0, steps), steps, 0));
    }

    /// <summary>Puts into the log, as its graph, what the next tape records that is asked for a gradient. The loops over <c>Steps</c> do so of themselves. (TensorFlow.NET's tapes do not tell: nothing there.)</summary>
    public void LogGraph()
    {
        if (Options.Logs) EngineLayers.OnNextGradient(nodes =>
        {
            if (Writer.Summaries is { } summaries) RecordedGraph.Write(summaries, nodes);
        });
    }

    // What the first step's tape records is the run's graph.
    private IEnumerable<T> WithGraph<T>(IEnumerable<T> steps)
    {
        LogGraph();
        try
        {
            foreach (var step in steps) yield return step;
        }
        finally
        {
            EngineLayers.OnNextGradient(null);
        }
    }

    /// <summary>Gives back between the steps what the engine leaves to finalisers; null where it leaves nothing.</summary>
    internal TensorMemory? Memory { get; } = TensorMemory.OfProcess();

    /// <summary>Keeps time and progress of a loop.</summary>
    /// <param name="batches">What it goes through.</param>
    /// <param name="total">Steps of the whole run.</param>
    /// <param name="first">The first step's number: not 0 where a run was resumed.</param>
    internal IEnumerable<T> Timed<T>(IEnumerable<T> batches, int total, int first)
    {
        Progress.Begin(Name, first, total);
        using var bar = ProgressBar.Start(Progress);
        _clock.Start();
        try
        {
            foreach (var batch in TensorMemory.Between(batches, Memory))
            {
                _lab.ThrowIfInterrupted();
                yield return batch;
                Progress.Done++;
            }
        }
        finally
        {
            _clock.Stop();
        }
    }

    /// <summary>Keeps the time of training that has its loop elsewhere, in <c>model.fit</c>.</summary>
    public T Timed<T>(Func<T> training)
    {
        ArgumentNullException.ThrowIfNull(training);
        _clock.Start();
        try
        {
            return training();
        }
        finally
        {
            _clock.Stop();
        }
    }

    /// <summary>Whether a line or a log entry of this step is due. What is only computed for them need not be computed otherwise.</summary>
    public bool IsDue(int step) => step % printEvery == 0 || IsLogDue(step);

    /// <summary>tf.summary.scalar: puts a number into the log where an entry is due, into the results file where a line is, and beside the progress bar.</summary>
    /// <param name="name">The results file knows <c>loss</c>, <c>train_loss</c>, <c>train_accuracy</c> and <c>test_accuracy</c>.</param>
    /// <param name="data">Rank 0, float32; null: it was not evaluated.</param>
    /// <param name="step">From 0; null: of no step.</param>
    public void Scalar(string name, Tensor? data, int? step)
    {
        if (data is not null && step is { } at && IsDue(at)) Scalar(name, (float)data, at);
    }

    /// <inheritdoc cref="Scalar(string, Tensor, int?)"/>
    public void Scalar(string name, float data, int step)
    {
        if (IsLogDue(step))
        {
            _logged.Add(name);
            Writer.Scalar(name, data, step);
        }
        if (step % printEvery == 0) Record(name, data, step);
    }

    private void Record(string name, float value, int step)
    {
        if (_steps.Count == 0 || _steps[^1].Step != step) _steps.Add(new StepResult(step));
        var result = _steps[^1];
        switch (name)
        {
            case "loss": result.Loss = Progress.Loss = value; break;
            case "train_loss": result.TrainLoss = Progress.Loss = value; break;
            case "train_accuracy": result.TrainAccuracy = value; break;
            case "test_accuracy": result.TestAccuracy = TestAccuracy = Progress.Accuracy = value; break;
        }
    }

    /// <summary>Keeps the network's outputs for the training set and its accuracy on it, at the end of a run (XOR).</summary>
    /// <param name="hypothesis">One output for each example.</param>
    /// <param name="accuracy">Rank 0, from 0 to 1.</param>
    public void Result(Tensor hypothesis, Tensor accuracy)
    {
        ArgumentNullException.ThrowIfNull(hypothesis);
        Hypothesis = hypothesis.ToArray<float>();
        Accuracy = (float)accuracy;
    }

    /// <summary>Adds curves to the results.</summary>
    public void Add(ResultSeries series) => Keep(() => Series.Add(series));

    /// <summary>Adds a table to the results.</summary>
    public void Add(ResultTable table) => Keep(() => Tables.Add(table));

    /// <summary>Adds a picture to the results.</summary>
    public void Add(ResultPicture picture) => Keep(() => Pictures.Add(picture));

    /// <summary>Draws a picture where <c>--picture</c> asks for one, and adds it to the results. What draws is not loaded otherwise.</summary>
    /// <param name="option">The study's <c>--picture</c>.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">The same in words, for those who do not see it.</param>
    /// <param name="draw">Writes the file.</param>
    public void Picture(LabOption<string?> option, string title, string description, Action<string> draw)
    {
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(draw);
        if (option.Value is not { } file) return;
        draw(file);
        Add(new ResultPicture(title, file, description));
        Console.WriteLine($"picture: {file}");
    }

    /// <summary>Keeps a number of a study under a name: run-labs compares it with the slide's, where <see cref="PublishedRun.Values"/> has one of this name.</summary>
    /// <exception cref="ArgumentException">There is one of this name.</exception>
    public void Value(string name, double value) => Keep(() => Values.Add(name, value));

    // What compares several runs is known when they have ended.
    private void Keep(Action add)
    {
        add();
        if (_disposed) _lab.WriteResults();
    }

    private bool IsLogDue(int step) => Options.LogEvery is null ? step % printEvery == 0 && Writer.IsDue(step) : Writer.IsDue(step);

    /// <summary>Ends the run: its results and logs are on disk then.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _logFolder = Writer.Directory;
        // The table of hyperparameters shows the last value of each tag.
        if (Accuracy is { } accuracy && !_logged.Contains("accuracy") && _steps.Count > 0 && Writer.Directory is not null) Writer.Scalar("accuracy", accuracy, _steps[^1].Step);
        Writer.End(_lab.IsInterrupted);
        if (!_lab.IsInterrupted)
            _lab.WriteResults();
    }
}
