using Labs.Common;
using static Tensorflow.Binding;

namespace Study8.HyperparameterSearch;

/// <summary>From where to where each hyper-parameter is sampled; all on logarithmic scales.</summary>
internal sealed record Ranges((double Low, double High) LearningRate, (double Low, double High) WeightDecay, (double Low, double High) Units)
{
    /// <summary>Step 0.</summary>
    public static Ranges Wide { get; } = new((1e-4, 1), (1e-8, 1e-3), (16, 128));

    /// <summary>Step 1: a trial's hyper-parameters, which hang on the ranges and the trial's own seed alone, not on which machine makes it.</summary>
    public Trial Sample(int number, int seed, string data)
    {
        var draws = tf.random.uniform(3, seed: Seeds.Set(SeedOf(number, seed)).Next()).ToArray<float>();
        return new(number, seed, data, Training.epochs, Search.round, At(LearningRate, draws[0]), At(WeightDecay, draws[1]), (int)Math.Round(At(Units, draws[2])), double.NaN);
    }

    /// <summary>The number-th seed of the search's stream.</summary>
    public static int SeedOf(int number, int seed)
    {
        var seeds = new Seeds(seed);
        for (var i = 0; i < number; i++) seeds.Next();
        return seeds.Next();
    }

    /// <summary>Step 3: the ranges of the best fifth of the trials; these where there are none.</summary>
    public Ranges Narrowed(IReadOnlyCollection<Trial> trials)
    {
        if (trials.Count == 0) return this;
        var best = trials.OrderByDescending(trial => trial.Accuracy).ThenBy(trial => trial.Number).Take(Math.Max(2, trials.Count / 5)).ToList();
        (double, double) Of(Func<Trial, double> value) => (best.Min(value), best.Max(value));
        return new(Of(trial => trial.LearningRate), Of(trial => trial.WeightDecay), Of(trial => trial.Units));
    }

    public bool Hold(Trial trial) => In(LearningRate, trial.LearningRate) && In(WeightDecay, trial.WeightDecay) && In(Units, trial.Units);

    public override string ToString() =>
        $"learning rate {LearningRate.Low:0.0e-0} to {LearningRate.High:0.0e-0}, weight decay {WeightDecay.Low:0.0e-0} to {WeightDecay.High:0.0e-0}, units {Units.Low:F0} to {Units.High:F0}";

    private static double At((double Low, double High) range, float share) => range.Low * Math.Pow(range.High / range.Low, share);

    private static bool In((double Low, double High) range, double value) => value >= range.Low && value <= range.High;
}
