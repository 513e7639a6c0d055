namespace Labs.Common;

/// <summary>What is known after a training step; what was not evaluated is null, and absent in JSON.</summary>
internal sealed record StepResult(int Step)
{
    public float? Loss { get; init; }
    public float? TrainLoss { get; init; }
    public float? TrainAccuracy { get; init; }
    public float? TestAccuracy { get; init; }
}
