using System.Text.RegularExpressions;
using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition.Core;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Saving;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>activation(einsum(equation, x, kernel) + bias). Weights kernel and bias, of the shapes that the equation says.</summary>
public partial class EinsumDense : Layer
{
    private readonly EinsumDenseArgs args;
    private readonly Activation activation;
    private BaseResourceVariable? kernel;
    private BaseResourceVariable? bias;

    /// <summary>A dense layer over axes that an equation names.</summary>
    public EinsumDense(EinsumDenseArgs args) : base(args)
    {
        this.args = (EinsumDenseArgs)Args;
        activation = args.Activation ?? Activations.FromName(null);
    }

    /// <inheritdoc/>
    /// <exception cref="ValueError">The equation cannot be read, or does not fit the shapes.</exception>
    public override void build(KerasShapesWrapper input_shape)
    {
        var (kernelShape, biasShape, _) = Analysed(input_shape.ToSingleShape());
        kernel = BaseResourceVariable.From(add_weight("kernel", kernelShape, DType, args.KernelInitializer, args.KernelRegularizer));
        if (biasShape is not null) bias = BaseResourceVariable.From(add_weight("bias", biasShape, DType, args.BiasInitializer, args.BiasRegularizer));
        _buildInputShape = input_shape;
        built = true;
    }

    private (Shape Kernel, Shape? Bias, Shape Output) Analysed(Shape input) => _analyze_einsum_string(args.Equation, args.BiasAxes, input, args.OutputShape);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input_shape) => Analysed(input_shape).Output;

    internal override bool WriteConfig(ConfigWriter config)
    {
        config.Set("output_shape", args.OutputShape).Set("equation", args.Equation).Set("activation", activation).Set("bias_axes", args.BiasAxes).Set("kernel_initializer", args.KernelInitializer)
            .Set("bias_initializer", args.BiasInitializer).Set("kernel_regularizer", args.KernelRegularizer).Set("bias_regularizer", args.BiasRegularizer).Set("activity_regularizer", ActivityRegularizer)
            .SetNull("kernel_constraint").SetNull("bias_constraint");
        return OfEngine;
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var x = inputs.Single;
        var y = Einsum.Compute(args.Equation, [x.dtype == DType ? x : Primitives.Cast(x, DType), kernel!.Read()]);
        if (bias is not null) y = Primitives.Add(y, bias.Read());
        return activation.Kind == ActivationKind.Linear ? y : activation.Apply(y);
    }

    /// <summary>The shapes of kernel, bias (null: none) and output that an equation says (Keras' einsum_dense.py).</summary>
    /// <param name="equation">As in <c>abc,cd-&gt;abd</c>, <c>...x,xy-&gt;...y</c> or <c>xy...,yz-&gt;xz...</c>.</param>
    /// <param name="bias_axes">Axes of the output; null: no bias.</param>
    /// <param name="input_shape">With the batch.</param>
    /// <param name="output_shape">Without the batch and what an ellipsis stands for.</param>
    /// <exception cref="ValueError">The equation cannot be read, or does not fit the shapes.</exception>
    public static (Shape, Shape, Shape) _analyze_einsum_string(string equation, string? bias_axes, Shape input_shape, Shape output_shape)
    {
        var text = equation.Replace("...", "0", StringComparison.Ordinal);
        if (Plain().Match(text) is { Success: true } plain) return _analyze_split_string(plain, bias_axes, input_shape, output_shape);
        if (Left().Match(text) is { Success: true } left) return _analyze_split_string(left, bias_axes, input_shape, output_shape, left_elided: true);
        if (Right().Match(text) is { Success: true } right) return _analyze_split_string(right, bias_axes, input_shape, output_shape);
        throw new ValueError($"Invalid einsum equation '{equation}'. Equations must be in the form [X],[Y]->[Z], ...[X],[Y]->...[Z], or [X]...,[Y]->[Z]....");
    }

    /// <summary>The same for an equation that was taken apart.</summary>
    /// <param name="split_string">Groups 1 to 3: axes of inputs, kernel and outputs.</param>
    /// <param name="bias_axes">Axes of the output; null: no bias.</param>
    /// <param name="input_shape">With the batch.</param>
    /// <param name="output_shape">Without the batch and what an ellipsis stands for.</param>
    /// <param name="left_elided">Whether an ellipsis stands to the left.</param>
    /// <exception cref="ValueError">The equation does not fit the shapes.</exception>
    public static (Shape, Shape, Shape) _analyze_split_string(Match split_string, string? bias_axes, Shape input_shape, Shape output_shape, bool left_elided = false)
    {
        var (input, weight, output) = (split_string.Groups[1].Value, split_string.Groups[2].Value, split_string.Groups[3].Value);
        var elided = input_shape.ndim - input.Length;
        if (elided < 0) throw new ValueError($"The einsum equation names {input.Length} axes of the input, whose shape is {input_shape}.");
        List<long> dims = [input_shape[0], .. output_shape.dims];
        if (left_elided)
            for (var i = 1; i < elided; i++) dims.Insert(i, input_shape[i]);
        else
            for (var i = input.Length; i < input_shape.ndim; i++) dims.Add(input_shape[i]);
        var before = left_elided ? elided : 0;
        if (dims.Count < before + output.Length) throw new ValueError($"The einsum equation names {output.Length} axes of the output, whose shape is {output_shape} without the batch.");

        long OfInput(char axis) => input_shape[before + input.IndexOf(axis, StringComparison.Ordinal)];
        long OfOutput(char axis) => dims[before + output.IndexOf(axis, StringComparison.Ordinal)];

        foreach (var axis in input.Where(output.Contains))
        {
            if (OfOutput(axis) != -1 && OfOutput(axis) != OfInput(axis))
                throw new ValueError($"Input shape and output shape do not match at shared dimension '{axis}'. Input shape is {OfInput(axis)}, and output shape is {OfOutput(axis)}.");
        }
        foreach (var axis in output.Where(axis => !input.Contains(axis) && !weight.Contains(axis)))
            throw new ValueError($"Dimension '{axis}' was specified in the output '{output}' but has no corresponding dim in the input spec '{input}' or weight spec '{weight}'.");
        var kernel = weight.Select(axis => input.Contains(axis) ? OfInput(axis) : output.Contains(axis) ? OfOutput(axis)
            : throw new ValueError($"Weight dimension '{axis}' did not have a match in either the input spec '{input}' or the output spec '{output}'. For this layer, the weight must be fully specified."));
        var kernelShape = Shape.Adopt([.. kernel]);
        if (string.IsNullOrEmpty(bias_axes)) return (kernelShape, null!, Shape.Adopt([.. dims]));
        foreach (var axis in bias_axes.Where(axis => !output.Contains(axis)))
            throw new ValueError($"Bias dimension '{axis}' was requested, but is not part of the output spec '{output}'");
        var first = bias_axes.Min(axis => output.IndexOf(axis, StringComparison.Ordinal));
        return (kernelShape, Shape.Adopt([.. output[first..].Select(axis => bias_axes.Contains(axis) ? OfOutput(axis) : 1), .. Enumerable.Repeat(1L, left_elided ? 0 : elided)]), Shape.Adopt([.. dims]));
    }

    [GeneratedRegex("^([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)$")]
    private static partial Regex Plain();

    [GeneratedRegex("^0([a-zA-Z]+),([a-zA-Z]+)->0([a-zA-Z]+)$")]
    private static partial Regex Left();

    [GeneratedRegex("^([a-zA-Z]{2,})0,([a-zA-Z]+)->([a-zA-Z]+)0$")]
    private static partial Regex Right();
}
