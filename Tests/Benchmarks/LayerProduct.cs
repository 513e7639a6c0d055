using BenchmarkDotNet.Attributes;
using Tensorflow.Kernels;

namespace Benchmarks;

/// <summary>The matrix products of the MNIST labs' training step, on all threads.</summary>
public class LayerProduct
{
    private float[] a = [], b = [], c = [];

    /// <summary>Rows of the result.</summary>
    [Params(128)]
    public int M { get; set; }

    /// <summary>Columns of the result.</summary>
    [Params(256, 512)]
    public int N { get; set; }

    /// <summary>The length of the sums.</summary>
    [Params(256, 512, 784)]
    public int K { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(1);
        float[] Numbers(int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextSingle())];
        (a, b, c) = (Numbers(M * K), Numbers(K * N), new float[M * N]);
    }

    [Benchmark]
    public unsafe void Forward()
    {
        fixed (float* left = a, right = b, product = c) MatMulKernel.Float(left, false, right, false, product, M, N, K);
    }
}
