namespace Tensorflow;

/// <summary>What TensorFlow's Python sources call <c>constant_op</c>.</summary>
public class constant_op
{
    /// <summary>A tensor of a number, an array or a list.</summary>
    /// <param name="value">Anything that converts.</param>
    /// <param name="dtype">By default the value's.</param>
    /// <param name="shape">A number fills it; elements of an array are laid into it.</param>
    /// <param name="verify_shape">Whether a value of another shape is refused.</param>
    /// <param name="allow_broadcast">Has no effect: one number always fills the shape.</param>
    /// <param name="name">Has no effect.</param>
    /// <exception cref="TypeError"><paramref name="verify_shape"/>, and the value's shape is another.</exception>
    public static Tensor constant(object value, TF_DataType dtype = TF_DataType.DtInvalid, Shape? shape = null, bool verify_shape = false, bool allow_broadcast = true, string name = "Const")
    {
        if (verify_shape && shape is not null && Conversions.ToTensor(value) is var given && !given.Dimensions.Equals(shape))
            throw new TypeError($"Expected Tensor's shape: {shape}, got {given.Dimensions}.");
        return Conversions.Constant(value, dtype, shape);
    }
}
