using Tensorflow.Keras.Saving;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>What every optimizer is made from.</summary>
public class OptimizerV2Args : IKerasConfig
{
    /// <summary>Null: that of its class.</summary>
    public string? Name { get; set; }

    /// <summary>By default .001.</summary>
    public float LearningRate { get; set; } = 0.001f;

    /// <summary>The learning rate is divided by 1 + decay * steps; by default 0.</summary>
    public float InitialDecay { get; set; }

    /// <summary>0: no clipping.</summary>
    public float ClipNorm { get; set; }

    /// <summary>0: no clipping.</summary>
    public float ClipValue { get; set; }
}
