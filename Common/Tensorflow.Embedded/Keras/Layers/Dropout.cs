using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>In training, sets inputs to 0 with probability rate and scales the others by 1 / (1 - rate); in inference the identity.</summary>
public class Dropout : Layer
{
    private protected override bool PassesMasks => true;

    private readonly DropoutArgs args;

    /// <exception cref="ValueError">The rate is not between 0 and 1. A rate of 1 is refused, as in Keras, only where the layer is called in training.</exception>
    public Dropout(DropoutArgs args) : base(args)
    {
        if (!(args.Rate is >= 0 and <= 1)) throw new ValueError($"Invalid value {args.Rate} received for `rate`, expected a value between 0 and 1.");
        this.args = (DropoutArgs)Args;
    }

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        config.Set("rate", args.Rate).Set("noise_shape", args.NoiseShape).Set("seed", args.Seed);
        return OfEngine;
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => input_shape;

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => OfEngine ? [(inputs[0], dtypes[0])] : base.InferShapes(inputs, dtypes);

    internal override bool JoinRows(RowChain chain) => OfEngine;

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        if (training != true || args.Rate == 0) return inputs;
        var x = inputs.Single;
        if (args.Rate == 1) throw new ValueError($"Layer \"{name}\": `rate` must be in the range [0, 1) in training. Received: rate=1.0");
        return args.NoiseShape is { } shape
            ? DropoutOp.Apply(x, PythonNumber.Of(args.Rate), NoiseShape(shape, x.Dimensions), args.Seed)
            : DropoutOp.Apply(x, PythonNumber.Of(args.Rate), args.Seed);
    }

    // base_dropout, _get_noise_shape: what is unknown is the input's.
    private static Shape NoiseShape(Shape noise, Shape input)
    {
        var dims = noise.dims;
        for (var axis = 0; axis < dims.Length; axis++)
            if (dims[axis] < 0) dims[axis] = input[axis];
        return Shape.Adopt(dims);
    }
}
