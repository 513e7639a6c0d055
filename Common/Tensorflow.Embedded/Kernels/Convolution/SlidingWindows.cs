using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>Convolutions of floats that need no patches, with the widest vectors there are; see <see cref="SlidingProduct{TVector, TSimd}"/> and <see cref="FilterProduct{TVector, TSimd}"/>.</summary>
internal static unsafe class SlidingWindows
{
    /// <summary>Whether <c>Forward</c> takes the window.</summary>
    public static bool Take(in SpatialWindow window) => SlidingProduct<Vector512<float>, TileSimd512<float>>.Takes(window);

    /// <summary>Whether <c>InputGradient</c> takes the window.</summary>
    public static bool TakeInputGradient(in SpatialWindow window, int filters) => window.StrideY == 1 && window.StrideX == 1 && window.Rows > 0 && filters > 0 && Take(Turned(window, filters));

    /// <summary>Whether <c>FilterGradient</c> takes the window.</summary>
    public static bool TakeFilterGradient(in SpatialWindow window, int filters) => FilterProduct<Vector512<float>, TileSimd512<float>>.Takes(window, filters);

    /// <summary>Elements of the memory that the filter's gradient needs for its sums: those of the widest vectors are enough for all.</summary>
    public static long PartialElements(in SpatialWindow window, int filters) => FilterProduct<Vector512<float>, TileSimd512<float>>.PartialElements(window, filters);

    /// <summary>y = activation(x * filter + bias).</summary>
    public static void Forward(in SpatialWindow window, float* x, float* filter, int filters, float* y, float* packed, Epilogue<float> epilogue) =>
        Forward(VectorWidths.Best, window, x, filter, filters, y, packed, epilogue);

    /// <summary>The same with vectors of the given width.</summary>
    public static void Forward(VectorWidth width, in SpatialWindow window, float* x, float* filter, int filters, float* y, float* packed, Epilogue<float> epilogue)
    {
        if (window.Rows == 0 || filters == 0) return;
        if (width == VectorWidth.Bits512) Run<Vector512<float>, TileSimd512<float>>(window, x, filter, filters, y, packed, epilogue);
        else if (width == VectorWidth.Bits256) Run<Vector256<float>, TileSimd256<float>>(window, x, filter, filters, y, packed, epilogue);
        else Run<Vector128<float>, TileSimd128<float>>(window, x, filter, filters, y, packed, epilogue);

        static void Run<TVector, TSimd>(in SpatialWindow window, float* x, float* filter, int filters, float* y, float* packed, Epilogue<float> epilogue)
            where TVector : struct
            where TSimd : struct, ITileSimd<float, TVector>
        {
            SlidingProduct<TVector, TSimd>.Pack(window, filter, filters, packed);
            SlidingProduct<TVector, TSimd>.Run(window, x, null, packed, filters, y, epilogue);
        }
    }

    /// <summary>Packs a filter for <see cref="OnThisThread"/>.</summary>
    public static void Pack(in SpatialWindow window, float* filter, int filters, float* packed)
    {
        if (VectorWidths.Best == VectorWidth.Bits512) SlidingProduct<Vector512<float>, TileSimd512<float>>.Pack(window, filter, filters, packed);
        else if (VectorWidths.Best == VectorWidth.Bits256) SlidingProduct<Vector256<float>, TileSimd256<float>>.Pack(window, filter, filters, packed);
        else SlidingProduct<Vector128<float>, TileSimd128<float>>.Pack(window, filter, filters, packed);
    }

    /// <summary>y = activation(x * filter + bias) of one image, by a packed filter.</summary>
    public static void OnThisThread(in SpatialWindow image, float* x, float* packed, int filters, float* y, Epilogue<float> epilogue)
    {
        if (VectorWidths.Best == VectorWidth.Bits512) SlidingProduct<Vector512<float>, TileSimd512<float>>.RunHere(image, x, packed, filters, y, epilogue);
        else if (VectorWidths.Best == VectorWidth.Bits256) SlidingProduct<Vector256<float>, TileSimd256<float>>.RunHere(image, x, packed, filters, y, epilogue);
        else SlidingProduct<Vector128<float>, TileSimd128<float>>.RunHere(image, x, packed, filters, y, epilogue);
    }

    /// <summary>dx, the gradient of images whose convolution with the filter went through ReLU, where there are <paramref name="outputs"/>: the convolution of dy with the filter turned by half a turn.</summary>
    public static void InputGradient(in SpatialWindow window, float* dy, float* outputs, float* filter, int filters, float* dx, float* packed) =>
        InputGradient(VectorWidths.Best, window, dy, outputs, filter, filters, dx, packed);

    /// <summary>The same with vectors of the given width.</summary>
    public static void InputGradient(VectorWidth width, in SpatialWindow window, float* dy, float* outputs, float* filter, int filters, float* dx, float* packed)
    {
        var turned = Turned(window, filters);
        if (width == VectorWidth.Bits512) Run<Vector512<float>, TileSimd512<float>>(window, turned, dy, outputs, filter, filters, dx, packed);
        else if (width == VectorWidth.Bits256) Run<Vector256<float>, TileSimd256<float>>(window, turned, dy, outputs, filter, filters, dx, packed);
        else Run<Vector128<float>, TileSimd128<float>>(window, turned, dy, outputs, filter, filters, dx, packed);

        static void Run<TVector, TSimd>(in SpatialWindow window, in SpatialWindow turned, float* dy, float* outputs, float* filter, int filters, float* dx, float* packed)
            where TVector : struct
            where TSimd : struct, ITileSimd<float, TVector>
        {
            SlidingProduct<TVector, TSimd>.PackTurned(window, filter, filters, packed);
            SlidingProduct<TVector, TSimd>.Run(turned, dy, outputs, packed, window.Channels, dx, default);
        }
    }

    /// <summary>dFilter, the filter's gradient of such a convolution, and dBias, unless it is null.</summary>
    public static void FilterGradient(in SpatialWindow window, float* x, float* dy, float* outputs, int filters, float* dFilter, float* dBias, float* partials) =>
        FilterGradient(VectorWidths.Best, window, x, dy, outputs, filters, dFilter, dBias, partials);

    /// <summary>The same with vectors of the given width.</summary>
    public static void FilterGradient(VectorWidth width, in SpatialWindow window, float* x, float* dy, float* outputs, int filters, float* dFilter, float* dBias, float* partials)
    {
        if (width == VectorWidth.Bits512) FilterProduct<Vector512<float>, TileSimd512<float>>.Run(window, x, dy, outputs, filters, dFilter, dBias, partials);
        else if (width == VectorWidth.Bits256) FilterProduct<Vector256<float>, TileSimd256<float>>.Run(window, x, dy, outputs, filters, dFilter, dBias, partials);
        else FilterProduct<Vector128<float>, TileSimd128<float>>.Run(window, x, dy, outputs, filters, dFilter, dBias, partials);
    }

    // The convolution of the upstream gradient that gives the images' gradient, where every stride is 1.
    private static SpatialWindow Turned(in SpatialWindow window, int filters) => window with
    {
        Height = window.OutHeight,
        Width = window.OutWidth,
        Channels = filters,
        Top = ((window.KernelY - 1) * window.DilationY) - window.Top,
        Left = ((window.KernelX - 1) * window.DilationX) - window.Left,
        OutHeight = window.Height,
        OutWidth = window.Width,
    };
}
