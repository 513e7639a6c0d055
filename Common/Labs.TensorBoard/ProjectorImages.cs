namespace Labs.TensorBoard;

/// <summary>Thumbnails for the projector, one for each vector. Any number of threads may use it while nobody writes to the pixels.</summary>
/// <param name="Pixels">Row-major, shape [vectors, <paramref name="Height"/>, <paramref name="Width"/>, <paramref name="Channels"/>], between 0 and 255.</param>
/// <param name="Height">Rows of each.</param>
/// <param name="Width">Columns of each.</param>
/// <param name="Channels">1 grey, 2 grey with alpha, 3 RGB, 4 RGBA.</param>
public sealed record ProjectorImages(ReadOnlyMemory<byte> Pixels, int Height, int Width, int Channels = 1);
