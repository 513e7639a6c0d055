namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of scale x + offset.</summary>
public class RescalingArgs : AutoSerializeLayerArgs
{
    /// <summary>Is added.</summary>
    public float Offset { get; set; }

    /// <summary>The factor.</summary>
    public float Scale { get; set; }
}

/// <summary>Arguments of images of another size.</summary>
public class ResizingArgs : PreprocessingLayerArgs
{
    /// <summary>Rows of the result.</summary>
    public int Height { get; set; }

    /// <summary>A method of tf.image.resize; by default bilinear.</summary>
    public string Interpolation { get; set; } = "bilinear";

    /// <summary>Columns.</summary>
    public int Width { get; set; }
}
