namespace Tensorflow.Kernels;

/// <summary>A stretch of a result's axis that takes its elements from the operand's: Source, Source + Step, ... (Step 1, -1 or 0), or from outside it, where Source is negative.</summary>
internal readonly record struct Segment(int Count, int Source, int Step)
{
    /// <summary>Elements that the operand does not have.</summary>
    public static Segment Outside(int count) => new(count, -1, 0);

    /// <summary>Whether the axis is the operand's own.</summary>
    public static bool IsWhole(ReadOnlySpan<Segment> axis, long size) => axis is [{ Source: 0, Step: 1 } only] && only.Count == size;
}
