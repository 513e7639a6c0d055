namespace Tensorflow.Kernels;

/// <summary>
/// Where the panels of a packed B (k, n) lie: k is cut into blocks of <see cref="BlockDepth"/>, each block into panels of two vectors' width (the last
/// one, if one vector holds it, of one), each panel is contiguous.
/// </summary>
internal readonly struct PackedPanels<T, TVector, TSimd>
    where T : unmanaged
    where TVector : struct
    where TSimd : struct, ITileSimd<T, TVector>
{
    public const int BlockDepth = 1024;

    public PackedPanels(int n)
    {
        N = n;
        Count = (n + FullWidth - 1) / FullWidth;
        Width = (Count - 1) * FullWidth + WidthOf(Count - 1);
    }

    public static int FullWidth => TSimd.Count * 2;

    /// <summary>Columns of B.</summary>
    public int N { get; }

    /// <summary>Panels.</summary>
    public int Count { get; }

    /// <summary>Columns of all panels, with the last one's padding.</summary>
    public int Width { get; }

    public int Columns(int panel) => Math.Min(FullWidth, N - panel * FullWidth);

    public int WidthOf(int panel) => Columns(panel) <= TSimd.Count ? TSimd.Count : FullWidth;

    /// <summary>Elements before the given panel of the block that begins at row <paramref name="p"/> and is <paramref name="depth"/> deep.</summary>
    public nint Offset(int panel, int p, int depth) => (nint)p * Width + (nint)panel * FullWidth * depth;
}
