// Lab 10-4: batch normalisation (labs deck). Four hidden layers of 512 units, each normalised before its ReLU, Glorot uniform kernels.
using Lab10_4.BatchNorm;
using Labs.Common;
using static Labs.Common.Classification;
using static Tensorflow.Binding;

var noBatchNorm = LabOption.Flag("--no-batch-norm", "Leave the normalisation out, for the comparison.");
var command = new LabCommand("Lab10_4.BatchNorm", "lab10-4", "Batch normalisation, on MNIST.")
{
    LearningRate = .001f, Epochs = 1, BatchSize = 128, PrintEvery = 50, Mnist = true, Options = [noBatchNorm],
};

return LabProgram.Run(args, command, lab =>
{
    var options = lab.Options;
    var data = MnistData.Load(lab);
    tf.set_random_seed(options.Seed);
    var seeds = new Seeds(options.Seed);
    var (train_dataset, test_dataset) = data.Datasets(options.BatchSize, seeds);
    var (test_images, test_labels) = test_dataset.First();

    var network = new CreateModel(MnistData.LabelDim, !options.Get(noBatchNorm), seeds);
    var optimizer = new Adam(options.LearningRate);
    using var training = new MnistTraining(lab, options.Get(noBatchNorm) ? "no-batchnorm" : "batchnorm", data, network, optimizer, seeds);

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
