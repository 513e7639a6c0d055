using Tensorflow.Executors;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.OpTests;

/// <summary>Integers of every size wrap around and are divided as in TensorFlow 2.15, which gave these numbers.</summary>
public sealed class IntegerTests
{
    [Fact]
    public void Eight_bits_wrap_around()
    {
        using var scope = ExecutorScope.Managed();
        var (a, b) = (tf.constant(new sbyte[] { -128, 100, -7 }), tf.constant(new sbyte[] { -1, 100, 2 }));
        Same(new sbyte[] { 127, -56, -5 }, a + b);
        Same(new sbyte[] { -127, 0, -9 }, a - b);
        Same(new sbyte[] { -128, 16, -14 }, a * b);
        Same(new sbyte[] { -128, 1, -4 }, tf.floordiv(a, b));
        Same(new sbyte[] { 0, 0, 1 }, Ops.Primitives.FloorMod(a, b));
        Same(new sbyte[] { -1, 100, 2 }, tf.maximum(a, b));
        Same(new sbyte[] { -128, -100, 7 }, -a);
        Same(new sbyte[] { -128, 100, 7 }, tf.abs(a));
        Same(new sbyte[] { -1, 1, -1 }, tf.sign(a));
        Same(new sbyte[] { 0, 16, 49 }, tf.square(a));
        Same(new sbyte[] { -35 }, tf.reduce_sum(a));
        Same(new sbyte[] { -11 }, tf.reduce_mean(a));
        Assert.Equal([true, false, true], (a < b).ToArray<bool>());
        Same(new byte[] { 49, 16, 64 }, tf.square(tf.constant(new byte[] { 7, 100, 200 })));
        Same(new ushort[] { 49, 10000, 40000 }, tf.square(tf.constant(new ushort[] { 7, 100, 200 })));
        Assert.Contains("division by zero", Assert.Throws<InvalidArgumentError>(() => tf.floordiv(a, tf.constant(new sbyte[] { 0 }))).Message, StringComparison.Ordinal);

        static void Same<T>(T[] expected, Tensor actual) where T : unmanaged => Assert.Equal(expected, actual.ToArray<T>());
    }

    [Theory, InlineData(new[] { 0 }, new[] { 0, -1 }, "(0, 1)"), InlineData(new[] { 0, 3 }, new[] { -1, 0 }, "(3, 0)"), InlineData(new[] { 0, 3 }, new[] { 0, -1, 5 }, "(0, 0, 5)"), InlineData(new[] { 0, 3 }, new[] { -1, 5 }, "(0, 5)")]
    public void The_open_dimension_of_nothing_is_TensorFlows(int[] from, int[] to, string expected) =>
        Assert.Equal(expected, tf.reshape(tf.zeros(new Shape(from)), new Shape(to)).shape.ToString());

    [Fact]
    public void What_has_elements_fits_no_shape_without() => Assert.Contains("5 values", Assert.Throws<InvalidArgumentError>(() => tf.reshape(tf.zeros(5), (0, -1))).Message, StringComparison.Ordinal);
}
