using Tensorflow;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Examples;

/// <summary>Two hidden layers whose weights are plain variables.</summary>
public static class FullyConnectedEager
{
    public static Dictionary<string, Tensor> Run()
    {
        var n_hidden_1 = 32;
        var n_hidden_2 = 16;
        var (x_train, y_train) = Data.Images(512);
        var train_data = tf.data.Dataset.from_tensor_slices(x_train, y_train).repeat(10).shuffle(512, seed: 4).batch(128).prefetch(1);

        var h1 = tf.Variable(tf.random.normal((Data.Features, n_hidden_1), 0f, 0.1f, seed: 11), name: "h1");
        var h2 = tf.Variable(tf.random.normal((n_hidden_1, n_hidden_2), 0f, 0.1f, seed: 12), name: "h2");
        var wout = tf.Variable(tf.random.normal((n_hidden_2, Data.Classes), 0f, 0.1f, seed: 13), name: "wout");
        var b1 = tf.Variable(tf.zeros(n_hidden_1), name: "b1");
        var b2 = tf.Variable(tf.zeros(n_hidden_2), name: "b2");
        var bout = tf.Variable(tf.zeros(Data.Classes), name: "bout");
        var trainable_variables = new IVariableV1[] { h1, h2, wout, b1, b2, bout };

        Tensor neural_net(Tensor x)
        {
            var layer_1 = tf.nn.relu(tf.add(tf.matmul(x, h1.AsTensor()), b1.AsTensor()));
            var layer_2 = tf.nn.sigmoid(tf.add(tf.matmul(layer_1, h2.AsTensor()), b2.AsTensor()));
            return tf.matmul(layer_2, wout.AsTensor()) + bout.AsTensor();
        }

        var optimizer = keras.optimizers.Adam(0.01f);
        var losses = new List<float>();
        foreach (var (step, (x, y)) in enumerate(train_data))
        {
            using var g = tf.GradientTape();
            var logits = neural_net(x);
            var loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels: y, logits: logits));
            var gradients = g.gradient(loss, trainable_variables);
            optimizer.apply_gradients(zip(gradients, trainable_variables));
            if (step % 10 == 0)
                losses.Add((float)loss);
        }

        return new() { ["losses"] = tf.constant(losses.ToArray()), ["probabilities"] = tf.nn.softmax(neural_net(x_train))[new Slice(0, 4)] };
    }
}
