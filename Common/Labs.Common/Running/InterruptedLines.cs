namespace Labs.Common;

/// <summary>What a lab says that was ended by Ctrl+C: how far it was, where its logs and its checkpoint are, and how it goes on.</summary>
internal static class InterruptedLines
{
    public static IEnumerable<string> Of(Lab lab)
    {
        var run = lab.Runs.Count > 0 ? lab.Runs[^1] : null;
        if (run is not { Progress.HasBegun: true })
        {
            yield return "interrupted before the training began";
            yield break;
        }
        yield return $"interrupted: {run.Name}, after {run.Progress.Done} of {run.Progress.Total} steps";
        if (lab.TensorBoardCommand is { } tensorboard)
            yield return $"logs: {tensorboard}";
        if (!lab.Options.HasCheckpoints)
            yield break;
        if (run.Checkpoint is { } checkpoint)
        {
            yield return $"checkpoint: {checkpoint}";
            yield return $"go on with: {ShellText.Again(lab.Name, [.. lab.Arguments, .. lab.Options.Resume ? [] : new[] { CommonOptions.ResumeName }])}";
        }
        else
            yield return $"no checkpoint yet: one is written {(lab.Options.CheckpointEvery == 0 ? "after the last step" : $"every {lab.Options.CheckpointEvery} steps")}";
    }
}
