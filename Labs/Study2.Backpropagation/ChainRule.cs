// Chain rule (deck 000): f = wx + b with g = wx, at w = -2, x = 5, b = 3.
using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Study2.Backpropagation;

internal static class ChainRule
{
    public static void Run(Lab lab)
    {
        using var run = lab.Run("chain-rule", "f = wx + b, g = wx, at w = -2, x = 5, b = 3");

        var (w, x, b) = (-2.0, 5.0, 3.0);
        var g = w * x;
        var f = g + b;
        Console.WriteLine($"g = wx = {g}, f = g + b = {f}");

        var (df_dg, df_db) = (1.0, 1.0);
        var (dg_dw, dg_dx) = (x, w);
        var df_dx = df_dg * dg_dx;
        var df_dw = df_dg * dg_dw;   // on the slide the middle term of this one has dg/dx for dg/dw

        var (W, X, B) = (tf.Variable(w, name: "w"), tf.Variable(x, name: "x"), tf.Variable(b, name: "b"));
        using var tape = tf.GradientTape();
        var F = W.AsTensor() * X.AsTensor() + B.AsTensor();
        var grads = tape.gradient(F, [W, X, B]);

        void print(string name, double byHand, Tensor? byTape = null)
        {
            Console.WriteLine($"{name} = {byHand,2}{(byTape is null ? "" : $"   tape: {byTape.ToArray<double>()[0],2}")}");
            run.Value(name, byHand);
            if (byTape is not null) run.Value($"{name}, tape", byTape.ToArray<double>()[0]);
        }
        print("df/dg", df_dg);
        print("df/db", df_db, grads[2]);
        print("dg/dw", dg_dw);
        print("dg/dx", dg_dx);
        print("df/dx", df_dx, grads[1]);
        print("df/dw", df_dw, grads[0]);
        lab.Seen("chain rule: what reaches f's input is multiplied by what the multiplication has on its other side; the tape has the same numbers");
    }
}
