using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow.Keras;

/// <summary><c>keras.backend</c>.</summary>
public class BackendImpl
{
    /// <summary>Forgets the names that were given: the next Dense is <c>dense</c> again. Models that are there stay as they are.</summary>
    public void clear_session() => reset_uids();

    /// <summary>Starts the numbers in names anew.</summary>
    public void reset_uids() => LayerNames.Clear();

    /// <summary>The next number for names that begin so: 1, 2, ... Layers' names take theirs from the same.</summary>
    public int get_uid(string prefix) => LayerNames.Number(prefix);

    /// <summary>Sets a variable.</summary>
    /// <param name="x">Which.</param>
    /// <param name="value">Anything that converts; it takes the variable's dtype.</param>
    /// <exception cref="ValueError">Its shape is another.</exception>
    public void set_value(IVariableV1 x, object value) => x.assign(Primitives.Cast(Conversions.ToTensor(value, x.dtype), x.dtype));

    /// <summary>Sets several variables.</summary>
    /// <inheritdoc cref="set_value"/>
    /// <param name="tuples">Variables with their values.</param>
    public void batch_set_value(List<(IVariableV1, NDArray)> tuples)
    {
        foreach (var (variable, value) in tuples) set_value(variable, value);
    }

    /// <summary>The tensors one after the other along an axis, by default the last.</summary>
    public Tensor concatenate(Tensors tensors, int axis = -1) => Primitives.Concat([.. tensors], axis);

    /// <summary>Means along an axis, by default the last; booleans are taken as 0 and 1.</summary>
    public Tensor mean(Tensor x, int axis = -1, bool keepdims = false) => Primitives.Mean(x.dtype == TF_DataType.TF_BOOL ? Primitives.Cast(x, TF_DataType.TF_FLOAT) : x, [axis], keepdims);

    /// <summary>Each element several times along an axis.</summary>
    /// <param name="x">Of rank 1 or more.</param>
    /// <param name="rep">How often.</param>
    /// <param name="axis">Which.</param>
    public Tensor repeat_elements(Tensor x, int rep, int axis)
    {
        var along = axis < 0 ? axis + x.ndim : axis;
        return Primitives.Gather(x, Conversions.OfArray(Enumerable.Range(0, checked((int)x.Dimensions[along]) * rep).Select(i => i / rep).ToArray(), null), along);
    }

    /// <summary>The elements in reverse order along an axis.</summary>
    public Tensor reverse(Tensor input, int axis) => Primitives.Reverse(input, [axis]);

    /// <summary>The elements in reverse order along the axes.</summary>
    public Tensor reverse(Tensor input, int[] axes) => Primitives.Reverse(input, axes);
}
