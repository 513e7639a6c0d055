using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;

namespace Examples;

/// <summary>What tensors, arrays, shapes and variables look like in print.</summary>
public static class Prints
{
    public static string[] Run() =>
    [
        $"{tf.constant(1.5f)}",
        $"{tf.constant(1f / 3f)}",
        $"{tf.constant(1e-10f)}",
        $"{tf.constant(true)}",
        $"{tf.constant("hello")}",
        $"{tf.constant(new[,] { { 1f, 2.5f }, { -3f, 0.1f } })}",
        $"{np.array(new[,] { { 1f, 2.5f }, { -3f, 0.1f } })}",
        $"{np.array(1, 2, 3)}",
        $"{tf.Variable(tf.zeros((2, 1)), name: "w")}",
        $"{tf.zeros((2, 2)).shape} {tf.constant(1f).shape} {new Shape(3)} {new Shape(-1, 3)}",
        $"{tf.zeros((2, 2)).dtype}",
        $"{tf.range(20)}",
        $"{tf.reshape(tf.range(12), (12, 1))}",
        $"{np.zeros(0)}",
    ];
}
