using Labs.Common;
using Labs.Pictures;

namespace Study1.GradientDescent;

internal static class Drawing
{
    public static readonly LabOption<string?> picture = LabOption.Picture();

    public static void Draw(LabRun run, List<Path> descents, List<Walk> walks, Func<double, double, double> cost) =>
        run.Picture(picture, "Gradient descent", "Left: E(w) over ten steps for the learning rates .4, which runs away, .01, which creeps, and .1, which arrives at 5. Right: the paths of batch, mini-batch and stochastic descent over the contours of the cost; the fewer examples an update takes, the more the path wavers.",
            file =>
            {
                var picture = new Picture(columns: 2);
                var left = picture.Panels[0].Named("E(w) = 3(w-2)^2 + 5 from w = 5", "step", "E(w)");
                foreach (var path in descents) left.Curve(path.Name, [.. path.E.Select((_, i) => (double)i)], path.E, marks: true, logarithmic: true);
                var right = picture.Panels[1].Named("y = w x + b: paths over the cost's contours", "w", "b").Contours(cost, (-1.5, 3), (0, 3.5));
                foreach (var walk in walks.OrderByDescending(walk => walk.Cost.Count)) right.Curve(walk.Name, walk.W, walk.B, marks: walk.Cost.Count < 50);
                picture.Save(file);
            });
}
