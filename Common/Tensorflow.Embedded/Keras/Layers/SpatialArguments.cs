using Tensorflow.Kernels;

namespace Tensorflow.Keras.Layers;

/// <summary>How layers over spatial axes read their arguments (Keras' conv_utils.py).</summary>
internal static class SpatialArguments
{
    /// <summary>One number for each axis; one alone stands for all.</summary>
    /// <exception cref="ValueError">There are more or fewer, or one is not positive.</exception>
    public static Shape Normalised(Shape value, int rank, string what, string layer)
    {
        var dims = value.ndim == 1 && rank > 1 ? [.. Enumerable.Repeat(value.Span[0], rank)] : value.Span.ToArray();
        return dims.Length == rank && Array.TrueForAll(dims, dim => dim > 0)
            ? Shape.Adopt(dims)
            : throw new ValueError($"The `{what}` argument must be a tuple of {rank} positive integers. Received: {value} (layer \"{layer}\")");
    }

    /// <summary>Whether padding is same; else it is valid.</summary>
    /// <exception cref="ValueError">It is neither.</exception>
    public static bool IsSame(string padding, string layer) => padding.ToLowerInvariant() switch
    {
        "same" => true,
        "valid" => false,
        _ => throw new ValueError($"The `padding` argument must be one of \"valid\", \"same\". Received: {padding} (layer \"{layer}\")"),
    };

    /// <summary>Whether channels come first; null: last.</summary>
    /// <exception cref="ValueError">It is no data format.</exception>
    public static bool IsChannelsFirst(string? dataFormat, string layer) => dataFormat?.ToLowerInvariant() switch
    {
        null or "channels_last" => false,
        "channels_first" => true,
        _ => throw new ValueError($"The `data_format` argument must be one of \"channels_first\", \"channels_last\". Received: {dataFormat} (layer \"{layer}\")"),
    };

    /// <summary>Length of an output's axis; -1 where the input's is unknown.</summary>
    /// <exception cref="ValueError">Nothing is left of it.</exception>
    public static long Output(Shape input, int axis, long kernel, long stride, long dilation, bool same, string layer)
    {
        if (input[axis] < 0) return -1;
        var (length, _) = SpatialWindow.Output((int)input[axis], (int)kernel, (int)stride, (int)dilation, same);
        return length > 0
            ? length
            : throw new ValueError($"One of the dimensions in the output is <= 0 due to downsampling in {layer}. Consider increasing the input size. Received input shape {input} which would produce output shape "
                + "with a zero or negative value in a dimension.");
    }
}
