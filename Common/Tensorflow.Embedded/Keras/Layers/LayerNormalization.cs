using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using Tensorflow.Kernels;
using Tensorflow.Operations.Initializers;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>Normalises each example over some axes. Weights gamma and beta, of the lengths of these axes.</summary>
internal sealed class LayerNormalization(Axis? axis, float epsilon, bool center, bool scale, IInitializer? beta, IInitializer? gamma) : Layer(new LayerNormalizationArgs
{
    Axis = axis ?? -1,
    Epsilon = epsilon,
    Center = center,
    Scale = scale,
    BetaInitializer = beta ?? new Zeros(),
    GammaInitializer = gamma ?? new Ones(),
})
{
    private protected override bool PassesMasks => true;

    private int[] axes = [];
    private Shape broadcast = Shape.Scalar;
    private BaseResourceVariable? gammaWeight;
    private BaseResourceVariable? betaWeight;

    public override void build(KerasShapesWrapper input_shape)
    {
        var shape = input_shape.ToSingleShape();
        axes = [.. (axis?.axis ?? [-1]).Select(each => each < 0 ? each + shape.ndim : each).Order()];
        if (axes.Length == 0 || axes[0] < 0 || axes[^1] >= shape.ndim) throw new ValueError($"Invalid value for `axis` argument: {axis} for an input of shape {shape} (layer \"{name}\")");
        var lengths = Array.ConvertAll(axes, each => shape[each]);
        var dims = new long[shape.ndim];
        Array.Fill(dims, 1);
        foreach (var each in axes) dims[each] = shape[each];
        broadcast = Shape.Adopt(dims);
        if (scale) gammaWeight = BaseResourceVariable.From(add_weight("gamma", Shape.Adopt(lengths), DType, gamma ?? new Ones()));
        if (center) betaWeight = BaseResourceVariable.From(add_weight("beta", Shape.Adopt(lengths), DType, beta ?? new Zeros()));
        _buildInputShape = input_shape;
        built = true;
    }

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        config.SetList("axis", built ? axes : axis?.axis ?? [-1]).Set("epsilon", epsilon).Set("center", center).Set("scale", scale)
            .Set("beta_initializer", beta ?? new Zeros()).Set("gamma_initializer", gamma ?? new Ones())
            .SetNull("beta_regularizer").SetNull("gamma_regularizer").SetNull("beta_constraint").SetNull("gamma_constraint");
        return true;
    }

    public override Shape ComputeOutputShape(Shape input_shape) => input_shape;

    internal override (Shape, TF_DataType)[] InferShapes(Shape[] inputs, TF_DataType[] dtypes) => [(inputs[0], dtypes[0])];

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var x = inputs.Single;
        // As the fused kernel that Keras takes (fused_batch_norm_op.cc): the mean is taken away first. tf.nn.batch_normalization, which Keras takes for other axes and dtypes, would subtract two large
        // numbers of which little is left.
        var share = Scalars.Of(x.dtype, 1d / axes.Aggregate(1L, (count, each) => count * x.Dimensions[each]));
        var centred = Primitives.Sub(x, Primitives.Mul(Primitives.Sum(x, axes, keepDims: true), share));
        var variance = Primitives.Mul(Primitives.Sum(Primitives.Square(centred), axes, keepDims: true), share);
        var y = Primitives.Mul(centred, Primitives.Rsqrt(Primitives.Add(variance, Scalars.Of(x.dtype, PythonNumber.Of(epsilon)))));
        if (Spread(gammaWeight) is { } factor) y = Primitives.Mul(y, factor);
        return Spread(betaWeight) is { } offset ? Primitives.Add(y, offset) : y;
    }

    private Tensor? Spread(BaseResourceVariable? weight) => weight is null ? null : Primitives.Reshape(weight.Read(), broadcast);
}
