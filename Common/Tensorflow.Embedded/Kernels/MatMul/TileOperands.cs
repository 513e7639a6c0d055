namespace Tensorflow.Kernels;

/// <summary>What a <see cref="Tile{T, TVector, TSimd, TRows, TColumns, TStart}"/> computes: C = A B, or C += A B. Strides are in bytes.</summary>
internal unsafe struct TileOperands
{
    /// <summary>A(0,0).</summary>
    public byte* A;

    /// <summary>From A(i,p) to A(i+1,p).</summary>
    public nint ARow;

    /// <summary>From A(i,p) to A(i,p+1).</summary>
    public nint AStep;

    /// <summary>B(0,0); a row of it is one or two whole vectors, and it is packed unless it is to be.</summary>
    public byte* B;

    /// <summary>From B(p,j) to B(p+1,j) where B is not packed yet.</summary>
    public nint BRow;

    /// <summary>Where <see cref="TwoVectorsPacking"/> leaves B.</summary>
    public byte* Packed;

    /// <summary>C(0,0).</summary>
    public byte* C;

    /// <summary>From C(i,j) to C(i+1,j).</summary>
    public nint CRow;

    /// <summary>Length of the sums, or of a segment of them; at least 1 but where <see cref="TwoVectorsSkipping"/> finds nothing to sum.</summary>
    public nint Depth;

    /// <summary>Segments of A's rows for <see cref="TwoVectorsSegments"/>.</summary>
    public int Segments;

    /// <summary>From the end of a segment of A to the next one.</summary>
    public nint SegmentGap;

    /// <summary>The steps in k that <see cref="TwoVectorsSkipping"/> takes, as many as <see cref="Depth"/> says and, to be looked at only, <see cref="EmptyColumns.Lookahead"/> more.</summary>
    public int* Steps;

    /// <summary>What this thread will read next from memory; fetched into the second-level cache, so many bytes for each two steps in k.</summary>
    public byte* Upcoming;

    public nint UpcomingStep;
}
