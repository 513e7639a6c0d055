using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>
/// The filter's gradient of a convolution by the matrix product's tiles, without making patches: positions are the tiles' depth, some output rows at a time. ReLU's gradient is taken and the bias's summed on
/// the way, while what they read is in the cache. Sums are cut by the shape alone: the same bits for any number of threads.
/// </summary>
/// <remarks>
/// Where channels fill panels, these are copied as they lie, one for each place of the kernel, and the upstream gradient is turned: its filters are the tiles' rows. Where there are few channels, their
/// places of the kernel are the rows, and the upstream gradient is the panels.
/// </remarks>
internal static unsafe class FilterProduct<TVector, TSimd>
    where TVector : struct
    where TSimd : struct, ITileSimd<float, TVector>
{
    /// <summary>Positions that go together through the tiles, more or less.</summary>
    private const int PositionsAtATime = 256;

    /// <summary>Sums at most, that are added at last.</summary>
    private const int MostPartials = 16;

    /// <summary>Multiply-adds that pay for waking a second thread.</summary>
    private const long ParallelSize = 1 << 18;

    /// <summary>Channels whose places of the kernel are the tiles' rows.</summary>
    private const int MostChannels = 4;

    /// <summary>Channels that fill panels of any width, so that the way does not depend on the processor.</summary>
    private const int WholePanel = 32;

    private static int Panel => TSimd.Count * 2;

    /// <summary>Whether the window can be taken so.</summary>
    public static bool Takes(in SpatialWindow window, int filters) =>
        !window.IsPointwise && window.Rows > 0 && filters > 0 && window.Channels > 0 && (ByChannels(window) || window.Channels <= MostChannels);

    /// <summary>Sums that are made before they are added.</summary>
    public static int Partials(in SpatialWindow window) => Math.Clamp(Blocks(window), 1, MostPartials);

    /// <summary>Elements that the sums take.</summary>
    public static long PartialElements(in SpatialWindow window, int filters) => Partials(window) * Length(window, filters);

    /// <summary>dFilter and dBias: sums over all positions.</summary>
    /// <param name="window">The window.</param>
    /// <param name="x">The images.</param>
    /// <param name="dy">The upstream gradient.</param>
    /// <param name="outputs">What ReLU gave, through which the upstream gradient goes first, or null.</param>
    /// <param name="filters">Channels of dy.</param>
    /// <param name="dFilter">(KernelY, KernelX, channels, filters). Written, not added to.</param>
    /// <param name="dBias">(filters), or null. Written, not added to.</param>
    /// <param name="partials">Room for <see cref="PartialElements"/>.</param>
    public static void Run(in SpatialWindow window, float* x, float* dy, float* outputs, int filters, float* dFilter, float* dBias, float* partials)
    {
        var count = Partials(window);
        var work = new Work(window, x, dy, outputs, filters, partials, count);
        if ((long)window.Rows * window.PatchLength * filters >= ParallelSize) Workers.For(count, work);
        else for (var chunk = 0; chunk < count; chunk++) work.Run(chunk);
        Ranges.For(window.PatchLength, (nint)window.PatchLength * filters * count, TSimd.Count, new SumWork(window, partials, count, filters, dFilter));
        if (dBias == null) return;
        var length = Length(window, filters);
        var sums = partials + length - Padded(filters);
        for (var i = 1; i < count; i++) PatchKernels.Add(sums, sums + (i * length), filters);
        new ReadOnlySpan<float>(sums, filters).CopyTo(new Span<float>(dBias, filters));
    }

    private static bool ByChannels(in SpatialWindow window) => window.Channels % WholePanel == 0;

    private static int Padded(int filters) => (filters + Panel - 1) / Panel * Panel;

    // Of the filter's sum, and behind it the bias's.
    private static nint Length(in SpatialWindow window, int filters) => ((nint)window.PatchLength * (ByChannels(window) ? filters : Padded(filters))) + Padded(filters);

    private static int RowsOfBlock(in SpatialWindow window) => Math.Max(1, PositionsAtATime / window.OutWidth);

    private static int Blocks(in SpatialWindow window) => ((window.Batch * window.OutHeight) + RowsOfBlock(window) - 1) / RowsOfBlock(window);

    private readonly struct Work(SpatialWindow window, float* x, float* dy, float* outputs, int filters, float* partials, int count) : IChunkedWork
    {
        public void Run(int chunk)
        {
            var blocks = Blocks(window);
            var (first, end) = ((int)((long)blocks * chunk / count), (int)((long)blocks * (chunk + 1) / count));
            var length = Length(window, filters);
            var sum = partials + (chunk * length);
            var bias = sum + length - Padded(filters);
            new Span<float>(bias, Padded(filters)).Clear();
            var rows = RowsOfBlock(window);
            for (var block = first; block < end; block++)
            {
                var from = block * rows;
                var to = Math.Min(window.Batch * window.OutHeight, from + rows);
                if (ByChannels(window)) FilterRows(from, to, sum, bias, block > first);
                else PlaceRows(from, to, sum, bias, block > first);
            }
        }

        // sum (filters, places and channels) += turned dy times panels of channels, one for each place of the kernel.
        private void FilterRows(int from, int to, float* sum, float* bias, bool accumulate)
        {
            var positions = (to - from) * window.OutWidth;
            var row = Packing.RowOfA(positions);
            var panel = Scratch.ForRows<float>(((nint)positions * (filters + Panel)) + ((nint)filters * row));
            var dz = panel + ((nint)positions * Panel);
            var turned = dz + ((nint)positions * filters);
            Gradients(from, positions, dz, filters, 0, filters, bias);
            Packing.Copy(Matrix.Of(dz, true, filters, positions), filters, positions, turned, row);
            for (var ky = 0; ky < window.KernelY; ky++)
            {
                for (var kx = 0; kx < window.KernelX; kx++)
                {
                    for (var channel = 0; channel < window.Channels; channel += Panel)
                    {
                        Gather(from, to, ky, kx, channel, panel);
                        var c = sum + ((((nint)ky * window.KernelX) + kx) * window.Channels) + channel;
                        Tiles(turned, row, filters, positions, panel, c, window.PatchLength, accumulate);
                    }
                }
            }
        }

        // sum (places and channels, filters) += x at each place times panels of dy.
        private void PlaceRows(int from, int to, float* sum, float* bias, bool accumulate)
        {
            var positions = (to - from) * window.OutWidth;
            var (row, width) = (Packing.RowOfA(positions), Padded(filters));
            var dz = Scratch.ForRows<float>(((nint)positions * width) + ((nint)window.PatchLength * row));
            var places = dz + ((nint)positions * width);
            var place = places;
            for (var ky = 0; ky < window.KernelY; ky++)
                for (var kx = 0; kx < window.KernelX; kx++)
                    for (var channel = 0; channel < window.Channels; channel++, place += row) GatherPlace(from, to, ky, kx, channel, place);
            for (var first = 0; first < filters; first += Panel)
            {
                var panel = dz + ((nint)positions * first);
                var columns = Math.Min(Panel, filters - first);
                if (columns < Panel) new Span<float>(panel, positions * Panel).Clear();
                Gradients(from, positions, panel, Panel, first, columns, bias + first);
                Tiles(places, row, window.PatchLength, positions, panel, sum + first, width, accumulate);
            }
        }

        private static void Tiles(float* a, int aRow, int rows, int depth, float* panel, float* c, int cRow, bool accumulate)
        {
            var operands = new TileOperands { ARow = (nint)aRow * sizeof(float), AStep = sizeof(float), B = (byte*)panel, CRow = (nint)cRow * sizeof(float), Depth = depth };
            var tiles = new TileRows(rows, TSimd.MaxRows);
            for (var tile = 0; tile < tiles.Count; tile++)
            {
                operands.A = (byte*)(a + ((nint)tiles.Start(tile) * aRow));
                operands.C = (byte*)(c + ((nint)tiles.Start(tile) * cRow));
                BlockedProduct<float, TVector, TSimd>.RunTile<TwoVectors>(tiles.Height(tile), accumulate, operands);
            }
        }

        // Some columns of the upstream gradient, through ReLU's, and their sums.
        private void Gradients(int from, int positions, float* dz, int dzRow, int first, int columns, float* sums)
        {
            var at = ((nint)from * window.OutWidth * filters) + first;
            LayerGradients.Copy(dy + at, outputs == null ? null : outputs + at, filters, positions, columns, dz, dzRow, sums);
        }

        // A panel of channels at a place of the kernel, for each position.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Gather(int from, int to, int ky, int kx, int channel, float* panel)
        {
            var w = TSimd.Count;
            var step = (nint)window.StrideX * window.Channels;
            var (left, right) = Inside(kx);
            var start = (((nint)left * window.StrideX) - window.Left + (kx * window.DilationX)) * window.Channels + channel;
            var (image, oy) = Math.DivRem(from, window.OutHeight);
            var images = x + (image * window.ImageLength);
            for (var row = from; row < to; row++)
            {
                var y = (oy * window.StrideY) - window.Top + (ky * window.DilationY);
                var outside = (uint)y >= (uint)window.Height;
                var (first, end) = outside ? (window.OutWidth, window.OutWidth) : (left, right);
                var ox = 0;
                for (; ox < first; ox++, panel += w * 2) Store(default, default, panel);
                for (var source = images + ((nint)y * window.Width * window.Channels) + start; ox < end; ox++, source += step, panel += w * 2) Store(TSimd.Load(source), TSimd.Load(source + w), panel);
                for (; ox < window.OutWidth; ox++, panel += w * 2) Store(default, default, panel);
                if (++oy < window.OutHeight) continue;
                oy = 0;
                images += window.ImageLength;
            }

            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            static void Store(TVector x, TVector y, float* panel)
            {
                TSimd.Store(panel, x);
                TSimd.Store(panel + TSimd.Count, y);
            }
        }

        // One channel at a place of the kernel, for each position.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void GatherPlace(int from, int to, int ky, int kx, int channel, float* place)
        {
            var step = window.StrideX * window.Channels;
            var (left, right) = Inside(kx);
            var start = (((nint)left * window.StrideX) - window.Left + (kx * window.DilationX)) * window.Channels + channel;
            var (image, oy) = Math.DivRem(from, window.OutHeight);
            var images = x + (image * window.ImageLength);
            for (var row = from; row < to; row++, place += window.OutWidth)
            {
                var y = (oy * window.StrideY) - window.Top + (ky * window.DilationY);
                var outside = (uint)y >= (uint)window.Height;
                var (first, end) = outside ? (window.OutWidth, window.OutWidth) : (left, right);
                for (var ox = 0; ox < first; ox++) place[ox] = 0;
                if (end > first) CopyEvery(images + ((nint)y * window.Width * window.Channels) + start, step, place + first, end - first);
                for (var ox = end; ox < window.OutWidth; ox++) place[ox] = 0;
                if (++oy < window.OutHeight) continue;
                oy = 0;
                images += window.ImageLength;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void CopyEvery(float* source, int step, float* target, int count)
        {
            if (step != 1 || count < Vector256<float>.Count)
            {
                for (var i = 0; i < count; i++, source += step) target[i] = *source;
                return;
            }
            var last = count - Vector256<float>.Count;
            for (var i = 0; i < last; i += Vector256<float>.Count) Vector256.Store(Vector256.Load(source + i), target + i);
            Vector256.Store(Vector256.Load(source + last), target + last);
        }

        // The output columns whose windows have the kernel's column inside the image.
        private (int Left, int Right) Inside(int kx)
        {
            var before = window.Left - (kx * window.DilationX);
            var left = before <= 0 ? 0 : (before + window.StrideX - 1) / window.StrideX;
            var last = window.Width - 1 + before;
            var right = last < 0 ? 0 : Math.Min(window.OutWidth, (last / window.StrideX) + 1);
            left = Math.Min(left, window.OutWidth);
            return (left, Math.Max(left, right));
        }
    }

    // Adds the partial sums, from the first on, for some rows of the filter (places and channels, filters).
    private readonly struct SumWork(SpatialWindow window, float* partials, int count, int filters, float* dFilter) : IRangeWork
    {
        public void Run(nint from, nint to)
        {
            var length = Length(window, filters);
            if (ByChannels(window))
            {
                for (nint filter = 0; filter < filters; filter++)
                {
                    var sum = partials + (filter * window.PatchLength) + from;
                    for (var i = 1; i < count; i++) PatchKernels.Add(sum, sum + (i * length), to - from);
                }
                Packing.Copy(Matrix.Of(partials, true, window.PatchLength, filters).From(from, 0), (int)(to - from), filters, dFilter + (from * filters), filters);
                return;
            }
            for (var row = from; row < to; row++)
            {
                var sum = partials + (row * Padded(filters));
                for (var i = 1; i < count; i++) PatchKernels.Add(sum, sum + (i * length), filters);
                new ReadOnlySpan<float>(sum, filters).CopyTo(new Span<float>(dFilter + (row * filters), filters));
            }
        }
    }
}
