namespace Tensorflow.Executors;

/// <summary>
/// A call into the library while it is in scope. When the process ends, the library's own threads and tables go too, and a thread that still computed there would crash it: the end waits
/// for calls under way, and threads that come later stop where they are.
/// </summary>
internal readonly ref struct NativeCall
{
    // A product of large matrices is done by then; longer, and the end of the process would seem to hang.
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private static int underWay;
    private static volatile bool isEnding;

    [ThreadStatic]
    private static int depth;

    // The thread that ends the process may still compute, as in a handler of its own of the process' end.
    [ThreadStatic]
    private static bool ends;

    private readonly bool isOutermost;

    private NativeCall(bool isOutermost) => this.isOutermost = isOutermost;

    /// <summary>Begins a call; one within another is part of it.</summary>
    public static NativeCall Begin()
    {
        if (depth++ > 0) return new NativeCall(isOutermost: false);
        Interlocked.Increment(ref underWay);
        if (isEnding && !ends)
        {
            Interlocked.Decrement(ref underWay);
            Thread.Sleep(Timeout.Infinite);
        }
        return new NativeCall(isOutermost: true);
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        depth--;
        if (isOutermost) Interlocked.Decrement(ref underWay);
    }

    /// <summary>Has the end of the process wait for calls.</summary>
    public static void EndInGoodOrder() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        ends = true;
        isEnding = true;
        Interlocked.MemoryBarrierProcessWide();
        var own = depth > 0 ? 1 : 0;
        SpinWait.SpinUntil(() => Volatile.Read(ref underWay) <= own, patience);
    };
}
