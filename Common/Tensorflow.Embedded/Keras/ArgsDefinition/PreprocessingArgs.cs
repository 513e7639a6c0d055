using Tensorflow.NumPy;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of a layer that prepares data.</summary>
public class PreprocessingLayerArgs : AutoSerializeLayerArgs
{
}

/// <summary>Arguments of a normalisation by mean and variance of data, with Keras' defaults.</summary>
public class NormalizationArgs : PreprocessingLayerArgs
{
    /// <summary>The axes whose places have a mean and a variance each; null: one of each for all. By default the last.</summary>
    public Axis? Axis { get; set; } = -1;

    /// <summary>Null: adapt finds it.</summary>
    public float? Mean { get; set; }

    /// <summary>Null: adapt finds it.</summary>
    public float? Variance { get; set; }

    /// <summary>Whether normalised numbers become the data's again.</summary>
    public bool Invert { get; set; }

    // A mean and a variance for each place, as Keras' files may have them.
    internal (float[] Mean, float[] Variance)? Given { get; set; }
}

/// <summary>Arguments of an encoding of categories.</summary>
public class CategoryEncodingArgs : AutoSerializeLayerArgs
{
    /// <summary>How many categories there are.</summary>
    public int NumTokens { get; set; }

    /// <summary>one_hot, multi_hot or count.</summary>
    public string OutputMode { get; set; } = "multi_hot";

    /// <summary>Has to be false.</summary>
    public bool Sparse { get; set; }

    /// <summary>What each number of the inputs counts, of their shape; of count only. Null: 1.</summary>
    public NDArray? CountWeights { get; set; }
}
