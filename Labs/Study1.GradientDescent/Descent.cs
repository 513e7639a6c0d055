// Gradient descent on E(w) = 3(w-2)^2 + 5 from w = 5 (deck 001), in double precision, as the slide prints it.
using Labs.Common;

namespace Study1.GradientDescent;

/// <summary>Where a descent was after each step.</summary>
internal sealed record Path(string Name, double[] W, double[] E);

internal static class Descent
{
    // The slide's, unless the command line gives others.
    public static readonly LabOption<IReadOnlyList<float>> eta = LabOption.LearningRates(.4f, .01f, .1f);
    public static readonly LabOption<int> steps = LabOption.Steps(10);

    public static double E(double w) => 3 * Math.Pow(w - 2, 2) + 5;

    private static double dE(double w) => 6 * (w - 2);

    public static List<Path> Run(Lab lab)
    {
        var paths = new List<Path>();
        foreach (var rate in eta.Value)
        {
            using var run = lab.Run($"eta-{rate}", $"E(w) = 3(w-2)^2 + 5, learning rate {rate}");
            var eta = (double)(decimal)rate;   // .4, not the float32 nearest to it
            var w = 5.0;
            var path = new List<double> { w };
            print(0);
            foreach (var i in run.Steps(steps))
            {
                w -= eta * dE(w);
                path.Add(w);
                print(i + 1);
            }
            paths.Add(new Path($"eta {rate}", [.. path], [.. path.Select(E)]));

            void print(int i)
            {
                Console.WriteLine($"w({i})={w:F6} E(w({i}))={E(w):F6}");
                run.Value($"w({i})", w);
                run.Value($"E(w({i}))", E(w));
                run.Writer.Scalar("w", w, i);
                run.Writer.Scalar("E(w)", E(w), i);
            }
            run.Add(new ResultTable($"Learning rate {rate}", ["i", "w(i)", "E(w(i))"], [.. path.Select((w, i) => new object?[] { i, w, E(w) })]));
            run.Add(new ResultSeries("Gradient descent on E(w) = 3(w-2)^2 + 5", "step", "E(w)", [new($"eta {rate}", [.. path.Select((_, i) => (double)i)], [.. path.Select(E)])]) { LogarithmicY = true });
        }
        // The minimum is E(2) = 5.
        foreach (var path in paths)
            lab.Seen($"{path.Name}: E from {path.E[0]:F6} to {path.E[^1]:F6}, {(path.E[^1] > path.E[0] ? "it runs away: every step lands farther from w = 2, on the other side" : path.E[^1] - 5 < .01 * (path.E[0] - 5) ? "it has arrived at the least value, 5" : "on its way to the least value, 5, and slow")}");
        return paths;
    }
}
