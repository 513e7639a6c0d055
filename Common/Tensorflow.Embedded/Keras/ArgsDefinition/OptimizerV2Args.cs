using Tensorflow.Keras.Saving;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>What every optimizer is made from.</summary>
public class OptimizerV2Args : IKerasConfig
{
    public string? Name { get; set; }

    public float LearningRate { get; set; } = 0.001f;

    public float InitialDecay { get; set; }

    /// <summary>0: no clipping.</summary>
    public float ClipNorm { get; set; }

    /// <summary>0: no clipping.</summary>
    public float ClipValue { get; set; }
}
