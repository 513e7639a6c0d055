namespace Tensorflow.Autodiff;

/// <summary>The tapes of a flow of control, innermost first. Immutable, since flows that branch off share it.</summary>
internal sealed class TapeChain(Tape tape, TapeChain? outer)
{
    /// <summary>The innermost.</summary>
    public readonly Tape Tape = tape;

    /// <summary>Those begun before it.</summary>
    public readonly TapeChain? Outer = outer;

    /// <summary>Whether the tape is among them.</summary>
    public bool Contains(Tape searched)
    {
        for (var chain = this; chain is not null; chain = chain.Outer)
            if (ReferenceEquals(chain.Tape, searched)) return true;
        return false;
    }
}
