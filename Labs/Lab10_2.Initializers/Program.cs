// Lab 10-2: Xavier and He initialisation (labs deck). The networks of 10-1 with ReLU, their kernels drawn in other ways; with --deep, four hidden layers of 512.
using Labs.Common;
using Tensorflow;
using Tensorflow.Keras.Engine;
using static Labs.Common.Classification;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

var initializer = LabOption.Choice("--initializer", "How kernels are drawn: normal (sd .05), xavier (Glorot uniform), he (He uniform); all: one after the other.", "all", "normal", "xavier", "he", "all");
var deep = LabOption.Flag("--deep", "Four hidden layers of 512 units instead of two of 256.");
var command = new LabCommand("Lab10_2.Initializers", "lab10-2", "Xavier and He initialisation, on MNIST.")
{
    LearningRate = .001f, Epochs = 1, BatchSize = 128, PrintEvery = 50, Mnist = true, Options = [initializer, deep],
};

return LabProgram.Run(args, command, lab =>
{
    var data = MnistData.Load(lab);
    var chosen = lab.Options.Get(initializer);
    foreach (var each in chosen is "all" ? ["normal", "xavier", "he"] : new[] { chosen }) Train(lab, data, each, lab.Options.Get(deep));
});

static IInitializer WeightInit(string name, Seeds seeds) => name switch
{
    "xavier" => new GlorotUniform(seeds),
    "he" => new HeUniform(seeds),
    _ => new RandomNormal(seeds),
};

static Sequential create_model(int label_dim, IInitializer weight_init, bool deep)
{
    var model = keras.Sequential();
    model.add(keras.layers.Flatten());
    for (var i = 0; i < (deep ? 4 : 2); i++)
    {
        model.add(keras.layers.Dense(deep ? 512 : 256, kernel_initializer: weight_init));
        model.add(new Activation("relu"));
    }
    model.add(keras.layers.Dense(label_dim, kernel_initializer: weight_init));
    return model;
}

static void Train(Lab lab, MnistData data, string name, bool deep)
{
    var options = lab.Options;
    tf.set_random_seed(options.Seed);
    var seeds = new Seeds(options.Seed);
    var (train_dataset, test_dataset) = data.Datasets(options.BatchSize, seeds);
    var (test_images, test_labels) = test_dataset.First();

    var network = create_model(MnistData.LabelDim, WeightInit(name, seeds), deep);
    var optimizer = new Adam(options.LearningRate);
    using var training = new MnistTraining(lab, deep ? $"deep-{name}" : name, data, network, optimizer, seeds);

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
