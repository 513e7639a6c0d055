namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of a pooling over height and width, with Keras' defaults.</summary>
public class Pooling2DArgs : AutoSerializeLayerArgs
{
    /// <summary>What is made of a window; the layers with a name of their own set it.</summary>
    public IPoolFunction? PoolFunction { get; set; }

    /// <summary>Height and width of the window, or one for both; null: 2.</summary>
    public Shape? PoolSize { get; set; }

    /// <summary>From one window to the next; null: the window's own size.</summary>
    public Shape? Strides { get; set; }

    /// <summary>valid (the default): windows inside the input. same: as many as the input has strides.</summary>
    public string Padding { get; set; } = "valid";

    /// <summary>Null or channels_last; channels_first is refused on a CPU, but by the global ones.</summary>
    public string? DataFormat { get; set; }
}

/// <summary>Arguments of a maximum over windows.</summary>
public class MaxPooling2DArgs : Pooling2DArgs
{
}

/// <summary>Arguments of a mean over windows.</summary>
public class AveragePooling2DArgs : Pooling2DArgs
{
}

/// <summary>Arguments of a mean over height and width.</summary>
public class GlobalAveragePooling2DArgs : Pooling2DArgs
{
}

/// <summary>Arguments of a maximum over height and width.</summary>
public class GlobalMaxPooling2DArgs : Pooling2DArgs
{
}
