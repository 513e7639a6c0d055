namespace Tensorflow;

/// <summary>Names of the ways to resize images.</summary>
public class ResizeMethod
{
    /// <summary>The mean of the pixels that a new one covers.</summary>
    public const string AREA = "area";

    /// <summary>Cubic interpolation.</summary>
    public const string BICUBIC = "bicubic";

    /// <summary>Linear interpolation.</summary>
    public const string BILINEAR = "bilinear";

    /// <summary>A bell curve of radius 1.5.</summary>
    public const string GAUSSIAN = "gaussian";

    /// <summary>Lanczos' kernel of radius 3.</summary>
    public const string LANCZOS3 = "lanczos3";

    /// <summary>Lanczos' kernel of radius 5.</summary>
    public const string LANCZOS5 = "lanczos5";

    /// <summary>Mitchell's and Netravali's cubic kernel.</summary>
    public const string MITCHELLCUBIC = "mitchellcubic";

    /// <summary>The nearest pixel.</summary>
    public const string NEAREST_NEIGHBOR = "nearest";
}
