namespace Tensorflow.NumPy;

/// <summary>Arrays as text.</summary>
public class NDArrayRender
{
    /// <summary>The array as it prints; of more than <paramref name="maxLength"/> rows the first and the last half of so many.</summary>
    public static string ToString(NDArray array, int maxLength = 10) => Printing.TensorPrinter.Content(array, maxLength);
}
