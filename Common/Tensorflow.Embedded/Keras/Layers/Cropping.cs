using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition.Reshaping;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers.Reshaping;

/// <summary>What the croppings of one, two and three axes have in common.</summary>
internal sealed class Crop
{
    private readonly long[,] sides;
    private readonly int first;
    private readonly string layer;

    /// <param name="cropping">A number for all sides, one for each axis, or a pair for each; null: the default.</param>
    /// <param name="byDefault">The same for all sides.</param>
    /// <param name="rank">Spatial axes.</param>
    /// <param name="channelsFirst">Whether the channels stand before them.</param>
    /// <param name="layer">For errors.</param>
    /// <exception cref="ValueError">There are other numbers than these, or a negative one.</exception>
    public Crop(NDArray? cropping, int byDefault, int rank, bool channelsFirst, string layer)
    {
        (first, this.layer) = (channelsFirst ? 2 : 1, layer);
        var given = cropping is null ? [byDefault] : Primitives.Cast(cropping, TF_DataType.TF_INT64).ToArray<long>();
        if ((given.Length != 1 && given.Length != rank && given.Length != 2 * rank) || Array.Exists(given, side => side < 0))
            throw new ValueError($"`cropping` should be one number, {rank} or {2 * rank}, none negative. Received: ({string.Join(", ", given)}) (layer \"{layer}\")");
        sides = new long[rank, 2];
        for (var axis = 0; axis < rank; axis++)
            for (var end = 0; end < 2; end++) sides[axis, end] = given[given.Length == 1 ? 0 : given.Length == rank ? axis : (2 * axis) + end];
    }

    public void Write(ConfigWriter config)
    {
        if (sides.GetLength(0) == 1) config.SetList("cropping", [(int)sides[0, 0], (int)sides[0, 1]]);
        else config.SetPairs("cropping", sides).Set("data_format", first == 1 ? "channels_last" : "channels_first");
    }

    public Shape Output(Shape input)
    {
        var dims = input.dims;
        for (var axis = 0; axis < sides.GetLength(0); axis++)
        {
            ref var length = ref dims[axis + first];
            if (length < 0) continue;
            var rest = length - sides[axis, 0] - sides[axis, 1];
            if (rest <= 0)
                throw new ValueError($"Values in `cropping` should be smaller than the corresponding spatial dimension of the input. Received: {sides[axis, 0]} and {sides[axis, 1]} of {length}, "
                    + $"input shape {input} (layer \"{layer}\")");
            length = rest;
        }
        return Shape.Adopt(dims);
    }

    public Tensor Apply(Tensor x)
    {
        var size = Output(x.Dimensions).dims;
        var begin = new long[x.ndim];
        for (var axis = 0; axis < sides.GetLength(0); axis++) begin[axis + first] = sides[axis, 0];
        return Primitives.Slice(x, begin, size);
    }
}

/// <summary>Takes steps away at both ends: (batch, steps, features).</summary>
public class Cropping1D : Layer
{
    private readonly Crop crop;

    /// <exception cref="ValueError">The cropping is neither one number nor two.</exception>
    public Cropping1D(Cropping1DArgs args) : base(args)
    {
        crop = new Crop(args.cropping, 1, 1, channelsFirst: false, name);
        inputSpec = new InputSpec(ndim: 3);
    }

    /// <inheritdoc/>
    public override void build(KerasShapesWrapper input_shape) => base.build(input_shape);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => crop.Output(input_shape);

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => OfEngine ? [(ComputeOutputShape(inputs[0]), dtypes[0])] : base.InferShapes(inputs, dtypes);

    internal override bool WriteConfig(ConfigWriter config)
    {
        crop.Write(config);
        return OfEngine;
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => crop.Apply(inputs.Single);
}

/// <summary>Takes rows and columns away at the sides of images.</summary>
public class Cropping2D : Layer
{
    private readonly Crop crop;

    /// <exception cref="ValueError">The cropping has neither 1, 2 nor 4 numbers.</exception>
    public Cropping2D(Cropping2DArgs args) : base(args)
    {
        crop = new Crop(args.cropping, 0, 2, args.data_format == Cropping2DArgs.DataFormat.channels_first, name);
        inputSpec = new InputSpec(ndim: 4);
    }

    /// <inheritdoc/>
    public override void build(KerasShapesWrapper input_shape) => base.build(input_shape);

    /// <inheritdoc/>
    /// <exception cref="ValueError">Nothing is left.</exception>
    public override Shape ComputeOutputShape(Shape input_shape) => crop.Output(input_shape);

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => OfEngine ? [(ComputeOutputShape(inputs[0]), dtypes[0])] : base.InferShapes(inputs, dtypes);

    internal override bool WriteConfig(ConfigWriter config)
    {
        crop.Write(config);
        return OfEngine;
    }

    /// <inheritdoc/>
    /// <exception cref="ValueError">Nothing is left.</exception>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => crop.Apply(inputs.Single);
}

/// <summary>Takes planes away at the sides of volumes.</summary>
public class Cropping3D : Layer
{
    private readonly Crop crop;

    /// <exception cref="ValueError">The cropping has neither 1, 3 nor 6 numbers.</exception>
    public Cropping3D(Cropping3DArgs args) : base(args)
    {
        crop = new Crop(args.cropping, 1, 3, args.data_format == Cropping3DArgs.DataFormat.channels_first, name);
        inputSpec = new InputSpec(ndim: 5);
    }

    /// <inheritdoc/>
    public override void build(KerasShapesWrapper input_shape) => base.build(input_shape);

    /// <inheritdoc/>
    /// <exception cref="ValueError">Nothing is left.</exception>
    public override Shape ComputeOutputShape(Shape input_shape) => crop.Output(input_shape);

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => OfEngine ? [(ComputeOutputShape(inputs[0]), dtypes[0])] : base.InferShapes(inputs, dtypes);

    internal override bool WriteConfig(ConfigWriter config)
    {
        crop.Write(config);
        return OfEngine;
    }

    /// <inheritdoc/>
    /// <exception cref="ValueError">Nothing is left.</exception>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => crop.Apply(inputs.Single);
}
