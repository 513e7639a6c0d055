using System.Runtime.CompilerServices;
using Labs.Checkpoints;
using Tensorflow;
using Tensorflow.Keras.Engine;

namespace Labs.Common;

/// <summary>
/// A run over epochs of images: its steps, its folder of checkpoints and its lines, with what no slide shows of them. What is due when stands in <see cref="StepSchedule"/>.
/// </summary>
public sealed class MnistRun : IDisposable
{
    private readonly Lab lab;
    private readonly LabRun run;
    private readonly Seeds seeds;
    private readonly StepSchedule schedule;
    private TrainingCheckpoint? checkpoint;
    private ModelLog? log;
    private IEnumerator<(Tensors, Tensors)>? batches;
    private IReadOnlyList<(Tensors, Tensors)>? testBatches;

    internal MnistRun(Lab lab, LabRun run, Seeds seeds, int epochs, int iterations)
    {
        this.lab = lab;
        this.run = run;
        this.seeds = seeds;
        schedule = new StepSchedule(lab.Options, epochs, iterations);
        var directory = Path.Combine(lab.Options.CheckpointDir, lab.Folder, run.Name);
        CheckpointFolder = lab.Options.Resume ? CheckpointFolderClaim.Newest(directory) : CheckpointFolderClaim.Unused(directory);
    }

    /// <summary>
    /// The run's folder of checkpoints, <c>checkpoints/lab10-1/relu</c>: one that holds none yet, or with <c>--resume</c> the newest that does. No other run has it while this one goes on.
    /// </summary>
    public string CheckpointDir => CheckpointFolder.Directory;

    internal CheckpointFolderClaim CheckpointFolder { get; }

    internal string Name => run.Name;

    /// <summary>Steps taken, those before a resumed checkpoint included.</summary>
    internal int Done => schedule.Done;

    internal LabWriter Writer => run.Writer;

    /// <summary>
    /// tf.train.Checkpoint(dnn=model), with what resuming needs besides: the optimizer's state and the stream of seeds. Builds the model, by one inference call, so that all kernels are drawn
    /// here, in layer order.
    /// </summary>
    /// <param name="dnn">The model.</param>
    /// <param name="optimizer">Any of keras.optimizers.</param>
    /// <param name="name">The model's in tf.train.Checkpoint.</param>
    public TrainingCheckpoint Checkpoint(Model dnn, IOptimizer optimizer, string name = "dnn")
    {
        ArgumentNullException.ThrowIfNull(dnn);
        dnn.Apply((Tensor)lab.Images.TestImages["0:1"], training: false);
        log = new ModelLog(run.Writer, dnn, lab.Images, run.Memory);
        return checkpoint = new TrainingCheckpoint(this, lab, dnn, name, optimizer, seeds);
    }

    /// <summary>
    /// <c>enumerate(train_dataset)</c>: the batches of one epoch with their numbers; of an epoch in whose middle a checkpoint was taken up, those that are left.
    /// </summary>
    public IEnumerable<(int, (Tensors, Tensors))> Enumerate(IDatasetV2 train_dataset)
    {
        ArgumentNullException.ThrowIfNull(train_dataset);
        // One foreach over all epochs, never one each: TensorFlow.NET's iterators are not freed (its fault 5.1). Each epoch is shuffled anew.
        // A resumed run's log has the graph from its first start.
        if (batches is null && Done == 0) log?.Begin();
        batches ??= run.Timed(train_dataset.repeat(schedule.Epochs).skip(Done), schedule.Total, Done).GetEnumerator();
        for (var idx = Done % schedule.Iterations; idx < schedule.Iterations && batches.MoveNext(); idx++)
        {
            yield return (idx, batches.Current);
            EndStep();
        }
        if (Done == schedule.Total) batches.Dispose();
    }

    /// <summary>The batches of the test set where the accuracy on it is due, after every <c>--eval-every</c> steps and after the last, or after each epoch; otherwise none.</summary>
    public IEnumerable<(Tensors, Tensors)> Test(IDatasetV2 test_dataset)
    {
        ArgumentNullException.ThrowIfNull(test_dataset);
        // Kept, not iterated anew: TensorFlow.NET's iterators are not freed (its fault 5.1).
        return schedule.IsTestDue ? TensorMemory.Around(testBatches ??= [.. test_dataset], run.Memory) : [];
    }

    /// <inheritdoc cref="LabRun.Scalar(string, Tensor, int?)"/>
    public void Scalar(string name, Tensor? data, int step) => run.Scalar(name, data, step);

    /// <inheritdoc cref="LabRun.Scalar(string, float, int)"/>
    public void Scalar(string name, float data, int step) => run.Scalar(name, data, step);

    /// <summary>Prints a line about this step, every <c>--print-every</c> steps and after the last.</summary>
    /// <param name="line">Tensors of rank 0 are printed as numbers; one that is null is left out, with the words before it.</param>
    public void Print([InterpolatedStringHandlerArgument("")] StepLine line)
    {
        if (IsPrintDue) Console.WriteLine(line.ToString());
    }

    /// <summary>Ends the run: its results and logs are on disk then.</summary>
    public void Dispose()
    {
        batches?.Dispose();
        CheckpointFolder.Dispose();
        run.Dispose();
    }

    internal bool IsPrintDue => schedule.IsPrintDue;

    /// <summary>What was written last.</summary>
    internal void Saved(string checkpoint) => run.Checkpoint = checkpoint;

    /// <summary>Goes on after so many steps, from a checkpoint, in the logs of a run that had taken them.</summary>
    internal void ContinueFrom(int steps, string checkpoint, string? logs)
    {
        run.ResumedFrom = schedule.Done = steps;
        run.Checkpoint = checkpoint;
        if (logs is not null) run.Writer.Continue(logs, steps);
    }

    private void EndStep()
    {
        log?.Step(schedule);
        schedule.Done++;
        if (schedule.IsCheckpointDue) checkpoint?.Save();
    }
}
