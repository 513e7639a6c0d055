// Study 9: a layer of one's own (decks 002 and 004): LinearBuild.cs and Neuron.cs are the slides' layers, Training.cs trains them.
using Labs.Common;
using Study9.CustomLayer;

var command = new LabCommand("Study9.CustomLayer", "study9", "A layer with build, add_weight and call.")
{
    Slide = "deck 002, a custom layer LinearBuild(units = 32); deck 004, lecture 8, the neuron f(sum(w x + b))",
    LookFor = "build makes w (inputs, units) and b (units) at the first call, both trainable; one neuron learns AND and OR, not XOR",
    Options = [Training.learning_rate, Training.steps],
};

return LabProgram.Run(args, command, lab =>
{
    Training.Linear(lab);
    Training.Xor(lab);
    Training.Gates(lab);
});
