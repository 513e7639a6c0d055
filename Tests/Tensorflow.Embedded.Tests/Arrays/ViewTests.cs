using Tensorflow.Executors;
using Tensorflow.NumPy;
using Tensorflow.Tests.Executors;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.Arrays;

/// <summary>A reshaped array is a view; a tensor never changes.</summary>
public sealed class ViewTests
{
    [Fact]
    public void What_is_written_to_one_shows_in_the_other() => Check();

    [NativeFact]
    public void On_libtensorflow_too()
    {
        using var scope = ExecutorScope.Native();
        Check();
    }

    private static void Check()
    {
        foreach (var array in new[] { np.zeros((2, 3), np.float32), new NDArray(tf.zeros((2, 3))), tf.Variable(tf.zeros((2, 3))).numpy(), new NDArray(new float[,] { { 0, 0, 0 }, { 0, 0, 0 } }) })
        {
            var view = array.reshape((3, 2));
            var row = view.ravel();
            Assert.Equal(0f, (float)tf.reduce_sum(view));
            array[0, 1] = 5f;
            view[2, 1] = 7f;
            row[2] = 9f;
            Assert.Equal([0f, 5, 9, 0, 0, 7], array.ToArray<float>());
            Assert.Equal([0f, 5, 9, 0, 0, 7], view.ToArray<float>());
            Assert.Equal([0f, 5, 9, 0, 0, 7], row.ToArray<float>());
            // Computed with, too.
            Assert.Equal((21f, 21f, 21f), ((float)tf.reduce_sum(array), (float)tf.reduce_sum(view), (float)tf.reduce_sum(row)));
        }
    }

    [Fact]
    public void A_tensor_or_variable_keeps_its_value_when_its_array_is_written_to()
    {
        var variable = tf.Variable(tf.range(6f));
        var tensor = tf.range(6f);
        foreach (var array in new[] { variable.numpy(), new NDArray(tensor), tensor.numpy() })
        {
            array.reshape((2, 3))[0, 0] = 9f;
            np.random.shuffle(array);
            array[array > 2f] = new NDArray(-1f);
        }
        Assert.Equal([0f, 1, 2, 3, 4, 5], variable.numpy().ToArray<float>());
        Assert.Equal([0f, 1, 2, 3, 4, 5], tensor.ToArray<float>());
    }

    [Fact]
    public void Views_that_are_gone_are_forgotten()
    {
        var array = np.zeros(4);
        for (var i = 0; i < 1000; i++) array.reshape((2, 2))[0, 0] = i;
        Assert.Equal(999.0, (double)array[0]);
    }
}
