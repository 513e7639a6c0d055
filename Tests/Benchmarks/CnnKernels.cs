using System.Globalization;
using Tensorflow.Kernels;

namespace Benchmarks;

/// <summary>
/// The kernels of lab 11-1's training step one by one, on arrays of the network's shapes. Each round measures the multiply-add peak and then the kernel, so that neighbours who take the processor slow both
/// down; the best is compared with the best, the median with the median.
/// </summary>
internal static unsafe class CnnKernels
{
    public static void Measure(int rounds, int threads, int batch)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kernels of the step, {threads} threads, batch {batch}: best (median), share of the multiply-add peak"));
        var random = new Random(1);
        foreach (var (side, channels, filters) in new[] { (28, 1, 32), (14, 32, 64), (7, 64, 128) })
        {
            var window = Window(batch, side, channels, 3, 1, side);
            var pooling = Window(batch, side, filters, 2, 2, (side + 1) / 2);
            var flops = 2.0 * window.Rows * window.PatchLength * filters;
            var shape = $"{side} x {side} x {channels}, {filters} filters";
            fixed (float* x = Values((int)(batch * window.ImageLength), random), filter = Values(window.PatchLength * filters, random), bias = Values(filters, random))
            fixed (float* y = new float[window.Rows * filters], dy = Values(window.Rows * filters, random), dx = new float[(int)(batch * window.ImageLength)], dFilter = new float[window.PatchLength * filters])
            fixed (float* packed = new float[ConvolutionKernels.PackedElements(window, filters) + 16], partials = new float[ConvolutionKernels.PartialElements(window, filters)])
            fixed (float* pooled = new float[pooling.Batch * pooling.OutPositions * filters], dPooled = Values(pooling.Batch * pooling.OutPositions * filters, random), sums = new float[filters])
            {
                var (px, pf, pb, py, pdy, pdx, pdf, pp) = ((nint)x, (nint)filter, (nint)bias, (nint)y, (nint)dy, (nint)dx, (nint)dFilter, (nint)partials);
                var (ppack, pmax, pdmax, psums) = (((nint)packed + 63) & ~63, (nint)pooled, (nint)dPooled, (nint)sums);
                Time($"forward {shape}", flops, () => ConvolutionKernels.Forward(window, (float*)px, (float*)pf, filters, (float*)py, (float*)ppack, new Epilogue<float>((float*)pb, Activation.Relu)));
                Time($"weight gradient {shape}", flops, () => ConvolutionKernels.FilterGradient(window, (float*)px, (float*)pdy, filters, (float*)pdf, (float*)pp));
                if (channels > 1) Time($"input gradient {shape}", flops, () => ConvolutionKernels.InputGradient(window, (float*)pdy, (float*)pf, filters, (float*)pdx, (float*)ppack));
                Time($"max pooling {shape}", 0, () => PoolKernels.Max(pooling, (float*)py, (float*)pmax));
                Time($"gradient of max pooling {shape}", 0, () => PoolKernels.MaxGradient(pooling, (float*)py, (float*)pmax, (float*)pdmax, (float*)pdy));
                var length = window.Rows * filters;
                Time($"ReluGrad {shape}", 0, () => GradientKernels.ReluGrad<float>(new((float*)pdy, length), new((float*)py, length), new((float*)pdy, length)));
                Time($"BiasAddGrad {shape}", 0, () => BiasKernels.BiasAddGrad<float>(new((float*)pdy, length), new((float*)psums, filters)));
            }
        }

        void Time(string name, double flops, Action kernel)
        {
            kernel();
            var (seconds, peaks) = (new double[rounds], new double[rounds]);
            for (var round = 0; round < rounds; round++)
            {
                peaks[round] = FmaPeak.Measure(threads);
                // The first call wakes the threads.
                kernel();
                var clock = Clock.Start(threads);
                for (var i = 0; i < 3; i++) kernel();
                seconds[round] = clock.Seconds / 3;
            }
            var line = string.Create(CultureInfo.InvariantCulture, $"  {name,-50}{seconds.Min() * 1e3,8:F2} ({Median(seconds) * 1e3:F2}) ms");
            if (flops > 0) line += string.Create(CultureInfo.InvariantCulture, $"{flops / seconds.Min() / peaks.Max(),8:P0} ({flops / Median(seconds) / Median(peaks):P0})");
            Console.WriteLine(line);
        }
    }

    // SAME padding, nothing dilated.
    private static SpatialWindow Window(int batch, int side, int channels, int kernel, int stride, int output) => new()
    {
        Batch = batch,
        Height = side,
        Width = side,
        Channels = channels,
        KernelY = kernel,
        KernelX = kernel,
        StrideY = stride,
        StrideX = stride,
        DilationY = 1,
        DilationX = 1,
        Top = Math.Max(((output - 1) * stride) + kernel - side, 0) / 2,
        Left = Math.Max(((output - 1) * stride) + kernel - side, 0) / 2,
        OutHeight = output,
        OutWidth = output,
    };

    private static float[] Values(int count, Random random)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++) values[i] = random.NextSingle() - .5f;
        return values;
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
