using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>Images of red, green and blue (..., 3), float32, with their hue turned by a part of the circle or their saturation multiplied. Inputs: images, the number. TensorFlow has no gradient of either.</summary>
internal sealed class AdjustColourOp : BinaryOp
{
    public static readonly AdjustColourOp Hue = new("AdjustHue");
    public static readonly AdjustColourOp Saturation = new("AdjustSaturation");

    private AdjustColourOp(string name) => Name = name;

    public override string Name { get; }

    public override unsafe Tensor Compute(Tensor a, Tensor b)
    {
        if (a.dtype != TF_DataType.TF_FLOAT) throw Errors.Dtype(this, a.dtype);
        if (b.dtype != TF_DataType.TF_FLOAT || b.Count != 1 || b.ndim > 0) throw new InvalidArgumentError($"delta and scale must be scalars of float32, got {b.dtype.as_numpy_name()} of shape {Errors.Brackets(b.Dimensions)} [Op:{Name}]");
        if (a.ndim < 3) throw new InvalidArgumentError($"input must be at least 3-D, got shape {Errors.Brackets(a.Dimensions)} [Op:{Name}]");
        if (a.Dimensions[-1] != 3) throw new InvalidArgumentError($"input must have 3 channels but instead has {a.Dimensions[-1]} channels. [Op:{Name}]");
        var y = new Tensor(a.Dimensions, a.dtype);
        var (number, pixels) = (*(float*)b.Data, (nint)(a.Count / 3));
        if (this == Hue) ColourKernels.AdjustHue((float*)a.Data, number, (float*)y.Data, pixels);
        else ColourKernels.AdjustSaturation((float*)a.Data, number, (float*)y.Data, pixels);
        return y;
    }
}
