using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>(batch, a, b, ...) as (batch, a * b * ...); (batch) as (batch, 1).</summary>
public class Flatten : Layer
{
    private readonly bool channelsFirst;

    /// <exception cref="ValueError">The data format is neither channels_last nor channels_first.</exception>
    public Flatten(FlattenArgs args) : base(args)
    {
        if (args.DataFormat is not (null or "channels_last" or "channels_first"))
            throw new ValueError($"The `data_format` argument must be one of \"channels_first\", \"channels_last\". Received: {args.DataFormat}");
        channelsFirst = args.DataFormat == "channels_first";
        inputSpec = new InputSpec(min_ndim: 1);
    }

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        config.Set("data_format", channelsFirst ? "channels_first" : "channels_last");
        return OfEngine;
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape)
    {
        var rest = Shape.Adopt(input_shape.Span[1..].ToArray());
        return new([input_shape[0], rest.size]);
    }

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => OfEngine ? [(ComputeOutputShape(inputs[0]), dtypes[0])] : base.InferShapes(inputs, dtypes);

    internal override bool JoinRows(RowChain chain) => OfEngine && !channelsFirst && (chain.IsFlat = true);

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var x = inputs.Single;
        if (channelsFirst && x.ndim > 2) x = Primitives.Transpose(x, [0, .. Enumerable.Range(2, x.ndim - 2), 1]);
        return Primitives.Reshape(x, ComputeOutputShape(x.Dimensions));
    }
}
