using Tensorflow.NumPy;

namespace Tensorflow.Keras.ArgsDefinition;

/// <summary>Arguments of another shape of the same elements.</summary>
public class ReshapeArgs : AutoSerializeLayerArgs
{
    /// <summary>Without the batch; one dimension may be -1.</summary>
    public Shape? TargetShape { get; set => field = value?.Copy(); }

    /// <summary>The same as objects, where it was given so: ints, null for -1.</summary>
    public object[]? TargetShapeObjects { get; set; }

    internal override LayerArgs Copy()
    {
        var copy = (ReshapeArgs)base.Copy();
        copy.TargetShape = TargetShape;
        copy.TargetShapeObjects = (object[]?)TargetShapeObjects?.Clone();
        return copy;
    }
}

/// <summary>Arguments of an exchange of axes.</summary>
public class PermuteArgs : AutoSerializeLayerArgs
{
    /// <summary>The axes behind the batch, counted from 1.</summary>
    public int[] dims { get; set; } = [];

    internal override LayerArgs Copy()
    {
        var copy = (PermuteArgs)base.Copy();
        copy.dims = [.. dims];
        return copy;
    }
}

/// <summary>Arguments of zeros around images.</summary>
public class ZeroPadding2DArgs : LayerArgs
{
    /// <summary>A number for all sides, two (height, width), or two pairs ((top, bottom), (left, right)).</summary>
    public NDArray? Padding { get; set; }
}

/// <summary>Arguments of steps that are each there so many times.</summary>
public class UpSampling1DArgs : AutoSerializeLayerArgs
{
    /// <summary>How many times; by default 2.</summary>
    public int Size { get; set; } = 2;
}

/// <summary>Arguments of images that are so many times larger.</summary>
public class UpSampling2DArgs : AutoSerializeLayerArgs
{
    /// <summary>Null or channels_last.</summary>
    public string? DataFormat { get; set; }

    /// <summary>nearest, bilinear, or another method of tf.image.resize.</summary>
    public string Interpolation { get; set; } = "nearest";

    /// <summary>For height and width, or one number for both; null: 2.</summary>
    public Shape? Size { get; set => field = value?.Copy(); }
}
