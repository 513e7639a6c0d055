using System.Runtime.CompilerServices;
using Tensorflow.Autodiff;

namespace Tensorflow.Executors;

/// <summary>What belongs to one thread: the tapes that record it and the executor that runs its primitives.</summary>
internal sealed class EngineContext
{
    [ThreadStatic]
    private static EngineContext? current;

    /// <summary>Innermost recording tape first; null while nothing records.</summary>
    public Tape? Tapes;

    /// <summary>Tapes begun here whose record has not been given up.</summary>
    public int LiveTapes;

    /// <summary>Runs the primitives on libtensorflow; null: the managed kernels run them.</summary>
    public NativeExecutor? Native;

    private NativeExecutor? ownNative;

    private EngineContext(NativeExecutor? native) => Native = native;

    /// <summary>The context of the calling thread.</summary>
    public static EngineContext Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => current ??= new EngineContext(EngineChoice.ForThread());
    }

    /// <summary>Lets the managed kernels run the calling thread's primitives, without asking what was chosen: it may not be known yet. To be called before any other use of the engine.</summary>
    public static void StartManaged() => current = new EngineContext(native: null);

    /// <summary>The thread's executor on libtensorflow, chosen or not.</summary>
    public NativeExecutor OwnNative() => ownNative ??= Native ?? new NativeExecutor(NativeRuntime.Shared);
}
