using System.Globalization;

namespace Tensorflow;

/// <summary>Which elements of one axis are taken, in Python's notation: <c>1:3</c>, <c>:</c>, <c>::2</c>, <c>-1</c>, <c>...</c>, <c>newaxis</c>.</summary>
public class Slice
{
    /// <summary>The whole axis, <c>:</c>.</summary>
    public static readonly Slice All = new();

    /// <summary>All axes that the other slices leave, <c>...</c>.</summary>
    public static readonly Slice Ellipsis = new() { IsEllipsis = true };

    /// <summary>A new axis of size 1.</summary>
    public static readonly Slice NewAxis = new() { IsNewAxis = true };

    /// <summary>Nothing of the axis, <c>0:0</c>.</summary>
    public static readonly Slice None = new(0, 0);

    /// <summary>The first element; null: from the beginning.</summary>
    public int? Start;

    /// <summary>The element behind the last; null: to the end.</summary>
    public int? Stop;

    /// <summary>The distance between two elements taken; negative: backwards.</summary>
    public int Step;

    /// <summary>One element, and the axis goes.</summary>
    public bool IsIndex;

    /// <summary>All axes that the other slices leave, <c>...</c>.</summary>
    public bool IsEllipsis;

    /// <summary>A new axis of size 1.</summary>
    public bool IsNewAxis;

    /// <summary>The elements from <paramref name="start"/> to before <paramref name="stop"/>; negative ones count from the end.</summary>
    /// <param name="start">The first element; null: from the beginning.</param>
    /// <param name="stop">The element behind the last; null: to the end.</param>
    /// <param name="step">The distance between two elements taken; negative: backwards.</param>
    /// <param name="isIndex">One element, and the axis goes.</param>
    public Slice(int? start = null, int? stop = null, int step = 1, bool isIndex = false)
    {
        Start = start;
        Stop = stop;
        Step = step;
        IsIndex = isIndex;
    }

    /// <summary>Reads one slice in Python's notation.</summary>
    /// <exception cref="ValueError">It is none.</exception>
    public Slice(string slice_notation)
    {
        Step = 1;
        var text = slice_notation.Trim();
        switch (text)
        {
            case "...":
                IsEllipsis = true;
                return;
            case "newaxis" or "np.newaxis":
                IsNewAxis = true;
                return;
        }

        var parts = text.Split(':');
        if (parts.Length == 1)
        {
            var index = Number(parts[0], slice_notation) ?? throw NotASlice(slice_notation);
            (Start, Stop, IsIndex) = (index, AfterIndex(index), true);
            return;
        }

        if (parts.Length > 3)
            throw NotASlice(slice_notation);
        Start = Number(parts[0], slice_notation);
        Stop = Number(parts[1], slice_notation);
        Step = (parts.Length == 3 ? Number(parts[2], slice_notation) : null) ?? 1;
        if (Step == 0)
            throw NotASlice(slice_notation);
    }

    /// <summary><see cref="Stop"/> less <see cref="Start"/>, where both are given.</summary>
    public int? Length => Stop - Start;

    /// <summary>One element.</summary>
    public static Slice Index(int index) => new(index, AfterIndex(index), isIndex: true);

    /// <summary>Reads slices that commas separate, one for each axis.</summary>
    /// <exception cref="ValueError">One of them is none.</exception>
    public static Slice[] ParseSlices(string multi_slice_notation) =>
        [.. multi_slice_notation.Split(',').Where(part => part.Trim().Length > 0).Select(part => new Slice(part))];

    /// <summary>The slices in Python's notation, commas between them.</summary>
    public static string FormatSlices(params Slice[] slices) => string.Join(", ", slices.Select(slice => slice.ToString()));

    /// <summary>How many elements are taken, where start and stop are given and not negative.</summary>
    /// <exception cref="ValueError">They are not, so that it depends on the axis.</exception>
    public int GetSize()
    {
        if (IsIndex)
            return 1;
        if (Start is not >= 0 || Stop is not >= 0)
            throw new ValueError($"The size of slice {this} depends on the axis");
        return Count(Start.Value, Stop.Value, Step);
    }

    /// <summary>The first element, the number of elements and the distance between them on an axis of <paramref name="length"/>, as Python has it.</summary>
    internal (int Start, int Count, int Step) Resolve(int length)
    {
        if (IsIndex)
        {
            var index = Start!.Value < 0 ? Start.Value + length : Start.Value;
            if ((uint)index >= (uint)length)
                throw new InvalidArgumentError($"slice index {Start} of dimension 0 out of bounds: it has {length} elements");
            return (index, 1, 1);
        }

        var (lowest, highest) = Step > 0 ? (0, length) : (-1, length - 1);
        var start = Clamp(Start, Step > 0 ? lowest : highest);
        var stop = Clamp(Stop, Step > 0 ? highest : lowest);
        return (start, Count(start, stop, Step), Step);

        int Clamp(int? bound, int missing) =>
            bound is null ? missing : Math.Clamp(bound.Value < 0 ? bound.Value + length : bound.Value, lowest, highest);
    }

    /// <summary>One element; its axis goes.</summary>
    public static implicit operator Slice(int index) => Index(index);

    /// <summary>Reads one slice in Python's notation.</summary>
    /// <exception cref="ValueError">It is none.</exception>
    public static implicit operator Slice(string slice) => new(slice);

    /// <summary>The slice one element further on.</summary>
    public static Slice operator ++(Slice a) => a.Shift(1);

    /// <summary>The slice one element before.</summary>
    public static Slice operator --(Slice a) => a.Shift(-1);

    /// <summary>Whether both take the same, or both are null.</summary>
    public static bool operator ==(Slice? a, Slice? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Whether they take something else, or one alone is null.</summary>
    public static bool operator !=(Slice? a, Slice? b) => !(a == b);

    /// <summary>Whether the other is a slice that takes the same.</summary>
    public override bool Equals(object? obj) =>
        obj is Slice other && Start == other.Start && Stop == other.Stop && Step == other.Step
        && IsIndex == other.IsIndex && IsEllipsis == other.IsEllipsis && IsNewAxis == other.IsNewAxis;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Start, Stop, Step, IsIndex, IsEllipsis, IsNewAxis);

    /// <summary>In Python's notation.</summary>
    public override string ToString()
    {
        if (IsIndex)
            return $"{Start}";
        if (IsEllipsis)
            return "...";
        if (IsNewAxis)
            return "newaxis";
        return Step == 1 ? $"{Start}:{Stop}" : $"{Start}:{Stop}:{Step}";
    }

    Slice Shift(int by) => new(Start + by, Stop + by, Step, IsIndex) { IsEllipsis = IsEllipsis, IsNewAxis = IsNewAxis };

    // Behind the last element there is no number: 0 would be the first.
    static int? AfterIndex(int index) => index == -1 ? null : index + 1;

    static int Count(int start, int stop, int step) =>
        step > 0 ? Math.Max(0, (stop - start + step - 1) / step) : Math.Max(0, (start - stop - step - 1) / -step);

    static int? Number(string text, string notation)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw NotASlice(notation);
    }

    static ValueError NotASlice(string notation) =>
        new($"Slice '{notation}' cannot be read: expected an index, start:stop, start:stop:step, ... or newaxis");
}
