// Study 1: gradient descent (deck 001, week 2). Descent.cs is the slide's E(w) with three learning rates, MiniBatch.cs batch, stochastic and mini-batch descent side by side.
using Labs.Common;
using Study1.GradientDescent;

var command = new LabCommand("Study1.GradientDescent", "study1", "Gradient descent: the learning rate, and how many examples an update takes.")
{
    Slide = "deck 001 (Deep Learning 101, week 2), gradient descent on E(w) = 3(w-2)^2 + 5; batch, stochastic and mini-batch",
    LookFor = "rate .4 runs away, .01 creeps, .1 arrives; one example an update goes zigzag, all examples go straight",
    Options = [Descent.eta, Descent.steps, MiniBatch.epochs, MiniBatch.batch_size, Drawing.picture],
};

return LabProgram.Run(args, command, lab =>
{
    var descents = Descent.Run(lab);
    MiniBatch.Run(lab, descents);
});
