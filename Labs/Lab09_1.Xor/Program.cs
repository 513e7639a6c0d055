// Lab 09-1: neural nets for XOR (labs deck; week 4, XOR and backpropagation). One unit cannot learn XOR, two layers can.
// Every network of the slides is a file of its own; here they are run one after the other, or one of them with --network.
using Lab09_1.Xor;
using Labs.Common;

var networks = new Dictionary<string, Action<Lab>>
{
    ["gates"] = Gates.Run,
    ["and"] = OneUnit.And,
    ["or"] = OneUnit.Or,
    ["logistic"] = Logistic.Run,
    ["logistic-random"] = LogisticRandom.Run,
    ["two-units"] = TwoUnits.Run,
    ["two-layer"] = TwoLayer.Run,
    ["wide"] = Wide.Run,
    ["wide-deep"] = WideDeep.Run,
};
var network = LabOption.Choice("--network", "Which network.", "all", ["all", .. networks.Keys]);
var command = new LabCommand("Lab09_1.Xor", "lab09-1", "A neural net for XOR.")
{
    ByNetwork = true, Options = [network, Asked.Option],
    LookFor = "One logistic unit stays at a loss of .6931 and an accuracy of .5: XOR is not linearly separable. With a hidden layer the loss leaves that plateau, sooner the larger the rate and the more units there are.",
};

return LabProgram.Run(args, command, lab =>
{
    foreach (var (name, run) in networks)
        if (network.Value is "all" || network == name) run(lab);
});
