using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>Numbers of categories, 0 to below their count, as rows of so many places: which one (one_hot), which ones (multi_hot), how many of each (count). Output float32.</summary>
public class CategoryEncoding : Layer
{
    private readonly CategoryEncodingArgs args;

    /// <exception cref="ValueError">There is no category, the mode is none of these, a sparse output is asked for, or there are weights for another mode than count.</exception>
    public CategoryEncoding(CategoryEncodingArgs args) : base(args)
    {
        this.args = (CategoryEncodingArgs)Args;
        if (args.OutputMode is not ("one_hot" or "multi_hot" or "count"))
            throw new ValueError($"The `output_mode` argument must be one of \"one_hot\", \"multi_hot\", \"count\". Received: {args.OutputMode} (layer \"{name}\")");
        if (args.NumTokens < 1) throw new ValueError($"`num_tokens` must be >= 1. Received: num_tokens={args.NumTokens} (layer \"{name}\").");
        if (args.Sparse) throw new ValueError($"Layer \"{name}\": sparse tensors are not offered.");
        if (args.CountWeights is not null && args.OutputMode != "count") throw new ValueError($"`count_weights` is not used when `output_mode` is not `'count'` (layer \"{name}\").");
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => Shape.Adopt(
        [.. Sample(input_shape) ? input_shape.Span[..^1] : input_shape.Span, args.NumTokens]);

    // Whether the last axis is that of a sample's numbers.
    private bool Sample(Shape input) => input.ndim > 0 && (args.OutputMode != "one_hot" || input[-1] == 1);

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => OfEngine ? [(ComputeOutputShape(inputs[0]), DType)] : base.InferShapes(inputs, dtypes);

    internal override bool WriteConfig(ConfigWriter config)
    {
        config.Set("num_tokens", args.NumTokens).Set("output_mode", args.OutputMode).Set("sparse", false);
        return OfEngine;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidArgumentError">A number is no category's.</exception>
    /// <exception cref="ValueError">The output would have more than two axes.</exception>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var x = inputs.Single;
        var output = ComputeOutputShape(x.Dimensions);
        if (output.ndim > 2)
            throw new ValueError($"When output_mode is not `'int'`, maximum supported output rank is 2. Received output_mode {args.OutputMode} and input shape {x.Dimensions}, which would result in output rank {output.ndim} (layer \"{name}\").");
        var numbers = Primitives.Cast(x, TF_DataType.TF_INT64);
        foreach (var number in numbers.ToArray<long>())
        {
            if (number < 0 || number >= args.NumTokens)
                throw new InvalidArgumentError($"Input values must be in the range 0 <= values < num_tokens with num_tokens={args.NumTokens}, got {number} (layer \"{name}\")");
        }
        var hot = Primitives.OneHot(numbers, args.NumTokens, Scalars.Of(DType, 1), Scalars.Of(DType, 0), -1);
        if (!Sample(x.Dimensions)) return hot;
        if (args.CountWeights is { } weights) hot = Primitives.Mul(hot, Primitives.ExpandDims(Primitives.Cast(weights, DType), -1));
        return args.OutputMode == "count" ? Primitives.Sum(hot, [-2], keepDims: false) : Primitives.Max(hot, [-2], keepDims: false);
    }
}
