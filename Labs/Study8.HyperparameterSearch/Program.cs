// Study 8: random search for hyper-parameters (deck 001). Search.cs is the slide's steps 0 to 3, Training.cs what one trial trains.
using Labs.Common;
using Study8.HyperparameterSearch;

Workers.EndWithParent();
var command = new LabCommand("Study8.HyperparameterSearch", "study8", "Random search for learning rate, weight decay and units, in parallel; it goes on where it was stopped.")
{
    Slide = "deck 001 (Deep Learning 101, week 2), hyper-parameters: 0 ranges, 1 sample, 2 train few epochs and validate, 3 repeat e.g. 100 times and narrow the ranges",
    LookFor = "the learning rate decides, the others hardly; the ranges of the second half are those of the best of the first, and its trials are better",
    Images = true, Options = [Search.trials, Search.round, Search.results, Search.workers, Training.epochs, Drawing.picture],
};

return LabProgram.Run(args, command, Search.Run);
