namespace Labs.Common;

/// <summary>How far a run of epochs is, and what is due at its present step: a line, a test accuracy, log entries, a checkpoint.</summary>
internal sealed class StepSchedule
{
    private readonly LabOptions options;

    /// <exception cref="UsageException">There are more steps than a count of them can tell.</exception>
    public StepSchedule(LabOptions options, int epochs, int iterations)
    {
        if (epochs > int.MaxValue / iterations) throw new UsageException($"--epochs: found '{epochs}', expected a whole number from 0 to {int.MaxValue / iterations}");
        this.options = options;
        Epochs = epochs;
        Iterations = iterations;
    }

    /// <summary>Epochs of the run.</summary>
    public int Epochs { get; }

    /// <summary>Steps of an epoch.</summary>
    public int Iterations { get; }

    /// <summary>Steps of the run.</summary>
    public int Total => Epochs * Iterations;

    /// <summary>Steps taken, those before a resumed checkpoint included; the number of the present one.</summary>
    public int Done { get; set; }

    /// <summary>Whether the present step is the run's last.</summary>
    public bool IsLast => Done == Total - 1;

    /// <summary>Whether the present step is its epoch's last.</summary>
    public bool EndsEpoch => (Done + 1) % Iterations == 0;

    /// <summary>Whether a line is due: every <c>--print-every</c> steps and after the last.</summary>
    public bool IsPrintDue => IsLast || Done % (options.PrintEvery ?? 1) == 0;

    /// <summary>Whether the accuracy on the test set is due: every <c>--eval-every</c> steps and after the last, or after each epoch.</summary>
    public bool IsTestDue => options.ByEpoch || IsLast || (options.EvalEvery != 0 && Done % options.EvalEvery == 0);

    /// <summary>Whether the model's histograms are due.</summary>
    public bool AreHistogramsDue => IsLast || Done % ModelHistograms.Every == 0;

    /// <summary>Whether a checkpoint is due behind the steps taken: every <c>--checkpoint-every</c> steps. The lab itself writes the last one.</summary>
    public bool IsCheckpointDue => options.CheckpointEvery != 0 && Done % options.CheckpointEvery == 0 && Done < Total;
}
