// A lab in one file: dotnet run docs/my-lab.cs -c Release. Copy it into a folder beside docs and change it there.
#:project ../Common/Labs.Common/Labs.Common.csproj
#:property PublishAot=false
using Labs.Common;
using Tensorflow;
using Tensorflow.NumPy;
using static Labs.Common.NumPyText;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

// The values that the command line may change: --learning-rate, --steps, --print-every; the others (--seed, --log-dir, --json, ...) come by themselves.
var learning_rate = LabOption.LearningRate(.1f);
var EPOCHS = LabOption.Steps(2001);
var verbose = LabOption.PrintEvery(200);
var command = new LabCommand("my-lab", "my-lab", "XOR with eight hidden units and tanh.") { Options = [learning_rate, EPOCHS, verbose], LookFor = "Does the loss leave .69, and when?" };

return LabProgram.Run(args, command, lab =>
{
    var seeds = Seeds.Set(lab.Options.Seed);
    using var run = lab.Run("tanh-8", "2-8-1", seeds);

    var x_data = np.array(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
    var y_data = np.array(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });
    var dataset = tf.data.Dataset.from_tensor_slices(x_data, y_data).batch(len(x_data));

    var W1 = tf.Variable(tf.random.normal((2, 8), seed: seeds.Next()), name: "weight1");
    var b1 = tf.Variable(tf.random.normal(8, seed: seeds.Next()), name: "bias1");
    var W2 = tf.Variable(tf.random.normal((8, 1), seed: seeds.Next()), name: "weight2");
    var b2 = tf.Variable(tf.random.normal(1, seed: seeds.Next()), name: "bias2");

    Tensor neural_net(Tensor features)
    {
        var layer1 = tf.tanh(tf.matmul(features, W1) + b1);
        return tf.sigmoid(tf.matmul(layer1, W2) + b2);
    }

    Tensor loss_fn(Tensor hypothesis, Tensor labels) => -tf.reduce_mean(labels * tf.math.log(hypothesis) + (1 - labels) * tf.math.log(1 - hypothesis));

    Tensor[] grad(Tensor features, Tensor labels)
    {
        using var tape = tf.GradientTape();
        var loss_value = loss_fn(neural_net(features), labels);
        return tape.gradient(loss_value, [W1, W2, b1, b2]);
    }

    var optimizer = keras.optimizers.SGD(learning_rate: learning_rate);
    foreach (var (step, (features, labels)) in enumerate(run.Steps(dataset, EPOCHS, verbose)))
    {
        var grads = grad(features, labels);
        optimizer.apply_gradients(zip(grads, [W1, W2, b1, b2]));
        if (!run.IsDue(step)) continue;
        var loss = loss_fn(neural_net(features), labels);
        run.Scalar("loss", loss, step);
        run.Writer.Histogram("weight1", W1, step);
        if (step % verbose == 0) Console.WriteLine($"Iter: {step}, Loss: {(float)loss:F4}");
    }
    var predicted = tf.cast(neural_net(x_data) > 0.5f, tf.float32);
    var accuracy = tf.reduce_mean(tf.cast(tf.equal(predicted, (Tensor)y_data), tf.float32));
    Console.WriteLine($"Correct: {str(predicted.numpy())}\nAccuracy: {str((float)accuracy)}");
    run.Result(neural_net(x_data), accuracy);
});
