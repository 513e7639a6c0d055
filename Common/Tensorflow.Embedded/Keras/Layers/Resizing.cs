using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Saving;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>Images of another size: ([batch,] height, width, channels) to ([batch,] height', width', channels), in the layer's dtype, as tf.image.resize makes them.</summary>
public class Resizing : PreprocessingLayer
{
    private readonly ResizingArgs args;

    /// <exception cref="ValueError">A size is not positive, or there is no such interpolation.</exception>
    public Resizing(ResizingArgs args) : base(args)
    {
        this.args = (ResizingArgs)Args;
        if (args.Height <= 0 || args.Width <= 0) throw new ValueError($"Layer \"{name}\": height and width have to be positive, got {args.Height} and {args.Width}.");
        this.args.Interpolation = Interpolations.Of(args.Interpolation);
    }

    internal override bool WriteConfig(ConfigWriter config)
    {
        config.Set("height", args.Height).Set("width", args.Width).Set("interpolation", args.Interpolation).Set("crop_to_aspect_ratio", false);
        return OfEngine;
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape)
    {
        var dims = input_shape.dims;
        (dims[^3], dims[^2]) = (args.Height, args.Width);
        return Shape.Adopt(dims);
    }

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => OfEngine ? [(ComputeOutputShape(inputs[0]), DType)] : base.InferShapes(inputs, dtypes);

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) =>
        Primitives.Cast(ImageOps.Resize(Primitives.Cast(inputs.Single, DType), args.Height, args.Width, args.Interpolation), DType);
}
