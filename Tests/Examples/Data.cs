using Tensorflow;
using static Tensorflow.Binding;

namespace Examples;

/// <summary>Small images of ten classes, drawn at random, that a linear model separates: x (images, 64) float32 in [0, 1), y (images) int64.</summary>
public static class Data
{
    public const int Features = 64;
    public const int Classes = 10;

    public static (Tensor X, Tensor Y) Images(int images)
    {
        tf.set_random_seed(777);
        var x = tf.random.uniform((images, Features), 0f, 1f, TF_DataType.TF_FLOAT, seed: 1);
        var directions = tf.random.normal((Features, Classes), 0f, 1f, TF_DataType.TF_FLOAT, seed: 2);
        return (x, tf.math.argmax(tf.matmul(x - 0.5f, directions), 1));
    }
}
