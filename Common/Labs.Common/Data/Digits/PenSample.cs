namespace Labs.Common.Data.Digits;

/// <summary>Where the pen was at a moment: position and half its line's width. <see cref="Down"/> is false at the first point of a stroke.</summary>
internal readonly record struct PenSample(double X, double Y, double Radius, bool Down);
