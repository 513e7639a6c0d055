using Tensorflow.Kernels;

namespace Tensorflow.Tests;

/// <summary>Every path of the matrix product gives the bits of the triple loop of fused multiply-adds.</summary>
[Collection(nameof(Workers))]
public sealed unsafe class MatMulKernelTests
{
    private static readonly (bool, bool)[] Transposes = [(false, false), (true, false), (false, true), (true, true)];

    public static TheoryData<int> Widths => [.. MatMulCase.Widths.Select(width => (int)width)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Small_sizes_including_zero_equal_the_triple_loop(int width)
    {
        int[] sizes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17];
        foreach (var m in sizes)
        {
            foreach (var n in sizes)
            {
                foreach (var k in sizes)
                {
                    foreach (var (transposeA, transposeB) in Transposes)
                        new MatMulCase(m, n, k, transposeA, transposeB, Bias: k % 2 == 0, Relu: n % 2 == 0).AssertFloatIsPlain((VectorWidth)width);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Prime_sizes_equal_the_triple_loop(int width)
    {
        int[] sizes = [1, 19, 31, 53, 97, 149];
        foreach (var m in sizes)
        {
            foreach (var n in sizes)
            {
                foreach (var k in sizes)
                {
                    foreach (var (transposeA, transposeB) in Transposes)
                        new MatMulCase(m, n, k, transposeA, transposeB, Bias: m > n, Relu: k > n).AssertFloatIsPlain((VectorWidth)width);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Tiles_of_every_height_equal_the_triple_loop(int width)
    {
        for (var m = 1; m <= 43; m++)
        {
            foreach (var n in new[] { 16, 32, 40, 64 })
            {
                new MatMulCase(m, n, 90).AssertFloatIsPlain((VectorWidth)width);
                new MatMulCase(m, n, 91, TransposeA: true, Bias: true, Relu: true).AssertFloatIsPlain((VectorWidth)width);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Few_rows_and_few_terms_equal_the_triple_loop(int width)
    {
        foreach (var few in new[] { 1, 2, 3, 4, 5, 8, 15, 16 })
        {
            foreach (var (many, more) in new[] { (256, 784), (301, 129), (35, 1027) })
            {
                foreach (var (transposeA, transposeB) in Transposes)
                {
                    new MatMulCase(few, many, more, transposeA, transposeB, Bias: many > 100, Relu: more > 500).AssertFloatIsPlain((VectorWidth)width);
                    new MatMulCase(many, more, few, transposeA, transposeB, Bias: more > 500).AssertFloatIsPlain((VectorWidth)width);
                }
            }
            new MatMulCase(few, 150, 333, TransposeB: few % 2 == 0, Bias: true).AssertDoubleIsPlain((VectorWidth)width);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Sums_longer_than_a_block_go_on_in_the_same_order(int width)
    {
        foreach (var k in new[] { 1023, 1024, 1025, 2100 })
        {
            foreach (var (transposeA, transposeB) in Transposes)
            {
                new MatMulCase(15, 45, k, transposeA, transposeB, Bias: true, Relu: true).AssertFloatIsPlain((VectorWidth)width);
                new MatMulCase(300, 10, k, transposeA, transposeB, Bias: true).AssertFloatIsPlain((VectorWidth)width);
            }
        }
        // Several panels a block.
        foreach (var (transposeA, transposeB) in Transposes)
            new MatMulCase(265, 70, 2100, transposeA, transposeB, Bias: true, Relu: true).AssertFloatIsPlain((VectorWidth)width);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Shapes_of_the_labs_networks_equal_the_triple_loop(int width)
    {
        foreach (var product in new MatMulCase[]
        {
            new(128, 256, 784, Bias: true, Relu: true),
            new(128, 512, 512, Bias: true),
            new(128, 10, 256, Bias: true),
            new(784, 256, 128, TransposeA: true),
            new(256, 10, 128, TransposeA: true),
            new(128, 256, 256, TransposeB: true),
            new(128, 256, 10, TransposeB: true),
            new(1300, 64, 784, Bias: true, Relu: true),
            new(1300, 10, 256, Bias: true),
        })
        {
            product.AssertFloatIsPlain((VectorWidth)width);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Transposed_operands_of_few_columns_equal_the_triple_loop(int width)
    {
        for (var n = 1; n <= 15; n++)
        {
            foreach (var (m, k) in new[] { (64, 131), (75, 128), (301, 67), (519, 40), (70, 1025) })
            {
                new MatMulCase(m, n, k, TransposeA: true).AssertFloatIsPlain((VectorWidth)width);
                new MatMulCase(m, n, k, TransposeA: true, TransposeB: true) { Sparse = n % 2 == 0 }.AssertFloatIsPlain((VectorWidth)width);
            }
            new MatMulCase(75, n, 130, TransposeA: true, Bias: true, Relu: n % 2 == 0).AssertFloatIsPlain((VectorWidth)width);
            new MatMulCase(150, n, 101, TransposeA: true, TransposeB: n % 2 == 0).AssertDoubleIsPlain((VectorWidth)width);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_transposed_operand_larger_than_the_cache_equals_the_triple_loop(int width)
    {
        foreach (var (m, n, k) in new[] { (1301, 70, 127), (1024, 40, 300), (1024, 40, 513), (1024, 40, 512), (2051, 16, 130) })
        {
            foreach (var sparse in new[] { false, true })
            {
                new MatMulCase(m, n, k, TransposeA: true, Bias: true, Relu: sparse) { Sparse = sparse }.AssertFloatIsPlain((VectorWidth)width);
                new MatMulCase(m, n, k, TransposeA: true, TransposeB: true) { Sparse = sparse }.AssertFloatIsPlain((VectorWidth)width);
            }
        }
        new MatMulCase(701, 140, 127, TransposeA: true) { Sparse = true }.AssertFloatIsPlain((VectorWidth)width);
        new MatMulCase(1301, 140, 127, TransposeA: true) { Sparse = true }.AssertFloatIsPlain((VectorWidth)width);
        new MatMulCase(701, 40, 127, TransposeA: true).AssertDoubleIsPlain((VectorWidth)width);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void NaN_infinity_and_signed_zero_come_through(int width)
    {
        float[] values = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0f, -0f, 1f, -1f, float.Epsilon, float.MaxValue, -1e-30f];
        foreach (var (m, n, k) in new[] { (4, 10, 10), (17, 33, 1), (17, 33, 2), (40, 70, 1), (40, 50, 70), (3, 5, 1100) })
        {
            foreach (var (transposeA, transposeB) in Transposes)
            {
                foreach (var relu in new[] { false, true })
                {
                    // Mostly ordinary values, so that not every sum is NaN.
                    foreach (var rarity in new[] { 10, 100, 1000 })
                    {
                        new MatMulCase(m, n, k, transposeA, transposeB, Bias: relu, Relu: relu)
                        {
                            Value = random => random.Next(rarity) < 10 ? values[random.Next(values.Length)] : random.NextSingle() - 0.5f,
                        }.AssertFloatIsPlain((VectorWidth)width);
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Zero_times_infinity_is_NaN_in_every_element_of_its_row_and_column_alone(int width)
    {
        const int M = 20, N = 40, K = 50;
        var a = new float[M * K];
        var b = new float[K * N];
        Array.Fill(b, 1f);
        b[7 * N + 3] = float.PositiveInfinity;
        var c = new float[M * N];
        fixed (float* pa = a, pb = b, pc = c)
            MatMulKernel.Run(width: (VectorWidth)width, pa, false, pb, false, pc, M, N, K, default);
        for (var i = 0; i < c.Length; i++)
            Assert.Equal(i % N == 3, float.IsNaN(c[i]));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Relu_turns_minus_zero_into_zero_and_keeps_NaN(int width)
    {
        var c = stackalloc float[3];
        var bias = stackalloc float[] { -0f, float.NaN, -1f };
        var one = 1f;
        var b = stackalloc float[] { -1e-45f, 1f, 0f };
        var tiny = 1e-10f;
        MatMulKernel.Run((VectorWidth)width, &tiny, false, b, false, c, 1, 3, 1, new Epilogue<float>(bias));
        Assert.True(float.IsNegative(c[0]) && c[0] == 0);
        MatMulKernel.Run((VectorWidth)width, &one, false, b, false, c, 1, 3, 1, new Epilogue<float>(bias, Activation.Relu));
        Assert.Equal(0, BitConverter.SingleToInt32Bits(c[0]));
        Assert.True(float.IsNaN(c[1]));
        Assert.Equal(0, BitConverter.SingleToInt32Bits(c[2]));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Doubles_equal_the_triple_loop(int width)
    {
        int[] sizes = [0, 1, 7, 10, 17, 53, 97];
        foreach (var m in sizes)
        {
            foreach (var n in sizes)
            {
                foreach (var k in sizes)
                {
                    foreach (var (transposeA, transposeB) in Transposes)
                        new MatMulCase(m, n, k, transposeA, transposeB, Bias: m > n, Relu: k > n).AssertDoubleIsPlain((VectorWidth)width);
                }
            }
        }

        new MatMulCase(30, 40, 2100, TransposeA: true, Bias: true).AssertDoubleIsPlain((VectorWidth)width);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Packed_weights_equal_the_triple_loop(int width)
    {
        foreach (var (m, n, k) in new[] { (130, 70, 90), (253, 256, 784), (300, 10, 256), (40, 33, 1030), (5, 1, 1), (3, 4, 0), (0, 4, 3), (3, 0, 4) })
        {
            foreach (var chunk in new[] { 1, 126, 1000 })
            {
                if (m * n * k > 1_000_000 && chunk == 1)
                    continue;
                new MatMulCase(m, n, k, Bias: true, Relu: true).AssertPackedIsPlain((VectorWidth)width, chunk);
                new MatMulCase(m, n, k, TransposeB: true).AssertPackedIsPlain((VectorWidth)width, chunk);
            }
        }
    }

    [Fact]
    public void The_number_of_threads_does_not_change_a_bit()
    {
        var before = Workers.Count;
        try
        {
            foreach (var product in new MatMulCase[]
            {
                new(128, 256, 784, Bias: true, Relu: true), new(784, 256, 128, TransposeA: true), new(128, 256, 256, TransposeB: true),
                new(128, 256, 784) { Sparse = true }, new(784, 256, 128, TransposeA: true) { Sparse = true }, new(1300, 256, 784) { Sparse = true },
                new(1300, 64, 100), new(1300, 10, 256), new(90, 1000, 30, TransposeA: true, TransposeB: true), new(20, 300, 2100),
                new(128, 10, 256, Bias: true), new(512, 10, 128, TransposeA: true), new(1301, 130, 127, TransposeA: true) { Sparse = true }, new(257, 257, 128, TransposeA: true),
            })
            {
                Workers.Count = 1;
                var one = product.Float(VectorWidths.Best);
                foreach (var threads in new[] { 2, 3, 7 })
                {
                    Workers.Count = threads;
                    Assert.Equal(one, product.Float(VectorWidths.Best));
                }
            }
        }
        finally
        {
            Workers.Count = before;
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Leaving_out_columns_of_zeros_changes_no_bit(int width)
    {
        foreach (var (m, n, k) in new[] { (128, 256, 784), (33, 150, 65), (300, 257, 127), (14, 130, 1024), (60, 130, 1025), (784, 256, 128), (9, 150, 70), (1301, 130, 127) })
        {
            foreach (var (transposeA, transposeB) in Transposes)
            {
                var product = new MatMulCase(m, n, k, transposeA, transposeB, Bias: transposeA, Relu: transposeB) { Sparse = true };
                product.AssertFloatIsPlain((VectorWidth)width);
                if (m * n * k < 2_000_000) product.AssertDoubleIsPlain((VectorWidth)width);
                if (!transposeA) product.AssertPackedIsPlain((VectorWidth)width, 126);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Columns_of_zeros_times_infinity_and_NaN_are_NaN(int width)
    {
        foreach (var (m, n, k) in new[] { (40, 150, 100), (300, 150, 100), (150, 10, 100) })
        {
            foreach (var (transposeA, transposeB) in Transposes)
            {
                var product = new MatMulCase(m, n, k, transposeA, transposeB)
                {
                    Sparse = true, Value = random => random.Next(2000) switch { 0 => float.PositiveInfinity, 1 => float.NaN, _ => random.NextSingle() - .5f },
                };
                product.AssertFloatIsPlain((VectorWidth)width);
                if (!transposeA) product.AssertPackedIsPlain((VectorWidth)width, 126);
            }
        }
    }

    [Fact]
    public void Integers_wrap_around()
    {
        int[] a = [int.MaxValue, 2, 3, 4, 5, 6];
        int[] b = [2, 1, 1, 0, 7, -3];
        var c = new int[4];
        fixed (int* pa = a, pb = b, pc = c)
        {
            MatMulKernel.Int32(pa, false, pb, false, pc, 2, 2, 3);
            Assert.Equal([unchecked(int.MaxValue * 2 + 2 + 21), unchecked(int.MaxValue - 9), 8 + 5 + 42, 4 - 18], c);
            // op(A) = A^T of a (3, 2), op(B) = B^T of b (2, 3).
            MatMulKernel.Int32(pa, true, pb, true, pc, 2, 2, 3);
            Assert.Equal([unchecked(int.MaxValue * 2 + 3 + 5), unchecked(0 + 3 * 7 - 15), 4 + 4 + 6, 0 + 28 - 18], c);
        }

        long[] x = [1L << 62, 3];
        long[] y = [4, 5];
        long product;
        fixed (long* px = x, py = y)
            MatMulKernel.Int64(px, false, py, false, &product, 1, 1, 2);
        Assert.Equal(15, product);
    }

    [Fact]
    public void A_second_product_of_the_same_shape_allocates_nothing()
    {
        var product = new MatMulCase(300, 70, 90, TransposeA: true);
        var (a, b, _) = product.Operands(product.Value);
        var c = new float[product.M * product.N];
        fixed (float* pa = a, pb = b, pc = c)
        {
            for (var i = 0; i < 3; i++)
                MatMulKernel.Float(pa, true, pb, false, pc, product.M, product.N, product.K);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 10; i++)
                MatMulKernel.Float(pa, true, pb, false, pc, product.M, product.N, product.K);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }
}
