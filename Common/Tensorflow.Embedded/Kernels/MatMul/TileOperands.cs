namespace Tensorflow.Kernels;

/// <summary>What a <see cref="Tile{T, TVector, TSimd, TRows, TColumns}"/> computes: C = A B, or C += A B, then the epilogue. Strides are in bytes.</summary>
internal unsafe struct TileOperands<T>
    where T : unmanaged
{
    /// <summary>Row-major.</summary>
    public Matrix A;

    /// <summary>B(0,0); a row of it is one or two whole vectors.</summary>
    public byte* B;

    /// <summary>From B(p,j) to B(p+1,j).</summary>
    public nint BRow;

    /// <summary>C(0,0).</summary>
    public byte* C;

    /// <summary>From C(i,j) to C(i+1,j).</summary>
    public nint CRow;

    /// <summary>Length of the sums.</summary>
    public nint Depth;

    /// <summary>The sums go on from what C holds.</summary>
    public bool Accumulate;

    /// <summary>Its bias has as many elements as the tile has columns.</summary>
    public Epilogue<T> Epilogue;

    /// <summary>Where <see cref="TwoVectorsPacking"/> leaves B: as many bytes as B has, contiguous.</summary>
    public byte* Packed;

    /// <summary>What this thread will read next from memory; fetched into the second-level cache, so many bytes for each two steps in k.</summary>
    public byte* Upcoming;

    public nint UpcomingStep;
}
