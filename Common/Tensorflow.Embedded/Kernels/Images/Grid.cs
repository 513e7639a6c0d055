namespace Tensorflow.Kernels;

/// <summary>
/// Where the pixels of a resized axis lie in the one before, in TensorFlow's float32 arithmetic (tensorflow/core/util/image_resizer_state.h).
/// </summary>
/// <param name="Length">Pixels before.</param>
/// <param name="NewLength">Pixels after.</param>
/// <param name="AlignCorners">The centres of the outermost pixels coincide.</param>
/// <param name="HalfPixelCenters">A pixel's centre is half a pixel from its edge, as TensorFlow 2 has it.</param>
internal readonly record struct Grid(int Length, int NewLength, bool AlignCorners, bool HalfPixelCenters)
{
    private float Scale => AlignCorners && NewLength > 1 ? (Length - 1) / (float)(NewLength - 1) : Length / (float)NewLength;

    /// <summary>The two pixels around a new one, and how far it is from the first to the second.</summary>
    public (int Low, int High, float Part) Around(int place)
    {
        var at = HalfPixelCenters ? ((place + .5f) * Scale) - .5f : place * Scale;
        var floor = MathF.Floor(at);
        var high = Math.Min((int)MathF.Ceiling(at), Length - 1);
        return (Math.Min(Math.Max((int)floor, 0), high), high, at - floor);
    }

    /// <summary>The pixel nearest to a new one.</summary>
    public int Nearest(int place)
    {
        var at = HalfPixelCenters ? (place + .5f) * Scale : place * Scale;
        // C's roundf: halves go away from zero.
        return Math.Max(Math.Min((int)(AlignCorners ? MathF.Round(at, MidpointRounding.AwayFromZero) : MathF.Floor(at)), Length - 1), 0);
    }

    /// <summary>The pixel before a new one by the cubic kernel's reckoning, and how far the new one is from it.</summary>
    public (int Before, float Part) After(int place)
    {
        var at = HalfPixelCenters ? ((place + .5f) * Scale) - .5f : place * Scale;
        var floor = MathF.Floor(at);
        return ((int)floor, at - floor);
    }
}
