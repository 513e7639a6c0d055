using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of a table of rows.</summary>
public class EmbeddingArgs : AutoSerializeLayerArgs
{
    /// <inheritdoc/>
    public override IRegularizer? ActivityRegularizer { get => base.ActivityRegularizer; set => base.ActivityRegularizer = value; }

    /// <summary>Of the table; by default uniform numbers from -.05 to .05.</summary>
    public IInitializer EmbeddingsInitializer { get; set; } = new RandomUniform();

    /// <summary>Rows.</summary>
    public int InputDim { get; set; }

    /// <summary>As in TensorFlow.NET; not used. -1: not known.</summary>
    public int InputLength { get; set; } = -1;

    /// <summary>Has to be false.</summary>
    public bool MaskZero { get; set; }

    /// <summary>Numbers of a row.</summary>
    public int OutputDim { get; set; }
}
