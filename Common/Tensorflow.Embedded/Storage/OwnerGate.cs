using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Tensorflow.Storage;

/// <summary>
/// Lets one thread through at a time, for a few instructions. One thread, the owner, passes without an interlocked operation, which costs as much as all that it does inside; for that, each
/// other one has the operating system tell all processors. Who holds it must not enter it again. To be kept in a field that is not readonly.
/// </summary>
internal struct OwnerGate
{
    // Written by the owner alone.
    private int ownerInside;
    // Whether the owner has to queue at the gate of the others; written by who is inside of that.
    private int closed;
    private SpinGate others;

    /// <summary>Enters; waits while another thread is inside.</summary>
    /// <param name="isOwner">Whether the calling thread is the owner.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter(bool isOwner)
    {
        if (isOwner)
        {
            // Said before looked: who closes the gate and then does not see it has been seen.
            Volatile.Write(ref ownerInside, 1);
            if (Volatile.Read(ref closed) == 0) return;
            Volatile.Write(ref ownerInside, 0);
        }
        EnterSlowly(isOwner);
    }

    private void EnterSlowly(bool isOwner)
    {
        others.Enter();
        if (isOwner || closed != 0) return;
        Volatile.Write(ref closed, 1);
        Interlocked.MemoryBarrierProcessWide();
        var spinner = default(SpinWait);
        while (Volatile.Read(ref ownerInside) != 0) spinner.SpinOnce();
    }

    /// <summary>Leaves.</summary>
    /// <param name="isOwner">Whether the calling thread is the owner.</param>
    /// <param name="reopens">Whether the owner passes as before from now on; else it queues with the others.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Exit(bool isOwner, bool reopens = false)
    {
        if (isOwner && ownerInside != 0)
        {
            Volatile.Write(ref ownerInside, 0);
            return;
        }
        if (reopens) Volatile.Write(ref closed, 0);
        others.Exit();
    }

    /// <summary>Is inside while it is in scope: <c>using (gate.Hold(isOwner)) ...</c>.</summary>
    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Held Hold(bool isOwner) => new(ref this, isOwner);

    /// <summary>A stay inside.</summary>
    internal readonly ref struct Held
    {
        private readonly ref OwnerGate gate;
        private readonly bool isOwner;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Held(ref OwnerGate gate, bool isOwner)
        {
            this.gate = ref gate;
            this.isOwner = isOwner;
            gate.Enter(isOwner);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Dispose() => gate.Exit(isOwner);
    }
}
