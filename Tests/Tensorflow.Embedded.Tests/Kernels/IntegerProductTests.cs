using Tensorflow.Kernels;

namespace Tensorflow.Tests.Kernels;

/// <summary>Integer products against the triple loop, wrapping ones among them.</summary>
[Collection(nameof(Workers))]
public sealed unsafe class IntegerProductTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 5, 0)]
    [InlineData(4, 16, 7)]
    [InlineData(5, 17, 9)]
    [InlineData(7, 33, 64)]
    [InlineData(70, 65, 40)]
    public void Are_the_plain_ones(int m, int n, int k)
    {
        foreach (var (transposeA, transposeB) in new[] { (false, false), (false, true), (true, false), (true, true) })
        {
            var random = new Random(m + n + k);
            var a = Numbers(random, m * k);
            var b = Numbers(random, k * n);
            var expected = new long[m * n];
            var actual = new long[m * n];
            fixed (long* pa = a, pb = b, pe = expected, py = actual)
            {
                PlainProduct.Integer(pa, transposeA, pb, transposeB, pe, m, n, k);
                MatMulKernel.Int64(pa, transposeA, pb, transposeB, py, m, n, k);
            }
            Assert.Equal(expected, actual);

            var narrow = new int[m * n];
            int[] na = Array.ConvertAll(a, x => (int)x), nb = Array.ConvertAll(b, x => (int)x);
            fixed (int* pa = na, pb = nb, py = narrow) MatMulKernel.Int32(pa, transposeA, pb, transposeB, py, m, n, k);
            Assert.Equal(Array.ConvertAll(expected, x => (int)x), narrow);
        }
    }

    private static long[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(long.MinValue, long.MaxValue))];
}
