using Tensorflow;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Examples;

/// <summary>Softmax regression on batches of a shuffled dataset.</summary>
public static class LogisticRegressionEager
{
    public static Dictionary<string, Tensor> Run()
    {
        var training_steps = 100;
        var learning_rate = 0.1f;
        var batch_size = 64;
        var display_step = 20;

        var (x_train, y_train) = Data.Images(512);
        var train_data = tf.data.Dataset.from_tensor_slices(x_train, y_train);
        train_data = train_data.repeat().shuffle(512, seed: 3).batch(batch_size).prefetch(1).take(training_steps);

        var W = tf.Variable(tf.ones((Data.Features, Data.Classes)), name: "weight");
        var b = tf.Variable(tf.zeros(Data.Classes), name: "bias");

        Func<Tensor, Tensor> logistic_regression = x => tf.nn.softmax(tf.matmul(x, W.AsTensor()) + b);

        Func<Tensor, Tensor, Tensor> cross_entropy = (y_pred, y_true) =>
        {
            y_true = tf.one_hot(tf.cast(y_true, TF_DataType.TF_INT32), depth: Data.Classes);
            y_pred = tf.clip_by_value(y_pred, 1e-9f, 1.0f);
            return tf.reduce_mean(-tf.reduce_sum(y_true * tf.math.log(y_pred), 1));
        };

        Func<Tensor, Tensor, Tensor> accuracy = (y_pred, y_true) =>
        {
            var correct_prediction = tf.equal(tf.math.argmax(y_pred, 1), tf.cast(y_true, tf.int64));
            return tf.reduce_mean(tf.cast(correct_prediction, tf.float32));
        };

        var optimizer = keras.optimizers.SGD(learning_rate);
        Action<Tensor, Tensor> run_optimization = (x, y) =>
        {
            using var g = tf.GradientTape();
            var pred = logistic_regression(x);
            var loss = cross_entropy(pred, y);
            var gradients = g.gradient(loss, (W, b));
            optimizer.apply_gradients(zip(gradients, (W, b)));
        };

        var losses = new List<float>();
        foreach (var (step, (batch_x, batch_y)) in enumerate(train_data))
        {
            run_optimization(batch_x, batch_y);
            if ((step + 1) % display_step == 0)
            {
                var pred = logistic_regression(batch_x);
                var loss = cross_entropy(pred, batch_y);
                var acc = accuracy(pred, batch_y);
                print($"step: {step + 1}, loss: {(float)loss}, accuracy: {(float)acc}");
                losses.Add((float)loss);
            }
        }

        var train_acc = accuracy(logistic_regression(x_train), y_train);
        return new() { ["losses"] = tf.constant(losses.ToArray()), ["W"] = W.AsTensor(), ["b"] = b.AsTensor(), ["accuracy"] = train_acc };
    }
}
