namespace Tensorflow.Autodiff;

/// <summary>
/// Where a tape keeps the gradient of a tensor or a variable: one link for each tape that tracks the object. Links never change, so that threads whose tapes track one object, as
/// those that train with the same variables do, read and add them without a lock.
/// </summary>
internal sealed class TapeMark(Tape tape, int slot, TapeMark? next)
{
    /// <summary>The slot of an object that a tape does not know.</summary>
    public const int None = -1;

    /// <summary>The slot of a variable's value that a tape holds without tracking it.</summary>
    public const int HeldOnly = -2;

    private readonly Tape tape = tape;
    private readonly int slot = slot;
    private readonly TapeMark? next = next;

    /// <summary>The slot in the tape.</summary>
    public int Slot => slot;

    /// <summary>The link of <paramref name="of"/>; null where that tape does not know the object.</summary>
    public static TapeMark? Find(TapeMark? mark, Tape of)
    {
        while (mark is not null && !ReferenceEquals(mark.tape, of)) mark = mark.next;
        return mark;
    }

    /// <summary>The slot in <paramref name="of"/>; negative where that tape does not track the object.</summary>
    public static int SlotIn(TapeMark? mark, Tape of) => Find(mark, of)?.slot ?? None;

    /// <summary>Whether a tape that still holds its record has marked the object.</summary>
    public static bool IsHeld(TapeMark? mark)
    {
        for (; mark is not null; mark = mark.next)
            if (!mark.tape.IsReleased) return true;
        return false;
    }

    /// <summary>Notes the slot. Links of tapes that have ended go.</summary>
    /// <returns>The tape's link.</returns>
    public static TapeMark Set(ref TapeMark? place, Tape by, int slot)
    {
        while (true)
        {
            var present = Volatile.Read(ref place);
            var marked = With(present, by, slot);
            if (ReferenceEquals(Interlocked.CompareExchange(ref place, marked, present), present)) return marked;
        }
    }

    /// <summary>The links with one more. Those of tapes that have ended go.</summary>
    public static TapeMark With(TapeMark? present, Tape by, int slot) => new(by, slot, Others(present, by));

    /// <summary>The same with a link that another object has already, where that knows no other tape.</summary>
    public static TapeMark With(TapeMark? present, TapeMark link)
    {
        var others = Others(present, link.tape);
        return ReferenceEquals(others, link.next) ? link : new TapeMark(link.tape, link.slot, others);
    }

    private static TapeMark? Others(TapeMark? mark, Tape than)
    {
        if (mark is null) return null;
        var others = Others(mark.next, than);
        if (mark.tape.IsReleased || ReferenceEquals(mark.tape, than)) return others;
        return ReferenceEquals(others, mark.next) ? mark : new TapeMark(mark.tape, mark.slot, others);
    }
}
