using Tensorflow.Kernels;

namespace Tensorflow.Tests.KernelTests;

public class BatchNormKernelsTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(6, 3)]
    [InlineData(128, 10)]
    [InlineData(131, 37)]
    public void Moments_values_and_gradients_are_those_of_the_definition(int rows, int columns)
    {
        var random = new Random(rows);
        float[] Numbers(int n) => [.. Enumerable.Range(0, n).Select(_ => (random.NextSingle() * 4) - 1.5f)];
        float[] x = Numbers(rows * columns), dy = Numbers(rows * columns), gamma = Numbers(columns), beta = Numbers(columns);
        float[] mean = new float[columns], variance = new float[columns], y = new float[x.Length], dx = new float[x.Length], dgamma = new float[columns], dbeta = new float[columns];
        const float epsilon = 1e-3f;
        BatchNormKernels.Moments<float>(x, mean, variance);
        BatchNormKernels.Normalize<float>(x, mean, variance, gamma, beta, epsilon, y);
        BatchNormKernels.Gradient<float>(dy, x, mean, variance, gamma, epsilon, dx, dgamma, dbeta);
        for (var j = 0; j < columns; j++)
        {
            var column = Enumerable.Range(0, rows).Select(i => (double)x[(i * columns) + j]).ToArray();
            var g = Enumerable.Range(0, rows).Select(i => (double)dy[(i * columns) + j]).ToArray();
            var m = column.Average();
            var v = column.Average(a => (a - m) * (a - m));
            var inverse = 1 / Math.Sqrt(v + epsilon);
            // Sums of a hundred numbers near 1; a variance of 0 (one row) makes the inverse root 32.
            Close.To(m, mean[j], 1e-6, 1e-6, "mean");
            Close.To(v, variance[j], 1e-6, 1e-6, "variance");
            var hat = column.Select(a => (a - m) * inverse).ToArray();
            var sum = g.Sum();
            var product = g.Zip(hat, (a, b) => a * b).Sum();
            Close.To(sum, dbeta[j], 1e-6, 1e-5, "dbeta");
            Close.To(product, dgamma[j], 1e-5, 1e-4, "dgamma");
            for (var i = 0; i < rows; i++)
            {
                var at = (i * columns) + j;
                Close.To((gamma[j] * hat[i]) + beta[j], y[at], 1e-5, 2e-5, "y");
                Close.To(gamma[j] * inverse * (g[i] - (sum / rows) - (hat[i] * product / rows)), dx[at], 1e-4, 1e-4, "dx");
            }
        }
    }

    [Fact]
    public void Gamma_and_beta_may_be_absent()
    {
        float[] x = [1, 3], y = new float[2], expected = new float[2];
        BatchNormKernels.Normalize<float>(x, [2], [1], [], [], 0, y);
        BatchNormKernels.Normalize<float>(x, [2], [1], [1], [0], 0, expected);
        Assert.Equal([-1f, 1], y);
        Assert.Equal(expected, y);
    }

    [Fact]
    public void Bias_and_its_gradient_go_along_columns()
    {
        var y = new float[6];
        BiasKernels.BiasAdd<float>([1, 2, 3, 4, 5, 6], [10, 20, 30], y);
        Assert.Equal([11f, 22, 33, 14, 25, 36], y);
        var g = new float[3];
        BiasKernels.BiasAddGrad<float>(y, g);
        Assert.Equal([25f, 47, 69], g);
        BiasKernels.BiasAddGrad<float>([], g);
        Assert.Equal([0f, 0, 0], g);
    }

    [Fact]
    public void Dropout_keeps_what_is_not_below_the_rate()
    {
        var y = new float[6];
        DropoutKernels.Dropout<float>([1, 2, float.NaN, 4, 5, 6], [0.5f, 0.49f, 0.1f, 0.9f, 0, 0.7f], 0.5f, 2, y);
        Assert.Equal([2f, 0, 0, 8, 0, 12], y);
    }
}
