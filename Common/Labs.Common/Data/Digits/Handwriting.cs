namespace Labs.Common.Data.Digits;

/// <summary>Writes a digit by hand: its style's strokes, bent, slanted, shaken, and scaled to 20x20 pixels as MNIST's digits are.</summary>
internal static class Handwriting
{
    private const int StepsPerSpan = 6;

    /// <summary>Fills <paramref name="pen"/> with the digit's line, centred on (0, 0), in pixels.</summary>
    public static void Write(int digit, ref DigitRandom random, List<PenSample> pen)
    {
        pen.Clear();
        var style = DigitStyle.Pick(digit, ref random);
        // Most writers are neat, some are not: the tail is what makes the last per cents hard.
        var careless = random.Uniform();
        careless = 0.78 + 1.27 * careless * careless * careless;
        var hand = new Warp(ref random, careless);
        foreach (var stroke in style.Strokes)
            WriteStroke(stroke.AsSpan(), hand, careless, ref random, pen);
        ScaleToBox(ref random, pen);
        Press(ref random, pen);
    }

    private static void WriteStroke(ReadOnlySpan<PenPoint> stroke, in Warp hand, double careless, ref DigitRandom random, List<PenSample> pen)
    {
        Span<(double X, double Y)> points = stackalloc (double, double)[stroke.Length];
        // The hand's errors pull neighbouring points the same way; the ends of a stroke are the least sure.
        double offsetX = 1.6 * careless * random.Normal(), offsetY = 1.6 * careless * random.Normal(), errorX = 0, errorY = 0;
        for (var i = 0; i < points.Length; i++)
        {
            var shake = careless * (i == 0 || i == points.Length - 1 ? 4.4 : 2.9);
            errorX = 0.5 * errorX + shake * random.Normal();
            errorY = 0.5 * errorY + shake * random.Normal();
            points[i] = hand.Apply(stroke[i].X + offsetX + errorX, stroke[i].Y + offsetY + errorY);
        }
        pen.Add(new PenSample(points[0].X, points[0].Y, 0, false));
        double wobbleX = 0, wobbleY = 0, wobble = 0.4 * careless;
        for (var i = 0; i + 1 < points.Length; i++)
        {
            var from = points[i];
            var to = points[i + 1];
            // Catmull-Rom: the curve leaves a point in the direction of its neighbours; ends and corners have a neighbour on one side only.
            var before = i == 0 || stroke[i].Corner ? Mirror(from, to) : points[i - 1];
            var after = i + 2 == points.Length || stroke[i + 1].Corner ? Mirror(to, from) : points[i + 2];
            for (var step = 1; step <= StepsPerSpan; step++)
            {
                var t = (double)step / StepsPerSpan;
                wobbleX = 0.8 * wobbleX + wobble * random.Normal();
                wobbleY = 0.8 * wobbleY + wobble * random.Normal();
                pen.Add(new PenSample(Spline(before.X, from.X, to.X, after.X, t) + wobbleX, Spline(before.Y, from.Y, to.Y, after.Y, t) + wobbleY, 0, true));
            }
        }
    }

    private static (double X, double Y) Mirror((double X, double Y) centre, (double X, double Y) point) => (2 * centre.X - point.X, 2 * centre.Y - point.Y);

    private static double Spline(double before, double from, double to, double after, double t)
    {
        var a = 3 * (from - to) + after - before;
        var b = 2 * before - 5 * from + 4 * to - after;
        return from + 0.5 * t * (to - before + t * (b + t * a));
    }

    private static void ScaleToBox(ref DigitRandom random, List<PenSample> pen)
    {
        double left = double.MaxValue, right = double.MinValue, top = double.MaxValue, bottom = double.MinValue;
        foreach (var p in pen)
        {
            left = Math.Min(left, p.X);
            right = Math.Max(right, p.X);
            top = Math.Min(top, p.Y);
            bottom = Math.Max(bottom, p.Y);
        }
        var scale = random.Uniform(16.6, 18.8) / Math.Max(right - left, bottom - top);
        double x = (left + right) / 2, y = (top + bottom) / 2;
        for (var i = 0; i < pen.Count; i++)
            pen[i] = pen[i] with { X = (pen[i].X - x) * scale, Y = (pen[i].Y - y) * scale };
    }

    private static void Press(ref DigitRandom random, List<PenSample> pen)
    {
        var width = random.Uniform();
        var radius = 0.80 + 0.3 * random.Uniform() + 0.9 * width * width;
        double pressure = 0, trend = 0.22 * random.Normal() / pen.Count;
        for (var i = 0; i < pen.Count; i++)
        {
            pressure = 0.85 * pressure + 0.05 * random.Normal();
            var factor = 1 + pressure + trend * (i - pen.Count / 2);
            pen[i] = pen[i] with { Radius = radius * Math.Clamp(factor, 0.55, 1.5) };
        }
    }
}
