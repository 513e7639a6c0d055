using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>Other axes in the places of those behind the batch, counted from 1.</summary>
internal sealed class Permute : Layer
{
    private readonly int[] dims;

    /// <exception cref="ValueError">The numbers are not 1 to their count.</exception>
    public Permute(int[] dims) : base(new PermuteArgs { dims = [.. dims] })
    {
        if (!dims.Order().SequenceEqual(Enumerable.Range(1, dims.Length)))
            throw new ValueError($"Invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` must be consecutive and start from 1. Received dims=({string.Join(", ", dims)})");
        this.dims = [.. dims];
        inputSpec = new InputSpec(ndim: dims.Length + 1);
    }

    internal override bool WriteConfig(ConfigWriter config)
    {
        config.SetList("dims", dims);
        return true;
    }

    public override Shape ComputeOutputShape(Shape input_shape) => Shape.Adopt([input_shape[0], .. dims.Select(axis => input_shape[axis])]);

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => [(ComputeOutputShape(inputs[0]), dtypes[0])];

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => Primitives.Transpose(inputs.Single, [0, .. dims]);
}

/// <summary>The first of two inputs less the second, which broadcast.</summary>
internal sealed class Subtract() : Layer(new SubtractArgs())
{
    private protected override bool PassesMasks => true;

    internal override bool WriteConfig(ConfigWriter config) => true;

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => inputs.Length == 2
        ? Primitives.Sub(inputs.Items[0], inputs.Items[1])
        : throw new ValueError($"A `Subtract` layer should be called on exactly 2 inputs. Got {inputs.Length} (layer \"{name}\").");
}

/// <summary>scale x + offset.</summary>
internal sealed class Rescaling(float scale, float offset, Shape? input) : Layer(new RescalingArgs { Scale = scale, Offset = offset, InputShape = input })
{
    internal override bool WriteConfig(ConfigWriter config)
    {
        config.Set("scale", scale).Set("offset", offset);
        return true;
    }

    public override Shape ComputeOutputShape(Shape input_shape) => input_shape;

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => [(inputs[0], DType)];

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var x = Primitives.Cast(inputs.Single, DType);
        return Primitives.Add(Primitives.Mul(x, Scalars.Of(DType, scale)), Scalars.Of(DType, offset));
    }
}

/// <summary>Rows of a table (input_dim, output_dim) at whole numbers: (...) to (..., output_dim).</summary>
internal sealed class Embedding : Layer
{
    private readonly int rows;
    private readonly int width;
    private readonly IInitializer initializer;
    private readonly bool maskZero;
    private BaseResourceVariable? embeddings;

    /// <exception cref="ValueError">A size is not positive.</exception>
    public Embedding(int rows, int width, IInitializer initializer, Shape? input, bool maskZero = false)
        : base(new EmbeddingArgs { InputDim = rows, OutputDim = width, EmbeddingsInitializer = initializer, InputShape = input, MaskZero = maskZero, Autocast = false })
    {
        if (rows <= 0 || width <= 0) throw new ValueError($"Both `input_dim` and `output_dim` should be positive, found input_dim {rows} and output_dim {width}");
        (this.rows, this.width, this.initializer, this.maskZero) = (rows, width, initializer, maskZero);
    }

    internal override bool WriteConfig(ConfigWriter config)
    {
        config.Set("input_dim", rows).Set("output_dim", width).Set("embeddings_initializer", initializer).SetNull("embeddings_regularizer").SetNull("activity_regularizer")
            .SetNull("embeddings_constraint").Set("mask_zero", maskZero).SetNull("input_length");
        return true;
    }

    public override void build(KerasShapesWrapper input_shape)
    {
        embeddings = BaseResourceVariable.From(add_weight("embeddings", Shape.Adopt([rows, width]), DType, initializer));
        _buildInputShape = input_shape;
        built = true;
    }

    public override Shape ComputeOutputShape(Shape input_shape) => Shape.Adopt([.. input_shape.Span, width]);

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => [(ComputeOutputShape(inputs[0]), DType)];

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var x = inputs.Single.dtype is TF_DataType.TF_INT32 or TF_DataType.TF_INT64 ? inputs.Single : Primitives.Cast(inputs.Single, TF_DataType.TF_INT32);
        var y = Primitives.Gather(embeddings!.Read(), x, 0);
        if (maskZero) Masks.Set(y, Primitives.NotEqual(x, Primitives.ZerosLike(x)));
        return y;
    }
}

/// <summary>Zeros around height and width: (batch, height, width, channels).</summary>
internal sealed class ZeroPadding2D : Layer
{
    private readonly long[,] padding;

    public ZeroPadding2D(long[,] padding) : base(new ZeroPadding2DArgs { Padding = new NDArray(new[,] { { (int)padding[0, 0], (int)padding[0, 1] }, { (int)padding[1, 0], (int)padding[1, 1] } }) })
    {
        this.padding = padding;
        inputSpec = new InputSpec(ndim: 4);
    }

    public override Shape ComputeOutputShape(Shape input_shape) => Shape.Adopt([input_shape[0], Longer(input_shape[1], 0), Longer(input_shape[2], 1), input_shape[3]]);

    internal override bool WriteConfig(ConfigWriter config)
    {
        config.SetPairs("padding", padding).Set("data_format", "channels_last");
        return true;
    }

    private long Longer(long length, int axis) => length < 0 ? -1 : length + padding[axis, 0] + padding[axis, 1];

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => [(ComputeOutputShape(inputs[0]), dtypes[0])];

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) =>
        Primitives.Pad(inputs.Single, new long[,] { { 0, 0 }, { padding[0, 0], padding[0, 1] }, { padding[1, 0], padding[1, 1] }, { 0, 0 } });
}

/// <summary>Some axes behind the batch so many times longer: (batch, steps, features) or (batch, height, width, channels). Every element so many times, or images resized by another interpolation.</summary>
internal sealed class UpSampling : Layer
{
    private readonly int[] sizes;
    private readonly string interpolation = "nearest";

    /// <exception cref="ValueError">The size is not positive.</exception>
    public UpSampling(UpSampling1DArgs args) : base(Named(args, "UpSampling1D"))
    {
        sizes = [args.Size];
        RequireSizes();
    }

    /// <exception cref="ValueError">The size is not positive, channels come first, or there is no such interpolation.</exception>
    public UpSampling(UpSampling2DArgs args) : base(Named(args, "UpSampling2D"))
    {
        if (SpatialArguments.IsChannelsFirst(args.DataFormat, name)) throw new ValueError("UpSampling2D: data_format channels_first is not offered.");
        interpolation = Interpolations.Of(args.Interpolation);
        var lengths = SpatialArguments.Normalised(args.Size ?? 2, 2, "size", name);
        sizes = [(int)lengths[0], (int)lengths[1]];
        RequireSizes();
        // What was left to the default is known now.
        var own = (UpSampling2DArgs)Args;
        (own.Size, own.DataFormat, own.Interpolation) = (lengths, "channels_last", interpolation);
    }

    private static LayerArgs Named(LayerArgs args, string className)
    {
        args.Name ??= LayerNames.Unique(LayerNames.SnakeCase(className));
        return args;
    }

    private void RequireSizes()
    {
        if (sizes.Any(size => size <= 0)) throw new ValueError($"The `size` argument must be positive. Received: ({string.Join(", ", sizes)}) (layer \"{name}\")");
        inputSpec = new InputSpec(ndim: sizes.Length + 2);
    }

    internal override string KerasClass => sizes.Length == 1 ? "UpSampling1D" : "UpSampling2D";

    internal override bool WriteConfig(ConfigWriter config)
    {
        if (sizes.Length == 1) config.Set("size", sizes[0]);
        else config.SetList("size", sizes).Set("data_format", "channels_last").Set("interpolation", interpolation);
        return true;
    }

    public override Shape ComputeOutputShape(Shape input_shape)
    {
        var dims = input_shape.dims;
        for (var i = 0; i < sizes.Length; i++) dims[i + 1] = dims[i + 1] < 0 ? -1 : dims[i + 1] * sizes[i];
        return Shape.Adopt(dims);
    }

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => [(ComputeOutputShape(inputs[0]), dtypes[0])];

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var x = inputs.Single;
        if (interpolation != "nearest") return Primitives.Cast(ImageOps.Resize(x, (int)x.Dimensions[1] * sizes[0], (int)x.Dimensions[2] * sizes[1], interpolation), x.dtype);
        var (dims, multiples) = (new List<long> { x.Dimensions[0] }, new List<int> { 1 });
        for (var i = 0; i < sizes.Length; i++)
        {
            dims.AddRange([x.Dimensions[i + 1], 1]);
            multiples.AddRange([1, sizes[i]]);
        }
        dims.Add(x.Dimensions[-1]);
        multiples.Add(1);
        return Primitives.Reshape(Primitives.Tile(Primitives.Reshape(x, Shape.Adopt([.. dims])), [.. multiples]), ComputeOutputShape(x.Dimensions));
    }
}
