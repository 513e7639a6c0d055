namespace Labs.Common.Data.Digits;

/// <summary>Turns a pen's line into 28x28 grey levels, 0 paper and 255 ink, with its centre of mass in the middle as in MNIST.</summary>
internal sealed class StrokeRaster
{
    public const int Side = 28;
    // Room around the image, since the centre of mass is known only when the line is drawn.
    private const int Margin = 8, Wide = Side + 2 * Margin;
    private readonly double[] _ink = new double[Wide * Wide];

    /// <param name="pen">The line in pixels around (0, 0).</param>
    /// <param name="random">The image's own stream: softness, darkness and noise.</param>
    /// <param name="image">28x28 bytes, row-major.</param>
    public void Draw(List<PenSample> pen, ref DigitRandom random, Span<byte> image)
    {
        Array.Clear(_ink);
        var edge = random.Uniform(0.8, 1.3);
        for (var i = 1; i < pen.Count; i++)
            if (pen[i].Down) DrawSegment(pen[i - 1], pen[i], edge);
        double mass = 0, massX = 0, massY = 0;
        for (var y = 0; y < Wide; y++)
            for (var x = 0; x < Wide; x++)
            {
                var ink = _ink[y * Wide + x];
                mass += ink;
                massX += ink * x;
                massY += ink * y;
            }
        var startX = (int)(massX / mass + 0.5) - Side / 2 + Shift(ref random);
        var startY = (int)(massY / mass + 0.5) - Side / 2 + Shift(ref random);
        var dark = random.Uniform(0.92, 1.12);
        var noise = random.Uniform(0.02, 0.10);
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
            {
                int row = y + startY, column = x + startX;
                var ink = row is < 0 or >= Wide || column is < 0 or >= Wide ? 0 : _ink[row * Wide + column];
                if (ink > 0) ink = Math.Clamp(dark * ink + noise * random.Normal(), 0, 1);
                image[y * Side + x] = (byte)(255 * ink + 0.5);
            }
    }

    // One image in five is a pixel off the middle in each direction.
    private static int Shift(ref DigitRandom random) => random.Below(10) switch { 0 => -1, 1 => 1, _ => 0 };

    private void DrawSegment(PenSample a, PenSample b, double edge)
    {
        const double centre = Wide / 2.0 - 0.5;
        double ax = a.X + centre, ay = a.Y + centre, bx = b.X + centre, by = b.Y + centre;
        var reach = Math.Max(a.Radius, b.Radius) + edge;
        int left = Math.Max(0, (int)(Math.Min(ax, bx) - reach)), right = Math.Min(Wide - 1, (int)(Math.Max(ax, bx) + reach) + 1);
        int top = Math.Max(0, (int)(Math.Min(ay, by) - reach)), bottom = Math.Min(Wide - 1, (int)(Math.Max(ay, by) + reach) + 1);
        double dx = bx - ax, dy = by - ay, length2 = dx * dx + dy * dy;
        for (var y = top; y <= bottom; y++)
            for (var x = left; x <= right; x++)
            {
                double px = x - ax, py = y - ay;
                var t = length2 == 0 ? 0 : Math.Clamp((px * dx + py * dy) / length2, 0, 1);
                px -= t * dx;
                py -= t * dy;
                var ink = Math.Clamp((a.Radius + t * (b.Radius - a.Radius) - Math.Sqrt(px * px + py * py)) / edge + 0.5, 0, 1);
                ref var pixel = ref _ink[y * Wide + x];
                if (ink > pixel) pixel = ink;
            }
    }
}
