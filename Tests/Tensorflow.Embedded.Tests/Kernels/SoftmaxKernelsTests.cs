using Tensorflow.Kernels;

namespace Tensorflow.Tests.KernelTests;

public class SoftmaxKernelsTests
{
    private const float Inf = float.PositiveInfinity;
    private const float NaN = float.NaN;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 10)]
    [InlineData(3, 7)]
    [InlineData(2, 33)]
    [InlineData(2, 300)]
    public void Values_are_those_of_the_definition(int rows, int classes)
    {
        var random = new Random(classes);
        var x = new float[rows * classes];
        var labels = new float[x.Length];
        var sparse = new long[rows];
        for (var i = 0; i < x.Length; i++) (x[i], labels[i]) = ((random.NextSingle() * 20) - 10, random.NextSingle());
        for (var r = 0; r < rows; r++) sparse[r] = random.Next(classes);
        float[] y = new float[x.Length], log = new float[x.Length], backprop = new float[x.Length], sparseBackprop = new float[x.Length];
        float[] loss = new float[rows], sparseLoss = new float[rows];
        SoftmaxKernels.Softmax<float>(x, classes, y);
        SoftmaxKernels.LogSoftmax<float>(x, classes, log);
        SoftmaxKernels.SoftmaxCrossEntropyWithLogits<float>(x, labels, classes, loss, backprop);
        SoftmaxKernels.SparseSoftmaxCrossEntropyWithLogits<float, long>(x, sparse, classes, sparseLoss, sparseBackprop);
        for (var r = 0; r < rows; r++)
        {
            var row = x.Skip(r * classes).Take(classes).Select(v => (double)v).ToArray();
            var logSum = Math.Log(row.Sum(v => Math.Exp(v - row.Max()))) + row.Max();
            double expected = 0;
            for (var c = 0; c < classes; c++)
            {
                var i = (r * classes) + c;
                var p = Math.Exp(row[c] - logSum);
                // The differences to the largest have some 20 * 2^-24 of error.
                Close.To(p, y[i], 3e-6, 0, "softmax");
                Close.To(row[c] - logSum, log[i], 1e-6, 1e-6, "log softmax");
                Close.To(p - labels[i], backprop[i], 1e-6, 1e-6, "backprop");
                Close.To(p - (c == sparse[r] ? 1 : 0), sparseBackprop[i], 1e-6, 1e-6, "sparse backprop");
                expected += labels[i] * (logSum - row[c]);
            }
            Close.To(expected, loss[r], 2e-6, 1e-6, "loss");
            Close.To(logSum - row[sparse[r]], sparseLoss[r], 1e-6, 1e-6, "sparse loss");
        }
        SoftmaxKernels.Softmax<float>(x, classes, x);
        Assert.Equal(y, x);
    }

    // Recorded from TensorFlow 2.15.1 (whose softmax leaves zeros beside the NaN in rows with infinity or NaN; here all of such a row is NaN).
    [Fact]
    public void Extremes_are_TensorFlows()
    {
        float[] x = [-Inf, 0, 1, 1000, 0, -1000, -Inf, -Inf, -Inf, Inf, 0, 1, NaN, 0, 1];
        var y = new float[15];
        SoftmaxKernels.Softmax<float>(x, 3, y);
        Close.To([0, 0.2689414322376251f, 0.7310585379600525f, 1, 0, 0], y.AsSpan(0, 6), 2e-7, 0, "softmax");
        Assert.All(y[6..], v => Assert.True(float.IsNaN(v)));
        SoftmaxKernels.LogSoftmax<float>(x, 3, y);
        Close.To([-Inf, -1.31326162815094f, -0.31326165795326233f, 0, -1000, -2000], y.AsSpan(0, 6), 2e-7, 0, "log softmax");
        var loss = new float[5];
        SoftmaxKernels.SoftmaxCrossEntropyWithLogits<float>(x, [0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0], 3, loss, y);
        Close.To([NaN, 1000, NaN, NaN, NaN], loss, 0, 0, "loss");
        Close.To([0, -0.7310585975646973f, 0.7310585975646973f, 1, -1, 0, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN], y, 2e-7, 0, "backprop");
        SoftmaxKernels.SparseSoftmaxCrossEntropyWithLogits<float, int>(x, [1, 1, 1, 1, 1], 3, loss, y);
        Close.To([1.31326162815094f, 1000, NaN, NaN, NaN], loss, 2e-7, 0, "sparse loss");
    }

    [Fact]
    public void A_label_that_is_no_class_is_an_error()
    {
        foreach (var label in (int[])[-1, 3])
        {
            var error = Assert.Throws<InvalidArgumentError>(
                () => SoftmaxKernels.SparseSoftmaxCrossEntropyWithLogits<float, int>(new float[3], [label], 3, new float[1], new float[3]));
            Assert.Equal($"Received a label value of {label} which is outside the valid range of [0, 3).", error.Message);
        }
    }

    [Fact]
    public void No_rows_are_no_error() => SoftmaxKernels.Softmax<float>([], 10, []);
}
