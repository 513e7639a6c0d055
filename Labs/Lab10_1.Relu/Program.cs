// Lab 10-1: ReLU against sigmoid (labs deck). By default the net is trained with sigmoid, then with ReLU; the slide is in Slide.cs.
using Lab10_1.Relu;
using Labs.Common;

var activation = LabOption.Choice("--activation", "Activation of the hidden layers; both: sigmoid, then relu.", "both", "sigmoid", "relu", "tanh", "elu", "selu", "both");
var command = new LabCommand("Lab10_1.Relu", "lab10-1", "ReLU against sigmoid, on MNIST.")
{
    LookFor = "Sigmoid starts slowly, since its gradient shrinks layer by layer (vanishing gradient); ReLU passes it on and ends some three points higher.",
    PrintEvery = 50, Mnist = true, Options = [activation, Slide.learning_rate, Slide.batch_size, Slide.training_epochs],
};

return LabProgram.Run(args, command, lab =>
{
    foreach (var mode in activation.Value is "both" ? ["sigmoid", "relu"] : new[] { activation.Value }) Slide.Run(lab, mode);
});
