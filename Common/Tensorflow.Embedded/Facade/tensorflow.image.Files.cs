using Tensorflow.Ops;

namespace Tensorflow;

public partial class tensorflow
{
    // Files.
    public partial class image_internal
    {
        /// <summary>A picture file's pixels, (height, width, channels). TensorFlow's DecodeImage.</summary>
        /// <param name="contents">The file's bytes, as of <see cref="IoApi.read_file(string, string)"/>: PNG or BMP; with libtensorflow JPEG and GIF too.</param>
        /// <param name="channels">1 grey, 3 RGB, 4 RGBA; 0 as many as the file has.</param>
        /// <param name="dtype">Default uint8; of floats, from 0 to 1.</param>
        /// <param name="name">Has no effect.</param>
        /// <param name="expand_animations">Whether a GIF file gives all its images, (images, height, width, 3).</param>
        /// <exception cref="InvalidArgumentError">The file is damaged, or of a kind that is not decoded.</exception>
        public Tensor decode_image(Tensor contents, int channels = 0, TF_DataType dtype = TF_DataType.TF_UINT8, string? name = null, bool expand_animations = true)
        {
            if (dtype is TF_DataType.TF_UINT8 or TF_DataType.TF_UINT16 or TF_DataType.TF_FLOAT) return ImageOps.Decode("DecodeImage", contents, channels, dtype, expand_animations);
            return ImageColours.Convert(ImageOps.Decode("DecodeImage", contents, channels, TF_DataType.TF_UINT16, expand_animations), dtype);
        }

        /// <summary>A picture file's pixels, (height, width, channels), uint8, as <see cref="decode_image"/>; JPEG is decoded by libtensorflow only. TensorFlow's DecodeJpeg with its defaults.</summary>
        /// <param name="contents">The file's bytes.</param>
        /// <param name="channels">1 grey, 3 RGB; 0 as many as the file has.</param>
        /// <param name="ratio">1: the whole size. Others are not offered.</param>
        /// <param name="fancy_upscaling">Has to be true.</param>
        /// <param name="try_recover_truncated">Has to be false.</param>
        /// <param name="acceptable_fraction">Has no effect on whole files.</param>
        /// <param name="dct_method">Has to be empty.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="ValueError">An argument is another than its default.</exception>
        /// <exception cref="InvalidArgumentError">The file is damaged, or of a kind that is not decoded.</exception>
        public Tensor decode_jpeg(
            Tensor contents, int channels = 0, int ratio = 1, bool fancy_upscaling = true, bool try_recover_truncated = false, int acceptable_fraction = 1, string dct_method = "", string? name = null)
        {
            if (ratio != 1 || !fancy_upscaling || try_recover_truncated || dct_method.Length > 0)
                throw new ValueError($"decode_jpeg is offered with its defaults, got ratio {ratio}, fancy_upscaling {fancy_upscaling}, try_recover_truncated {try_recover_truncated}, dct_method \"{dct_method}\".");
            return ImageOps.Decode("DecodeJpeg", contents, channels, TF_DataType.TF_UINT8);
        }

        /// <summary>A PNG file's bytes, a string, of pixels (height, width, channels). TensorFlow's EncodePng; the bytes may be others than its, the pixels are not.</summary>
        /// <param name="contents">uint8, 1 to 4 channels: grey, grey and alpha, RGB, RGBA.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="InvalidArgumentError">Dtype, rank or channels are others, or there is no pixel.</exception>
        public Tensor encode_png(Tensor contents, string? name = null) => Executors.Run.Op(EncodePngOp.Op, contents);

        /// <summary>Whether a file's bytes begin as JPEG's do.</summary>
        /// <param name="contents">A string.</param>
        /// <param name="name">Has no effect.</param>
        public Tensor is_jpeg(Tensor contents, string? name = null) => Scalars.New(TF_DataType.TF_BOOL, contents.StringBytes(0) is [0xFF, 0xD8, 0xFF, ..]);
    }
}
