using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>
/// Convolution by the matrix product's tiles without making patches: in an image with its padding around it, the windows of neighbouring positions of an output row begin some channels apart, and each is
/// made of one segment for each line of the kernel. A tile takes positions of one output row as its rows. Nothing may be dilated within a line.
/// </summary>
internal static unsafe class SlidingProduct<TVector, TSimd>
    where TVector : struct
    where TSimd : struct, ITileSimd<float, TVector>
{
    /// <summary>Elements of the image's lines that are worked on at a time, so that they stay in the second-level cache beside the filter.</summary>
    private const int ElementsAtATime = 1 << 15;

    /// <summary>Multiply-adds that pay for a chunk of a thread's.</summary>
    private const long ChunkSize = 1 << 20;

    /// <summary>Output rows shorter than this leave the tiles too low.</summary>
    private const int MinWidth = 6;

    /// <summary>Elements whose packing pays for waking a second thread.</summary>
    private const long ParallelPacking = 1 << 16;

    private static int Panel => TSimd.Count * 2;

    /// <summary>Whether the window can be taken so.</summary>
    public static bool Takes(in SpatialWindow window) => window.DilationX == 1 && window.OutWidth >= MinWidth && window.Channels > 0 && !window.IsPointwise;

    /// <summary>Packs a filter (KernelY, KernelX, channels, filters) as it lies.</summary>
    public static void Pack(in SpatialWindow window, float* filter, int filters, float* packed) =>
        For((long)window.PatchLength * filters, filters, new PackWork(filter, window.PatchLength, filters, packed));

    /// <summary>Packs the filter (KernelY, KernelX, channels, filters) of the convolution whose images' gradient is wanted: turned by half a turn, from its filters to its channels.</summary>
    public static void PackTurned(in SpatialWindow window, float* filter, int filters, float* packed) =>
        For((long)window.PatchLength * filters, window.Channels, new PackTurnedWork(filter, window.KernelY * window.KernelX, window.Channels, filters, packed));

    /// <summary>y = activation(x * filter + bias), shape (batch, OutHeight, OutWidth, filters).</summary>
    /// <param name="window">The window.</param>
    /// <param name="x">The images, see <see cref="ImageLines.Copy"/>.</param>
    /// <param name="outputs">What ReLU gave where x are gradients of it, or null.</param>
    /// <param name="packed">The packed filter.</param>
    /// <param name="filters">How many.</param>
    /// <param name="y">The result.</param>
    /// <param name="epilogue">Bias and activation.</param>
    public static void Run(in SpatialWindow window, float* x, float* outputs, float* packed, int filters, float* y, Epilogue<float> epilogue)
    {
        var rows = window.Batch * window.OutHeight;
        var each = (int)Math.Clamp(ChunkSize / Math.Max(1, (long)window.OutWidth * window.PatchLength * filters), 1, rows);
        // Whole images, where a chunk has room for them.
        if (each > window.OutHeight) each = each / window.OutHeight * window.OutHeight;
        Workers.For((rows + each - 1) / each, new Work(window, x, outputs, packed, filters, y, rows, each, epilogue));
    }

    /// <summary>The same of one image, on this thread.</summary>
    public static void RunHere(in SpatialWindow image, float* x, float* packed, int filters, float* y, Epilogue<float> epilogue) =>
        new Work(image, x, null, packed, filters, y, image.OutHeight, image.OutHeight, epilogue).Run(0);

    private static void For<TWork>(long elements, int columns, TWork work)
        where TWork : struct, IChunkedWork
    {
        var panels = (columns + Panel - 1) / Panel;
        if (elements >= ParallelPacking) Workers.For(panels, work);
        else for (var panel = 0; panel < panels; panel++) work.Run(panel);
    }

    private readonly struct PackWork(float* filter, int depth, int filters, float* packed) : IChunkedWork
    {
        public void Run(int panel)
        {
            var first = panel * Panel;
            Packing.Panel(Matrix.Of(filter, false, depth, filters).From(0, first), depth, Math.Min(Panel, filters - first), Panel, packed + ((nint)first * depth));
        }
    }

    private readonly struct PackTurnedWork(float* filter, int places, int channels, int filters, float* packed) : IChunkedWork
    {
        public void Run(int panel)
        {
            var first = panel * Panel;
            var target = packed + ((nint)first * places * filters);
            for (var place = places - 1; place >= 0; place--, target += (nint)Panel * filters)
                Packing.Panel(Matrix.Of(filter + ((nint)place * channels * filters), true, filters, channels).From(0, first), filters, Math.Min(Panel, channels - first), Panel, target);
        }
    }

    private readonly struct Work(SpatialWindow window, float* x, float* outputs, float* packed, int filters, float* y, int rows, int each, Epilogue<float> epilogue) : IChunkedWork
    {
        public void Run(int chunk)
        {
            var width = ImageLines.Columns(window) * window.Channels;
            var atATime = Math.Max(1, ((ElementsAtATime / width) - ((window.KernelY - 1) * window.DilationY) - 1) / window.StrideY + 1);
            var end = Math.Min(rows, (chunk + 1) * each);
            for (var row = chunk * each; row < end;)
            {
                var (image, first) = Math.DivRem(row, window.OutHeight);
                var count = Math.Min(Math.Min(end - row, window.OutHeight - first), atATime);
                var lines = Scratch.ForRows<float>((nint)ImageLines.Count(window, count) * width);
                var from = image * window.ImageLength;
                ImageLines.Copy(window, x + from, outputs == null ? null : outputs + from, first, count, lines);
                for (var panel = 0; panel * Panel < filters; panel++) Columns(lines, width, count, panel, y + ((nint)row * window.OutWidth * filters));
                row += count;
            }
        }

        // One panel of the filter for some output rows.
        [SkipLocalsInit]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Columns(float* lines, int width, int count, int panel, float* target)
        {
            const int MaxRows = 14;
            const int MaxWidth = 32;
            var beside = stackalloc float[MaxRows * MaxWidth];
            var paddedBias = stackalloc float[MaxWidth];
            var first = panel * Panel;
            var columns = Math.Min(Panel, filters - first);
            var bias = epilogue.Bias == null ? null : epilogue.Bias + first;
            var crow = filters;
            if (columns < Panel)
            {
                crow = Panel;
                if (bias != null)
                {
                    new Span<float>(paddedBias, Panel).Clear();
                    new ReadOnlySpan<float>(bias, columns).CopyTo(new Span<float>(paddedBias, columns));
                    bias = paddedBias;
                }
            }
            var finish = bias != null || epilogue.IsRelu;
            var end = new Epilogue<float>(bias, epilogue.Activation);
            var depth = window.KernelX * window.Channels;
            var operands = new TileOperands
            {
                ARow = (nint)window.StrideX * window.Channels * sizeof(float),
                AStep = sizeof(float),
                B = (byte*)(packed + ((nint)first * window.PatchLength)),
                CRow = (nint)crow * sizeof(float),
                Depth = depth,
                Segments = window.KernelY,
                SegmentGap = (((nint)window.DilationY * width) - depth) * sizeof(float),
            };
            var tiles = new TileRows(window.OutWidth, TSimd.MaxRows);
            for (var line = 0; line < count; line++)
            {
                var left = lines + ((nint)line * window.StrideY * width);
                for (var tile = 0; tile < tiles.Count; tile++)
                {
                    var (start, height) = (tiles.Start(tile), tiles.Height(tile));
                    var c = target + ((((nint)line * window.OutWidth) + start) * filters) + first;
                    var block = columns < Panel ? beside : c;
                    operands.A = (byte*)(left + ((nint)start * window.StrideX * window.Channels));
                    operands.C = (byte*)block;
                    BlockedProduct<float, TVector, TSimd>.RunTile<TwoVectorsSegments>(height, false, operands);
                    if (finish) BlockedProduct<float, TVector, TSimd>.Finish(block, crow, height, Panel, end);
                    if (block != c) BlockedProduct<float, TVector, TSimd>.Copy(block, crow, c, filters, height, columns);
                }
            }
        }
    }
}
