// Study 6: over-fitting and what is done against it (deck 001); the network and the slide's cost are in Slide.cs.
using Labs.Common;
using Study6.Regularization;

var command = new LabCommand("Study6.Regularization", "study6", "Over-fitting on little data, and L1, L2, dropout and batch normalisation against it.")
{
    Slide = "deck 001 (Deep Learning 101, week 2), over-fitting; cost = 1/n sum {L(y, y') + lambda|w|} (L1), lambda w^2 (L2), 0 < lambda < 1; dropout; batch normalisation",
    LookFor = "without regularisation the training loss goes to 0 and the test loss rises; L1 and L2 shrink the weights and the gap",
    Images = true, Options = [Slide.epochs, Slide.lambda1, Slide.lambda2, Slide.rate],
};

return LabProgram.Run(args, command, lab =>
{
    foreach (var against in Slide.remedies) Slide.Run(lab, against);
    Slide.Compare(lab);
});
