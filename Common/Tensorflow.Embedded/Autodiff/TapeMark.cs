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

    /// <summary>The slot in <paramref name="of"/>; negative where that tape does not track the object.</summary>
    public static int SlotIn(TapeMark? mark, Tape of)
    {
        for (; mark is not null; mark = mark.next)
            if (ReferenceEquals(mark.tape, of)) return mark.slot;
        return None;
    }

    /// <summary>Whether a tape that still holds its record has marked the object.</summary>
    public static bool IsHeld(TapeMark? mark)
    {
        for (; mark is not null; mark = mark.next)
            if (!mark.tape.IsReleased) return true;
        return false;
    }

    /// <summary>Notes the slot. Links of tapes that have ended go.</summary>
    public static void Set(ref TapeMark? place, Tape by, int slot)
    {
        while (true)
        {
            var present = Volatile.Read(ref place);
            var marked = new TapeMark(by, slot, present is null ? null : Others(present, by));
            if (ReferenceEquals(Interlocked.CompareExchange(ref place, marked, present), present)) return;
        }
    }

    /// <summary>The same for an object that no other thread knows yet.</summary>
    public static void SetAlone(ref TapeMark? place, Tape by, int slot) => place = new TapeMark(by, slot, place is null ? null : Others(place, by));

    private static TapeMark? Others(TapeMark? mark, Tape than)
    {
        if (mark is null) return null;
        var others = Others(mark.next, than);
        if (mark.tape.IsReleased || ReferenceEquals(mark.tape, than)) return others;
        return ReferenceEquals(others, mark.next) ? mark : new TapeMark(mark.tape, mark.slot, others);
    }
}
