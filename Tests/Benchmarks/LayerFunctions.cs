using BenchmarkDotNet.Attributes;
using Tensorflow.Kernels;

namespace Benchmarks;

/// <summary>One pass of elementwise functions over a hidden layer's outputs.</summary>
public class LayerFunctions
{
    private readonly float[] x = [.. Enumerable.Range(0, 128 * 256).Select(i => ((i * 37) % 1000 / 250f) - 2)];
    private readonly float[] y = new float[128 * 256];

    [Benchmark]
    public void Sigmoid() => UnaryKernels.Sigmoid<float>(x, y);

    [Benchmark]
    public void Log() => UnaryKernels.Log<float>(x, y);

    [Benchmark]
    public void Relu() => UnaryKernels.Relu<float>(x, y);
}
