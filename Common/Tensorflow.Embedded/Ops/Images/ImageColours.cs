using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>What tf.image computes of images' colours, after TensorFlow's image_ops_impl.py.</summary>
internal static class ImageColours
{
    public static readonly float[] RgbToYiq = [.299f, .59590059f, .2115f, .587f, -.27455667f, -.52273617f, .114f, -.32134392f, .31119955f];
    public static readonly float[] YiqToRgb = [1, 1, 1, .95598634f, -.27201283f, -1.10674021f, .6208248f, -.64720424f, 1.70423049f];
    public static readonly float[] RgbToYuv = [.299f, -.14714119f, .61497538f, .587f, -.28886916f, -.51496512f, .114f, .43601035f, -.10001026f];
    public static readonly float[] YuvToRgb = [1, 1, 1, 0, -.394642334f, 2.03206185f, 1.13988303f, -.58062185f, 0];

    /// <summary>In another dtype, where the largest number of an integer dtype is a float's 1.</summary>
    /// <exception cref="ValueError">One of the dtypes is no number's, or both are integers and one has 64 bits.</exception>
    public static Tensor Convert(Tensor x, TF_DataType dtype, bool saturate = false)
    {
        if (!IsNumber(dtype) || !IsNumber(x.dtype)) throw new ValueError($"dtype must be either floating point or integer, got {x.dtype.as_numpy_name()} and {dtype.as_numpy_name()}");
        if (dtype == x.dtype) return Identity(x);
        if (x.dtype.IsFloating()) return dtype.IsFloating() ? Cast(x, dtype) : CastWithin(Mul(x, Scalars.Of(x.dtype, Most(dtype) + .5)), dtype, saturate);
        if (dtype.IsFloating()) return Mul(Cast(x, dtype), Scalars.Of(dtype, 1 / Most(x.dtype)));
        // In int64, where all of the smaller dtypes' numbers are; a cast to a dtype that is too small takes the lower bits, whether before or after the product.
        if (x.dtype.Size() > sizeof(int) || dtype.Size() > sizeof(int)) throw new ValueError($"convert_image_dtype from {x.dtype.as_numpy_name()} to {dtype.as_numpy_name()}: integers of at most 32 bits expected.");
        var (wide, shift) = (Cast(x, TF_DataType.TF_INT64), Bits(x.dtype) - Bits(dtype));
        var scale = Scalars.Of(TF_DataType.TF_INT64, Math.ScaleB(1, Math.Abs(shift)));
        if (shift > 0) return CastWithin(FloorDiv(wide, scale), dtype, saturate);
        return Cast(Mul(saturate && IsUnsigned(dtype) ? Maximum(wide, Scalars.Of(TF_DataType.TF_INT64, 0)) : wide, scale), dtype);
    }

    /// <summary>Computes in float32, and gives the images' own dtype.</summary>
    public static Tensor InFloats(Tensor x, Func<Tensor, Tensor> compute, bool saturate = true) => Convert(compute(Convert(x, TF_DataType.TF_FLOAT)), x.dtype, saturate);

    /// <summary>A product of each pixel's three channels with a matrix.</summary>
    /// <exception cref="ValueError">There are no three channels.</exception>
    public static Tensor Mixed(Tensor x, float[] matrix)
    {
        if (x.ndim < 2 || x.Dimensions[-1] != 3) throw new ValueError($"Images of shape {x.Dimensions}: a last axis of 3 channels expected.");
        var columns = matrix.Length / 3;
        var product = MatMul(Reshape(x, Shape.Adopt([-1, 3])), Cast(Conversions.OfArray(matrix, Shape.Adopt([3, columns])), x.dtype));
        return Reshape(product, Shape.Adopt([.. x.Dimensions.Span[..^1], columns]));
    }

    private static bool IsNumber(TF_DataType dtype) => dtype.IsFloating() || dtype.IsInteger();

    private static bool IsUnsigned(TF_DataType dtype) => dtype is TF_DataType.TF_UINT8 or TF_DataType.TF_UINT16 or TF_DataType.TF_UINT32 or TF_DataType.TF_UINT64;

    private static int Bits(TF_DataType dtype) => (dtype.Size() * 8) - (IsUnsigned(dtype) ? 0 : 1);

    private static double Most(TF_DataType dtype) => Math.ScaleB(1, Bits(dtype)) - 1;

    private static Tensor CastWithin(Tensor x, TF_DataType dtype, bool saturate)
    {
        if (!saturate) return Cast(x, dtype);
        var (least, most) = (IsUnsigned(dtype) ? 0 : -Most(dtype) - 1, Most(dtype));
        // float32 has no number just below 2^31 and more: the one before is the largest that fits.
        if (x.dtype == TF_DataType.TF_FLOAT && (float)most > most) most = MathF.BitDecrement((float)most);
        if (x.dtype == TF_DataType.TF_DOUBLE && Bits(dtype) > 53) most = Math.BitDecrement(Math.ScaleB(1, Bits(dtype)));
        return Cast(Maximum(Minimum(x, Scalars.Of(x.dtype, most)), Scalars.Of(x.dtype, least)), dtype);
    }
}
