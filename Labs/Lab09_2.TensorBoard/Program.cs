// Lab 09-2: TensorBoard for the XOR net (labs deck). Loss, accuracy and twelve histograms once per step; one run per learning rate.
using Lab09_2.TensorBoard;
using Labs.Common;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

var command = new LabCommand("Lab09_2.TensorBoard", "xor", "TensorBoard for the XOR net.")
{
    LearningRate = .1f, SeveralLearningRates = true, Steps = 3000, BatchSize = 4, PrintEvery = 50, LogEvery = 1,
};

return LabProgram.Run(args, command, lab =>
{
    foreach (var rate in lab.Options.LearningRates) Train(lab, rate);
});

static void Train(Lab lab, float learningRate)
{
    var options = lab.Options;
    var x_data = np.array(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
    var y_data = np.array(new float[,] { { 0 }, { 1 }, { 1 }, { 0 } });
    var dataset = tf.data.Dataset.from_tensor_slices(x_data, y_data).batch(options.BatchSize);

    using var run = lab.Run($"lr-{learningRate}");
    var writer = run.Writer;
    tf.set_random_seed(options.Seed);
    var net = new WideDeepNet(new Seeds(options.Seed));
    var optimizer = keras.optimizers.SGD(learningRate);

    foreach (var (step, (features, labels)) in enumerate(run.Steps(dataset.repeat(options.Steps).take(options.Steps), options.Steps)))
    {
        using var tape = tf.GradientTape();
        var cost = Xor.Loss(net.Hypothesis(features), labels);
        var gradients = tape.gradient(cost, net.Variables);
        optimizer.apply_gradients(zip(gradients, net.Variables));

        var print = step % options.PrintEvery == 0;
        if (!print && !writer.IsDue(step)) continue;
        var (layer1, layer2, layer3, hypothesis) = net.Layers(features);
        var loss = (float)Xor.Loss(hypothesis, labels);
        if (writer.IsDue(step))
        {
            writer.Histogram("weights1", net.W1, step);
            writer.Histogram("biases1", net.b1, step);
            writer.Histogram("layer1", layer1, step);

            writer.Histogram("weights2", net.W2, step);
            writer.Histogram("biases2", net.b2, step);
            writer.Histogram("layer2", layer2, step);

            writer.Histogram("weights3", net.W3, step);
            writer.Histogram("biases3", net.b3, step);
            writer.Histogram("layer3", layer3, step);

            writer.Histogram("weights4", net.W4, step);
            writer.Histogram("biases4", net.b4, step);
            writer.Histogram("hypothesis", hypothesis, step);

            writer.Scalar("loss", loss, step);
            writer.Scalar("accuracy", (float)Xor.Accuracy(hypothesis, labels), step);
        }
        if (print)
        {
            Console.WriteLine($"Iter: {step}, Loss: {loss:F4}");
            run.Record(step, loss);
        }
    }

    var outputs = net.Hypothesis(x_data);
    run.Hypothesis = outputs.ToArray<float>();
    run.Accuracy = (float)Xor.Accuracy(outputs, y_data);
    Console.WriteLine($"Testset Accuracy: {run.Accuracy:F4}");
}
