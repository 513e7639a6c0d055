using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tensorflow.Kernels;

/// <summary>Images as weighted sums over rows, then over columns, and the gradient. Forward every row is by itself, backward every image: results do not depend on the number of threads.</summary>
internal static unsafe class SampleKernels
{
    /// <summary>y (batch, new height, new width, channels) of x (batch, height, width, channels), in float32 whatever x holds.</summary>
    public static void Resize<T>(in ImageSize size, SampleSpans rows, SampleSpans columns, T* x, float* y)
        where T : unmanaged, INumber<T> => Ranges.For((nint)size.Batch * size.NewHeight, size.Batch * size.NewLength * rows.Size, 1, new Work<T>(size, rows, columns, x, y));

    /// <summary>dx: each dy by its weights at the pixels that it came from. Written, not added to.</summary>
    public static void Gradient<T>(in ImageSize size, SampleSpans rows, SampleSpans columns, float* dy, T* dx)
        where T : unmanaged, INumber<T> => Ranges.For(size.Batch, size.Batch * size.NewLength * rows.Size, 1, new GradientWork<T>(size, rows, columns, dy, dx));

    private readonly struct Work<T>(ImageSize size, SampleSpans rows, SampleSpans columns, T* x, float* y) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(nint from, nint to)
        {
            var channels = size.Channels;
            var line = size.Width * channels;
            var sums = new float[line];
            for (var row = from; row < to; row++)
            {
                var place = (int)(row % size.NewHeight);
                Array.Clear(sums);
                var source = x + (row / size.NewHeight * size.Length) + ((nint)rows.Starts[place] * line);
                for (var i = 0; i < rows.Size; i++, source += line)
                {
                    var weight = rows.Weights[(place * rows.Size) + i];
                    if (weight == 0) continue;
                    for (var j = 0; j < sums.Length; j++) sums[j] += float.CreateTruncating(source[j]) * weight;
                }
                var target = y + (row * size.NewWidth * channels);
                for (var column = 0; column < size.NewWidth; column++, target += channels)
                {
                    for (var c = 0; c < channels; c++)
                    {
                        var sum = 0f;
                        for (var i = 0; i < columns.Size; i++)
                        {
                            var weight = columns.Weights[(column * columns.Size) + i];
                            if (weight != 0) sum += sums[((columns.Starts[column] + i) * channels) + c] * weight;
                        }
                        target[c] = sum;
                    }
                }
            }
        }
    }

    private readonly struct GradientWork<T>(ImageSize size, SampleSpans rows, SampleSpans columns, float* dy, T* dx) : IRangeWork
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(nint from, nint to)
        {
            var channels = size.Channels;
            var line = size.Width * channels;
            var sums = new float[line];
            for (var b = from; b < to; b++)
            {
                var image = dx + (b * size.Length);
                new Span<T>(image, (int)size.Length).Clear();
                var source = dy + (b * size.NewLength);
                for (var row = 0; row < size.NewHeight; row++)
                {
                    Array.Clear(sums);
                    for (var column = 0; column < size.NewWidth; column++, source += channels)
                    {
                        for (var i = 0; i < columns.Size; i++)
                        {
                            var weight = columns.Weights[(column * columns.Size) + i];
                            if (weight == 0) continue;
                            var at = (columns.Starts[column] + i) * channels;
                            for (var c = 0; c < channels; c++) sums[at + c] += source[c] * weight;
                        }
                    }
                    for (var i = 0; i < rows.Size; i++)
                    {
                        var weight = rows.Weights[(row * rows.Size) + i];
                        if (weight == 0) continue;
                        var target = image + ((nint)(rows.Starts[row] + i) * line);
                        for (var j = 0; j < sums.Length; j++) target[j] += T.CreateTruncating(sums[j] * weight);
                    }
                }
            }
        }
    }
}
