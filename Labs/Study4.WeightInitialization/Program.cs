// Study 4: weight initialisation (deck 001). Activations.cs draws a deep net's activations layer by layer, Zeros.cs begins with zeros, Gradients.cs follows the gradient back.
using Labs.Common;
using Study4.WeightInitialization;

var command = new LabCommand("Study4.WeightInitialization", "study4", "What weights to begin with: activations and gradients of a deep net, layer by layer.")
{
    Slide = "deck 001 (Deep Learning 101, week 2), weight initialisation: N(0, 1), N(0, .01^2), Xavier, He; vanishing gradient",
    LookFor = "sigmoid's outputs at 0 and 1 under N(0, 1), all alike under N(0, .01^2), spread under Xavier; ReLU's spread kept by He; zeros keep all units alike",
    Options = [Drawing.picture],
};

return LabProgram.Run(args, command, lab =>
{
    var activations = Activations.Run(lab);
    Zeros.Run(lab);
    Gradients.Run(lab);
    Drawing.Draw(lab.Runs[^1], activations);
});
