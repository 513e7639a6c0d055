using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Labs.Common;

/// <summary>
/// Gives back what tensors hold that nobody uses any more, on an engine that leaves it to finalisers (TensorFlow.NET, its fault 6.6): the collector sees small handles and no reason to run while
/// the memory behind them grows to gigabytes. Between two steps the process is looked at; where it has grown, the collector runs. A small network's never grows, and never waits.
/// What is freed stays with the C library, or, where TensorFlow computes by oneDNN (by itself on processors with AVX512-VNNI), in a pool of the library's, which never shrinks: tensors fill it again
/// unseen before the process grows once more. So the collector runs, too, when a quarter of the steps have gone by that it once took to grow, for at most a fifth of the time. (All of these steps
/// would be too many: those that fill what an evaluation left are among them, and the pool grew by as much again from evaluation to evaluation.) When all of them have gone by it runs whatever
/// time it takes: where one step leaves as much (the images of a convolution) and a busy machine collects slowly, the pool came to hold one step after the other.
/// </summary>
/// <param name="processSize">The process' memory, in bytes.</param>
/// <param name="collect">Frees what nobody uses.</param>
/// <param name="giveBack">Gives the system what was freed, where it does not stay in a pool. Clearing fresh pages takes as long as computing what fills them: not to be called every few steps.</param>
internal sealed partial class TensorMemory(Func<long> processSize, Action collect, Action giveBack)
{
    /// <summary>What the process may grow by from one collection to the next, in bytes.</summary>
    internal const long Growth = 128L << 20;

    // Reading the size of the process takes a good part of a small network's step.
    private static readonly long Interval = Stopwatch.Frequency / 20;

    // The collector's part of the time where fewer steps have gone by than it took to grow: one in this many.
    private const int Share = 5;

    // How much sooner than it once grew.
    private const int Sooner = 4;

    private long last;
    private long sizeAfterCollection;
    private int steps;
    // The fewest from a collection to a growth.
    private int stepsOfGrowth = int.MaxValue;
    private long nextByCount;

    /// <summary>Of this process; null on an engine that gives memory back by itself.</summary>
    public static TensorMemory? OfProcess() => !EngineLayers.FreesTensorsByFinalisers ? null : new(() => Environment.WorkingSet, () =>
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }, ReturnToSystem);

    /// <summary>Steps, with what the engine leaves to finalisers given back between them.</summary>
    /// <param name="steps">What a training loop goes through.</param>
    public static IEnumerable<T> Between<T>(IEnumerable<T> steps) => Between(steps, OfProcess());

    /// <inheritdoc cref="Between{T}(IEnumerable{T})"/>
    /// <param name="steps">What a training loop goes through.</param>
    /// <param name="memory">What gives it back, or null.</param>
    public static IEnumerable<T> Between<T>(IEnumerable<T> steps, TensorMemory? memory)
    {
        foreach (var step in steps)
        {
            yield return step;
            memory?.AfterStep(Stopwatch.GetTimestamp());
        }
    }

    /// <summary>
    /// Batches of an evaluation inside a step. What the steps before it left is given back first and what it left itself at its end: its tensors are the largest of the program (a layer's
    /// outputs for 10,000 images), and neither is to lie beside the other. What the process grows by in it says nothing of the steps.
    /// </summary>
    /// <param name="batches">What an evaluation goes through.</param>
    /// <param name="memory">The steps', or null.</param>
    public static IEnumerable<T> Around<T>(IEnumerable<T> batches, TensorMemory? memory)
    {
        memory?.Collect(Stopwatch.GetTimestamp());
        foreach (var batch in batches)
        {
            yield return batch;
            var now = Stopwatch.GetTimestamp();
            if (memory is not null && now - memory.last >= Interval) memory.Collect(now);
        }
        memory?.Collect(Stopwatch.GetTimestamp());
    }

    /// <summary>Called between two steps.</summary>
    /// <param name="now">A timestamp of <see cref="Stopwatch"/>.</param>
    public void AfterStep(long now)
    {
        steps++;
        if (now - last < Interval) return;
        last = now;
        var size = processSize();
        var grew = sizeAfterCollection != 0 && size - sizeAfterCollection >= Growth;
        if (grew) stepsOfGrowth = Math.Min(stepsOfGrowth, steps);
        if (sizeAfterCollection != 0 && !grew && (steps < stepsOfGrowth / Sooner || (now < nextByCount && steps < stepsOfGrowth)))
        {
            // What other parts of the program gave back is room that tensors may fill again.
            sizeAfterCollection = Math.Min(sizeAfterCollection, size);
            return;
        }
        Collect(now, givesBack: grew || sizeAfterCollection == 0);
    }

    private void Collect(long now, bool givesBack = true)
    {
        last = now;
        var start = Stopwatch.GetTimestamp();
        collect();
        if (givesBack) giveBack();
        nextByCount = now + Share * (Stopwatch.GetTimestamp() - start);
        sizeAfterCollection = processSize();
        steps = 0;
    }

    // The C library keeps what was freed between blocks that live on, and takes the next large tensor from elsewhere: without this the process grows with every collection.
    private static void ReturnToSystem()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = MallocTrim(0);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another C library than glibc: it does without.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint pad);
}
