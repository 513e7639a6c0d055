using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>Softmax along an axis, or over several at once. What the inputs' mask leaves out has no share (Keras' softmax.py).</summary>
public class Softmax : Layer
{
    private protected override bool PassesMasks => true;

    private readonly Axis along;

    /// <exception cref="ValueError">There is no axis.</exception>
    public Softmax(SoftmaxArgs args) : base(args) =>
        along = args.Axis is { size: > 0 } given ? given : throw new ValueError($"Layer \"{name}\": softmax needs an axis.");

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => input_shape;

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        if (along.IsScalar) config.Set("axis", along[0]);
        else config.SetList("axis", along.axis);
        return true;
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var x = inputs.Single;
        if (Masks.Of(x) is { } mask) x = Primitives.Add(x, Primitives.Mul(Primitives.Sub(Scalars.Of(x.dtype, 1f), Primitives.Cast(mask, x.dtype)), Scalars.Of(x.dtype, -1e9)));
        return along.size == 1 ? Activations.SoftmaxOf(x, along[0]) : Primitives.Exp(Primitives.Sub(x, Primitives.LogSumExp(x, along.axis)));
    }
}

/// <summary>The hyperbolic tangent.</summary>
public class Tanh : Layer
{
    private protected override bool PassesMasks => true;

    /// <summary>The hyperbolic tangent as a layer.</summary>
    public Tanh(LayerArgs args) : base(args)
    {
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => input_shape;

    internal override string KerasClass => GetType() == typeof(Tanh) ? "Activation" : base.KerasClass;

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        config.Set("activation", "tanh");
        return OfEngine;
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => Primitives.Tanh(inputs.Single);
}

/// <summary>min(max(x, 0), 6).</summary>
public class ReLu6 : Layer
{
    private protected override bool PassesMasks => true;

    /// <summary>min(max(x, 0), 6) as a layer.</summary>
    public ReLu6() : base(new LayerArgs())
    {
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => input_shape;

    internal override string KerasClass => GetType() == typeof(ReLu6) ? "ReLU" : base.KerasClass;

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        config.Set("max_value", 6f).Set("negative_slope", 0f).Set("threshold", 0f);
        return OfEngine;
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => Primitives.Relu6(inputs.Single);
}

/// <summary>A function of each element, without weights.</summary>
/// <param name="className">Its name in TensorFlow.NET.</param>
/// <param name="function">What it computes.</param>
/// <param name="args">What it is made from; its name is the class's.</param>
/// <param name="describe">Writes its configuration, where it has a class of its own in Keras; null: Keras' Activation.</param>
internal sealed class ElementwiseLayer(string className, Func<Tensor, Tensor> function, LayerArgs args, Action<Saving.ConfigWriter>? describe = null) : Layer(Named(args, className))
{
    private protected override bool PassesMasks => true;

    /// <summary>The layer's class in TensorFlow.NET.</summary>
    public string ClassName => className;

    private static LayerArgs Named(LayerArgs args, string className)
    {
        args.Name = LayerNames.Unique(LayerNames.SnakeCase(className));
        return args;
    }

    internal override string KerasClass => describe is null ? "Activation" : className;

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        if (describe is null) config.Set("activation", LayerNames.SnakeCase(className));
        else describe(config);
        return true;
    }

    public override Shape ComputeOutputShape(Shape input_shape) => input_shape;

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => [(inputs[0], dtypes[0])];

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => function(inputs.Single);
}

/// <summary>The same elements in another shape, which leaves the batch out; one dimension may be -1.</summary>
internal sealed class Reshape(Shape target, object[]? objects = null) : Layer(new ReshapeArgs { TargetShape = target, TargetShapeObjects = objects })
{
    public override Shape ComputeOutputShape(Shape input_shape)
    {
        var rest = Shape.Adopt(input_shape.Span[1..].ToArray());
        if (rest.size < 0) return new([input_shape[0], .. target.Span]);
        try
        {
            return new([input_shape[0], .. Conversions.Resolve(target, rest.size).Span]);
        }
        catch (ValueError)
        {
            throw new ValueError($"total size of new array must be unchanged, input_shape = {rest}, output_shape = {target} (layer \"{name}\")");
        }
    }

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => [(ComputeOutputShape(inputs[0]), dtypes[0])];

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        config.SetList("target_shape", target.dims.Select(size => (int)size));
        return true;
    }

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) =>
        Primitives.Reshape(inputs.Single, ComputeOutputShape(inputs.Single.Dimensions));
}
