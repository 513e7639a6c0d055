using Labs.Common;
using Labs.Pictures;

namespace Study8.HyperparameterSearch;

internal static class Drawing
{
    public static readonly LabOption<string?> picture = LabOption.Picture();

    public static void Draw(LabRun run, List<Trial> trials) =>
        run.Picture(picture, "Random search", "Validation accuracy of each trial over its learning rate, left, and its weight decay, right. " +
            "The learning rate decides: below a hundredth the accuracy falls off. The second round's trials lie in the narrowed ranges.",
            file =>
            {
                var picture = new Picture(columns: 2);
                var left = picture.Panels[0].Named("Learning rate", "log10 of the learning rate", "validation accuracy");
                var right = picture.Panels[1].Named("Weight decay", "log10 of the weight decay", "validation accuracy");
                foreach (var round in trials.GroupBy(trial => trial.Number / Search.round))
                {
                    left.Points($"round {round.Key}", [.. round.Select(trial => Math.Log10(trial.LearningRate))], [.. round.Select(trial => trial.Accuracy)]);
                    right.Points($"round {round.Key}", [.. round.Select(trial => Math.Log10(trial.WeightDecay))], [.. round.Select(trial => trial.Accuracy)]);
                }
                picture.Save(file);
            });
}
