using Tensorflow.NumPy;

namespace Tensorflow.Keras.ArgsDefinition.Reshaping;

/// <summary>Arguments of a cropping of steps.</summary>
public class Cropping1DArgs : LayerArgs
{
    /// <summary>How many steps go at both ends, or (begin, end); null: 1 at both.</summary>
    public NDArray? cropping { get; set; }
}

/// <summary>Arguments of a cropping of images.</summary>
public class Cropping2DArgs : LayerArgs
{
    /// <summary>How much goes at all sides, or (height, width), or ((top, bottom), (left, right)); null: nothing.</summary>
    public NDArray? cropping { get; set; }

    /// <summary>Where the channels are; by default last.</summary>
    public DataFormat data_format { get; set; } = DataFormat.channels_last;

    /// <summary>Where the channels are.</summary>
    public enum DataFormat
    {
        /// <summary>(batch, channels, height, width).</summary>
        channels_first = 0,

        /// <summary>(batch, height, width, channels).</summary>
        channels_last = 1,
    }
}

/// <summary>Arguments of a cropping of volumes.</summary>
public class Cropping3DArgs : LayerArgs
{
    /// <summary>How much goes at all sides, or one number for each axis, or a pair for each; null: 1 at all sides.</summary>
    public NDArray? cropping { get; set; }

    /// <summary>Where the channels are; by default last.</summary>
    public DataFormat data_format { get; set; } = DataFormat.channels_last;

    /// <summary>Where the channels are.</summary>
    public enum DataFormat
    {
        /// <summary>(batch, channels, three axes).</summary>
        channels_first = 0,

        /// <summary>(batch, three axes, channels).</summary>
        channels_last = 1,
    }
}
