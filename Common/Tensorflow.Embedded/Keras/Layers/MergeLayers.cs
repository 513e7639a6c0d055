using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Ops;

namespace Tensorflow.Keras.Layers;

/// <summary>The sum of its inputs, which broadcast.</summary>
internal sealed class Add() : Layer(new AddArgs())
{
    private protected override bool PassesMasks => true;

    internal override bool WriteConfig(Saving.ConfigWriter config) => true;

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        if (inputs.Length < 2) throw new ValueError($"A merge layer should be called on a list of at least 2 inputs. Got {inputs.Length} (layer \"{name}\").");
        var sum = inputs.Items[0];
        foreach (var item in inputs.Items[1..]) sum = Primitives.Add(sum, item);
        return sum;
    }
}

/// <summary>Its inputs, joined along an axis.</summary>
internal sealed class Concatenate(int axis) : Layer(new ConcatenateArgs { Axis = axis })
{
    private protected override bool PassesMasks => true;

    internal override bool WriteConfig(Saving.ConfigWriter config)
    {
        config.Set("axis", axis);
        return true;
    }

    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        var items = inputs.Items.ToArray();
        var along = axis < 0 ? axis + items[0].ndim : axis;
        foreach (var item in items)
        {
            var fits = item.ndim == items[0].ndim;
            for (var i = 0; fits && i < item.ndim; i++) fits = i == along || item.Dimensions[i] == items[0].Dimensions[i];
            if (!fits)
            {
                throw new ValueError($"A `Concatenate` layer requires inputs with matching shapes except for the concatenation axis. "
                    + $"Received: input_shape=[{string.Join(", ", items.Select(each => each.Dimensions.ToString()))}] (layer \"{name}\", axis {axis})");
            }
        }
        return Primitives.Concat(items, along);
    }
}
