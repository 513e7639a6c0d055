using Tensorflow.Common.Types;
using Tensorflow.Executors;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>activation(x kernel + bias). Input (..., k); weights kernel (k, units) and bias (units); output (..., units).</summary>
public class Dense : Layer
{
    private protected override bool PassesMasks => true;

    private readonly DenseArgs args;
    private readonly Activation activation;
    private BaseResourceVariable? kernel;
    private BaseResourceVariable? bias;

    /// <exception cref="ValueError">The number of units is not positive.</exception>
    public Dense(DenseArgs args) : base(args)
    {
        if (args.Units <= 0) throw new ValueError($"Received an invalid value for `units`, expected a positive integer. Received: units={args.Units}");
        this.args = (DenseArgs)Args;
        activation = args.Activation ?? Activations.FromName(null);
        inputSpec = new InputSpec(min_ndim: 2);
    }

    /// <inheritdoc/>
    public override void build(KerasShapesWrapper input_shape)
    {
        var shape = input_shape.ToSingleShape();
        if (shape.ndim < 1 || shape[-1] < 0)
            throw new ValueError($"The last dimension of the inputs to a Dense layer should be defined. Found None. Full input shape received: {shape} (layer \"{name}\")");
        inputSpec = new InputSpec(min_ndim: 2, axes: new Dictionary<int, int> { [-1] = (int)shape[-1] });
        kernel = BaseResourceVariable.From(add_weight("kernel", Shape.Adopt([shape[-1], args.Units]), DType, args.KernelInitializer, args.KernelRegularizer));
        if (args.UseBias) bias = BaseResourceVariable.From(add_weight("bias", Shape.Adopt([args.Units]), DType, args.BiasInitializer, args.BiasRegularizer));
        _buildInputShape = input_shape;
        built = true;
    }

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        config.Set("units", args.Units).Set("activation", activation).Set("use_bias", args.UseBias).Set("kernel_initializer", args.KernelInitializer).Set("bias_initializer", args.BiasInitializer)
            .Set("kernel_regularizer", args.KernelRegularizer).Set("bias_regularizer", args.BiasRegularizer).Set("activity_regularizer", ActivityRegularizer)
            .SetNull("kernel_constraint").SetNull("bias_constraint");
        return OfEngine;
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => new([.. input_shape.Span[..^1], args.Units]);

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) =>
        OfEngine ? [(ComputeOutputShape(inputs[0]), DType)] : base.InferShapes(inputs, dtypes);

    internal override bool JoinRows(RowChain chain) =>
        OfEngine && activation.Kind is ActivationKind.Linear or ActivationKind.Relu && chain.AddDense(kernel!.Value, bias?.Value, activation.Kind == ActivationKind.Relu);

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var x = inputs.Single;
        if (x.dtype != DType) x = Primitives.Cast(x, DType);
        var rows = x.ndim == 2 ? x : Primitives.Reshape(x, Shape.Adopt([-1, x.Dimensions[-1]]));
        var relu = activation.Kind == ActivationKind.Relu;
        var op = DenseOp.Of(bias is not null, relu);
        var y = bias is null ? Run.Op(op, rows, kernel!.Read()) : Run.Op(op, rows, kernel!.Read(), bias.Read());
        if (x.ndim != 2) y = Primitives.Reshape(y, ComputeOutputShape(x.Dimensions));
        if (relu || activation.Kind == ActivationKind.Linear) return y;
        return activation.Apply(y);
    }
}
