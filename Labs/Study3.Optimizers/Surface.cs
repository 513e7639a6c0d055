// The optimizers' paths on one surface, f(x, y) = x^2 / 20 + y^2 from (-7, 2): flat along x, steep along y (deck 001). The formulas step by step beside Keras'.
using Labs.Common;
using static Tensorflow.Binding;

namespace Study3.Optimizers;

/// <summary>Where an optimizer was after each step.</summary>
internal sealed record Path(string Name, List<double> X, List<double> Y);

internal static class Surface
{
    public static readonly LabOption<int> steps = LabOption.Steps(30);

    public static double f(double x, double y) => (x * x / 20) + (y * y);

    private static double[] gradient(double x, double y) => [x / 10, 2 * y];

    public static List<Path> Run(Lab lab)
    {
        using var run = lab.Run("surface", "f(x, y) = x^2 / 20 + y^2 from (-7, 2), by formula and by Keras");
        var paths = new List<Path>();
        foreach (var kind in Kind.All)
        {
            var formula = kind.Formula((double)(decimal)kind.Eta);
            var path = new Path(kind.Name, [-7], [2]);
            var (x, y) = (tf.Variable(-7f, name: "x"), tf.Variable(2f, name: "y"));
            var optimizer = kind.Keras(kind.Eta);
            var farthest = 0.0;
            foreach (var step in run.Steps(steps))
            {
                var g = gradient(path.X[^1], path.Y[^1]);
                formula.step(g);
                path.X.Add(path.X[^1] + g[0]);
                path.Y.Add(path.Y[^1] + g[1]);

                using var tape = tf.GradientTape();
                var height = x.AsTensor() * x.AsTensor() / 20f + y.AsTensor() * y.AsTensor();
                var grads = tape.gradient(height, [x, y]);
                optimizer.apply_gradients(zip(grads, [x, y]));
                farthest = Math.Max(farthest, Math.Max(Math.Abs(path.X[^1] - (float)x.AsTensor()), Math.Abs(path.Y[^1] - (float)y.AsTensor())));
                run.Writer.Scalar($"f/{kind.Name}", f(path.X[^1], path.Y[^1]), step);
            }
            var lengths = path.X.Zip(path.X.Skip(1), (from, to) => Math.Abs(to - from)).Zip(path.Y.Zip(path.Y.Skip(1), (from, to) => Math.Abs(to - from)), Math.Max).ToList();
            // How often y's sign changes: across the valley and back.
            var crossings = path.Y.Zip(path.Y.Skip(1)).Count(pair => pair.First * pair.Second < 0);
            Console.WriteLine($"{kind.Name,-8} eta {kind.Eta,-4} ends at ({path.X[^1],7:F4}, {path.Y[^1],7:F4}), f {f(path.X[^1], path.Y[^1]):F5}; crosses the valley {crossings} times; Keras' path differs by {farthest:0.0e-0} at most");
            run.Value($"{kind.Name}, from Keras", farthest);
            run.Value($"{kind.Name}, crossings", crossings);
            run.Value($"{kind.Name}, f", f(path.X[^1], path.Y[^1]));
            paths.Add(path);
        }
        StepLengths(lab, run);
        run.Add(new ResultSeries("Height on the surface", "step", "f(x, y)", [.. paths.Select(path => new ResultLine(path.Name, [.. path.X.Select((_, i) => (double)i)], [.. path.X.Zip(path.Y, f)]))]) { LogarithmicY = true });
        lab.Seen("surface: SGD goes zigzag across the valley, momentum and Nesterov overshoot and roll back, AdaGrad and RMSProp turn into the valley at once; formulas and Keras agree at every step");
        return paths;
    }

    // Given the same gradient again and again, AdaGrad's steps shrink like 1 / sqrt(t), RMSProp's come to eta and stay there.
    private static void StepLengths(Lab lab, LabRun run)
    {
        var (adagrad, rmsprop) = (new AdaGrad(.1), new RMSProp(.1));
        var lengths = new List<(double AdaGrad, double RMSProp)>();
        for (var t = 0; t < 100; t++)
        {
            double[] one = [1, 1], other = [1, 1];
            adagrad.step(one);
            rmsprop.step(other);
            lengths.Add((-one[0], -other[0]));
        }
        Console.WriteLine($"with a gradient of 1 and eta .1, steps 1, 10 and 100 are AdaGrad {lengths[0].AdaGrad:F4} {lengths[9].AdaGrad:F4} {lengths[99].AdaGrad:F4}, RMSProp {lengths[0].RMSProp:F4} {lengths[9].RMSProp:F4} {lengths[99].RMSProp:F4}");
        run.Value("AdaGrad, step 100 of step 1", lengths[99].AdaGrad / lengths[0].AdaGrad);
        run.Value("RMSProp, step 100 of eta", lengths[99].RMSProp / .1);
        lab.Seen("AdaGrad's steps shrink for ever, to a tenth after a hundred; RMSProp's stay at the learning rate");
    }
}
