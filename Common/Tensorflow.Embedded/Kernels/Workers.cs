using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>Work cut into chunks that may run at the same time.</summary>
internal interface IChunkedWork
{
    /// <summary>Does one chunk. Called once for each chunk, from any thread, in no fixed order.</summary>
    void Run(int chunk);
}

/// <summary>
/// One background thread for each core but the caller's, which takes chunks of the caller's work. An idle worker spins for a while, so that the next
/// kernel of a training step finds it awake, and then parks. Nothing is allocated for a call.
/// <para>Safe for several callers: while one has the workers, the others (and calls from within a chunk) run their chunks themselves.</para>
/// </summary>
internal static unsafe class Workers
{
    private static readonly TimeSpan SpinTime = TimeSpan.FromMicroseconds(200);

    private static readonly List<Worker> Started = [];
    private static int count;
    private static Shared shared;
    private static ExceptionDispatchInfo? failure;

    /// <summary>Threads that share the work of <see cref="For"/>, the caller's included; at first the number of physical cores.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than one.</exception>
    public static int Count
    {
        get
        {
            if (count == 0)
                count = PhysicalCores();
            return count;
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            count = value;
        }
    }

    /// <summary>Runs chunks 0 to <paramref name="chunks"/> - 1 and returns when all are done.</summary>
    /// <remarks>A chunk that throws does not stop the others; the first exception is thrown again here.</remarks>
    public static void For<TWork>(int chunks, TWork work)
        where TWork : struct, IChunkedWork
    {
        if (chunks <= 1 || Count == 1 || Interlocked.CompareExchange(ref shared.Busy, 1, 0) != 0)
        {
            for (var chunk = 0; chunk < chunks; chunk++)
                work.Run(chunk);
            return;
        }

        // The parameter lives in this frame until every chunk is done, so its address may be handed to the workers.
        Dispatch(chunks, &Invoke<TWork>, Unsafe.AsPointer(ref work));
    }

    private static void Invoke<TWork>(void* work, int chunk)
        where TWork : struct, IChunkedWork => Unsafe.AsRef<TWork>(work).Run(chunk);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Dispatch(int chunks, delegate*<void*, int, void> body, void* work)
    {
        var helpers = Math.Min(chunks, Count) - 1;
        while (Started.Count < helpers)
            Started.Add(new Worker(Started.Count));

        shared.Body = body;
        shared.Work = work;
        shared.Chunks = chunks;
        shared.Unfinished = chunks;
        // From here on the workers take chunks. A full fence: a worker that is about to park either sees the chunks or is seen parked below.
        Interlocked.Exchange(ref shared.Unclaimed, chunks);
        for (var i = 0; i < helpers; i++)
            Started[i].Wake();

        RunChunks();
        var wait = default(SpinWait);
        while (Volatile.Read(ref shared.Unfinished) != 0)
        {
            // The worker that has the last chunk may have lost its core: leave it ours after a while.
            if (wait.Count < 2000)
                Thread.SpinWait(4);
            wait.SpinOnce(sleep1Threshold: -1);
        }

        var thrown = failure;
        failure = null;
        Volatile.Write(ref shared.Busy, 0);
        thrown?.Throw();
    }

    /// <summary>
    /// Claims and runs chunks while there are any. The claim alone decides: who has one may read what to do, since the caller cannot return
    /// before it is done, and a worker that comes late finds nothing to claim, or chunks of the next call, which it may as well take.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunChunks()
    {
        while (Volatile.Read(ref shared.Unclaimed) > 0)
        {
            var left = Interlocked.Decrement(ref shared.Unclaimed);
            if (left < 0)
                return;
            try
            {
                shared.Body(shared.Work, shared.Chunks - 1 - left);
            }
#pragma warning disable CA1031 // Whatever it is, it belongs to the caller, who throws it again.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            }

            Interlocked.Decrement(ref shared.Unfinished);
        }
    }

    /// <summary>
    /// Hyper-threads share the units that kernels saturate, so they do not count. Linux tells them apart; elsewhere the number of processors is taken.
    /// </summary>
    private static int PhysicalCores()
    {
        var processors = Environment.ProcessorCount;
        if (!OperatingSystem.IsLinux())
            return processors;
        try
        {
            var cores = new HashSet<string>();
            foreach (var processor in Directory.EnumerateDirectories("/sys/devices/system/cpu", "cpu*"))
            {
                var siblings = Path.Combine(processor, "topology", "thread_siblings_list");
                if (File.Exists(siblings))
                    cores.Add(File.ReadAllText(siblings));
            }

            return cores.Count == 0 ? processors : Math.Min(cores.Count, processors);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return processors;
        }
    }

    /// <summary>What the caller and the workers share; the two counters that all of them write have cache lines of their own.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Shared
    {
        public delegate*<void*, int, void> Body;
        public void* Work;
        public int Chunks;
        public int Busy;
        private CacheLine before;
        public int Unclaimed;
        private CacheLine between;
        public int Unfinished;
        private CacheLine after;
    }

    [InlineArray(32)]
    private struct CacheLine
    {
        private int element;
    }

#pragma warning disable CA1001 // A worker and its event live as long as the process.
    private sealed class Worker
#pragma warning restore CA1001
    {
        private readonly int index;
        private readonly AutoResetEvent wake = new(initialState: false);
        private int parked;

        public Worker(int index)
        {
            this.index = index;
            new Thread(Run) { IsBackground = true, Name = $"Kernels {index + 1}" }.Start();
        }

        public void Wake()
        {
            if (Volatile.Read(ref parked) != 0 && Interlocked.Exchange(ref parked, 0) != 0)
                wake.Set();
        }

        private bool HasWork => Volatile.Read(ref shared.Unclaimed) > 0 && index < count - 1;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Run()
        {
            var spinTicks = (long)(SpinTime.TotalSeconds * Stopwatch.Frequency);
            while (true)
            {
                var idleSince = Stopwatch.GetTimestamp();
                while (!HasWork)
                {
                    Thread.SpinWait(1);
                    if (Stopwatch.GetTimestamp() - idleSince > spinTicks)
                    {
                        Park();
                        break;
                    }
                }

                if (HasWork)
                    RunChunks();
            }
        }

        private void Park()
        {
            Interlocked.Exchange(ref parked, 1);
            // Who takes the mark back first, this thread or a caller, decides whether a signal is on its way.
            if (HasWork && Interlocked.Exchange(ref parked, 0) != 0)
                return;
            wake.WaitOne();
        }
    }
}
