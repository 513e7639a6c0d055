using Tensorflow.Executors;

namespace Tensorflow;

/// <summary>
/// A value of a variable and who holds it. Its storage is written in place, or given back, by its sole holder only: the thread that made it, as long as no other thread has read it, no tape
/// holds it and the program was not given it. Any other writer makes a new value. Reading costs its thread a comparison, another thread once an interlocked exchange.
/// </summary>
internal sealed class VariableValue(Tensor tensor, EngineContext owner, bool isWritten = false)
{
    private const int Shared = 0;

    // The number of the only thread that has seen it; its negative while that thread writes or once it has given the storage back; 0 when others hold it too, which is final.
    private int holder = isWritten ? -owner.Number : owner.Number;

    /// <summary>The value.</summary>
    public Tensor Tensor { get; } = tensor;

    /// <summary>Whether the program, another thread or another tensor holds the storage.</summary>
    public bool IsShared => Volatile.Read(ref holder) == Shared || Tensor.IsShared;

    /// <summary>Has the calling thread hold the value, where it still is one.</summary>
    /// <returns>False: its owner writes to it, or has replaced it; try again with the variable's present value.</returns>
    public bool TryRead(EngineContext context)
    {
        var seen = Volatile.Read(ref holder);
        if (seen == context.Number || seen == Shared || seen == -context.Number) return true;
        return seen > 0 && Interlocked.CompareExchange(ref holder, Shared, seen) == seen;
    }

    /// <summary>Has everybody hold the value from now on.</summary>
    /// <returns>Whether the caller is the first to ask for it, so far alone with the tensor.</returns>
    public bool Share() => Interlocked.Exchange(ref holder, Shared) != Shared && !Tensor.IsShared;

    /// <summary>Keeps others away, if the calling thread is the sole holder: until <see cref="EndWriting"/>, or for ever where the storage is given back.</summary>
    public bool TryWrite(EngineContext context) =>
        !Tensor.IsHeld && !Tensor.IsShared && ReferenceEquals(Tensor.StorageOwner, Tensor)
        && Interlocked.CompareExchange(ref holder, -context.Number, context.Number) == context.Number;

    /// <summary>Lets others read again.</summary>
    public void EndWriting(EngineContext context) => Volatile.Write(ref holder, context.Number);
}
