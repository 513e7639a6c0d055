using Tensorflow.Autodiff;

namespace Tensorflow.Executors;

/// <summary>No tape begun before records while this is in scope: <c>using (Unrecorded.Scope()) ...</c>.</summary>
internal readonly ref struct Unrecorded
{
    // Null where there is no tape.
    private readonly EngineContext? context;
    private readonly TapeChain? before;

    private Unrecorded(EngineContext context)
    {
        if (context.Tapes is null) return;
        this.context = context;
        before = context.Silence();
    }

    /// <summary>Begins it on the calling thread.</summary>
    public static Unrecorded Scope() => new(EngineContext.Current);

    /// <summary>Ends it.</summary>
    public void Dispose() => context?.Resume(before);
}
