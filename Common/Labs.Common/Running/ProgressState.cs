using System.Diagnostics;

namespace Labs.Common;

/// <summary>How far a run is. Written by the training loop, which must not wait for anybody, and looked at from time to time by the progress bar.</summary>
internal sealed class ProgressState
{
    private long _start;

    public string Run { get; private set; } = "";
    public int First { get; private set; }
    public int Total { get; private set; }
    public int Done { get; set; }
    public float Loss { get; set; } = float.NaN;
    public float Accuracy { get; set; } = float.NaN;

    /// <summary>Whether the loop was entered.</summary>
    public bool HasBegun => _start != 0;

    /// <summary>Since the loop was entered.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public void Begin(string run, int done, int total)
    {
        Run = run;
        First = Done = done;
        Total = total;
        _start = Stopwatch.GetTimestamp();
    }
}
