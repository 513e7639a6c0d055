using Tensorflow;
using Tensorflow.Common.Types;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>
/// Dropout that draws an op seed of Python's stream at every call in training, as Keras does after tf.random.set_seed. (TensorFlow.NET's cannot be reproduced at all.)
/// </summary>
public sealed partial class Dropout : Layer
{
    private readonly float rate;
    private readonly Seeds seeds;

    /// <summary>A layer that sets elements to 0 and scales the others by 1 / (1 - rate) in training, and does nothing otherwise.</summary>
    /// <param name="rate">Share of elements to drop, 0 to below 1; 0 switches it off.</param>
    /// <param name="seeds">The stream.</param>
    public Dropout(float rate, Seeds seeds) : base(new LayerArgs())
    {
        this.rate = rate;
        this.seeds = seeds;
    }

    /// <inheritdoc/>
    protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
    {
        // A layer that returns its own input is a cycle in a functional graph of TensorFlow.NET (its fault 6.3).
        if (training != true || rate == 0) return tf.identity(inputs);
        return EngineLayers.Dropout(inputs, rate, seeds.Next());
    }
}
