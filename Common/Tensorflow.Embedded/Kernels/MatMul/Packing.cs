using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tensorflow.Kernels;

/// <summary>Copies a part of an operand to where the micro-kernel reads it well: row-major, rows <c>targetRow</c> elements apart.</summary>
internal static unsafe class Packing
{
    /// <summary>A panel of B: B[0..k, 0..columns], filled up with zeros to <paramref name="width"/> columns, contiguous.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel<T>(Matrix b, int k, int columns, int width, T* panel)
        where T : unmanaged
    {
        Copy(b, k, columns, panel, width);
        if (columns < width)
        {
            for (var p = 0; p < k; p++)
                new Span<T>(panel + (nint)p * width + columns, width - columns).Clear();
        }
    }

    /// <summary>Elements between rows of a packed A: off the powers of two, whose rows fall into the same few sets of the cache.</summary>
    public static int RowOfA(int depth) => (depth + 31) / 32 * 32 + 16;

    /// <summary>Whether rows or columns that lie so many bytes apart fall into one set of the first-level cache, which holds fewer of them than a tile has.</summary>
    public static bool Collide(nint stride) => stride % 4096 == 0;

    /// <summary>The first rows and columns of a matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(in Matrix source, int rows, int columns, T* target, int targetRow)
        where T : unmanaged
    {
        if (source.Column == sizeof(T))
            CopyRows(source, rows, columns, target, targetRow);
        else if (typeof(T) == typeof(float) && Avx.IsSupported && columns >= 8 && rows >= 4)
            Transpose(source, rows, columns, (float*)target, targetRow);
        else
            CopyElements(source, rows, columns, target, targetRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRows<T>(in Matrix matrix, int rows, int columns, T* target, int targetRow)
        where T : unmanaged
    {
        // Rows lie a page or so apart, where no hardware prefetcher follows.
        const int RowsAhead = 12;
        var source = matrix.Data;
        var bytes = columns * sizeof(T);
        for (var i = 0; i < rows; i++)
        {
            var to = (byte*)(target + (nint)i * targetRow);
            var offset = 0;
            for (; offset <= bytes - 64; offset += 64)
            {
                if (Sse.IsSupported)
                    Sse.Prefetch0(source + RowsAhead * matrix.Row + offset);
                Vector512.Store(Vector512.Load(source + offset), to + offset);
            }

            for (; offset <= bytes - 16; offset += 16)
                Vector128.Store(Vector128.Load(source + offset), to + offset);
            for (; offset < bytes; offset += sizeof(T))
                *(T*)(to + offset) = *(T*)(source + offset);
            source += matrix.Row;
        }
    }

    private static void CopyElements<T>(in Matrix source, int rows, int columns, T* target, int targetRow)
        where T : unmanaged
    {
        for (var j = 0; j < columns; j++)
        {
            var column = source.At(0, j);
            var to = target + j;
            for (var i = 0; i < rows; i++)
            {
                *to = *(T*)column;
                column += source.Row;
                to += targetRow;
            }
        }
    }

    /// <summary>The source's columns are contiguous. Blocks at the edges are moved back to be whole, and write some elements a second time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(in Matrix source, int rows, int columns, float* target, int targetRow)
    {
        var group = Avx512F.IsSupported && columns >= 16 ? 16 : 8;
        for (var column = 0; column < columns; column += group)
        {
            var j = Math.Min(column, columns - group);
            var from = source.At(0, j);
            for (var row = 0; row < rows; row += 4)
            {
                var i = Math.Min(row, rows - 4);
                if (group == 16)
                    Transpose16x4(from + (nint)i * sizeof(float), source.Column, target + (nint)i * targetRow + j, targetRow);
                else
                    Transpose8x4(from + (nint)i * sizeof(float), source.Column, target + (nint)i * targetRow + j, targetRow);
            }
        }
    }

    /// <summary>Four elements of 16 columns become 4 rows of 16: lane l of register r holds column 4 l + r, and each lane is transposed by itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose16x4(byte* source, nint column, float* target, nint width)
    {
        var r0 = Gather(source, column);
        var r1 = Gather(source + column, column);
        var r2 = Gather(source + column * 2, column);
        var r3 = Gather(source + column * 3, column);
        var low01 = Avx512F.UnpackLow(r0, r1).AsDouble();
        var high01 = Avx512F.UnpackHigh(r0, r1).AsDouble();
        var low23 = Avx512F.UnpackLow(r2, r3).AsDouble();
        var high23 = Avx512F.UnpackHigh(r2, r3).AsDouble();
        Avx512F.UnpackLow(low01, low23).AsSingle().Store(target);
        Avx512F.UnpackHigh(low01, low23).AsSingle().Store(target + width);
        Avx512F.UnpackLow(high01, high23).AsSingle().Store(target + width * 2);
        Avx512F.UnpackHigh(high01, high23).AsSingle().Store(target + width * 3);

        static Vector512<float> Gather(byte* source, nint column)
        {
            var lanes = Vector128.Load((float*)source).ToVector256Unsafe().ToVector512Unsafe();
            lanes = Avx512F.InsertVector128(lanes, Vector128.Load((float*)(source + column * 4)), 1);
            lanes = Avx512F.InsertVector128(lanes, Vector128.Load((float*)(source + column * 8)), 2);
            return Avx512F.InsertVector128(lanes, Vector128.Load((float*)(source + column * 12)), 3);
        }
    }

    /// <summary>The same for 8 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose8x4(byte* source, nint column, float* target, nint width)
    {
        var r0 = Gather(source, column);
        var r1 = Gather(source + column, column);
        var r2 = Gather(source + column * 2, column);
        var r3 = Gather(source + column * 3, column);
        var low01 = Avx.UnpackLow(r0, r1).AsDouble();
        var high01 = Avx.UnpackHigh(r0, r1).AsDouble();
        var low23 = Avx.UnpackLow(r2, r3).AsDouble();
        var high23 = Avx.UnpackHigh(r2, r3).AsDouble();
        Avx.UnpackLow(low01, low23).AsSingle().Store(target);
        Avx.UnpackHigh(low01, low23).AsSingle().Store(target + width);
        Avx.UnpackLow(high01, high23).AsSingle().Store(target + width * 2);
        Avx.UnpackHigh(high01, high23).AsSingle().Store(target + width * 3);

        static Vector256<float> Gather(byte* source, nint column) =>
            Avx.InsertVector128(Vector128.Load((float*)source).ToVector256Unsafe(), Vector128.Load((float*)(source + column * 4)), 1);
    }
}
