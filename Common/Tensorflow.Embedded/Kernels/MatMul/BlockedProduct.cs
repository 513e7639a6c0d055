using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>The product of matrices that are worth packing: B's columns in panels, A as it lies, transposed or not, unless its columns are long or its rows collide, C tile by tile.</summary>
internal static unsafe class BlockedProduct<T, TVector, TSimd>
    where T : unmanaged
    where TVector : struct
    where TSimd : struct, ITileSimd<T, TVector>
{
    /// <summary>Rows that a thread takes through all panels: their part of A stays in the second-level cache.</summary>
    private const int RowsAtATime = 126;

    /// <summary>Multiply-adds, those of a narrow tile's padding among them, that pay for waking a second thread.</summary>
    private const long ParallelSize = 1 << 20;

    /// <summary>Columns up to which a product with a transposed A is computed transposed: the tiles' rows are few then, but all lanes are in use.</summary>
    private const int NarrowColumns = 14;

    /// <summary>Bytes of a transposed A that stay in the second-level cache while they are read for each panel.</summary>
    private const int RowsInCache = 512 * 1024;

    /// <summary>Elements whose packing pays for it.</summary>
    private const long ParallelPacking = 1 << 16;

    /// <summary>Bytes of a packed B that stay in the second-level cache beside A and C.</summary>
    private const int SmallPanels = 384 * 1024;

    /// <summary>Deeper sums go on from C, so that a panel and the rows of A stay in the second-level cache. The sums' order is the same.</summary>
    private const int MaxDepth = PackedPanels<T, TVector, TSimd>.BlockDepth;

    /// <summary>C = op(A) op(B), then the epilogue.</summary>
    /// <param name="a">op(A), shape (m, k).</param>
    /// <param name="b">op(B), shape (k, n).</param>
    /// <param name="c">Shape (m, n), contiguous.</param>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="epilogue">Bias and activation.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(Matrix a, Matrix b, T* c, int m, int n, int k, Epilogue<T> epilogue)
    {
        var panels = new PackedPanels<T, TVector, TSimd>(n);
        var transposed = a.Column != sizeof(T);
        if (transposed && n <= NarrowColumns && m >= PackedPanels<T, TVector, TSimd>.FullWidth * 2 && epilogue.Bias == null && !epilogue.IsRelu)
        {
            RunTransposed(a, b, c, m, n, k);
            return;
        }

        var inPlace = transposed ? k <= (Packing.Collide(a.Column) ? MaxDepth / 2 : MaxDepth) : m <= RowsAtATime * 2;
        var threads = Threads(m, panels, k);
        // Few rows, or columns of A that tiles read where they lie: a thread packs a panel, uses it and waits for no other. Many rows, or hardly any columns: all panels first, then rows.
        if (inPlace && (threads == 1 || panels.Count >= threads * 2))
        {
            RunColumns(panels, a, b, c, m, k, threads, epilogue);
            return;
        }

        // Block by block of k: all rows find the block that was just packed in the third-level cache, where all of B might not stay.
        var packed = Scratch.ForB<T>((nint)Math.Min(k, MaxDepth) * panels.Width);
        var rows = RowsPerChunk(m, threads);
        for (var p = 0; p < k; p += MaxDepth)
        {
            var finite = Pack(panels, b, packed, p, Math.Min(MaxDepth, k - p), k);
            For(threads, (m + rows - 1) / rows, new RowWork(panels, a, packed, finite, c, m, p, k, rows, threads, epilogue));
        }
    }

    /// <summary>C by way of its transpose, op(B)' op(A)', whose elements are the same sums.</summary>
    private static void RunTransposed(Matrix a, Matrix b, T* c, int m, int n, int k)
    {
        var panels = new PackedPanels<T, TVector, TSimd>(m);
        var product = Scratch.ForA<T>((nint)m * n);
        RunColumns(panels, b.Transposed, a.Transposed, product, n, k, Threads(n, panels, k), default);
        Packing.Copy(Matrix.Of(product, true, m, n), m, n, c, n);
    }

    private static int Threads(int m, in PackedPanels<T, TVector, TSimd> panels, int k) =>
        (long)m * panels.Count * PackedPanels<T, TVector, TSimd>.FullWidth * k >= ParallelSize ? Workers.Count : 1;

    /// <summary>Some rows, panel by panel, then the next ones.</summary>
    private static void RunColumns(in PackedPanels<T, TVector, TSimd> panels, Matrix a, Matrix b, T* c, int m, int k, int threads, Epilogue<T> epilogue)
    {
        var tiles = new TileRows(m, TSimd.MaxRows);
        int* lists = null;
        if (EmptyColumns.Worthwhile(m, panels.Count, k, MaxDepth))
        {
            lists = Scratch.ForSteps((nint)tiles.Count * EmptyColumns.ListLength(k));
            if (!EmptyColumns.Find<T>(a, tiles, k, lists))
                lists = null;
        }

        var blocks = a.Column == sizeof(T) ? 1 : (int)(((long)m * k * sizeof(T) + RowsInCache - 1) / RowsInCache);
        var tilesOfBlock = (tiles.Count + blocks - 1) / blocks;
        blocks = (tiles.Count + tilesOfBlock - 1) / tilesOfBlock;
        For(threads, checked(blocks * panels.Count), new ColumnWork(panels, a, b, c, k, tiles, tilesOfBlock, lists, epilogue));
    }

    /// <summary>Packs all of op(B), shape (k, n).</summary>
    /// <returns>Whether all its elements are known to be finite.</returns>
    public static bool PackAll(in PackedPanels<T, TVector, TSimd> panels, Matrix b, T* packed, int k)
    {
        var finite = true;
        for (var p = 0; p < k; p += MaxDepth)
        {
            var depth = Math.Min(MaxDepth, k - p);
            finite &= Pack(panels, b, packed + panels.Offset(0, p, depth), p, depth, k);
        }

        return finite;
    }

    /// <summary>Packs the block of op(B) that begins at row <paramref name="p"/> and is <paramref name="depth"/> deep.</summary>
    /// <returns>Whether all its elements are known to be finite.</returns>
    private static bool Pack(in PackedPanels<T, TVector, TSimd> panels, Matrix b, T* packed, int p, int depth, int k)
    {
        var look = EmptyColumns.Worthwhile(int.MaxValue, panels.Count, k, MaxDepth);
        var notFinite = 0;
        For((long)depth * panels.N >= ParallelPacking ? Workers.Count : 1, panels.Count, new PackWork(panels, b.From(p, 0), packed, depth, look ? &notFinite : null));
        return look && notFinite == 0;
    }

    /// <summary>Some rows of C, on this thread, from a packed B.</summary>
    /// <param name="panels">Where the panels of B lie.</param>
    /// <param name="a">The rows of op(A), shape (rows, k).</param>
    /// <param name="packed">The panels.</param>
    /// <param name="finite">Whether all elements of B are known to be finite.</param>
    /// <param name="c">The rows of C, shape (rows, n).</param>
    /// <param name="rows">How many.</param>
    /// <param name="k">Length of the sums.</param>
    /// <param name="epilogue">Bias and activation.</param>
    /// <param name="upcoming">As many rows that this thread will multiply next, or null; they are fetched from memory meanwhile.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunRows(
        in PackedPanels<T, TVector, TSimd> panels, Matrix a, T* packed, bool finite, T* c, int rows, int k, Epilogue<T> epilogue, byte* upcoming)
    {
        for (var p = 0; p < k; p += MaxDepth)
            RunRows(panels, a, packed + panels.Offset(0, p, Math.Min(MaxDepth, k - p)), finite, c, rows, p, k, epilogue, ref upcoming);
    }

    /// <summary>The same for one block of k, which begins at <paramref name="p"/> and whose panels are given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunRows(
        in PackedPanels<T, TVector, TSimd> panels, Matrix a, T* packed, bool finite, T* c, int rows, int p, int k, Epilogue<T> epilogue, ref byte* upcoming)
    {
        var tiles = new TileRows(rows, TSimd.MaxRows);
        var packA = a.Column != sizeof(T) || (panels.Count > 4 && Packing.Collide(a.Row));
        var upcomingStep = upcoming == null ? 0 : (nint)rows * sizeof(T) * 2 / (tiles.Count * panels.Count) + 1;
        var depth = Math.Min(MaxDepth, k - p);
        var left = a.From(0, p);
        if (packA)
        {
            var rowOfA = Packing.RowOfA(depth);
            var packedA = Scratch.ForA<T>((nint)rows * rowOfA);
            Packing.Copy(left, rows, depth, packedA, rowOfA);
            left = Matrix.Of(packedA, false, rows, rowOfA);
        }

        int* lists = null;
        if (finite && EmptyColumns.Worthwhile(rows, panels.Count, k, MaxDepth))
        {
            lists = Scratch.ForSteps((nint)tiles.Count * EmptyColumns.ListLength(k));
            if (!EmptyColumns.Find<T>(left, tiles, k, lists))
                lists = null;
        }

        // Where all panels stay in the second-level cache, C is written row by row, which the hardware follows; else each panel is read once.
        var byRows = (nint)depth * panels.Width * sizeof(T) <= SmallPanels;
        // Nothing else to be fetched: the next panel, while this one is multiplied.
        var fetchPanels = upcoming == null && !byRows;
        if (fetchPanels)
            upcomingStep = (nint)PackedPanels<T, TVector, TSimd>.FullWidth * sizeof(T) * 2 / tiles.Count + 1;
        for (var tile = 0; tile < (byRows ? tiles.Count : 1); tile++)
        {
            var start = tiles.Start(tile);
            var group = byRows ? new TileRows(tiles.Height(tile), TSimd.MaxRows) : tiles;
            for (var panel = 0; panel < panels.Count; panel++)
            {
                if (fetchPanels)
                    upcoming = (byte*)(packed + panels.Offset(panel + 1, 0, depth));
                RunPanel(
                    panels, panel, p, depth, k, left.From(start, 0), default, packed + panels.Offset(panel, 0, depth), c + (nint)start * panels.N,
                    group, lists == null ? null : lists + (nint)tile * EmptyColumns.ListLength(k), epilogue, ref upcoming, upcomingStep);
            }
        }

        if (fetchPanels)
            upcoming = null;
    }

    /// <summary>Chunks of as equal heights as possible, of whole tiles: what is left over is not a few rows at the end.</summary>
    private static int RowsPerChunk(int m, int threads)
    {
        var tiles = (m + TSimd.MaxRows - 1) / TSimd.MaxRows;
        var each = Math.Clamp(threads == 1 ? tiles : tiles / (threads * 4), 1, RowsAtATime / TSimd.MaxRows);
        var chunks = (tiles + each - 1) / each;
        // As many for each thread: the last one alone would keep the others waiting.
        chunks = (chunks + threads - 1) / threads * threads;
        return (m + chunks - 1) / chunks;
    }

    private static void For<TWork>(int threads, int chunks, TWork work)
        where TWork : struct, IChunkedWork
    {
        if (threads > 1)
        {
            Workers.For(chunks, work);
            return;
        }

        for (var chunk = 0; chunk < chunks; chunk++)
            work.Run(chunk);
    }

    /// <summary>All tiles of one panel's columns, for k from <paramref name="p"/> to p + depth.</summary>
    /// <param name="panels">Where the panels of B lie.</param>
    /// <param name="panel">Which one.</param>
    /// <param name="p">First step of k.</param>
    /// <param name="depth">Steps.</param>
    /// <param name="k">All steps.</param>
    /// <param name="a">The rows of A, from column p on.</param>
    /// <param name="source">The panel's part of op(B), to be packed on the way, or nothing.</param>
    /// <param name="b">The panel.</param>
    /// <param name="c">The rows of C.</param>
    /// <param name="tiles">Their tiles.</param>
    /// <param name="lists">The tiles' steps, see <see cref="EmptyColumns"/>; null: all. Where the panel is packed on the way, it is looked at here whether B is finite.</param>
    /// <param name="epilogue">Bias and activation.</param>
    /// <param name="upcoming">Memory to be fetched meanwhile, or null; moved on.</param>
    /// <param name="upcomingStep">Bytes of it for each two steps of a tile.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPanel(
        in PackedPanels<T, TVector, TSimd> panels, int panel, int p, int depth, int k, Matrix a, Matrix source, T* b, T* c, TileRows tiles,
        int* lists, Epilogue<T> epilogue, ref byte* upcoming, nint upcomingStep)
    {
        const int MaxRows = 14;
        const int MaxWidth = 32;
        var first = panel * PackedPanels<T, TVector, TSimd>.FullWidth;
        var columns = panels.Columns(panel);
        var width = panels.WidthOf(panel);
        var n = panels.N;
        var row = n;
        // A tile that is wider than what is left of C is computed beside it.
        var beside = stackalloc T[MaxRows * MaxWidth];
        var paddedBias = stackalloc T[MaxWidth];
        var bias = epilogue.Bias == null ? null : epilogue.Bias + first;
        if (columns < width)
        {
            row = width;
            if (bias != null)
            {
                new Span<T>(paddedBias, width).Clear();
                Copy(bias, 0, paddedBias, 0, 1, columns);
                bias = paddedBias;
            }
        }

        var finish = p + depth == k && (bias != null || epilogue.IsRelu);
        epilogue = new Epilogue<T>(bias, epilogue.Activation);
        var operands = new TileOperands { ARow = a.Row, AStep = a.Column, CRow = (nint)row * sizeof(T), Depth = depth, UpcomingStep = upcomingStep };
        var listLength = EmptyColumns.ListLength(k);
        if (width == TSimd.Count)
            lists = null;
        for (var tile = 0; tile < tiles.Count; tile++)
        {
            var rows = tiles.Height(tile);
            var target = c + (nint)tiles.Start(tile) * n + first;
            var block = columns < width ? beside : target;
            if (p > 0 && block != target)
                Copy(target, n, block, row, rows, columns);
            operands.A = a.At(tiles.Start(tile), 0);
            operands.B = (byte*)b;
            operands.C = (byte*)block;
            operands.Upcoming = upcoming;
            if (tile == 0 && source.Data != null)
            {
                operands.B = source.Data;
                operands.BRow = source.Row;
                operands.Packed = (byte*)b;
                RunTile<TwoVectorsPacking>(rows, p > 0, operands);
                if (lists != null && !EmptyColumns.AreFinite(b, (nint)depth * width))
                    lists = null;
            }
            else if (width == TSimd.Count)
            {
                RunTile<OneVector>(rows, p > 0, operands);
            }
            else if (lists != null && lists[tile * listLength] >= 0)
            {
                operands.Steps = lists + tile * listLength + 1;
                operands.Depth = lists[tile * listLength];
                // The same memory is to be fetched in fewer steps.
                operands.UpcomingStep = upcomingStep * depth / Math.Max(operands.Depth, 1);
                RunTile<TwoVectorsSkipping, FromZero>(rows, operands);
                operands.Depth = depth;
                operands.UpcomingStep = upcomingStep;
            }
            else
            {
                RunTile<TwoVectors>(rows, p > 0, operands);
            }

            if (finish)
                Finish(block, row, rows, width, epilogue);
            if (block != target)
                Copy(block, row, target, n, rows, columns);
            upcoming += upcomingStep * (depth / 2);
        }
    }

    /// <summary>The epilogue of a tile that has just been computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Finish(T* c, int cRow, int rows, int columns, in Epilogue<T> epilogue)
    {
        var bias = epilogue.Bias;
        var isRelu = epilogue.IsRelu;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j += TSimd.Count)
            {
                var value = TSimd.Load(c + j);
                if (bias != null)
                    value = TSimd.Add(value, TSimd.Load(bias + j));
                if (isRelu)
                    value = TSimd.Relu(value);
                TSimd.Store(c + j, value);
            }

            c += cRow;
        }
    }

    /// <summary>A tile copied, as many columns as two vectors hold at most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(T* source, nint sourceRow, T* target, nint targetRow, int rows, int columns)
    {
        var whole = columns > TSimd.Count;
        var rest = TSimd.FirstLanes(whole ? columns - TSimd.Count : columns);
        for (var i = 0; i < rows; i++)
        {
            var from = source + i * sourceRow;
            var to = target + i * targetRow;
            if (whole)
            {
                TSimd.Store(to, TSimd.Load(from));
                from += TSimd.Count;
                to += TSimd.Count;
            }

            TSimd.StoreMasked(to, TSimd.LoadMasked(from, rest), rest);
        }
    }

    /// <summary>Computes a tile, or adds to what C holds.</summary>
    public static void RunTile<TColumns>(int rows, bool accumulate, in TileOperands operands)
        where TColumns : unmanaged, IColumns
    {
        if (accumulate)
            RunTile<TColumns, FromC>(rows, operands);
        else
            RunTile<TColumns, FromZero>(rows, operands);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunTile<TColumns, TStart>(int rows, in TileOperands operands)
        where TColumns : unmanaged, IColumns
        where TStart : unmanaged, IStart
    {
        switch (rows)
        {
            case 1:
                Tile<T, TVector, TSimd, Rows1, TColumns, TStart>.Run(operands);
                break;
            case 2:
                Tile<T, TVector, TSimd, Rows2, TColumns, TStart>.Run(operands);
                break;
            case 3:
                Tile<T, TVector, TSimd, Rows3, TColumns, TStart>.Run(operands);
                break;
            case 4:
                Tile<T, TVector, TSimd, Rows4, TColumns, TStart>.Run(operands);
                break;
            case 5:
                Tile<T, TVector, TSimd, Rows5, TColumns, TStart>.Run(operands);
                break;
            case 6:
                Tile<T, TVector, TSimd, Rows6, TColumns, TStart>.Run(operands);
                break;
            case 7:
                Tile<T, TVector, TSimd, Rows7, TColumns, TStart>.Run(operands);
                break;
            case 8:
                Tile<T, TVector, TSimd, Rows8, TColumns, TStart>.Run(operands);
                break;
            case 9:
                Tile<T, TVector, TSimd, Rows9, TColumns, TStart>.Run(operands);
                break;
            case 10:
                Tile<T, TVector, TSimd, Rows10, TColumns, TStart>.Run(operands);
                break;
            case 11:
                Tile<T, TVector, TSimd, Rows11, TColumns, TStart>.Run(operands);
                break;
            case 12:
                Tile<T, TVector, TSimd, Rows12, TColumns, TStart>.Run(operands);
                break;
            case 13:
                Tile<T, TVector, TSimd, Rows13, TColumns, TStart>.Run(operands);
                break;
            case 14:
                Tile<T, TVector, TSimd, Rows14, TColumns, TStart>.Run(operands);
                break;
        }
    }

    private readonly struct ColumnWork(
        PackedPanels<T, TVector, TSimd> panels, Matrix a, Matrix b, T* c, int k, TileRows tiles, int tilesOfBlock, int* lists, Epilogue<T> epilogue) : IChunkedWork
    {
        public void Run(int chunk)
        {
            var (block, panel) = Math.DivRem(chunk, panels.Count);
            var first = block * tilesOfBlock;
            var some = tiles.Some(first, Math.Min(tilesOfBlock, tiles.Count - first));
            var row = tiles.Start(first);
            var width = panels.WidthOf(panel);
            var columns = panels.Columns(panel);
            var packed = Scratch.ForB<T>((nint)Math.Min(k, MaxDepth) * width);
            byte* upcoming = null;
            for (var p = 0; p < k; p += MaxDepth)
            {
                var depth = Math.Min(MaxDepth, k - p);
                var source = b.From(p, panel * PackedPanels<T, TVector, TSimd>.FullWidth);
                var steps = lists == null ? null : lists + (nint)first * EmptyColumns.ListLength(k);
                if (b.Column != sizeof(T) || columns < PackedPanels<T, TVector, TSimd>.FullWidth)
                {
                    Packing.Panel(source, depth, columns, width, packed);
                    source = default;
                    if (steps != null && !EmptyColumns.AreFinite(packed, (nint)depth * width))
                        steps = null;
                }

                RunPanel(panels, panel, p, depth, k, a.From(row, p), source, packed, c + (nint)row * panels.N, some, steps, epilogue, ref upcoming, 0);
            }
        }
    }

    private readonly struct PackWork(PackedPanels<T, TVector, TSimd> panels, Matrix b, T* packed, int depth, int* notFinite) : IChunkedWork
    {
        public void Run(int chunk)
        {
            var panel = packed + panels.Offset(chunk, 0, depth);
            Packing.Panel(b.From(0, chunk * PackedPanels<T, TVector, TSimd>.FullWidth), depth, panels.Columns(chunk), panels.WidthOf(chunk), panel);
            if (notFinite != null && !EmptyColumns.AreFinite(panel, (nint)depth * panels.WidthOf(chunk)))
                Volatile.Write(ref *notFinite, 1);
        }
    }

    private readonly struct RowWork(
        PackedPanels<T, TVector, TSimd> panels, Matrix a, T* packed, bool finite, T* c, int m, int p, int k, int rows, int threads, Epilogue<T> epilogue) : IChunkedWork
    {
        public void Run(int chunk)
        {
            var row = (nint)chunk * rows;
            // Most likely this thread's next chunk.
            var next = row + (nint)threads * rows;
            var upcoming = a.Column == sizeof(T) && k <= MaxDepth && next + rows <= m ? a.At(next, 0) : null;
            RunRows(panels, a.From(row, 0), packed, finite, c + row * panels.N, Math.Min(rows, m - (int)row), p, k, epilogue, ref upcoming);
        }
    }
}
