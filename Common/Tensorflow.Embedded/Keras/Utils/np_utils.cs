using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Utils;

/// <summary>NumPy helpers of Keras.</summary>
public class np_utils
{
    /// <summary>Class numbers as one-hot rows.</summary>
    /// <param name="y">Any integer shape; a last axis of length 1 is dropped.</param>
    /// <param name="num_classes">-1: the largest number plus one.</param>
    /// <param name="dtype">Default float32.</param>
    /// <returns>y's shape with an axis of classes behind it.</returns>
    /// <exception cref="ValueError">A number is negative or not below num_classes.</exception>
    public static NDArray to_categorical(NDArray y, int num_classes = -1, TF_DataType dtype = TF_DataType.TF_FLOAT)
    {
        var numbers = Primitives.Cast(y, TF_DataType.TF_INT64);
        if (numbers.ndim > 1 && numbers.Dimensions[-1] == 1) numbers = Primitives.Squeeze(numbers, [-1]);
        var values = numbers.ToArray<long>();
        var largest = values.Length == 0 ? -1 : values.Max();
        if (num_classes < 0) num_classes = checked((int)largest + 1);
        if (largest >= num_classes || (values.Length > 0 && values.Min() < 0))
            throw new ValueError($"to_categorical: class numbers have to be 0 to {num_classes - 1}, found {values.First(value => value < 0 || value >= num_classes)}.");
        return new NDArray(Primitives.OneHot(numbers, num_classes, Scalars.Of(dtype, 1), Scalars.Of(dtype, 0), -1));
    }
}
