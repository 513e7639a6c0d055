using System.Runtime.InteropServices;
using System.Text;
using Labs.Checkpoints;
using Labs.Checkpoints.Bundle;
using Tensorflow;
using Tensorflow.Keras.Engine;

namespace Labs.Common;

/// <summary>
/// The checkpoints of one run, as the slides' load and save: a TensorFlow checkpoint of the model, named <c>nn_relu-468-1</c>, and beside it what resuming needs besides (the optimizer's
/// slots, the seed stream, the step, the options).
/// </summary>
internal sealed class TrainingCheckpoints
{
    private const string StepKey = "step";
    private const string SeedsKey = "seeds";
    private const string OptionsKey = "options";
    private const string LogsKey = "logs";
    private const string IterationsKey = "optimizer/iterations";

    private readonly Model network;
    private readonly Adam optimizer;
    private readonly Seeds seeds;
    private readonly string options;
    private readonly string modelName;
    private readonly Labs.Checkpoints.Checkpoint checkpoint;
    private readonly CheckpointManager manager;

    public TrainingCheckpoints(string directory, string modelName, Model network, Adam optimizer, Seeds seeds, string options)
    {
        this.network = network;
        this.optimizer = optimizer;
        this.seeds = seeds;
        this.options = options;
        this.modelName = modelName;
        checkpoint = new Labs.Checkpoints.Checkpoint(("dnn", ModelNodes.Of(network)));
        manager = new CheckpointManager(checkpoint, directory);
    }

    /// <summary>Where the checkpoints lie.</summary>
    public string Directory => manager.Directory;

    /// <summary>The first of <c>path</c>, <c>path-2</c>, ... that holds no checkpoints.</summary>
    public static string Unused(string path)
    {
        var candidate = path;
        for (var n = 2; HoldsCheckpoints(candidate); n++) candidate = $"{path}-{n}";
        return candidate;
    }

    /// <summary>The last of <c>path</c>, <c>path-2</c>, ... that holds checkpoints, or <c>path</c>.</summary>
    public static string Newest(string path)
    {
        var newest = path;
        for (var n = 2; HoldsCheckpoints($"{path}-{n}"); n++) newest = $"{path}-{n}";
        return newest;
    }

    private static bool HoldsCheckpoints(string path) => System.IO.Directory.Exists(path) && System.IO.Directory.EnumerateFiles(path, "*.index").Any();

    /// <summary>Takes up the newest checkpoint of which every byte is as it was written.</summary>
    /// <returns>How many steps had been taken, where the run's logs are, and the checkpoint's path without endings; null where there is no checkpoint.</returns>
    /// <exception cref="UsageException">It was written with other options.</exception>
    public (int Steps, string? Logs, string Path)? Load()
    {
        Console.WriteLine(" [*] Reading checkpoints...");
        var prefix = manager.LatestVerified(withResume: true, damaged => Console.Error.WriteLine($"warning: {damaged.Reason}; the checkpoint before it is taken"));
        if (prefix is null)
        {
            Console.WriteLine(" [*] Failed to find a checkpoint");
            return null;
        }
        using var resume = new BundleReader(CheckpointManager.ResumePrefix(prefix));
        var written = Text(resume, OptionsKey);
        if (written != options) throw new UsageException($"--resume: {Difference(written)} ({prefix})");
        checkpoint.Restore(prefix).AssertConsumed();
        ModelNodes.Assign(optimizer.Iterations, resume.ReadBytes(IterationsKey));
        foreach (var (key, slot) in optimizer.MovingAverages(network.TrainableVariables)) ModelNodes.Assign(slot, resume.ReadBytes(key));
        seeds.State = MemoryMarshal.Cast<byte, uint>(resume.ReadBytes(SeedsKey)).ToArray();
        Console.WriteLine($" [*] Success to read {Path.GetFileName(prefix)}");
        return ((int)resume.Read<long>(StepKey)[0], Text(resume, LogsKey) is { Length: > 0 } logs ? logs : null, prefix);
    }

    // The first option that is not as it was.
    private string Difference(string written)
    {
        var (was, now) = (written.Split('\n'), options.Split('\n'));
        for (var i = 0; i < Math.Min(was.Length, now.Length); i++)
            if (was[i] != now[i]) return $"found {now[i]}, expected the checkpoint's {was[i]}";
        return "found other options than the checkpoint's";
    }

    private static string Text(BundleReader reader, string key) => Encoding.UTF8.GetString(reader.ReadStrings(key)[0]);

    /// <summary>Writes a checkpoint after so many steps.</summary>
    /// <returns>Its path without endings.</returns>
    /// <exception cref="CheckpointException">It cannot be written.</exception>
    public string Save(int steps, string? logs) => manager.Save($"{modelName}-{steps}", resume =>
    {
        resume.Add(StepKey, [], [(long)steps]);
        resume.Add(SeedsKey, [Seeds.StateLength], seeds.State.AsSpan());
        resume.AddString(OptionsKey, options);
        resume.AddString(LogsKey, logs ?? "");
        resume.Add(IterationsKey, (Labs.Checkpoints.DataType)(int)optimizer.Iterations.dtype, optimizer.Iterations.shape.dims, EngineLayers.Bytes(optimizer.Iterations));
        foreach (var (key, slot) in optimizer.MovingAverages(network.TrainableVariables))
            resume.Add(key, (Labs.Checkpoints.DataType)(int)slot.dtype, slot.shape.dims, EngineLayers.Bytes(slot));
    });
}
