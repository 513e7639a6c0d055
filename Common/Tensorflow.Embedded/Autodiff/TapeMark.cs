namespace Tensorflow.Autodiff;

/// <summary>Where a tape keeps the gradient of a tensor or a variable. The mark of the innermost tape lies in the object itself, those of further tapes in a chain behind it.</summary>
internal struct TapeMark
{
    private Tape? tape;
    private int slot;
    private Further? more;

    private sealed class Further(Tape tape, int slot, Further? next)
    {
        public Tape Tape = tape;
        public int Slot = slot;
        public Further? Next = next;
    }

    /// <summary>The slot in <paramref name="of"/>, or -1 where that tape does not track the object.</summary>
    public readonly int SlotIn(Tape of)
    {
        if (ReferenceEquals(tape, of)) return slot;
        for (var further = more; further is not null; further = further.Next)
            if (ReferenceEquals(further.Tape, of)) return further.Slot;
        return -1;
    }

    /// <summary>Whether a tape that still holds its record tracks the object.</summary>
    public readonly bool IsHeld
    {
        get
        {
            if (tape is { IsReleased: false }) return true;
            for (var further = more; further is not null; further = further.Next)
                if (!further.Tape.IsReleased) return true;
            return false;
        }
    }

    /// <summary>Notes the slot; marks of tapes that have ended are overwritten.</summary>
    public void Set(Tape by, int newSlot)
    {
        if (tape is null || tape.IsReleased || ReferenceEquals(tape, by))
        {
            tape = by;
            slot = newSlot;
            return;
        }
        for (var further = more; further is not null; further = further.Next)
        {
            if (!further.Tape.IsReleased && !ReferenceEquals(further.Tape, by)) continue;
            further.Tape = by;
            further.Slot = newSlot;
            return;
        }
        more = new Further(by, newSlot, more);
    }
}
