namespace Tensorflow.Keras.Layers;

/// <summary>Names of ways to resize, as Keras' image_utils.py has them.</summary>
internal static class Interpolations
{
    private static readonly string[] Names = ["area", "bicubic", "bilinear", "gaussian", "lanczos3", "lanczos5", "mitchellcubic", "nearest"];

    /// <summary>The name in lower case.</summary>
    /// <exception cref="ValueError">There is none of that name.</exception>
    public static string Of(string name)
    {
        var lower = name.ToLowerInvariant();
        return Array.IndexOf(Names, lower) >= 0 ? lower : throw new ValueError($"Value not recognized for `interpolation`: {name}. Supported values are: {string.Join(", ", Names)}");
    }
}
