namespace Tensorflow.Kernels;

/// <summary>A decoded picture: rows of pixels of interleaved channels.</summary>
/// <param name="Width">Pixels of a row, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
/// <param name="Channels">1 grey, 2 grey and alpha, 3 RGB, 4 RGBA.</param>
/// <param name="Bits">8 or 16: the larger where the file has 16 bits a channel and they were asked for.</param>
/// <param name="Pixels">Numbers of 8 or 16 bits.</param>
internal sealed record DecodedPicture(int Width, int Height, int Channels, int Bits, byte[] Pixels);
