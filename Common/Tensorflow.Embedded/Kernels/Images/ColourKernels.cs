namespace Tensorflow.Kernels;

/// <summary>Hue and saturation of pixels of red, green and blue (tensorflow/core/kernels/image/adjust_hue_op.cc, adjust_saturation_op.cc). Every pixel is by itself.</summary>
internal static unsafe class ColourKernels
{
    // Hues from 0 to 6, a sixth of the circle each: which channel is the largest, which the smallest.
    private const int Sectors = 6;

    /// <summary>y: x with the hue turned by a part of the circle.</summary>
    public static void AdjustHue(float* x, float delta, float* y, nint pixels) => Ranges.For(pixels, pixels * 3, 1, new HueWork(x, delta * Sectors, y));

    /// <summary>y: x with the saturation multiplied, from 0 to 1.</summary>
    public static void AdjustSaturation(float* x, float factor, float* y, nint pixels) => Ranges.For(pixels, pixels * 3, 1, new SaturationWork(x, factor, y));

    private readonly struct HueWork(float* x, float turn, float* y) : IRangeWork
    {
        public void Run(nint from, nint to)
        {
            for (var i = from * 3; i < to * 3; i += 3)
            {
                var (hue, low, high) = HueAndRange(x[i], x[i + 1], x[i + 2]);
                hue += turn;
                while (hue < 0) hue += Sectors;
                while (hue >= Sectors) hue -= Sectors;
                (y[i], y[i + 1], y[i + 2]) = OfHueAndRange(hue, low, high);
            }
        }
    }

    private static (float Hue, float Low, float High) HueAndRange(float r, float g, float b)
    {
        var (sector, low, middle, high) = r < g
            ? b < r ? (1, b, r, g) : b > g ? (3, r, g, b) : (2, r, b, g)
            : b < g ? (0, b, g, r) : b > r ? (4, g, r, b) : (5, g, b, r);
        if (high == low) return (0, low, high);
        var part = (middle - low) / (high - low);
        return (sector + ((sector & 1) == 0 ? part : 1 - part), low, high);
    }

    private static (float, float, float) OfHueAndRange(float hue, float low, float high)
    {
        var sector = (int)hue;
        var part = hue - sector;
        if ((sector & 1) != 0) part = 1 - part;
        var middle = low + (part * (high - low));
        return sector switch
        {
            0 => (high, middle, low),
            1 => (middle, high, low),
            2 => (low, high, middle),
            3 => (low, middle, high),
            4 => (middle, low, high),
            _ => (high, low, middle),
        };
    }

    private readonly struct SaturationWork(float* x, float factor, float* y) : IRangeWork
    {
        public void Run(nint from, nint to)
        {
            for (var i = from * 3; i < to * 3; i += 3)
            {
                var (hue, saturation, value) = ToHsv(x[i], x[i + 1], x[i + 2]);
                (y[i], y[i + 1], y[i + 2]) = OfHsv(hue, MathF.Min(1, MathF.Max(0, saturation * factor)), value);
            }
        }
    }

    private static (float Hue, float Saturation, float Value) ToHsv(float r, float g, float b)
    {
        var value = MathF.Max(r, MathF.Max(g, b));
        var range = value - MathF.Min(r, MathF.Min(g, b));
        var saturation = value > 0 ? range / value : 0;
        if (range <= 0) return (0, saturation, value);
        var norm = 1 / (6 * range);
        // In double, as C++ adds 2.0 / 6.0.
        var hue = r == value ? norm * (g - b) : g == value ? (float)((norm * (b - r)) + (2.0 / 6)) : (float)((norm * (r - g)) + (4.0 / 6));
        return (hue < 0 ? hue + 1 : hue, saturation, value);
    }

    private static (float, float, float) OfHsv(float hue, float saturation, float value)
    {
        var most = saturation * value;
        var least = value - most;
        var turn = hue * Sectors;
        var within = turn;
        while (within <= 0) within += 2;
        while (within >= 2) within -= 2;
        var middle = most * (1 - MathF.Abs(within - 1));
        var (r, g, b) = (int)turn switch
        {
            0 => (most, middle, 0f),
            1 => (middle, most, 0f),
            2 => (0f, most, middle),
            3 => (0f, middle, most),
            4 => (middle, 0f, most),
            5 => (most, 0f, middle),
            _ => (0f, 0f, 0f),
        };
        return (r + least, g + least, b + least);
    }
}
