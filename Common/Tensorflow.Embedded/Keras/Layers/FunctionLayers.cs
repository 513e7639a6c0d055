using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>Softmax along an axis.</summary>
public class Softmax : Layer
{
    private readonly int axis;

    /// <exception cref="ValueError">There is more than one axis.</exception>
    public Softmax(SoftmaxArgs args) : base(args) =>
        axis = args.Axis.axis is [var only] ? only : throw new ValueError($"Layer \"{name}\": softmax is offered along one axis, got {args.Axis}.");

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => input_shape;

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) =>
        Activations.SoftmaxOf(inputs.Single, axis);
}

/// <summary>The hyperbolic tangent.</summary>
public class Tanh : Layer
{
    /// <summary>The hyperbolic tangent as a layer.</summary>
    public Tanh(LayerArgs args) : base(args)
    {
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => input_shape;

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => Primitives.Tanh(inputs.Single);
}

/// <summary>min(max(x, 0), 6).</summary>
public class ReLu6 : Layer
{
    /// <summary>min(max(x, 0), 6) as a layer.</summary>
    public ReLu6() : base(new LayerArgs())
    {
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => input_shape;

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => Primitives.Relu6(inputs.Single);
}

/// <summary>A function of each element, without weights.</summary>
internal sealed class ElementwiseLayer(string className, Func<Tensor, Tensor> function) : Layer(new LayerArgs { Name = LayerNames.Unique(LayerNames.SnakeCase(className)) })
{
    /// <summary>Keras' name of the layer's class.</summary>
    public string ClassName => className;

    public override Shape ComputeOutputShape(Shape input_shape) => input_shape;

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => [(inputs[0], dtypes[0])];

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => function(inputs.Single);
}

/// <summary>The same elements in another shape, which leaves the batch out; one dimension may be -1.</summary>
internal sealed class Reshape(Shape target) : Layer(new LayerArgs())
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

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) =>
        Primitives.Reshape(inputs.Single, ComputeOutputShape(inputs.Single.Dimensions));
}
