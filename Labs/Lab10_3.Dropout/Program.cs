// Lab 10-3: dropout (labs deck); the slide is in Slide.cs.
using Lab10_3.Dropout;
using Labs.Common;

var rate = LabOption.Number("--rate", "Share of units to drop in training; 0 switches it off.", .5f, 0f, 1f);
var command = new LabCommand("Lab10_3.Dropout", "lab10-3", "Dropout, on MNIST.")
{
    LookFor = "Half of the units are left out in each step: the training loss stays higher and the gap between training and test accuracy shrinks, but after one epoch the test accuracy is below that of the same net without dropout.",
    PrintEvery = 50, Mnist = true, Options = [rate, Slide.learning_rate, Slide.batch_size, Slide.training_epochs],
};

return LabProgram.Run(args, command, lab => Slide.Run(lab, rate));
