namespace Labs.Common;

/// <summary>How far a run is. Written by the training loop, which must not wait for anybody, and looked at from time to time by the progress bar.</summary>
internal sealed class ProgressState
{
    public string Run { get; private set; } = "";
    public int Total { get; private set; }
    public int Done { get; set; }
    public float Loss { get; set; } = float.NaN;
    public float Accuracy { get; set; } = float.NaN;

    public void Begin(string run, int done, int total)
    {
        Run = run;
        Done = done;
        Total = total;
    }
}
