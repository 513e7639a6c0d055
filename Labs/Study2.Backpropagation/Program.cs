// Study 2: backpropagation by hand (decks 000, 001, 002 and 003). Each exercise of the slides is a file of its own; here they are run one after the other, or one of them with --exercise.
using Labs.Common;
using Study2.Backpropagation;

var exercises = new Dictionary<string, Action<Lab>>
{
    ["chain-rule"] = ChainRule.Run,
    ["graph"] = Graph.Run,
    ["fff"] = RepeatedFunction.Run,
    ["losses"] = Losses.Run,
    ["worked-net"] = WorkedNet.Run,
    ["deep-network"] = DeepNetwork.Run,
    ["algorithms"] = Algorithms.Run,
    ["parity"] = Parity.Run,
};
var exercise = LabOption.Choice("--exercise", "Which exercise.", "all", ["all", .. exercises.Keys]);
var command = new LabCommand("Study2.Backpropagation", "study2", "Backpropagation by hand, beside what a tape computes.")
{
    Slide = "deck 000 (chain rule, Algorithms 6.3 and 6.4), deck 001 (computation graph, losses), deck 002 (deep L-layer networks), deck 003 (worked net)",
    LookFor = "the same gradients by hand, by tape and by finite differences; a node passes its gradient on (add) or swaps its inputs (multiply); where deck 003's numbers slip; in TensorBoard the graphs of L = c(a + 2b), f(f(f(w))) and the deep network, and how units grow with n",
    Options = [exercise],
};

return LabProgram.Run(args, command, lab =>
{
    foreach (var (name, run) in exercises)
        if (exercise.Value is "all" || exercise == name) run(lab);
});
