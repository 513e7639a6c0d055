// Lab 10-1: ReLU against sigmoid (labs deck). Two hidden layers of 256 units on MNIST, one epoch of Adam.
using Labs.Common;
using Tensorflow;
using Tensorflow.Keras.Engine;
using static Labs.Common.Classification;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

var activation = LabOption.Choice("--activation", "Activation of the hidden layers; both: sigmoid, then relu.", "both", [.. ActivationFunctions.Names, "both"]);
var command = new LabCommand("Lab10_1.Relu", "lab10-1", "ReLU against sigmoid, on MNIST.")
{
    LearningRate = .001f, Epochs = 1, BatchSize = 128, PrintEvery = 50, Mnist = true, Options = [activation],
};

return LabProgram.Run(args, command, lab =>
{
    var data = MnistData.Load(lab);
    var mode = lab.Options.Get(activation);
    foreach (var each in mode is "both" ? ["sigmoid", "relu"] : new[] { mode }) Train(lab, data, each);
});

static Sequential create_model(int label_dim, string mode, Seeds seeds)
{
    var weight_init = new RandomNormal(seeds);

    var model = keras.Sequential();
    model.add(keras.layers.Flatten());
    for (var i = 0; i < 2; i++)
    {
        model.add(keras.layers.Dense(256, kernel_initializer: weight_init));
        model.add(new Activation(mode));
    }
    model.add(keras.layers.Dense(label_dim, kernel_initializer: weight_init));
    return model;
}

static void Train(Lab lab, MnistData data, string mode)
{
    var options = lab.Options;
    tf.set_random_seed(options.Seed);
    var seeds = new Seeds(options.Seed);
    var (train_dataset, test_dataset) = data.Datasets(options.BatchSize, seeds);
    var (test_images, test_labels) = test_dataset.First();

    var network = create_model(MnistData.LabelDim, mode, seeds);
    var optimizer = new Adam(options.LearningRate);
    using var training = new MnistTraining(lab, mode, data, network, optimizer, seeds);

    foreach (var (train_images, train_labels) in training.Batches(train_dataset))
    {
        var grads = grad(network, train_images, train_labels);
        optimizer.apply_gradients(zip(grads, network.TrainableVariables));

        var train_loss = loss_fn(network, train_images, train_labels);
        var train_accuracy = accuracy_fn(network, train_images, train_labels);
        var test_accuracy = training.IsEvaluationDue ? accuracy_fn(network, test_images, test_labels) : null;
        training.Report(train_loss, train_accuracy, test_accuracy);
    }
}
