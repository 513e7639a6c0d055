using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>
/// Convolution of images (batch, height, width, channels) with a filter (KernelY, KernelX, channels, filters), and its two gradients, by products of matrices: some patches at a time in the cache
/// of one thread. Every element of the result is one chain of multiply-adds in the filter's order, and sums over positions are cut by the shape alone: the same bits for any number of threads.
/// Takes every window, of floats and of doubles, and is the plain twin of <see cref="SlidingProduct{TVector, TSimd}"/> and <see cref="FilterProduct{TVector, TSimd}"/>.
/// </summary>
internal static unsafe class PatchConvolution
{
    /// <summary>Positions that go together through a product; see <see cref="PackedMatrix.RowsAtATime"/>.</summary>
    private const int RowsAtATime = PackedMatrix.RowsAtATime;

    /// <summary>Positions whose share of the filter's gradient is one product.</summary>
    private const int RowsOfGradient = 256;

    /// <summary>Sums of the filter's gradient at most, that are added at last.</summary>
    private const int MostPartials = 16;

    /// <summary>Multiply-adds that pay for waking a second thread.</summary>
    private const long ParallelSize = 1 << 18;

    /// <summary>Elements of the memory that <see cref="Forward"/> and <see cref="InputGradient"/> need for the packed filter, aligned to <see cref="Scratch.Alignment"/>.</summary>
    public static long PackedElements(in SpatialWindow window, int filters) => Math.Max(PackedMatrix.Elements(window.PatchLength, filters), PackedMatrix.Elements(filters, window.PatchLength));

    /// <summary>y = activation(x * filter + bias), shape (batch, OutHeight, OutWidth, filters).</summary>
    public static void Forward<T>(in SpatialWindow window, T* x, T* filter, int filters, T* y, T* packed, Epilogue<T> epilogue = default)
        where T : unmanaged
    {
        var rows = window.Rows;
        var depth = window.PatchLength;
        if (rows == 0 || filters == 0) return;
        if (window.IsPointwise)
        {
            Product(x, false, filter, false, y, rows, filters, depth, epilogue);
            return;
        }
        using var right = Right<T>.Of(filter, false, depth, filters, packed);
        var threads = (long)rows * filters * depth >= ParallelSize ? Workers.Count : 1;
        var each = threads == 1 ? RowsAtATime : Math.Clamp(rows / (threads * 4) / 14 * 14, 14, RowsAtATime);
        For(threads, (rows + each - 1) / each, new ForwardWork<T>(window, x, right, y, rows, each, epilogue));
    }

    /// <summary>dx, the images' gradient: the products of dy with the filter, added where the patches came from. Written, not added to.</summary>
    public static void InputGradient<T>(in SpatialWindow window, T* dy, T* filter, int filters, T* dx, T* packed)
        where T : unmanaged, INumber<T>
    {
        var depth = window.PatchLength;
        if (window.IsPointwise && window.Rows > 0 && depth > 0)
        {
            Product(dy, false, filter, true, dx, window.Rows, depth, filters, default);
            return;
        }
        using var right = Right<T>.Of(filter, true, filters, depth, packed);
        For((long)window.Rows * filters * depth >= ParallelSize ? Workers.Count : 1, window.Batch, new InputGradientWork<T>(window, dy, right, dx));
    }

    /// <summary>How many sums <see cref="FilterGradient"/> makes before it adds them; each takes as many elements as the filter has.</summary>
    public static int Partials(in SpatialWindow window) => Math.Clamp((window.Rows + RowsOfGradient - 1) / RowsOfGradient, 1, MostPartials);

    /// <summary>dFilter, the filter's gradient: the sum over all positions of patch and dy. Written, not added to.</summary>
    /// <param name="window">The window.</param>
    /// <param name="x">The images.</param>
    /// <param name="dy">The upstream gradient.</param>
    /// <param name="filters">Channels of dy.</param>
    /// <param name="dFilter">(KernelY, KernelX, channels, filters).</param>
    /// <param name="partials">Room for <see cref="Partials"/> filters where these are more than one.</param>
    public static void FilterGradient<T>(in SpatialWindow window, T* x, T* dy, int filters, T* dFilter, T* partials)
        where T : unmanaged, INumber<T>
    {
        var length = (nint)window.PatchLength * filters;
        if (length == 0) return;
        if (window.Rows == 0)
        {
            new Span<T>(dFilter, checked((int)length)).Clear();
            return;
        }
        var count = Partials(window);
        var work = new FilterGradientWork<T>(window, x, dy, filters, count == 1 ? dFilter : partials, count);
        For(count, count, work);
        if (count > 1) Ranges.For(length, length * count, 64, new SumWork<T>(partials, count, length, dFilter));
    }

    private static void For<TWork>(int threads, int chunks, TWork work)
        where TWork : struct, IChunkedWork
    {
        if (threads > 1)
        {
            Workers.For(chunks, work);
            return;
        }
        for (var chunk = 0; chunk < chunks; chunk++) work.Run(chunk);
    }

    private static void Product<T>(T* a, bool transposeA, T* b, bool transposeB, T* c, int m, int n, int k, Epilogue<T> epilogue)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) MatMulKernel.Float((float*)a, transposeA, (float*)b, transposeB, (float*)c, m, n, k, new Epilogue<float>((float*)epilogue.Bias, epilogue.Activation));
        else if (typeof(T) == typeof(double)) MatMulKernel.Double((double*)a, transposeA, (double*)b, transposeB, (double*)c, m, n, k, new Epilogue<double>((double*)epilogue.Bias, epilogue.Activation));
        else throw new NotSupportedException(typeof(T).Name);
    }

    // The filter as the right operand of many products: floats are packed once.
    private readonly struct Right<T>(T* matrix, bool transpose, int n, int k, PackedMatrix? packed) : IDisposable
        where T : unmanaged
    {
        public int N => n;

        public int K => k;

        public static Right<T> Of(T* matrix, bool transpose, int k, int n, T* memory)
        {
            if (typeof(T) != typeof(float)) return new(matrix, transpose, n, k, null);
            var packed = new PackedMatrix(k, n, (float*)memory);
            packed.Pack((float*)matrix, transpose);
            return new(matrix, transpose, n, k, packed);
        }

        public void Multiply(T* a, T* c, int rows, Epilogue<T> epilogue)
        {
            if (packed is null) Product(a, false, matrix, transpose, c, rows, n, k, epilogue);
            else packed.Multiply((float*)a, (float*)c, rows, new Epilogue<float>((float*)epilogue.Bias, epilogue.Activation));
        }

        public void Dispose() => packed?.Dispose();
    }

    private readonly struct ForwardWork<T>(SpatialWindow window, T* x, Right<T> filter, T* y, int rows, int each, Epilogue<T> epilogue) : IChunkedWork
        where T : unmanaged
    {
        public void Run(int chunk)
        {
            var from = chunk * each;
            var to = Math.Min(rows, from + each);
            var patches = Scratch.ForRows<T>((nint)(to - from) * filter.K);
            PatchKernels.Gather(window, x, from, to, patches);
            filter.Multiply(patches, y + ((nint)from * filter.N), to - from, epilogue);
        }
    }

    private readonly struct InputGradientWork<T>(SpatialWindow window, T* dy, Right<T> filter, T* dx) : IChunkedWork
        where T : unmanaged, INumber<T>
    {
        public void Run(int image)
        {
            new Span<T>(dx + (image * window.ImageLength), checked((int)window.ImageLength)).Clear();
            var end = (image + 1) * window.OutPositions;
            for (var from = image * window.OutPositions; from < end; from += RowsAtATime)
            {
                var count = Math.Min(RowsAtATime, end - from);
                var patches = Scratch.ForRows<T>((nint)count * filter.N);
                filter.Multiply(dy + ((nint)from * filter.K), patches, count, default);
                PatchKernels.ScatterAdd(window, patches, from, from + count, dx);
            }
        }
    }

    private readonly struct FilterGradientWork<T>(SpatialWindow window, T* x, T* dy, int filters, T* sums, int count) : IChunkedWork
        where T : unmanaged, INumber<T>
    {
        public void Run(int chunk)
        {
            var depth = window.PatchLength;
            var length = (nint)depth * filters;
            var blocks = (window.Rows + RowsOfGradient - 1) / RowsOfGradient;
            var first = (int)((long)blocks * chunk / count);
            var end = (int)((long)blocks * (chunk + 1) / count);
            var sum = sums + (chunk * length);
            var room = window.IsPointwise ? 0 : (nint)RowsOfGradient * depth;
            var patches = Scratch.ForRows<T>(room + length);
            var product = patches + room;
            for (var block = first; block < end; block++)
            {
                var from = block * RowsOfGradient;
                var to = Math.Min(window.Rows, from + RowsOfGradient);
                var left = window.IsPointwise ? x + ((nint)from * depth) : patches;
                if (!window.IsPointwise) PatchKernels.Gather(window, x, from, to, patches);
                Product(left, true, dy + ((nint)from * filters), false, block == first ? sum : product, depth, filters, to - from, default);
                if (block > first) PatchKernels.Add(sum, product, length);
            }
        }
    }

    private readonly struct SumWork<T>(T* partials, int count, nint length, T* sum) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        public void Run(nint from, nint to)
        {
            new ReadOnlySpan<T>(partials + from, (int)(to - from)).CopyTo(new Span<T>(sum + from, (int)(to - from)));
            for (var i = 1; i < count; i++) PatchKernels.Add(sum + from, partials + (i * length) + from, to - from);
        }
    }
}
