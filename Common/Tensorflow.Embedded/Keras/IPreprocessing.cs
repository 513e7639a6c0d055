namespace Tensorflow.Keras;

/// <summary>Layers that prepare data, <c>keras.layers.preprocessing</c>.</summary>
public interface IPreprocessing
{
    /// <summary>Images of another size; see <see cref="Layers.Resizing"/>.</summary>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns.</param>
    /// <param name="interpolation">bilinear, nearest, bicubic, area, lanczos3, lanczos5, gaussian or mitchellcubic.</param>
    ILayer Resizing(int height, int width, string interpolation = "bilinear");
}
