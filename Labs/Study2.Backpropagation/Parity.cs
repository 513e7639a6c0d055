// Parity, the XOR of n inputs (deck 002): one hidden layer needs O(2^n) units, O(log n) layers do with O(n). Units are steps, with weights by hand.
using System.Numerics;
using Labs.Common;

namespace Study2.Backpropagation;

internal static class Parity
{
    private static int step(double sum) => sum > 0 ? 1 : 0;

    // A hidden unit for every input pattern with an odd number of ones, which fires for that pattern alone; the output is their OR.
    private static (Func<int[], int> Net, int Units, int Layers) shallow(int n)
    {
        var patterns = Enumerable.Range(0, 1 << n).Where(pattern => BitOperations.PopCount((uint)pattern) % 2 == 1).Select(pattern => Enumerable.Range(0, n).Select(i => (pattern >> i) & 1).ToArray()).ToArray();
        return (x => step(patterns.Sum(pattern => step(pattern.Zip(x).Sum(pair => pair.First == 1 ? pair.Second : -pair.Second) - pattern.Sum() + .5)) - .5), patterns.Length + 1, 2);
    }

    // A tree of XOR gates of three units each: OR, AND, and OR without AND. An input that is left over goes to the next floor as it is.
    private static (Func<int[], int> Net, int Units, int Layers) deep(int n)
    {
        var (units, layers) = (0, 0);
        for (var width = n; width > 1; width = (width + 1) / 2) (units, layers) = (units + (3 * (width / 2)), layers + 2);
        return (x =>
        {
            for (var values = x; ; values = [.. values.Chunk(2).Select(pair => pair.Length == 1 ? pair[0] : xor(pair[0], pair[1]))])
                if (values.Length == 1) return values[0];
        }, units, layers);

        static int xor(int x1, int x2)
        {
            var (or, and) = (step(x1 + x2 - .5), step(x1 + x2 - 1.5));
            return step(or - and - .5);
        }
    }

    public static void Run(Lab lab)
    {
        using var run = lab.Run("parity", "XOR of n inputs, shallow and deep");
        var rows = new List<object?[]>();
        Console.WriteLine(" n  shallow: units (layers)  deep: units (layers)  right");
        foreach (var n in Enumerable.Range(2, 9))
        {
            var (one, tree) = (shallow(n), deep(n));
            var right = Enumerable.Range(0, 1 << n).All(pattern =>
            {
                var x = Enumerable.Range(0, n).Select(i => (pattern >> i) & 1).ToArray();
                return one.Net(x) == x.Sum() % 2 && tree.Net(x) == x.Sum() % 2;
            });
            Console.WriteLine($"{n,2} {one.Units,16} ({one.Layers}) {tree.Units,18} ({tree.Layers})  all {1 << n} inputs{(right ? "" : ": NO")}");
            rows.Add([n, one.Units, one.Layers, tree.Units, tree.Layers]);
            run.Writer.Scalar("units/shallow", one.Units, n);
            run.Writer.Scalar("units/deep", tree.Units, n);
            run.Value($"right, n = {n}", right ? 1 : 0);
            run.Value($"shallow units, n = {n}", one.Units);
            run.Value($"deep units, n = {n}", tree.Units);
            run.Value($"deep layers, n = {n}", tree.Layers);
        }
        double[] Column(int column) => [.. rows.Select(row => (double)(int)row[column]!)];
        run.Add(new ResultSeries("Units for the parity of n inputs", "n", "units", [new("shallow", Column(0), Column(1)), new("deep", Column(0), Column(3))]) { LogarithmicY = true });
        run.Add(new ResultTable("Units for the parity of n inputs", ["n", "shallow: units", "layers", "deep: units", "layers"], rows));
        lab.Seen("parity: one hidden layer takes 2^(n-1) + 1 units, a tree of XOR gates 3(n-1) in 2 log2(n) layers");
    }
}
