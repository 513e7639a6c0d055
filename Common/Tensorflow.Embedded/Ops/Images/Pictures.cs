using System.Runtime.InteropServices;
using Tensorflow.Executors;
using Tensorflow.Kernels;

namespace Tensorflow.Ops;

/// <summary>
/// A file's bytes (a string) to its pixels (height, width, channels): TensorFlow's DecodePng and DecodeImage, which take whatever kind of file it is, and DecodeBmp. The managed executor decodes PNG and BMP.
/// </summary>
/// <param name="name">DecodePng, DecodeJpeg, DecodeBmp or DecodeImage.</param>
/// <param name="channels">1, 3 or 4, or 0: as many as the file has.</param>
/// <param name="dtype">uint8; for PNG uint16 too, and for DecodeImage float32, from 0 to 1.</param>
/// <param name="animations">Whether a GIF file's images are all decoded (DecodeImage alone).</param>
internal sealed class DecodePictureOp(string name, int channels, TF_DataType dtype, bool animations = true) : UnaryOp
{
    public override string Name => name;

    public override bool ComputesStrings => true;

    public override void SetAttributes(NativeAttributes attributes)
    {
        attributes.Int("channels", channels);
        if (name is "DecodePng" or "DecodeImage") attributes.Type("dtype", dtype);
        if (name == "DecodeImage") attributes.Bool("expand_animations", animations);
    }

    public override Tensor Compute(Tensor x)
    {
        if (x.dtype != TF_DataType.TF_STRING || x.Count != 1) throw new InvalidArgumentError($"contents must be a scalar string tensor, found {x.dtype.as_numpy_name()} of shape {Errors.Brackets(x.Dimensions)} [Op:{name}]");
        if (channels is not (0 or 1 or 3 or 4)) throw new InvalidArgumentError($"channels must be 0, 1, 3 or 4, got {channels} [Op:{name}]");
        var allowed = dtype is TF_DataType.TF_UINT8 || (name is "DecodePng" or "DecodeImage" && dtype is TF_DataType.TF_UINT16) || (name == "DecodeImage" && dtype is TF_DataType.TF_FLOAT);
        if (!allowed) throw Errors.Dtype(this, dtype);
        var file = x.Strings![0];
        if (OtherKind(file) is { } kind)
            throw new InvalidArgumentError($"A {kind} file: of pictures the embedded engine decodes PNG and BMP. With libtensorflow this op decodes {kind} too. [Op:{name}]");
        var isBmp = file.AsSpan().StartsWith(BmpReader.Signature);
        if (isBmp && name is "DecodePng" or "DecodeJpeg")
            throw new InvalidArgumentError($"Trying to decode BMP format using a wrong op. Use `decode_bmp` or `decode_image` instead. Op used: {name} [Op:{name}]");
        if (!isBmp && name == "DecodeBmp") throw new InvalidArgumentError($"A file that does not begin as a BMP file does. Use `decode_image` for other kinds. [Op:{name}]");
        if (!isBmp && !file.AsSpan().StartsWith(PngReader.Signature)) throw new InvalidArgumentError($"Unknown image file format. One of JPEG, PNG, GIF, BMP required. [Op:{name}]");
        try
        {
            return ToTensor(isBmp ? BmpReader.Read(file, channels) : PngReader.Read(file, channels, wide: dtype != TF_DataType.TF_UINT8), isBmp);
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidArgumentError($"Invalid {(isBmp ? "BMP" : "PNG")} data, size {file.Length}: {damage.Message} [Op:{name}]");
        }
    }

    private Tensor ToTensor(DecodedPicture picture, bool isBmp)
    {
        var tensor = new Tensor(Shape.Adopt([picture.Height, picture.Width, picture.Channels]), dtype);
        if (dtype == TF_DataType.TF_UINT8)
        {
            picture.Pixels.CopyTo(tensor.DataBytes());
            return tensor;
        }
        // TensorFlow makes 16 bits of a PNG file's 8 by writing them twice, of a BMP file's by zeros behind them.
        var factor = isBmp && dtype == TF_DataType.TF_UINT16 ? 256 : 257;
        var wide = picture.Bits == 16 ? MemoryMarshal.Cast<byte, ushort>(picture.Pixels.AsSpan()).ToArray() : Array.ConvertAll(picture.Pixels, value => (ushort)(value * factor));
        if (dtype == TF_DataType.TF_UINT16) wide.CopyTo(tensor.Span<ushort>());
        else for (var i = 0; i < wide.Length; i++) tensor.Span<float>()[i] = wide[i] * (1f / ushort.MaxValue);
        return tensor;
    }

    private static string? OtherKind(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "JPEG",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "GIF",
        _ => null,
    };
}

/// <summary>Pixels (height, width, channels) of 1 to 4 channels, uint8, to a PNG file's bytes, a string.</summary>
internal sealed class EncodePngOp : UnaryOp
{
    public static readonly EncodePngOp Op = new();

    public override string Name => "EncodePng";

    public override bool ComputesStrings => true;

    public override Tensor Compute(Tensor x)
    {
        if (x.dtype == TF_DataType.TF_UINT16) throw new InvalidArgumentError($"Pixels of uint16: the embedded engine writes PNG files of 8 bits a channel, from uint8. [Op:{Name}]");
        if (x.dtype != TF_DataType.TF_UINT8) throw Errors.Dtype(this, x.dtype);
        if (x.ndim != 3) throw new InvalidArgumentError($"image must be 3-dimensional {Errors.Brackets(x.Dimensions)} [Op:{Name}]");
        var (height, width, channels) = (x.Dimensions[0], x.Dimensions[1], x.Dimensions[2]);
        if (channels is < 1 or > 4) throw new InvalidArgumentError($"image must have 1, 2, 3, or 4 channels, got {channels} [Op:{Name}]");
        if (height == 0 || width == 0) throw new InvalidArgumentError($"image of shape {Errors.Brackets(x.Dimensions)} has no pixels [Op:{Name}]");
        return new Tensor([PngWriter.Write(x.DataBytes(), (int)width, (int)height, (int)channels)], Shape.Scalar);
    }
}
