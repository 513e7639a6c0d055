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

/// <summary>Arguments of a pooling over steps, with Keras' defaults.</summary>
public class Pooling1DArgs : AutoSerializeLayerArgs
{
    private int? strides;

    /// <summary>What is made of a window; the layers with a name of their own set it.</summary>
    public IPoolFunction? PoolFunction { get; set; }

    /// <summary>Steps of the window; by default 2.</summary>
    public int PoolSize { get; set; } = 2;

    /// <summary>From one window to the next; by default the window's own size.</summary>
    public int Strides
    {
        get => strides ?? PoolSize;
        set => strides = value;
    }

    /// <summary>valid (the default): windows inside the input. same: as many as the input has strides.</summary>
    public string Padding { get; set; } = "valid";

    /// <summary>Null or channels_last; channels_first is refused on a CPU, but by the global ones.</summary>
    public string? DataFormat { get; set; }
}

/// <summary>Arguments of a maximum over windows of steps.</summary>
public class MaxPooling1DArgs : Pooling1DArgs
{
}

/// <summary>Arguments of a mean over steps.</summary>
public class GlobalAveragePooling1DArgs : Pooling1DArgs
{
}

/// <summary>Arguments of a maximum over steps.</summary>
public class GlobalMaxPooling1DArgs : Pooling1DArgs
{
}
