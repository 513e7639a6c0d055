using System.Numerics;

namespace Tensorflow.Kernels;

/// <summary>
/// Convolution of images (batch, height, width, channels) with a filter (KernelY, KernelX, channels, filters), and its gradients: of floats without making patches where the window allows it, else by
/// <see cref="PatchConvolution"/>. The same bits for any number of threads.
/// </summary>
internal static unsafe class ConvolutionKernels
{
    /// <summary>Elements of the memory that <see cref="Forward"/> and <see cref="InputGradient"/> need for the packed filter, aligned to <see cref="Scratch.Alignment"/>.</summary>
    public static long PackedElements(in SpatialWindow window, int filters) =>
        Math.Max(PatchConvolution.PackedElements(window, filters), PackedMatrix.Elements(checked(window.KernelY * window.KernelX * filters), window.Channels));

    /// <summary>Elements of the memory that <see cref="FilterGradient"/> needs for its sums.</summary>
    public static long PartialElements(in SpatialWindow window, int filters) =>
        Math.Max((long)PatchConvolution.Partials(window) * window.PatchLength * filters, SlidingWindows.TakeFilterGradient(window, filters) ? SlidingWindows.PartialElements(window, filters) : 0);

    /// <summary>y = activation(x * filter + bias), shape (batch, OutHeight, OutWidth, filters).</summary>
    public static void Forward<T>(in SpatialWindow window, T* x, T* filter, int filters, T* y, T* packed, Epilogue<T> epilogue = default)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float) && SlidingWindows.Take(window))
            SlidingWindows.Forward(window, (float*)x, (float*)filter, filters, (float*)y, (float*)packed, new Epilogue<float>((float*)epilogue.Bias, epilogue.Activation));
        else PatchConvolution.Forward(window, x, filter, filters, y, packed, epilogue);
    }

    /// <summary>dx, the images' gradient. Written, not added to.</summary>
    public static void InputGradient<T>(in SpatialWindow window, T* dy, T* filter, int filters, T* dx, T* packed)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float) && SlidingWindows.TakeInputGradient(window, filters)) SlidingWindows.InputGradient(window, (float*)dy, null, (float*)filter, filters, (float*)dx, (float*)packed);
        else PatchConvolution.InputGradient(window, dy, filter, filters, dx, packed);
    }

    /// <summary>dFilter, the filter's gradient: the sum over all positions of patch and dy. Written, not added to.</summary>
    public static void FilterGradient<T>(in SpatialWindow window, T* x, T* dy, int filters, T* dFilter, T* partials)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float) && SlidingWindows.TakeFilterGradient(window, filters))
            SlidingWindows.FilterGradient(window, (float*)x, (float*)dy, null, filters, (float*)dFilter, null, (float*)partials);
        else PatchConvolution.FilterGradient(window, x, dy, filters, dFilter, partials);
    }
}
