using Tensorflow.Executors;
using Tensorflow.Kernels;
using Tensorflow.Ops;
using Tensorflow.Tests.OpTests;

namespace Tensorflow.Tests.Kernels;

/// <summary>Convolution and pooling by products and vectors against plain loops, and on any number of threads.</summary>
[Collection(nameof(Workers))]
public sealed class ConvolutionKernelsTests
{
    // Batch, height, width, channels; filter height, width, filters; stride, dilation, same: more than one chunk of rows, channels that fill vectors and that do not, patches that lie outside on every side.
    public static TheoryData<int, int, int, int, int, int, int, int, int, bool> Cases => new()
    {
        { 3, 28, 27, 1, 3, 3, 32, 1, 1, true },
        { 5, 14, 14, 32, 3, 3, 64, 1, 1, true },
        { 2, 13, 9, 17, 5, 4, 7, 2, 1, false },
        { 2, 13, 9, 5, 5, 4, 7, 3, 1, true },
        { 4, 9, 12, 3, 3, 2, 40, 1, 2, true },
        { 4, 9, 12, 8, 3, 2, 40, 1, 3, false },
        { 3, 20, 20, 16, 1, 1, 8, 1, 1, false },
        { 3, 20, 20, 16, 1, 1, 8, 2, 1, true },
        { 1, 2, 2, 3, 5, 5, 4, 1, 1, true },
        { 0, 6, 6, 3, 3, 3, 4, 1, 1, true },
        { 3, 7, 7, 64, 3, 3, 40, 1, 1, true },
        { 2, 15, 13, 32, 3, 3, 33, 2, 1, true },
        { 3, 11, 9, 3, 3, 3, 20, 1, 1, true },
        { 2, 0, 6, 3, 3, 3, 4, 1, 1, true },
    };

    private static (Tensor X, Tensor Filter, Spatial Spatial, SpatialWindow Window) Make(
        TF_DataType dtype, int batch, int height, int width, int channels, int kernelY, int kernelX, int filters, int stride, int dilation, bool same)
    {
        var random = new RandomTensors(7);
        var spatial = new Spatial(stride, stride, same, dilation, dilation);
        var x = random.Tensor(dtype, new Shape(batch, height, width, channels));
        var filter = random.Tensor(dtype, new Shape(kernelY, kernelX, channels, filters));
        return (x, filter, spatial, spatial.Window(new Conv2DOp(spatial), x.shape, kernelY, kernelX));
    }

    private static double[] Doubles(Tensor x) => x.dtype == TF_DataType.TF_DOUBLE ? x.ToArray<double>() : Array.ConvertAll(x.ToArray<float>(), value => (double)value);

    // Every product of an element of x and one of the filter, with the output's element that it is part of.
    private static void Each(SpatialWindow w, int filters, Action<int, int, int> visit)
    {
        for (var b = 0; b < w.Batch; b++)
            for (var oy = 0; oy < w.OutHeight; oy++)
                for (var ox = 0; ox < w.OutWidth; ox++)
                    for (var ky = 0; ky < w.KernelY; ky++)
                        for (var kx = 0; kx < w.KernelX; kx++)
                        {
                            var (y, x) = ((oy * w.StrideY) - w.Top + (ky * w.DilationY), (ox * w.StrideX) - w.Left + (kx * w.DilationX));
                            if (y < 0 || y >= w.Height || x < 0 || x >= w.Width) continue;
                            for (var c = 0; c < w.Channels; c++)
                                for (var f = 0; f < filters; f++)
                                    visit((((((b * w.Height) + y) * w.Width) + x) * w.Channels) + c, (((((ky * w.KernelX) + kx) * w.Channels) + c) * filters) + f,
                                        (((((b * w.OutHeight) + oy) * w.OutWidth) + ox) * filters) + f);
                        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_convolution_and_its_gradients_are_those_of_plain_loops(int batch, int height, int width, int channels, int kernelY, int kernelX, int filters, int stride, int dilation, bool same)
    {
        using var scope = ExecutorScope.Managed();
        foreach (var dtype in new[] { TF_DataType.TF_FLOAT, TF_DataType.TF_DOUBLE })
        {
            var (x, filter, spatial, window) = Make(dtype, batch, height, width, channels, kernelY, kernelX, filters, stride, dilation, same);
            var y = new Conv2DOp(spatial).Compute(x, filter);
            var dy = new RandomTensors(8).Tensor(dtype, y.shape);
            double[] px = Doubles(x), pf = Doubles(filter), pdy = Doubles(dy);
            double[] expected = new double[y.Count], dx = new double[x.Count], df = new double[filter.Count];
            Each(window, filters, (i, k, o) =>
            {
                expected[o] += px[i] * pf[k];
                dx[i] += pdy[o] * pf[k];
                df[k] += pdy[o] * px[i];
            });
            Check(expected, y, "y");
            Check(dx, new Conv2DBackpropInputOp(x.shape, spatial).Compute(filter, dy), "dx");
            Check(df, new Conv2DBackpropFilterOp(filter.shape, spatial).Compute(x, dy), "dfilter");
        }
    }

    // Sums of up to some thousand products of numbers near 1.
    private static void Check(double[] expected, Tensor actual, string what)
    {
        var values = Doubles(actual);
        Assert.Equal(expected.Length, values.Length);
        var largest = expected.Select(Math.Abs).DefaultIfEmpty().Max();
        for (var i = 0; i < values.Length; i++) Assert.True(Math.Abs(values[i] - expected[i]) <= (actual.dtype == TF_DataType.TF_FLOAT ? 3e-6 : 1e-14) * largest, $"{what}[{i}]: {values[i]:R}, expected {expected[i]:R}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Any_number_of_threads_gives_the_same_bits(int batch, int height, int width, int channels, int kernelY, int kernelX, int filters, int stride, int dilation, bool same)
    {
        using var scope = ExecutorScope.Managed();
        var (x, filter, spatial, window) = Make(TF_DataType.TF_FLOAT, batch * 3, height, width, channels, kernelY, kernelX, filters, stride, dilation, same);
        var dy = new RandomTensors(8).Tensor(x.dtype, Spatial.Output(window, filters));
        var bias = new RandomTensors(9).Tensor(x.dtype, new Shape(filters));
        var (pool, apart) = (new Spatial(stride, 1, same), new Spatial(2, 2, same));
        var half = new MaxPoolOp(2, 2, apart).Compute(x);
        var h = new RandomTensors(11).Tensor(x.dtype, half.shape);
        var pooled = new MaxPoolOp(2, 2, pool).Compute(x);
        var g = new RandomTensors(10).Tensor(x.dtype, pooled.shape);
        var before = Workers.Count;
        try
        {
            byte[][]? first = null;
            foreach (var threads in new[] { 1, 2, 3, 5 })
            {
                Workers.Count = threads;
                var layer = new ConvolutionalLayerOp(spatial, relu: true);
                var y = layer.Compute([x, filter, bias]);
                byte[][] results =
                [
                    .. layer.Gradient([x, filter, bias], y, dy, [true, true, true]).Select(gradient => gradient!.BufferToArray()),
                    new MaxPoolGradOp(2, 2, apart).Compute([x, half, h]).BufferToArray(),
                    y.BufferToArray(),
                    new Conv2DBackpropInputOp(x.shape, spatial).Compute(filter, dy).BufferToArray(),
                    new Conv2DBackpropFilterOp(filter.shape, spatial).Compute(x, dy).BufferToArray(),
                    new MaxPoolOp(2, 2, pool).Compute(x).BufferToArray(),
                    new MaxPoolGradOp(2, 2, pool).Compute([x, pooled, g]).BufferToArray(),
                    new AvgPoolOp(2, 2, pool).Compute(x).BufferToArray(),
                    new AvgPoolGradOp(x.shape, 2, 2, pool).Compute(g).BufferToArray(),
                ];
                first ??= results;
                for (var i = 0; i < results.Length; i++) Assert.True(first[i].AsSpan().SequenceEqual(results[i]), $"result {i} with {threads} threads");
            }
        }
        finally
        {
            Workers.Count = before;
        }
    }

    [Theory]
    [InlineData(2, 2, true, 3)]
    [InlineData(2, 2, true, 40)]
    [InlineData(3, 2, true, 16)]
    [InlineData(3, 1, false, 17)]
    [InlineData(2, 3, false, 40)]
    public void A_pooling_and_its_gradient_are_those_of_plain_loops(int size, int stride, bool same, int channels)
    {
        using var scope = ExecutorScope.Managed();
        var spatial = new Spatial(stride, stride, same);
        // Few distinct values, so that there are ties.
        var x = new RandomTensors(3).Whole(TF_DataType.TF_FLOAT, new Shape(2, 8, 7, channels), -3, 4);
        var window = spatial.Window(new MaxPoolOp(size, size, spatial), x.shape, size, size);
        var dy = new RandomTensors(4).Tensor(TF_DataType.TF_FLOAT, Spatial.Output(window, channels));
        var (values, upstream) = (x.ToArray<float>(), dy.ToArray<float>());
        var (most, mean) = (new float[dy.Count], new double[dy.Count]);
        var (atFirst, shared) = (new double[x.Count], new double[x.Count]);
        for (var o = 0; o < most.Length; o++)
        {
            var (c, position) = (o % channels, o / channels);
            var (ox, oy, b) = (position % window.OutWidth, position / window.OutWidth % window.OutHeight, position / window.OutPositions);
            var inside = new List<int>();
            for (var y = (oy * stride) - window.Top; y < (oy * stride) - window.Top + size; y++)
                for (var column = (ox * stride) - window.Left; column < (ox * stride) - window.Left + size; column++)
                    if (y >= 0 && y < 8 && column >= 0 && column < 7) inside.Add((((((b * 8) + y) * 7) + column) * channels) + c);
            most[o] = inside.Max(i => values[i]);
            mean[o] = inside.Average(i => (double)values[i]);
            atFirst[inside.First(i => values[i] == most[o])] += upstream[o];
            foreach (var i in inside) shared[i] += (double)upstream[o] / inside.Count;
        }
        var pooled = new MaxPoolOp(size, size, spatial).Compute(x);
        Assert.Equal(most, pooled.ToArray<float>());
        Check(atFirst, new MaxPoolGradOp(size, size, spatial).Compute([x, pooled, dy]), "max's dx");
        Check(mean, new AvgPoolOp(size, size, spatial).Compute(x), "mean");
        Check(shared, new AvgPoolGradOp(x.shape, size, size, spatial).Compute(dy), "mean's dx");
    }
}
