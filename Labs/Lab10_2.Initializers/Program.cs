// Lab 10-2: Xavier and He initialisation (labs deck). By default the net is trained once with each; the slide is in Slide.cs.
using Lab10_2.Initializers;
using Labs.Common;

var initializer = LabOption.Choice(
    "--initializer",
    "How kernels are drawn: normal (sd .05, Keras' default), normal-1 (variance 1, as the slide says), xavier (Glorot uniform), he (He uniform); all: each but normal-1.",
    "all", "normal", "normal-1", "xavier", "he", "all");
var deep = LabOption.Flag("--deep", "Four hidden layers of 512 units instead of two of 256.");
var command = new LabCommand("Lab10_2.Initializers", "lab10-2", "Xavier and He initialisation, on MNIST.")
{
    LookFor = "Only the kernels' first values differ: with variance 1 the net starts far off and ends lowest; Xavier, variance 2 / (in + out), and He, twice that, start where the gradient flows.",
    PrintEvery = 50, Mnist = true, Options = [initializer, deep, Slide.learning_rate, Slide.batch_size, Slide.training_epochs],
};

return LabProgram.Run(args, command, lab =>
{
    foreach (var each in initializer.Value is "all" ? ["normal", "xavier", "he"] : new[] { initializer.Value }) Slide.Run(lab, each, deep);
});
