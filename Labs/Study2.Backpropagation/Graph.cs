// Computation graph (deck 001): L(a, b, c) = c(a + 2b), as nodes d = 2b, e = a + d, L = ce: values forward, gradients backward.
using Labs.Common;
using static Tensorflow.Binding;

namespace Study2.Backpropagation;

internal abstract class Node
{
    public abstract double forward(double x, double y);

    /// <summary>The gradients of both inputs, from that of the output.</summary>
    public abstract (double dx, double dy) backward(double dout);
}

/// <summary>Passes the gradient on to both inputs.</summary>
internal sealed class AddNode : Node
{
    public override double forward(double x, double y) => x + y;

    public override (double dx, double dy) backward(double dout) => (dout, dout);
}

/// <summary>Swaps its inputs: each gets the gradient times the other.</summary>
internal sealed class MultiplyNode : Node
{
    private double x, y;

    public override double forward(double x, double y)
    {
        (this.x, this.y) = (x, y);
        return x * y;
    }

    public override (double dx, double dy) backward(double dout) => (dout * y, dout * x);
}

internal static class Graph
{
    public static void Run(Lab lab)
    {
        using var run = lab.Run("graph", "L(a, b, c) = c(a + 2b) at a = 3, b = 1, c = -2");

        var (a, b, c) = (3.0, 1.0, -2.0);
        var (times2, add, times_c) = (new MultiplyNode(), new AddNode(), new MultiplyNode());

        var d = times2.forward(2, b);
        var e = add.forward(a, d);
        var L = times_c.forward(c, e);

        var dL_dL = 1.0;
        var (dL_dc, dL_de) = times_c.backward(dL_dL);
        var (dL_da, dL_dd) = add.backward(dL_de);
        var (_, dL_db) = times2.backward(dL_dd);

        Console.WriteLine("node            value  gradient");
        Console.WriteLine($"a            {a,8} {dL_da,9}   dL/da = c");
        Console.WriteLine($"b            {b,8} {dL_db,9}   dL/db = 2c");
        Console.WriteLine($"c            {c,8} {dL_dc,9}   dL/dc = e");
        Console.WriteLine($"d = 2b       {d,8} {dL_dd,9}   multiply: dL/db = 2 dL/dd");
        Console.WriteLine($"e = a + d    {e,8} {dL_de,9}   add: dL/da = dL/dd = dL/de");
        Console.WriteLine($"L = ce       {L,8} {dL_dL,9}   multiply: dL/dc = e, dL/de = c");

        run.LogGraph();
        var (A, B, C) = (tf.Variable(a, name: "a"), tf.Variable(b, name: "b"), tf.Variable(c, name: "c"));
        using var tape = tf.GradientTape();
        var loss = C.AsTensor() * (A.AsTensor() + 2.0 * B.AsTensor());
        var grads = tape.gradient(loss, [A, B, C]);
        Console.WriteLine($"tape: {string.Join(' ', grads.Select(grad => grad.ToArray<double>()[0]))}");

        run.Value("dL/da - c", dL_da - c);
        run.Value("dL/db - 2c", dL_db - (2 * c));
        run.Value("dL/dc - e", dL_dc - e);
        run.Value("tape", Difference.Of([dL_da, dL_db, dL_dc], grads.Select(grad => grad.ToArray<double>()[0])));
        lab.Seen("computation graph: the add node passes the gradient on, the multiply node swaps its inputs; the tape has the same three gradients");
    }
}
