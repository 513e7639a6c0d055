using Tensorflow.Executors;
using Tensorflow.Kernels;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Starting;

/// <summary>
/// A training step of a network of a few weights, which the program never sees: what the runtime has to load and to compile for a first step is then there. Meant for another
/// thread while the program begins. It reads no choice of engine or threads and touches none of the program's seeds, since both may be set while it runs.
/// </summary>
internal static class FirstStep
{
    /// <summary>Runs the step.</summary>
    public static void Run()
    {
        EngineContext.StartManaged();
        var x = np.array(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
        var y = np.array(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });
        var dataset = tf.data.Dataset.from_tensor_slices(x, y).batch(4).repeat(1).take(1);
        var W = tf.Variable(tf.constant(Normal(), shape: (2, 1)), name: "weight");
        var b = tf.Variable(tf.zeros(1), name: "bias");
        var optimizer = keras.optimizers.SGD(.1f);
        foreach (var (_, (features, labels)) in enumerate(dataset))
        {
            using var tape = tf.GradientTape();
            var loss = Loss(tf.sigmoid(tf.matmul(features, W) + b), labels);
            optimizer.apply_gradients(zip(tape.gradient(loss, [W, b]), [W, b]));
            _ = $"{(float)loss:F4}";
        }
    }

    private static Tensor Loss(Tensor hypothesis, Tensor labels) =>
        -tf.reduce_mean((labels * tf.math.log(hypothesis)) + ((1 - labels) * tf.math.log(1 - hypothesis)));

    // From seeds of its own: tf.random would take from the program's.
    private static float[] Normal()
    {
        var seeds = new OpSeeds();
        seeds.SetSeed(0);
        var (first, second) = seeds.GetSeed(null);
        var numbers = new float[2];
        RandomFill.Normal(seeds.Reserve(new RandomKernel("RandomStandardNormal", (int)TF_DataType.TF_FLOAT, (int)TF_DataType.TF_INT32, first, second), numbers.Length), numbers);
        return numbers;
    }
}
