// The network of lab 10-1, trained as there: which of the test images it gets right, for the bootstrap of its accuracy.
using Labs.Common;
using Tensorflow;
using static Labs.Common.MnistData;
using static Labs.Common.SlideLayers;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Study7.ImbalancedData;

internal static class Relu
{
    private const int batch_size = 128;

    /// <summary>1 for each test image that it gets right, 0 for the others.</summary>
    public static float[] Right(Lab lab, LabRun run, Seeds seeds)
    {
        var (train_x, train_y, test_x, test_y) = load_mnist(lab);
        var dataset = tf.data.Dataset.from_tensor_slices(train_x, train_y).shuffle(buffer_size: 100000, seed: seeds.Next()).batch(batch_size, drop_remainder_of: len(train_x));
        seeds.Next();   // the shuffle of the lab's test images, whose order does not matter here

        var weight_init = new RandomNormal();
        var network = keras.Sequential();
        network.add(flatten());
        foreach (var i in range(2))
        {
            network.add(dense(256, weight_init));
            network.add(relu());
        }
        network.add(dense(10, weight_init));
        network.Apply((Tensor)test_x["0:1"], training: false);

        var optimizer = keras.optimizers.Adam(.001f);
        foreach (var (step, (images, labels)) in enumerate(run.Steps(dataset, len(train_x) / batch_size)))
        {
            Tensor loss;
            Tensor[] grads;
            using (var tape = tf.GradientTape())
            {
                Tensor logits = network.Apply(images, training: true);
                loss = tf.reduce_mean(keras.metrics.categorical_crossentropy(y_pred: logits, y_true: labels, from_logits: true, axis: -1));
                grads = tape.gradient(loss, network.TrainableVariables);
            }
            optimizer.apply_gradients(zip(grads, network.TrainableVariables));
            run.Scalar("train_loss", loss, step);
        }
        Tensor predicted = network.Apply((Tensor)test_x, training: false);
        return tf.cast(tf.equal(tf.math.argmax(predicted, -1), tf.math.argmax((Tensor)test_y, -1)), tf.float32).ToArray<float>();
    }
}
