using System.Globalization;
using Tensorflow;
using Tensorflow.Keras.Engine;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>
/// What stands around the training loop of an MNIST lab: batches over epochs, the slides' lines, logs, results and checkpoints, and taking all that up again with <c>--resume</c>.
/// </summary>
public sealed class MnistTraining : IDisposable
{
    // Weight histograms are written this often, and after the last step.
    private const int HistogramEvery = 50;

    private readonly Lab lab;
    private readonly LabRun run;
    private readonly Model network;
    private readonly TrainingCheckpoints checkpoints;
    private readonly int stepsPerEpoch;
    private readonly int first;
    private readonly System.Diagnostics.Stopwatch clock = new();
    private int done;

    /// <summary>Builds the model, by one inference call, and starts a run or takes one up.</summary>
    /// <param name="lab">The lab at work.</param>
    /// <param name="name">The run's name and its folder in logs and checkpoints.</param>
    /// <param name="data">The images.</param>
    /// <param name="network">The model, not yet built.</param>
    /// <param name="optimizer">The model's.</param>
    /// <param name="seeds">The stream that initialisers and dropout draw from.</param>
    /// <param name="variant">Tells runs of one name apart in the checkpoints' options: further options that count.</param>
    public MnistTraining(Lab lab, string name, MnistData data, Model network, Adam optimizer, Seeds seeds, string variant = "")
    {
        ArgumentNullException.ThrowIfNull(lab);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(network);
        this.lab = lab;
        this.network = network;
        var options = lab.Options;
        stepsPerEpoch = data.StepsPerEpoch(options.BatchSize);
        if (options.Epochs > int.MaxValue / stepsPerEpoch) throw new UsageException($"--epochs: found '{options.Epochs}', expected a whole number from 0 to {int.MaxValue / stepsPerEpoch}");
        TotalSteps = options.Epochs * stepsPerEpoch;
        network.Apply((Tensor)data.TestImages["0:1"], training: false);

        var directory = Path.Combine(options.CheckpointDir, lab.Folder, name);
        directory = options.Resume ? TrainingCheckpoints.Newest(directory) : TrainingCheckpoints.Unused(directory);
        checkpoints = new TrainingCheckpoints(directory, $"nn_{name}", network, optimizer, seeds, Signature(options, data, variant));
        var resumed = options.Resume ? checkpoints.Load() : null;
        first = done = resumed?.Steps ?? 0;
        run = lab.Run(name, continuedLogs: resumed?.Logs);
        if (resumed is not null) (run.ResumedFrom, run.Checkpoint) = (first, resumed.Value.Path);
    }

    /// <summary>Steps of all epochs.</summary>
    public int TotalSteps { get; }

    /// <summary>Whether the test accuracy is asked for after this step: every <c>--eval-every</c> steps, and after the last.</summary>
    public bool IsEvaluationDue => done == TotalSteps - 1 || (lab.Options.EvalEvery > 0 && done % lab.Options.EvalEvery == 0);

    /// <summary>The training batches of all epochs that are still to come, images and labels.</summary>
    public IEnumerable<(Tensor Images, Tensor Labels)> Batches(IDatasetV2 dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        // One foreach over all epochs, never one each: TensorFlow.NET's iterators are not freed (its fault 5.1).
        var batches = dataset.repeat(lab.Options.Epochs).skip(first);
        clock.Start();
        foreach (var (images, labels) in run.Steps(batches, TotalSteps, first)) yield return (images, labels);
        clock.Stop();
    }

    /// <summary>Prints, logs and keeps the results of the step just taken, and writes a checkpoint where one is due.</summary>
    /// <param name="train_loss">Loss of the batch after the update.</param>
    /// <param name="train_accuracy">Accuracy on the batch after the update.</param>
    /// <param name="test_accuracy">Accuracy on the test set, or null where it was not evaluated.</param>
    public void Report(Tensor train_loss, Tensor train_accuracy, Tensor? test_accuracy)
    {
        var options = lab.Options;
        var (loss, accuracy) = ((float)train_loss, (float)train_accuracy);
        var test = test_accuracy is null ? (float?)null : (float)test_accuracy;
        var last = done == TotalSteps - 1;

        if (done % options.PrintEvery == 0 || last) Console.WriteLine(Line(loss, accuracy, test));
        run.Record(done, loss, accuracy, test);
        if (run.Writer.IsDue(done))
        {
            run.Writer.Scalar("train_loss", loss, done);
            run.Writer.Scalar("train_accuracy", accuracy, done);
            if (test is { } evaluated) run.Writer.Scalar("test_accuracy", evaluated, done);
        }
        if (options.Logs && (done % HistogramEvery == 0 || last))
            foreach (var (place, variable) in ModelNodes.Variables(network)) run.Writer.Histogram(place, variable, done);
        if (test is not null) run.TestAccuracy = test;

        done++;
        if (!last && (options.CheckpointEvery == 0 || done % options.CheckpointEvery != 0)) return;
        // The logs first: a resumed run continues them from this step.
        run.Writer.Flush();
        run.Checkpoint = checkpoints.Save(done, run.Writer.Directory);
        // Copies of all weights and slots, large enough that the collector would let several checkpoints' worth of them lie.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private string Line(float loss, float accuracy, float? test)
    {
        var line = string.Create(CultureInfo.InvariantCulture,
            $"Epoch: [{done / stepsPerEpoch,2}] [{done % stepsPerEpoch,5}/{stepsPerEpoch,5}] time: {clock.Elapsed.TotalSeconds:F4}, train_loss: {loss:F8}, train_accuracy: {accuracy:F4}");
        return test is { } evaluated ? string.Create(CultureInfo.InvariantCulture, $"{line}, test_Accuracy: {evaluated:F4}") : line;
    }

    private static string Signature(LabOptions options, MnistData data, string variant)
    {
        var values = options.Values.Where(option => !LabOptions.Harmless.Contains(option.Key)).Select(option => string.Create(CultureInfo.InvariantCulture, $"--{option.Key} {option.Value}"));
        // Where the images lie does not matter, nor how they were asked for, but which they are.
        var images = $"--data {data.Source} of {data.TrainImages.shape[0]} training images";
        return string.Join('\n', values.Append($"--seed {options.Seed}").Append(images).Append(variant));
    }

    /// <summary>Ends the run: its results and logs are on disk then.</summary>
    public void Dispose() => run.Dispose();
}
