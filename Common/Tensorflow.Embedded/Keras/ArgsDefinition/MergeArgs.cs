namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of a layer of several inputs.</summary>
public class MergeArgs : AutoSerializeLayerArgs
{
    /// <summary>The axis along which inputs are joined, where they are; by default the last.</summary>
    public int Axis { get; set; } = -1;

    /// <summary>As in TensorFlow.NET; not used.</summary>
    public Tensors? Inputs { get; set; }
}

/// <summary>Arguments of a sum.</summary>
public class AddArgs : MergeArgs
{
}

/// <summary>Arguments of a joining along an axis.</summary>
public class ConcatenateArgs : MergeArgs
{
}

/// <summary>Arguments of a difference.</summary>
public class SubtractArgs : MergeArgs
{
}
