using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>
/// Local response normalisation of the rows of a matrix (pixels, channels), and its gradient (tensorflow/core/kernels/lrn_op.cc): with n = bias + alpha * (the sum of x^2 over a channel and
/// <paramref name="radius"/> of its neighbours on each side), y = x * n^-beta. Every row is by itself: results do not depend on the number of threads.
/// </summary>
internal readonly unsafe struct LocalResponseKernels(int radius, float bias, float alpha, float beta)
{
    // In the gradient, of x times the sum.
    private readonly float factor = -2 * alpha * beta;

    /// <summary>y of x, each (rows, channels).</summary>
    public void Forward(float* x, float* y, nint rows, int channels) => Ranges.For(rows, rows * channels, 1, new ForwardWork(this, x, y, channels));

    /// <summary>dx of dy, x and y, each (rows, channels): dy * n^-beta - 2 * alpha * beta * x * (the sum of dy * y / n over a channel and its neighbours).</summary>
    public void Gradient(float* dy, float* x, float* y, float* dx, nint rows, int channels) =>
        Ranges.For(rows, rows * channels, 1, new GradientWork(this, dy, x, y, dx, channels));

    // Neighbours further away than the last channel are none.
    private int Reach(int channels) => Math.Min(radius, channels - 1);

    private void Norms(ReadOnlySpan<float> x, Span<float> padded, Span<float> norms)
    {
        UnaryKernels.Square(x, padded.Slice(Reach(x.Length), x.Length));
        WindowSums(padded, norms);
        for (var k = 0; k < norms.Length; k++) norms[k] = (alpha * norms[k]) + bias;
    }

    // sums[k] = padded[k] + padded[k + 1] + ... over a window.
    private static void WindowSums(ReadOnlySpan<float> padded, Span<float> sums)
    {
        ref var from = ref MemoryMarshal.GetReference(padded);
        ref var to = ref MemoryMarshal.GetReference(sums);
        nint window = padded.Length - sums.Length + 1, k = 0;
        for (; k <= sums.Length - Simd256<float>.Count; k += Simd256<float>.Count)
        {
            var sum = Simd256<float>.Load(ref from, k);
            for (nint i = 1; i < window; i++) sum += Simd256<float>.Load(ref from, k + i);
            Simd256<float>.Store(sum, ref to, k);
        }
        for (; k < sums.Length; k++)
        {
            var sum = Unsafe.Add(ref from, k);
            for (nint i = 1; i < window; i++) sum += Unsafe.Add(ref from, k + i);
            Unsafe.Add(ref to, k) = sum;
        }
    }

    // n^-beta, which may be where n is.
    private void Powers(ReadOnlySpan<float> norms, Span<float> powers)
    {
        if (beta == 1)
        {
            UnaryKernels.Reciprocal(norms, powers);
        }
        else if (beta == .5f)
        {
            UnaryKernels.Rsqrt(norms, powers);
        }
        else
        {
            UnaryKernels.Log(norms, powers);
            for (var k = 0; k < powers.Length; k++) powers[k] *= -beta;
            UnaryKernels.Exp<float>(powers, powers);
        }
    }

    private readonly struct ForwardWork(LocalResponseKernels kernel, float* x, float* y, int channels) : IRangeWork
    {
        public void Run(nint from, nint to)
        {
            var padding = 2 * kernel.Reach(channels);
            var rented = ArrayPool<float>.Shared.Rent(channels + padding);
            var padded = rented.AsSpan(0, channels + padding);
            padded.Clear();
            for (var row = from; row < to; row++)
            {
                ReadOnlySpan<float> input = new(x + (row * channels), channels);
                Span<float> output = new(y + (row * channels), channels);
                kernel.Norms(input, padded, output);
                kernel.Powers(output, output);
                for (var k = 0; k < channels; k++) output[k] *= input[k];
            }
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private readonly struct GradientWork(LocalResponseKernels kernel, float* dy, float* x, float* y, float* dx, int channels) : IRangeWork
    {
        public void Run(nint from, nint to)
        {
            var reach = kernel.Reach(channels);
            var padding = 2 * reach;
            var rented = ArrayPool<float>.Shared.Rent((2 * channels) + padding);
            var padded = rented.AsSpan(0, channels + padding);
            var norms = rented.AsSpan(channels + padding, channels);
            padded.Clear();
            for (var row = from; row < to; row++)
            {
                ReadOnlySpan<float> g = new(dy + (row * channels), channels), input = new(x + (row * channels), channels), output = new(y + (row * channels), channels);
                Span<float> result = new(dx + (row * channels), channels);
                kernel.Norms(input, padded, norms);
                var terms = padded.Slice(reach, channels);
                for (var k = 0; k < channels; k++) terms[k] = g[k] * output[k] / norms[k];
                kernel.Powers(norms, norms);
                WindowSums(padded, result);
                for (var k = 0; k < channels; k++) result[k] = (g[k] * norms[k]) + (kernel.factor * input[k] * result[k]);
            }
            ArrayPool<float>.Shared.Return(rented);
        }
    }
}
