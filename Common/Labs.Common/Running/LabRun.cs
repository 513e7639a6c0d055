using System.Diagnostics;
using Tensorflow;

namespace Labs.Common;

/// <summary>One training run of a lab: its loop, its results, its logs.</summary>
public sealed class LabRun : IDisposable
{
    private readonly Lab _lab;
    private readonly Stopwatch _clock = new();
    private readonly List<StepResult> _steps = [];
    private string? _logFolder;
    private bool _disposed;

    internal LabRun(Lab lab, LabCommand command, string name, string network, int? seed, string? continuedLogs)
    {
        _lab = lab;
        Name = name;
        Network = network;
        Seed = seed;
        Writer = new LabWriter(lab.Options, continuedLogs ?? Path.Combine(lab.Options.LogDir, command.Folder, name), continuedLogs is not null);
    }

    /// <summary>The run's name and its folder in the logs.</summary>
    public string Name { get; }

    /// <summary>What was trained.</summary>
    public string Network { get; }

    /// <summary>What is said of it when it begins; null: nothing.</summary>
    internal string? Description { get; init; }

    /// <summary>The run's seed where it is not that of the options.</summary>
    public int? Seed { get; }

    /// <summary>Accuracy on the training set after the last step (XOR), from 0 to 1.</summary>
    public float? Accuracy { get; set; }

    /// <summary>Accuracy on the test set after the last step (MNIST), from 0 to 1.</summary>
    public float? TestAccuracy { get; set; }

    /// <summary>The network's outputs for the training set after the last step (XOR), in its order.</summary>
    public IReadOnlyList<float>? Hypothesis { get; set; }

    /// <summary>The step after which a checkpoint was taken up; null: the run started afresh.</summary>
    public int? ResumedFrom { get; set; }

    /// <summary>Time of the training loop, evaluation included.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>The run's TensorBoard logs.</summary>
    public LabWriter Writer { get; }

    internal IReadOnlyList<StepResult> Results => _steps;

    internal List<ResultSeries> Series { get; } = [];

    internal List<ResultTable> Tables { get; } = [];

    internal List<ResultPicture> Pictures { get; } = [];

    /// <summary>Where the run's logs are; null: none were written.</summary>
    internal string? LogFolder => _logFolder ?? Writer.Directory;

    /// <summary>The newest checkpoint; null: there is none yet.</summary>
    internal string? Checkpoint { get; set; }

    internal ProgressState Progress { get; } = new();

    /// <summary>
    /// Passes <paramref name="source"/> through, one item per training step: <c>foreach (var (x, y) in run.Steps(dataset, 468))</c>. Says in a line that the run begins, keeps the time and the progress bar, and ends the loop on Ctrl+C.
    /// </summary>
    /// <param name="source">What the loop goes through.</param>
    /// <param name="total">Steps of the whole run, for the progress bar.</param>
    /// <param name="first">The first step's number: not 0 where a run was resumed or is in a later epoch.</param>
    public IEnumerable<(Tensors, Tensors)> Steps(IEnumerable<(Tensors, Tensors)> source, int total, int first = 0)
    {
        ArgumentNullException.ThrowIfNull(source);
        var steps = first > 0 ? $"steps {first} to {total}" : $"{total} steps";
        Console.WriteLine($"{Name}: {(Description is null ? "" : Description + ", ")}{steps}, seed {Seed ?? _lab.Options.Seed}");
        Progress.Begin(Name, first, total);
        using var bar = ProgressBar.Start(Progress);
        _clock.Start();
        try
        {
            foreach (var item in source)
            {
                _lab.ThrowIfInterrupted();
                yield return item;
                Progress.Done++;
            }
        }
        finally
        {
            _clock.Stop();
        }
    }

    /// <summary>Keeps a step's loss for the results file and the progress bar (XOR: the printed steps).</summary>
    public void Record(int step, float loss)
    {
        _steps.Add(new StepResult(step) { Loss = loss });
        Progress.Loss = loss;
    }

    /// <summary>Keeps a step's results for the results file and the progress bar (MNIST: every step).</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="trainLoss">Loss of the batch after the step.</param>
    /// <param name="trainAccuracy">Accuracy on the batch, from 0 to 1.</param>
    /// <param name="testAccuracy">Accuracy on the test set; null where it was not evaluated.</param>
    public void Record(int step, float trainLoss, float trainAccuracy, float? testAccuracy)
    {
        _steps.Add(new StepResult(step) { TrainLoss = trainLoss, TrainAccuracy = trainAccuracy, TestAccuracy = testAccuracy });
        Progress.Loss = trainLoss;
        Progress.Accuracy = testAccuracy ?? Progress.Accuracy;
    }

    /// <summary>Adds curves to the results.</summary>
    public void Add(ResultSeries series) => Series.Add(series);

    /// <summary>Adds a table to the results.</summary>
    public void Add(ResultTable table) => Tables.Add(table);

    /// <summary>Adds a picture to the results.</summary>
    public void Add(ResultPicture picture) => Pictures.Add(picture);

    /// <summary>Ends the run: its results and logs are on disk then.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _logFolder = Writer.Directory;
        Writer.Dispose();
        if (!_lab.IsInterrupted)
            _lab.WriteResults();
    }
}
