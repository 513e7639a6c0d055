// Study 3: optimizers (decks 001 and 003). Momentum.cs is deck 003's pseudo-code, Formulas.cs the slides' formulas, Surface.cs their paths beside Keras', Mnist.cs their losses.
using Labs.Common;
using Study3.Optimizers;

var command = new LabCommand("Study3.Optimizers", "study3", "SGD, Momentum, Nesterov, AdaGrad, RMSProp and Adam: formulas beside Keras', paths and loss curves.")
{
    Slide = "deck 001 (optimizers), deck 003 (SGD kinds, Adagrad, RMSProp, the momentum pseudo-code)",
    LookFor = "SGD goes zigzag across the valley, momentum rolls, AdaGrad's steps shrink for ever, RMSProp's do not",
    Images = true, Options = [Surface.steps, Mnist.steps_mnist, Drawing.picture],
};

return LabProgram.Run(args, command, lab =>
{
    Momentum.Run(lab);
    var paths = Surface.Run(lab);
    var losses = Mnist.Run(lab);
    Drawing.Draw(lab.Runs[^1], paths, losses);
});
