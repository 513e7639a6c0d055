// Lab 11-1: a convolutional network (notebook lab-11-1-mnist-cnn-keras-sequential-eager); it is in Slide.cs.
using Lab11_1.Cnn;
using Labs.Common;

var command = new LabCommand("Lab11_1.Cnn", "lab11-1", "A convolutional network, on MNIST.")
{
    LookFor = "After one epoch it is ahead of every network of labs 10; after some epochs one digit in 150 is wrong, and the training set's accuracy goes on rising while the test set's does not.",
    Mnist = true, ByEpoch = true, Options = [Slide.learning_rate, Slide.batch_size, Slide.training_epochs],
};

return LabProgram.Run(args, command, Slide.Run);
