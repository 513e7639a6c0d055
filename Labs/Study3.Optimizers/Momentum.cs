// Deck 003's momentum on E(w) = 3(w-2)^2 + 5 from w = 5, learning rate .1, momentum .1: as printed, and with the sign mended.
using Labs.Common;

namespace Study3.Optimizers;

internal static class Momentum
{
    private const double learning_rate = .1, momentum = .1;

    private static double gradient(double w) => 6 * (w - 2);

    public static void Run(Lab lab)
    {
        using var run = lab.Run("momentum", "deck 003's pseudo-code, as printed and mended");
        // `while loss > 0.01` never ends here: the least value of E is 5.
        var (printed, mended) = (Walk(sign: +1), Walk(sign: -1));
        Console.WriteLine("step  as printed  mended");
        for (var step = 1; step <= printed.Count; step++)
        {
            Console.WriteLine($"{step,4} {printed[step - 1],11:F4} {mended[step - 1],7:F4}");
            run.Value($"as printed, step {step}", printed[step - 1]);
            run.Value($"mended, step {step}", mended[step - 1]);
            run.Writer.Scalar("w/as printed", printed[step - 1], step);
            run.Writer.Scalar("w/mended", mended[step - 1], step);
        }
        lab.Seen($"momentum: as printed the velocity holds back ({printed[0]:F2}, {printed[1]:F2}); velocity = past_velocity * momentum - learning_rate * gradient is right ({mended[0]:F2}, {mended[1]:F2})");
    }

    private static List<double> Walk(int sign)
    {
        var (w, past_velocity) = (5.0, 0.0);
        var ws = new List<double>();
        for (var step = 0; step < 5; step++)
        {
            var velocity = (past_velocity * momentum) + (sign * learning_rate * gradient(w));
            w = w + (momentum * velocity) - (learning_rate * gradient(w));
            past_velocity = velocity;
            ws.Add(w);
        }
        return ws;
    }
}
