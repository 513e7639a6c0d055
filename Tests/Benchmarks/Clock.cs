using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Benchmarks;

/// <summary>
/// Time that a measurement took. One thread is measured, where Linux tells it, by the processor time it got, which does not count what neighbours
/// take away; for several threads only the time on the wall tells how they work together.
/// </summary>
internal readonly partial struct Clock
{
    private const int ThreadProcessorTime = 3;

    private readonly bool wall;
    private readonly long start;

    private Clock(bool wall)
    {
        this.wall = wall;
        start = Now(wall);
    }

    public double Seconds => (Now(wall) - start) / 1e9;

    public static Clock Start(int threads) => new(threads > 1 || !OperatingSystem.IsLinux());

    private static long Now(bool wall)
    {
        if (wall)
            return (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));
        _ = ClockGetTime(ThreadProcessorTime, out var time);
        return time.Seconds * 1_000_000_000 + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockGetTime(int clock, out Time time);

    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
