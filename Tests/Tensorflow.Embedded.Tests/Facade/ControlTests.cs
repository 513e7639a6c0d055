using static Tensorflow.Binding;

namespace Tensorflow.Tests.Facade;

public class ControlTests
{
    [Fact]
    public void Gather_nd_takes_slices_and_gives_the_gradient_back_as_TensorFlow_does()
    {
        var x = tf.reshape(tf.range(24f), (2, 3, 4));
        using var tape = tf.GradientTape();
        tape.watch(x);
        var y = tf.gather_nd(x, tf.constant(new[, ,] { { { 1, 2 }, { 0, 0 } }, { { 1, 2 }, { 0, 1 } } }));
        var gradient = tape.gradient(tf.reduce_sum(y * y), x);
        // TensorFlow 2.15's numbers.
        Assert.Equal(new Shape(2, 2, 4), y.shape);
        Assert.Equal(new float[] { 20, 21, 22, 23, 0, 1, 2, 3, 20, 21, 22, 23, 4, 5, 6, 7 }, y.ToArray<float>());
        Assert.Equal(new float[] { 0, 2, 4, 6, 8, 10, 12, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 80, 84, 88, 92 }, gradient.ToArray<float>());
        Assert.Equal(new float[] { 23, 4 }, tf.gather_nd(x, tf.constant(new long[,] { { 1, 2, 3 }, { 0, 1, 0 } })).ToArray<float>());
        Assert.Equal(new Shape(2, 2, 3, 4), tf.gather_nd(x, tf.zeros((2, 0), tf.int32)).shape);
        Assert.Contains("indices[1] = [0, 3] does not index into param shape [2,3,4]", Assert.Throws<InvalidArgumentError>(() => tf.gather_nd(x, tf.constant(new[,] { { 0, 1 }, { 0, 3 } }))).Message);
        Assert.Contains("4 vs. 3", Assert.Throws<InvalidArgumentError>(() => tf.gather_nd(x, tf.constant(new[] { 0, 0, 0, 0 }))).Message);
        Assert.Contains("float32", Assert.Throws<InvalidArgumentError>(() => tf.gather_nd(x, tf.constant(new[] { 0f }))).Message);
    }

    [Fact]
    public void Loops_and_maps_run_eagerly_with_gradients_through_them()
    {
        var x = tf.constant(3f);
        using var tape = tf.GradientTape();
        tape.watch(x);
        var y = tf.while_loop(value => tf.less(value, tf.constant(20f)), value => value * value, x);
        Assert.Equal(81f, (float)y);
        // x^4.
        Assert.Equal(108f, (float)tape.gradient(y, x));
        var (i, sum) = (tf.constant(0), tf.constant(0));
        var both = tf.while_loop(vars => tf.less(vars.Flatten().ElementAt(0), tf.constant(5)),
            vars => new Tensors(vars.Flatten().ElementAt(0) + 1, vars.Flatten().ElementAt(1) + vars.Flatten().ElementAt(0)), new Tensors(i, sum));
        Assert.Equal([5, 10], both.Select(value => (int)value));
        Assert.Contains("gives 1 values, expected 2", Assert.Throws<ValueError>(() => tf.while_loop(vars => tf.less(vars.Flatten().ElementAt(0), tf.constant(5)), vars => new Tensors(vars.Flatten().ElementAt(0)), new Tensors(i, sum))).Message);
        var rows = tf.constant(new[,] { { 1f, 2f }, { 3f, 4f } });
        using var second = tf.GradientTape(persistent: true);
        second.watch(rows);
        var mapped = tf.map_fn(row => tf.reduce_sum(row * row), rows);
        Assert.Equal(new[] { 5f, 25f }, mapped.ToArray<float>());
        Assert.Equal(new[] { 2f, 4f, 6f, 8f }, second.gradient(mapped, rows).ToArray<float>());
        Assert.Null(second.gradient(tf.map_fn(row => row * 2f, rows, back_prop: false), rows));
        Assert.Throws<InvalidArgumentError>(() => tf.map_fn(row => row, rows, dtype: tf.int32));
        Assert.Throws<ValueError>(() => tf.map_fn(row => row, tf.zeros((0, 2))));
    }
}
