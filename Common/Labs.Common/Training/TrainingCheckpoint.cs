using System.Runtime.InteropServices;
using System.Text;
using Labs.Checkpoints;
using Labs.Checkpoints.Bundle;
using Tensorflow.Keras.Engine;

namespace Labs.Common;

/// <summary>
/// The checkpoints of one run: TensorFlow checkpoints of the model, named <c>nn_relu-468-1</c>, and beside each what resuming needs besides (the optimizer's state, the stream of seeds, the
/// step, the options).
/// </summary>
public sealed class TrainingCheckpoint
{
    private const string StepKey = "step";
    private const string SeedsKey = "seeds";
    private const string OptionsKey = "options";
    private const string LogsKey = "logs";

    private readonly MnistRun run;
    private readonly OptimizerState optimizer;
    private readonly Seeds seeds;
    private readonly ResumeOptions options;
    private readonly Checkpoint checkpoint;
    private readonly CheckpointManager manager;
    private readonly bool resumes;
    // The steps of the last checkpoint, or none.
    private int savedSteps;

    internal TrainingCheckpoint(MnistRun run, Lab lab, Model model, string name, IOptimizer optimizer, Seeds seeds)
    {
        this.run = run;
        this.seeds = seeds;
        this.optimizer = new OptimizerState(optimizer, model.TrainableVariables);
        options = new ResumeOptions(lab, optimizer);
        checkpoint = new Checkpoint((name, ModelNodes.Of(model)));
        manager = new CheckpointManager(checkpoint, run.CheckpointFolder);
        resumes = lab.Options.Resume;
        // Before the model is restored: what makes the slots may move its weights.
        if (resumes) this.optimizer.MakeSlots();
    }

    /// <summary>With <c>--resume</c> takes up the run's newest checkpoint, as 10-1's slide does.</summary>
    /// <returns>The steps taken before it; 0 where there is none or none is asked for.</returns>
    /// <exception cref="UsageException">It was written with other options.</exception>
    public int Load()
    {
        if (!resumes) return 0;
        Console.WriteLine(" [*] Reading checkpoints...");
        if (manager.LatestVerified(withResume: true, CheckpointFolder.Warn) is not { } prefix)
        {
            Console.WriteLine(" [*] Failed to find a checkpoint");
            return 0;
        }
        Resume(prefix);
        Console.WriteLine($" [*] Success to read {Path.GetFileName(prefix)}");
        return savedSteps;
    }

    /// <summary>Takes up what the slide's restoring of the model leaves out, so that the run goes on as if it had never ended.</summary>
    /// <param name="counter">The steps before the newest checkpoint; 0: there is none.</param>
    /// <exception cref="UsageException">It was written with other options.</exception>
    public void Resume(int counter)
    {
        if (counter == 0 || manager.LatestVerified(withResume: true) is not { } prefix) return;
        Resume(prefix);
    }

    private void Resume(string prefix)
    {
        using var bundle = new BundleReader(CheckpointManager.ResumePrefix(prefix));
        options.Require(Text(bundle, OptionsKey), prefix);
        checkpoint.Restore(prefix).AssertConsumed();
        optimizer.Restore(bundle);
        seeds.State = MemoryMarshal.Cast<byte, uint>(bundle.ReadBytes(SeedsKey)).ToArray();
        savedSteps = (int)bundle.Read<long>(StepKey)[0];
        run.ContinueFrom(savedSteps, prefix, Text(bundle, LogsKey) is { Length: > 0 } logs ? logs : null);
    }

    /// <summary>Writes a checkpoint, unless no step was taken since the last one.</summary>
    /// <param name="file_prefix">Its name without the number at its end; null: <c>nn_</c>, the run's name and the steps taken, in the run's folder.</param>
    /// <exception cref="CheckpointException">It cannot be written.</exception>
    public void Save(string? file_prefix = null)
    {
        if (run.Done == savedSteps) return;
        // The logs first: a resumed run continues them from this step.
        run.Writer.Flush();
        var saved = manager.Save(file_prefix is null ? $"nn_{run.Name}-{run.Done}" : Path.GetFileName(file_prefix), bundle =>
        {
            bundle.Add(StepKey, [], [(long)run.Done]);
            bundle.Add(SeedsKey, [Seeds.StateLength], seeds.State.AsSpan());
            bundle.AddString(OptionsKey, options.ToString());
            bundle.AddString(LogsKey, run.Writer.Directory ?? "");
            optimizer.Save(bundle);
        });
        savedSteps = run.Done;
        run.Saved(saved);
        // Copies of all weights and slots, large enough that the collector would let several checkpoints' worth of them lie.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static string Text(BundleReader reader, string key) => Encoding.UTF8.GetString(reader.ReadStrings(key)[0]);
}
