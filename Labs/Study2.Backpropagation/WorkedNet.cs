// Worked backpropagation (deck 003): one input .5, hidden weights .15 and .20, outputs y1 (.4, .45) and y2 (.5, .55), sigmoid, no biases; targets .3 and .9, eta .5.
// What the slide prints, what its own rounded factors give, and what is right.
using Labs.Common;

namespace Study2.Backpropagation;

internal static class WorkedNet
{
    private static double s(double x) => 1 / (1 + Math.Exp(-x));

    public static void Run(Lab lab)
    {
        using var run = lab.Run("worked-net", "1-2-2, targets .3 and .9, eta .5");

        const double x = .5, eta = .5, t1 = .3, t2 = .9;
        var (w10_0, w11_0) = (.15, .20);                                        // to the hidden units
        var (w10_1, w11_1, w20_1, w21_1) = (.4, .45, .5, .55);                   // to y1, to y2

        (double a10, double a11, double y1, double y2) forward()
        {
            var (a10, a11) = (s(w10_0 * x), s(w11_0 * x));
            return (a10, a11, s((w10_1 * a10) + (w11_1 * a11)), s((w20_1 * a10) + (w21_1 * a11)));
        }
        var (a10, a11, y1, y2) = forward();
        var E_tot = (.5 * Math.Pow(t1 - y1, 2)) + (.5 * Math.Pow(t2 - y2, 2));

        var delta1 = -(t1 - y1) * y1 * (1 - y1);
        var delta2 = -(t2 - y2) * y2 * (1 - y2);
        var dE_dw10_1 = delta1 * a10;
        var dE1_da10 = delta1 * w10_1;
        var dE2_da10 = delta2 * w20_1;
        var dE_dw10_0 = (dE1_da10 + dE2_da10) * a10 * (1 - a10) * x;
        var dE_dw11_0 = ((delta1 * w11_1) + (delta2 * w21_1)) * a11 * (1 - a11) * x;

        var after_w10_1 = w10_1 - (eta * dE_dw10_1);
        var after_w10_0 = w10_0 - (eta * dE_dw10_0);

        // The same by the factors as the slide rounds them; y2 is .633 on one line and .621 on another.
        const double r10 = .518, r1 = .609, r2 = .633, r2_other = .621;
        double total(double y2) => (.5 * Math.Pow(t1 - r1, 2)) + (.5 * Math.Pow(t2 - y2, 2));
        double second(double y2) => -(t2 - y2) * y2 * (1 - y2) * .5;
        var rounded_dw10_1 = -(t1 - r1) * r1 * (1 - r1) * r10;
        var rounded_dE1 = -(t1 - r1) * r1 * (1 - r1) * .4;
        var rounded_dw10_0 = (.0294 + Math.Round(second(r2), 4)) * .249 * .5;

        (w10_0, w11_0) = (after_w10_0, w11_0 - (eta * dE_dw11_0));
        (w10_1, w11_1, w20_1, w21_1) = (after_w10_1, w11_1 - (eta * delta1 * a11), w20_1 - (eta * delta2 * a10), w21_1 - (eta * delta2 * a11));
        var (_, _, y1_after, y2_after) = forward();

        string[] headings = ["", "slide prints", "by its rounded factors", "right"];
        object?[][] rows =
        [
            ["a10", ".518", null, $"{a10:F6}"],
            ["a11", ".524", null, $"{a11:F6}"],
            ["y1", ".609", null, $"{y1:F6}"],
            ["y2", ".633", null, $"{y2:F6}"],
            ["E_tot", ".087, with .621 for y2", $"{total(r2):F4} ({total(r2_other):F4} with .621)", $"{E_tot:F6}"],
            ["dE/dw10(1)", ".0381", $"{rounded_dw10_1:F6}", $"{dE_dw10_1:F6}"],
            ["w10(1) after", ".380", $"{.4 - (eta * .0381):F5}", $"{after_w10_1:F6}"],
            ["dE1/da10", ".0294, then .0305", $"{rounded_dE1:F4}", $"{dE1_da10:F6}"],
            ["dE2/da10", "-.0328, that of .621", $"{second(r2):F4} ({second(r2_other):F4} with .621)", $"{dE2_da10:F6}"],
            ["dE/dw10(0)", "-.00042", $"{rounded_dw10_0:F4}", $"{dE_dw10_0:F6}"],
            ["w10(0) after", ".1502", $"{.15 - (eta * rounded_dw10_0):F4}", $"{after_w10_0:F6}"],
            ["outputs after", ".581, .638", null, $"{y1_after:F6}, {y2_after:F6}"],
        ];
        foreach (var row in rows.Prepend(headings)) Console.WriteLine($"{row[0],-14} {row[1],-24} {row[2],-30} {row[3]}".TrimEnd());
        run.Add(new ResultTable("Deck 003's worked net", headings, rows));

        foreach (var (name, value) in new[]
        {
            ("a10", a10), ("a11", a11), ("y1", y1), ("y2", y2), ("E_tot", E_tot), ("dE/dw10(1)", dE_dw10_1), ("w10(1) after", after_w10_1), ("dE1/da10", dE1_da10), ("dE2/da10", dE2_da10),
            ("dE/dw10(0)", dE_dw10_0), ("w10(0) after", after_w10_0), ("y1 after", y1_after), ("y2 after", y2_after),
        }) run.Value(name, value);
        lab.Seen($"worked net: the slide takes .621 for the second output, which is .633, and carries it on: E_tot is {E_tot:F4} and not .087, w10(0) becomes {after_w10_0:F6} and not .1502");
    }
}
