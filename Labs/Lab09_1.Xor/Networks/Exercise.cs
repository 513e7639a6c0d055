using Labs.Common;

namespace Lab09_1.Xor.Networks;

/// <summary>A network with the slide's way to train it.</summary>
/// <param name="Name">Name of the run and value of --network.</param>
/// <param name="Title">What it is.</param>
/// <param name="Net">Draws its weights from a seed stream.</param>
/// <param name="LearningRate">The slide's.</param>
/// <param name="Steps">The slide's.</param>
/// <param name="PrintEvery">The slide's.</param>
internal sealed record Exercise(string Name, string Title, Func<Seeds, Net> Net, float LearningRate, int Steps, int PrintEvery)
{
    /// <summary>Whether Adam trains it, instead of SGD.</summary>
    public bool Adam { get; init; }

    /// <summary>Where no seed is given; null: the seed of all labs.</summary>
    public int? Seed { get; init; }

    /// <summary>XOR unless the gate is another, (4, 1).</summary>
    public float[,] Labels { get; init; } = { { 0 }, { 1 }, { 1 }, { 0 } };

    /// <summary>What the slides teach with it, in their order.</summary>
    public static IReadOnlyList<Exercise> All { get; } =
    [
        new("and", "AND by one unit", _ => new Unit(), .1f, 10_001, 1000) { Labels = new float[,] { { 0 }, { 0 }, { 0 }, { 1 } } },
        new("or", "OR by one unit", _ => new Unit(), .1f, 10_001, 1000) { Labels = new float[,] { { 0 }, { 1 }, { 1 }, { 1 } } },
        new("logistic", "one unit from zeros", _ => new Logistic(), .01f, 1001, 100),
        new("logistic-random", "one unit, weights drawn at random", seeds => new LogisticRandom(seeds), .1f, 10_001, 100),
        new("two-units", "two units side by side, joined", seeds => new TwoUnits(seeds), .01f, 50_000, 5000),
        new("two-layer", "2-2-1", seeds => new TwoLayer(seeds), .1f, 10_001, 100) { Adam = true, Seed = 5 },
        new("wide", "2-10-1", seeds => new Wide(seeds), .1f, 10_001, 1000),
        new("wide-deep", "2-10-10-10-1", seeds => new WideDeep(seeds), .01f, 20_000, 500),
    ];

    /// <summary>What there is to say after the last step.</summary>
    public void Remark(int seed, float loss)
    {
        if (Name != "two-layer") return;
        // On the plateau two outputs are right and two are one half, whose costs are log 2 each. Accuracy is no sign of it: on which side of one half they are is rounding.
        Console.WriteLine(MathF.Abs(loss - (MathF.Log(2) / 2)) < .002f
            ? $"Seed {seed} stays on a plateau: two outputs stay at one half, the cost near .347, and the gradient vanishes. Seed 5 learns XOR."
            : loss < .1f
            ? $"Seed {seed} learns XOR; many do not: try --seed 777, which stays on a plateau with the cost near .347."
            : $"Seed {seed} has not learned XOR in these steps.");
    }
}
