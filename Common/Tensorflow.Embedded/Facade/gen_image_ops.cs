using Tensorflow.Ops;

namespace Tensorflow;

/// <summary>TensorFlow's ops of images by their names, as far as <see cref="tensorflow.image_internal"/> has no other.</summary>
public class gen_image_ops
{
    /// <summary>A BMP file's pixels, (height, width, channels), uint8. TensorFlow's DecodeBmp.</summary>
    /// <param name="contents">The file's bytes, a string: uncompressed, of 8, 24 or 32 bits a pixel; palettes are not looked at.</param>
    /// <param name="channels">3 RGB, 4 RGBA; 0 as many as the file has.</param>
    /// <param name="name">Has no effect.</param>
    /// <exception cref="InvalidArgumentError">The file is damaged or of another kind, or channels are others.</exception>
    public static Tensor decode_bmp(Tensor contents, int channels = 0, string? name = null) => ImageOps.Decode("DecodeBmp", contents, channels, TF_DataType.TF_UINT8);

    /// <summary>A PNG file's pixels, (height, width, channels). TensorFlow's DecodePng.</summary>
    /// <param name="contents">The file's bytes, a string; with libtensorflow JPEG and GIF too.</param>
    /// <param name="channels">1 grey, 3 RGB, 4 RGBA; 0 as many as the file has.</param>
    /// <param name="dtype">Default uint8; uint16: 8 bits are written twice.</param>
    /// <param name="name">Has no effect.</param>
    /// <exception cref="InvalidArgumentError">The file is damaged, or of a kind that is not decoded.</exception>
    public static Tensor decode_png(Tensor contents, int channels = 0, TF_DataType dtype = TF_DataType.TF_UINT8, string? name = null) => ImageOps.Decode("DecodePng", contents, channels, dtype);

    /// <summary>Images of another size by cubic interpolation, float32. TensorFlow's ResizeBicubic.</summary>
    /// <param name="images">(batch, height, width, channels) of numbers.</param>
    /// <param name="size">Height and width.</param>
    /// <param name="align_corners">The centres of the outermost pixels coincide.</param>
    /// <param name="half_pixel_centers">A pixel's centre is half a pixel from its edge.</param>
    /// <param name="name">Has no effect.</param>
    /// <exception cref="InvalidArgumentError">The rank is not 4, an image is empty or would be, or both ways to place pixels are asked for.</exception>
    public static Tensor resize_bicubic(Tensor images, Tensor size, bool align_corners = false, bool half_pixel_centers = false, string? name = null)
    {
        var (height, width) = tensorflow.image_internal.Size(size);
        return Executors.Run.Op(new ResizeBicubicOp(new(height, width, align_corners, half_pixel_centers)), images);
    }
}
