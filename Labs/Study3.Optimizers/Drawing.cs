using Labs.Common;
using Labs.Pictures;

namespace Study3.Optimizers;

internal static class Drawing
{
    public static readonly LabOption<string?> picture = LabOption.Picture();

    public static void Draw(LabRun run, List<Path> paths, List<Curve> losses) =>
        run.Picture(picture, "Optimizers", "Left: paths from (-7, 2) over the contours of x^2/20 + y^2; SGD goes zigzag across the valley, momentum and Nesterov swing, AdaGrad, RMSProp and Adam turn into it. Right: their losses on MNIST, SGD above all others.",
            file =>
            {
                var picture = new Picture(columns: 2);
                var left = picture.Panels[0].Named("f(x, y) = x^2/20 + y^2", "x", "y").Contours(Surface.f, (-8, 4), (-3, 3));
                foreach (var path in paths) left.Curve(path.Name, path.X, path.Y, marks: true);
                var right = picture.Panels[1].Named("MNIST, 784-100-10", "step", "loss, mean of 20 steps");
                foreach (var curve in losses) right.Curve(curve.Name, curve.Steps, Smooth(curve.Losses));
                picture.Save(file);
            });

    private static double[] Smooth(List<double> values) => [.. values.Select((_, i) => values.Skip(Math.Max(0, i - 19)).Take(Math.Min(i + 1, 20)).Average())];
}
