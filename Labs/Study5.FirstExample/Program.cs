// Study 5: the first Keras example (deck 003); the slide is in Slide.cs.
using Labs.Common;
using Study5.FirstExample;

var command = new LabCommand("Study5.FirstExample", "study5", "A first look at a neural network: MNIST by compile, fit and evaluate.")
{
    Slide = "deck 003 (Deep Learning with Python, 2.4 to 2.6), the first example: Dense 512 relu, Dense 10 softmax, rmsprop, 5 epochs",
    LookFor = "five passes of 469 updates each; training accuracy passes test accuracy and leaves it behind: over-fitting",
    Images = true, Options = [Slide.epochs, Slide.batch_size],
};

return LabProgram.Run(args, command, Slide.Run);
