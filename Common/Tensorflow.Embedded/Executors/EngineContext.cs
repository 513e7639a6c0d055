using System.Runtime.CompilerServices;
using Tensorflow.Autodiff;

namespace Tensorflow.Executors;

/// <summary>
/// What a thread computes with: its executor, and the tapes of the flow of control that it runs at present. Tapes belong to the flow, not to the thread: they go with an await to
/// another thread and into tasks and threads that are begun while they record. The runtime says when a thread goes over to another flow, so that an op reads a field of its thread.
/// </summary>
internal sealed class EngineContext
{
    private static readonly AsyncLocal<TapeChain?> flow = new(change => current?.Enter(change.CurrentValue));

    private static int lastNumber;

    [ThreadStatic]
    private static EngineContext? current;

    /// <summary>Runs the primitives on libtensorflow; null: the managed kernels run them.</summary>
    public NativeExecutor? Native;

    /// <summary>Where a backward pass notes what its formulas make; null outside of one, and where a tape records the pass.</summary>
    public BackwardScope? Backward;

    private NativeExecutor? ownNative;
    private TapeChain? begun;
    private TapeChain? tapes;

    private EngineContext(NativeExecutor? native)
    {
        Native = native;
        Enter(flow.Value);
    }

    /// <summary>The context of the calling thread.</summary>
    public static EngineContext Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => current ??= new EngineContext(EngineChoice.ForThread());
    }

    /// <summary>A number that no other thread has.</summary>
    public int Number { get; } = Interlocked.Increment(ref lastNumber);

    /// <summary>Tapes that may be recording, innermost first, up to <see cref="Unrecorded"/>'s; null while nothing records.</summary>
    public TapeChain? Tapes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => tapes is null ? null : Recording();
    }

    /// <summary>All tapes begun in this flow and not stopped in it, innermost first; there may be some that have ended.</summary>
    public TapeChain? Begun => begun;

    /// <summary>The first of the tapes that do not record for the time being: those outside an <see cref="Unrecorded"/> scope.</summary>
    public TapeChain? Silenced { get; private set; }

    /// <summary>Lets the managed kernels run the calling thread's primitives, without asking what was chosen: it may not be known yet. To be called before any other use of the engine.</summary>
    public static void StartManaged() => current = new EngineContext(native: null);

    /// <summary>The thread's executor on libtensorflow, chosen or not.</summary>
    public NativeExecutor OwnNative() => ownNative ??= Native ?? new NativeExecutor(NativeRuntime.Shared);

    /// <summary>Sets the tapes of the present flow.</summary>
    public static void SetTapes(TapeChain? chain) => flow.Value = chain;

    /// <summary>Has only tapes begun from now on record, until <see cref="Resume"/>.</summary>
    /// <returns>What Resume has to be given.</returns>
    public TapeChain? Silence()
    {
        var before = Silenced;
        Silenced = begun;
        tapes = null;
        return before;
    }

    /// <summary>Has those record again that did before.</summary>
    public void Resume(TapeChain? before)
    {
        Silenced = before;
        Enter(begun);
    }

    private void Enter(TapeChain? chain)
    {
        begun = chain;
        tapes = ReferenceEquals(chain, Silenced) ? null : chain;
    }

    // Tapes that have ended, be it in another flow, are still in the chain.
    private TapeChain? Recording()
    {
        while (tapes is not null && tapes.Tape.HasEnded) tapes = ReferenceEquals(tapes.Outer, Silenced) ? null : tapes.Outer;
        return tapes;
    }
}
