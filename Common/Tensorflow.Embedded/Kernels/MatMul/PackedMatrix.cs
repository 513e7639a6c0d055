using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// A right operand op(B) (k, n) of floats, packed once to multiply many chunks of rows: a network's weights while it is evaluated. Threads may multiply
/// at the same time; each product runs on its caller's thread and gives the same bits as <see cref="MatMulKernel.Float"/>.
/// </summary>
internal sealed unsafe class PackedMatrix : IDisposable
{
    /// <summary>Rows that go well together: their activations stay in the second-level cache, and tiles divide them evenly.</summary>
    public const int RowsAtATime = 126;

    private readonly VectorWidth width;
    private readonly bool owned;
    private float* panels;
    private bool finite;

    /// <summary>Room for a matrix of the given shape; <see cref="Pack"/> fills it.</summary>
    public PackedMatrix(int k, int n)
        : this(VectorWidths.Best, k, n)
    {
    }

    public PackedMatrix(VectorWidth width, int k, int n)
        : this(width, k, n, (float*)NativeMemory.AlignedAlloc(Math.Max((nuint)Elements(k, n), 1) * sizeof(float), Scratch.Alignment)) => owned = true;

    /// <summary>The same in memory of the caller's, <see cref="Elements"/> floats aligned to <see cref="Scratch.Alignment"/>.</summary>
    public PackedMatrix(int k, int n, float* memory)
        : this(VectorWidths.Best, k, n, memory)
    {
    }

    private PackedMatrix(VectorWidth width, int k, int n, float* memory)
    {
        this.width = width;
        K = k;
        N = n;
        panels = memory;
    }

    ~PackedMatrix() => Free();

    public int K { get; }

    public int N { get; }

    /// <summary>Floats that a packed (k, n) takes: the widest panel is as wide as two vectors of 512 bits.</summary>
    public static long Elements(int k, int n) => (long)k * ((n + 31) / 32 * 32);

    /// <summary>Takes over the values of B: row-major, of shape (k, n), or (n, k) if it is transposed. May be called again when they have changed.</summary>
    public void Pack(float* b, bool transposeB)
    {
        if (K == 0 || N == 0)
            return;
        var matrix = Matrix.Of(b, transposeB, K, N);
        switch (width)
        {
            case VectorWidth.Bits512:
                finite = BlockedProduct<float, Vector512<float>, TileSimd512<float>>.PackAll(new(N), matrix, panels, K);
                break;
            case VectorWidth.Bits256:
                finite = BlockedProduct<float, Vector256<float>, TileSimd256<float>>.PackAll(new(N), matrix, panels, K);
                break;
            default:
                finite = BlockedProduct<float, Vector128<float>, TileSimd128<float>>.PackAll(new(N), matrix, panels, K);
                break;
        }
    }

    /// <summary>C = A op(B), then the epilogue.</summary>
    /// <param name="a">Shape (rows, k).</param>
    /// <param name="c">Shape (rows, n); does not overlap A.</param>
    /// <param name="rows">Best <see cref="RowsAtATime"/> for each call and thread.</param>
    /// <param name="epilogue">Bias and activation.</param>
    /// <param name="upcoming">As many rows, shape (rows, k), that this thread will multiply next, or null; they are fetched from memory meanwhile.</param>
    public void Multiply(float* a, float* c, int rows, Epilogue<float> epilogue = default, float* upcoming = null)
    {
        if (rows == 0 || N == 0)
            return;
        if (K == 0)
        {
            MatMulKernel.Run(width, a, false, panels, false, c, rows, N, K, epilogue);
            return;
        }

        var matrix = Matrix.Of(a, false, rows, K);
        switch (width)
        {
            case VectorWidth.Bits512:
                BlockedProduct<float, Vector512<float>, TileSimd512<float>>.RunRows(new(N), matrix, panels, finite, c, rows, K, epilogue, (byte*)upcoming);
                break;
            case VectorWidth.Bits256:
                BlockedProduct<float, Vector256<float>, TileSimd256<float>>.RunRows(new(N), matrix, panels, finite, c, rows, K, epilogue, (byte*)upcoming);
                break;
            default:
                BlockedProduct<float, Vector128<float>, TileSimd128<float>>.RunRows(new(N), matrix, panels, finite, c, rows, K, epilogue, (byte*)upcoming);
                break;
        }
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (owned)
            NativeMemory.AlignedFree(panels);
        panels = null;
    }
}
