// Lab 10-3: dropout (labs deck). Four hidden layers of 512 units, dropout after each, Glorot uniform kernels.
using Lab10_3.Dropout;
using Labs.Common;
using static Labs.Common.Classification;
using static Tensorflow.Binding;

var rate = LabOption.Number("--rate", "Share of units to drop in training; 0 switches it off.", .5f, 0f, 1f);
var command = new LabCommand("Lab10_3.Dropout", "lab10-3", "Dropout, on MNIST.")
{
    LearningRate = .001f, Epochs = 1, BatchSize = 128, PrintEvery = 50, Mnist = true, Options = [rate],
};

return LabProgram.Run(args, command, lab =>
{
    var options = lab.Options;
    var data = MnistData.Load(lab);
    tf.set_random_seed(options.Seed);
    var seeds = new Seeds(options.Seed);
    var (train_dataset, test_dataset) = data.Datasets(options.BatchSize, seeds);
    var (test_images, test_labels) = test_dataset.First();

    var network = new CreateModel(MnistData.LabelDim, options.Get(rate), seeds);
    var optimizer = new Adam(options.LearningRate);
    using var training = new MnistTraining(lab, options.Get(rate) > 0 ? "dropout" : "no-dropout", data, network, optimizer, seeds);

    foreach (var (train_images, train_labels) in training.Batches(train_dataset))
    {
        var grads = grad(network, train_images, train_labels);
        optimizer.apply_gradients(zip(grads, network.TrainableVariables));

        var train_loss = loss_fn(network, train_images, train_labels);
        var train_accuracy = accuracy_fn(network, train_images, train_labels);
        var test_accuracy = training.IsEvaluationDue ? accuracy_fn(network, test_images, test_labels) : null;
        training.Report(train_loss, train_accuracy, test_accuracy);
    }
});
