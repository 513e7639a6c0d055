using Tensorflow.Keras.Engine;

namespace Labs.Common;

/// <summary>What a run's numbers depend on, one option a line: a run goes on from a checkpoint only with the same.</summary>
internal sealed class ResumeOptions(Lab lab, IOptimizer optimizer)
{
    public override string ToString()
    {
        var options = lab.Options.Values.Where(option => !LabOptions.Harmless.Contains(option.Key)).Select(option => FormattableString.Invariant($"--{option.Key} {option.Value}"));
        // Where the images lie does not matter, nor how they were asked for, but which they are.
        var images = $"--data {lab.Images.Source} of {lab.Images.TrainImages.shape[0]} training images";
        return string.Join('\n', options.Append($"--seed {lab.Options.Seed}").Append(images).Append($"the optimizer {optimizer.GetType().Name}"));
    }

    /// <exception cref="UsageException">The options that were written with a checkpoint are others.</exception>
    public void Require(string written, string prefix)
    {
        var (was, now) = (written.Split('\n'), ToString().Split('\n'));
        for (var i = 0; i < Math.Min(was.Length, now.Length); i++)
            if (was[i] != now[i]) throw new UsageException($"--resume: found {now[i]}, expected the checkpoint's {was[i]} ({prefix})");
        if (was.Length != now.Length) throw new UsageException($"--resume: found other options than the checkpoint's ({prefix})");
    }
}
