namespace Tensorflow.Kernels;

/// <summary>
/// For each pixel of a resized axis the pixels before that it is a weighted sum of: <see cref="Size"/> weights from <see cref="Starts"/> on. A weighted sum over rows and then over columns is what
/// TensorFlow's ScaleAndTranslate, ResizeBicubic and ResizeArea do; each makes its weights in TensorFlow's float32 arithmetic.
/// </summary>
internal sealed class SampleSpans
{
    private SampleSpans(int size, int newLength)
    {
        Size = size;
        Starts = new int[newLength];
        Weights = new float[newLength * size];
    }

    /// <summary>Weights of each pixel.</summary>
    public int Size { get; }

    /// <summary>The first pixel before of each.</summary>
    public int[] Starts { get; }

    /// <summary>Weights, those of a pixel one behind the other; 0 behind the last that counts.</summary>
    public float[] Weights { get; }

    /// <summary>The kernels of ScaleAndTranslate by TensorFlow's names (tensorflow/core/kernels/image/sampling_kernels.h): how far they reach, and the weight at a distance.</summary>
    public static (float Radius, Func<float, float> Weight)? Kernel(string name) => name switch
    {
        "lanczos1" => (1, x => Lanczos(x, 1)),
        "lanczos3" => (3, x => Lanczos(x, 3)),
        "lanczos5" => (5, x => Lanczos(x, 5)),
        "gaussian" => (1.5f, x => x >= 1.5f ? 0 : MathF.Exp(-x * x / (2 * .5f * .5f))),
        "box" => (1, x => x < .5f ? 1 : x == .5f ? .5f : 0),
        "triangle" => (1, x => x < 1 ? 1 - x : 0),
        "keyscubic" => (2, x => x >= 2 ? 0 : x >= 1 ? (((((-.5f * x) + 2.5f) * x) - 4) * x) + 2 : ((((1.5f * x) - 2.5f) * x) * x) + 1),
        "mitchellcubic" => (2, x => x >= 2 ? 0 : x >= 1 ? (((((-7f / 18 * x) + 2) * x) - (10f / 3)) * x) + (16f / 9) : ((((7f / 6 * x) - 2) * x) * x) + (8f / 9)),
        _ => null,
    };

    /// <summary>ScaleAndTranslate's (scale_and_translate_op.cc, ComputeSpansCore), without translation.</summary>
    /// <param name="kernel">One of <see cref="Kernel"/>.</param>
    /// <param name="length">Pixels before.</param>
    /// <param name="newLength">Pixels after.</param>
    /// <param name="scale">New pixels for each before.</param>
    /// <param name="antialias">Whether the kernel grows where the image shrinks.</param>
    public static SampleSpans Scaled((float Radius, Func<float, float> Weight) kernel, int length, int newLength, float scale, bool antialias)
    {
        var inverse = (float)(1.0 / scale);
        var reach = kernel.Radius * (antialias ? Math.Max(inverse, 1) : 1);
        var narrower = 1f / (antialias ? Math.Max(inverse, 1) : 1);
        var spans = new SampleSpans(Math.Min((2 * (int)MathF.Ceiling(reach)) + 1, length), newLength);
        for (var place = 0; place < newLength; place++)
        {
            var at = (place + .5f) * inverse;
            if (at < 0 || at > length) continue;
            var start = Math.Clamp((int)MathF.Ceiling(at - reach - .5f), 0, length - 1);
            var end = Math.Clamp((int)MathF.Floor(at + reach - .5f), 0, length - 1) + 1;
            spans.Starts[place] = start;
            var weights = spans.Weights.AsSpan(place * spans.Size, spans.Size);
            var sum = 0f;
            for (var source = start; source < end; source++) sum += weights[source - start] = kernel.Weight(Math.Abs((source + .5f - at) * narrower));
            if (Math.Abs(sum) < 1000 * 1.17549435e-38f) weights.Clear();
            else foreach (ref var weight in weights) weight *= 1 / sum;
        }
        return spans;
    }

    /// <summary>ResizeBicubic's: of the cubic kernel, from a table of 1024 steps (resize_bicubic_op.cc). With half pixel centres Keys' kernel, and what lies outside of the image counts for nothing.</summary>
    public static SampleSpans Cubic(Grid grid)
    {
        const int steps = 1024;
        var table = CubicTable(steps, grid.HalfPixelCenters ? -.5 : -.75);
        var spans = new SampleSpans(Math.Min(4, grid.Length), grid.NewLength);
        Span<float> four = stackalloc float[4];
        for (var place = 0; place < grid.NewLength; place++)
        {
            var (before, part) = grid.After(place);
            // C's lrintf: halves go to the even number.
            var offset = (int)MathF.Round(part * steps);
            (four[0], four[1], four[2], four[3]) = (table[(offset * 2) + 1], table[offset * 2], table[(steps - offset) * 2], table[((steps - offset) * 2) + 1]);
            if (grid.HalfPixelCenters)
            {
                for (var i = 0; i < 4; i++)
                    if (before - 1 + i < 0 || before - 1 + i >= grid.Length) four[i] = 0;
                var sum = four[0] + four[1] + four[2] + four[3];
                if (Math.Abs(sum) >= 1000 * 1.17549435e-38f)
                    foreach (ref var weight in four) weight *= 1 / sum;
            }
            var start = Math.Clamp(before - 1, 0, grid.Length - spans.Size);
            spans.Starts[place] = start;
            for (var i = 0; i < 4; i++) spans.Weights[(place * spans.Size) + Math.Clamp(before - 1 + i, 0, grid.Length - 1) - start] += four[i];
        }
        return spans;
    }

    /// <summary>ResizeArea's: each pixel by the part of it that the new one covers (resize_area_op.cc).</summary>
    public static SampleSpans Area(Grid grid)
    {
        var scale = grid.Length / (float)grid.NewLength;
        var spans = new SampleSpans(Math.Min((int)MathF.Ceiling(scale) + 2, grid.Length), grid.NewLength);
        for (var place = 0; place < grid.NewLength; place++)
        {
            var (from, to) = (place * scale, (place + 1) * scale);
            var first = (int)MathF.Floor(from);
            var start = Math.Clamp(first, 0, grid.Length - spans.Size);
            spans.Starts[place] = start;
            for (var i = first; i < (int)MathF.Ceiling(to); i++)
            {
                var part = i < from ? (i + 1 > to ? scale : i + 1 - from) : i + 1 > to ? to - i : 1;
                spans.Weights[(place * spans.Size) + Math.Clamp(i, 0, grid.Length - 1) - start] += part;
            }
            foreach (ref var weight in spans.Weights.AsSpan(place * spans.Size, spans.Size)) weight /= scale;
        }
        return spans;
    }

    private static float Lanczos(float x, float radius)
    {
        if (x > radius) return 0;
        return x <= 1e-3f ? 1 : radius * MathF.Sin(MathF.PI * x) * MathF.Sin(MathF.PI * x / radius) / (MathF.PI * MathF.PI * x * x);
    }

    private static float[] CubicTable(int steps, double a)
    {
        var table = new float[(steps + 1) * 2];
        for (var i = 0; i <= steps; i++)
        {
            var x = (float)(i * 1.0 / steps);
            table[i * 2] = (float)(((((a + 2) * x) - (a + 3)) * x * x) + 1);
            x += 1;
            table[(i * 2) + 1] = (float)((((((a * x) - (5 * a)) * x) + (8 * a)) * x) - (4 * a));
        }
        return table;
    }
}
