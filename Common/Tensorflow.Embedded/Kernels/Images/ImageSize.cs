namespace Tensorflow.Kernels;

/// <summary>Images (batch, height, width, channels) and their height and width after an op.</summary>
/// <param name="Batch">Images.</param>
/// <param name="Height">Rows before.</param>
/// <param name="Width">Columns before.</param>
/// <param name="Channels">Of each pixel.</param>
/// <param name="NewHeight">Rows after.</param>
/// <param name="NewWidth">Columns after.</param>
internal readonly record struct ImageSize(int Batch, int Height, int Width, int Channels, int NewHeight, int NewWidth)
{
    /// <summary>Numbers of one image before.</summary>
    public nint Length => (nint)Height * Width * Channels;

    /// <summary>Numbers of one image after.</summary>
    public nint NewLength => (nint)NewHeight * NewWidth * Channels;
}
