namespace Tensorflow.Executors;

/// <summary>Runs the calling thread's primitives on another executor until it is disposed, so that one process can compare them.</summary>
internal readonly ref struct ExecutorScope
{
    private readonly EngineContext context;
    private readonly NativeExecutor? before;

    private ExecutorScope(NativeExecutor? executor)
    {
        context = EngineContext.Current;
        before = context.Native;
        context.Native = executor;
    }

    /// <summary>The managed kernels.</summary>
    public static ExecutorScope Managed() => new(null);

    /// <summary>libtensorflow.</summary>
    /// <exception cref="RuntimeError">The library is not found.</exception>
    public static ExecutorScope Native() => new(EngineContext.Current.OwnNative());

    /// <summary>Back to the executor before.</summary>
    public void Dispose() => context.Native = before;
}
