// Lab 09-1: a neural net for XOR (labs deck; week 4, XOR and backpropagation).
// One unit cannot learn XOR, two layers can: every network of the slides, one after the other, or one of them with --network.
using Lab09_1.Xor.Networks;
using Labs.Common;
using Tensorflow;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

var network = LabOption.Choice("--network", "Which network.", "all",
    "all", "gates", "and", "or", "logistic", "logistic-random", "two-units", "two-layer", "wide", "wide-deep");
var optimizerName = LabOption.Choice("--optimizer", "Which optimizer; by default the network's own.", "own", "own", "sgd", "adam");
var command = new LabCommand("Lab09_1.Xor", "lab09-1", "A neural net for XOR.") { ByNetwork = true, BatchSize = 4, Options = [network, optimizerName] };

return LabProgram.Run(args, command, lab =>
{
    var chosen = lab.Options.Get(network);
    if (chosen is "all" or "gates") Gates.Show(lab);
    foreach (var exercise in Exercise.All)
        if (chosen is "all" || chosen == exercise.Name) Train(lab, exercise);
});

void Train(Lab lab, Exercise exercise)
{
    var options = lab.Options;
    var seed = options.SeedIsGiven ? options.Seed : exercise.Seed ?? options.Seed;
    var steps = options.StepsOrNetworks ?? exercise.Steps;
    var learningRate = options.LearningRatesOrNetworks?[0] ?? exercise.LearningRate;
    var adam = options.Get(optimizerName) is "own" ? exercise.Adam : options.Get(optimizerName) is "adam";
    var printEvery = options.PrintEveryOrNetworks ?? exercise.PrintEvery;
    var logEvery = options.LogEveryOrNetworks ?? printEvery;

    var x_data = np.array(new float[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });
    var y_data = np.array(exercise.Labels);
    var dataset = tf.data.Dataset.from_tensor_slices(x_data, y_data).batch(options.BatchSize);

    using var run = lab.Run(exercise.Name, seed: seed == options.Seed ? null : seed, description: $"{exercise.Title}, {(adam ? "Adam" : "SGD")} {learningRate}");
    tf.set_random_seed(seed);
    var net = exercise.Net(new Seeds(seed));
    var optimizer = adam ? keras.optimizers.Adam(learningRate) : keras.optimizers.SGD(learningRate);
    net.Before();

    foreach (var (step, (features, labels)) in enumerate(run.Steps(dataset.repeat(steps).take(steps), steps)))
    {
        using var tape = tf.GradientTape();
        var cost = Xor.Loss(net.Hypothesis(features), labels);
        var gradients = tape.gradient(cost, net.Variables);
        optimizer.apply_gradients(zip(gradients, net.Variables));

        var print = step % printEvery == 0;
        var log = step % logEvery == 0 && run.Writer.IsDue(step);
        if (!print && !log) continue;
        var loss = (float)Xor.Loss(net.Hypothesis(features), labels);
        if (log) run.Writer.Scalar("loss", loss, step);
        if (print)
        {
            Console.WriteLine(net.Line(step, loss));
            run.Record(step, loss);
        }
    }

    var hypothesis = net.Hypothesis(x_data);
    var accuracy = (float)Xor.Accuracy(hypothesis, y_data);
    run.Hypothesis = hypothesis.ToArray<float>();
    run.Accuracy = accuracy;
    net.After(hypothesis, accuracy);
    exercise.Remark(seed, (float)Xor.Loss(hypothesis, y_data));
}
