namespace Labs.TensorBoard;

/// <summary>Times as event files have them: seconds since 1970 as a double.</summary>
internal static class WallTime
{
    /// <summary>Whole seconds and the rest apart: 17 digits of ticks do not fit into a double's 53 bits.</summary>
    public static double Of(DateTimeOffset time)
    {
        var (seconds, rest) = Math.DivRem(time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks, TimeSpan.TicksPerSecond);
        return seconds + rest / (double)TimeSpan.TicksPerSecond;
    }

    /// <summary>The tick nearest to a wall time, which is nearer than the next double to times of our days: the way there and back changes nothing.</summary>
    public static DateTimeOffset? ToTime(double wallTime)
    {
        var seconds = Math.Floor(wallTime);
        if (!(seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds())) return null;
        return DateTimeOffset.FromUnixTimeSeconds((long)seconds).AddTicks((long)Math.Round((wallTime - seconds) * TimeSpan.TicksPerSecond));
    }
}
