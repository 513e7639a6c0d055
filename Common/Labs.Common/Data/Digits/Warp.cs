namespace Labs.Common.Data.Digits;

/// <summary>A writer's hand as a map of the plane: proportions, slant, a slight turn, and second-order bending.</summary>
internal readonly struct Warp
{
    private const double CentreX = 35, CentreY = 50;
    private readonly double _xx, _xy, _yx, _yy, _bendX, _bendY, _swell, _lean;

    public Warp(ref DigitRandom random, double careless)
    {
        var slant = 0.06 - 0.24 * random.Normal();
        var width = 1 + 0.19 * random.Normal();
        // tan of half the angle: sine and cosine without the library's functions, whose last bits differ between machines.
        var half = 0.06 * careless * random.Normal();
        double cos = (1 - half * half) / (1 + half * half), sin = 2 * half / (1 + half * half);
        width = Math.Clamp(width, 0.5, 1.6);
        (_xx, _xy) = (cos * width, cos * slant - sin);
        (_yx, _yy) = (sin * width, sin * slant + cos);
        _bendX = 0.0022 * careless * random.Normal();
        _bendY = 0.0030 * careless * random.Normal();
        _swell = 0.0026 * careless * random.Normal();
        _lean = 0.0022 * careless * random.Normal();
    }

    public (double X, double Y) Apply(double x, double y)
    {
        x -= CentreX;
        y -= CentreY;
        var u = x + _bendX * y * y + _swell * x * y;
        var v = y + _bendY * x * x + _lean * x * y;
        return (_xx * u + _xy * v, _yx * u + _yy * v);
    }
}
