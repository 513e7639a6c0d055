// z = f(f(f(w))) (deck 000, after Goodfellow 6.5): dz/dw = f'(y) f'(x) f'(w), where x = f(w) and y = f(x) are kept from the way forward and not computed anew.
using Labs.Common;
using static Tensorflow.Binding;

namespace Study2.Backpropagation;

internal static class RepeatedFunction
{
    private static double f(double w) => 1 / (1 + Math.Exp(-w));

    private static double df(double w) => f(w) * (1 - f(w));

    public static void Run(Lab lab)
    {
        using var run = lab.Run("fff", "z = f(f(f(w))), f the sigmoid, at w = .5");
        var w = .5;
        var x = f(w);
        var y = f(x);
        var z = f(y);
        var (dz_dy, dy_dx, dx_dw) = (df(y), df(x), df(w));
        var dz_dw = dz_dy * dy_dx * dx_dw;

        run.LogGraph();
        var W = tf.Variable(w, name: "w");
        using var tape = tf.GradientTape();
        var Z = tf.sigmoid(tf.sigmoid(tf.sigmoid(W.AsTensor())));
        var by_tape = tape.gradient(Z, W).ToArray<double>()[0];
        var h = 1e-6;
        var by_differences = (f(f(f(w + h))) - f(f(f(w - h)))) / (2 * h);

        Console.WriteLine($"x = f(w) = {x:F6}, y = f(x) = {y:F6}, z = f(y) = {z:F6}");
        Console.WriteLine($"dz/dw = f'(y) f'(x) f'(w) = {dz_dy:F6} x {dy_dx:F6} x {dx_dw:F6} = {dz_dw:F8}   tape: {by_tape:F8}   finite differences: {by_differences:F8}");
        run.Value("tape", Math.Abs(dz_dw - by_tape));
        run.Value("finite differences", Math.Abs(dz_dw - by_differences));
        run.Value("factors", new[] { dz_dy, dy_dx, dx_dw }.Max());
        lab.Seen("f(f(f(w))): each factor of the sigmoid's is at most 1/4, so with every layer the gradient shrinks");
    }
}
