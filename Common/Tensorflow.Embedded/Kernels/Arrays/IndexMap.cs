using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>A rule, axis by axis, from an index of the result to one of the operand.</summary>
internal interface IIndexMap
{
    /// <summary>The operand's index along the axis, or -1 where there is none.</summary>
    long Source(int axis, long index);
}

/// <summary>Results each element of which is one of the operand or a constant.</summary>
internal static class IndexMap
{
    public static void Run<TMap, T>(TMap map, ReadOnlySpan<T> x, ReadOnlySpan<long> shape, T otherwise, Span<T> y, ReadOnlySpan<long> result)
        where TMap : IIndexMap, allows ref struct
        where T : unmanaged
    {
        Elementwise.CheckLengths(x.Length, Axes.Count(shape));
        Elementwise.CheckLengths(y.Length, Axes.Count(result));
        if (y.Length == 0) return;
        Fill(map, 0, true, ref MemoryMarshal.GetReference(x), shape, otherwise, ref MemoryMarshal.GetReference(y), result);
    }

    private static void Fill<TMap, T>(TMap map, int axis, bool inside, ref T x, ReadOnlySpan<long> shape, T otherwise, ref T y, ReadOnlySpan<long> result)
        where TMap : IIndexMap, allows ref struct
        where T : unmanaged
    {
        if (axis == shape.Length)
        {
            y = inside ? x : otherwise;
            return;
        }
        var length = Axes.Count(result[axis..]);
        if (!inside)
        {
            MemoryMarshal.CreateSpan(ref y, length).Fill(otherwise);
            return;
        }
        var n = (int)result[axis];
        var yStep = length / Math.Max(n, 1);
        var xStep = Axes.Count(shape[(axis + 1)..]);
        for (var i = 0; i < n; i++)
        {
            var source = map.Source(axis, i);
            Fill(map, axis + 1, source >= 0, ref Unsafe.Add(ref x, (nint)Math.Max(source, 0) * xStep), shape, otherwise, ref Unsafe.Add(ref y, (nint)i * yStep), result);
        }
    }
}
