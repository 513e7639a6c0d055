using Tensorflow.Autodiff;

namespace Tensorflow;

// Which tapes track a tensor. An op's result, which one tape tracks, is what a step has dozens of: that has the tape and the slot itself, in the stead of a link.
public unsafe partial class Tensor
{
    // A tape, links of tapes, or null.
    private object? mark;
    private int slot;

    /// <summary>Whether a tape has marked it.</summary>
    internal bool IsMarked => mark is not null;

    /// <summary>Whether a tape that still holds its record has marked it.</summary>
    internal bool IsHeld => mark is Tape tape ? !tape.IsReleased : TapeMark.IsHeld(mark as TapeMark);

    /// <summary>The slot in a tape; negative where that does not track the tensor.</summary>
    internal int SlotIn(Tape tape)
    {
        var present = mark;
        if (present is null) return TapeMark.None;
        return ReferenceEquals(present, tape) ? slot : TapeMark.SlotIn(present as TapeMark, tape);
    }

    /// <summary>Notes the slot in a tape. Other threads may know the tensor.</summary>
    internal void MarkIn(Tape tape, int slotThere)
    {
        while (true)
        {
            var present = Volatile.Read(ref mark);
            var marked = TapeMark.With(Links(present), tape, slotThere);
            if (ReferenceEquals(Interlocked.CompareExchange(ref mark, marked, present), present)) return;
        }
    }

    /// <summary>The same for a tensor that no other thread knows yet.</summary>
    internal void MarkAlone(Tape tape, int slotThere)
    {
        if (mark is null) (mark, slot) = (tape, slotThere);
        else mark = TapeMark.With(Links(mark), tape, slotThere);
    }

    /// <summary>The same for a variable's value, of which the calling thread alone reads marks: by the variable's own link.</summary>
    internal void MarkAlone(TapeMark variable) => mark = TapeMark.With(Links(mark), variable);

    /// <summary>Has the tapes track it as they track another tensor.</summary>
    internal void MarkAs(Tensor other) => (mark, slot) = (other.mark, other.slot);

    private TapeMark? Links(object? present) => present is Tape tape ? tape.IsReleased ? null : new TapeMark(tape, slot, null) : present as TapeMark;
}
