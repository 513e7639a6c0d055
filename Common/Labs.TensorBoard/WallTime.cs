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
}
