namespace Labs.Common;

/// <summary>What is known after a training step; what was not evaluated is null, and absent in JSON.</summary>
internal sealed record StepResult(int Step)
{
    public float? Loss { get; set; }
    public float? TrainLoss { get; set; }
    public float? TrainAccuracy { get; set; }
    public float? TestAccuracy { get; set; }
}
