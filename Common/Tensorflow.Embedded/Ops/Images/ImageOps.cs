using Tensorflow.Executors;
using static Tensorflow.Ops.Primitives;

namespace Tensorflow.Ops;

/// <summary>What tf.image and the layers of images compute of one image (height, width, channels) or several (batch, height, width, channels), after TensorFlow's image_ops_impl.py.</summary>
internal static class ImageOps
{
    public static Tensor ResizeBilinear(Tensor x, int height, int width, bool alignCorners = false, bool halfPixelCenters = true) =>
        Run.Op(new ResizeBilinearOp(new(height, width, alignCorners, halfPixelCenters)), x);

    public static Tensor ResizeNearestNeighbor(Tensor x, int height, int width, bool alignCorners = false, bool halfPixelCenters = true) =>
        Run.Op(new ResizeNearestNeighborOp(new(height, width, alignCorners, halfPixelCenters)), x);

    public static Tensor CropAndResize(Tensor x, Tensor boxes, Tensor images, (int Height, int Width) size, string method, float outside) =>
        Run.Op(new CropAndResizeOp(size.Height, size.Width, method, outside), x, boxes, images);

    public static Tensor Decode(string op, Tensor contents, int channels, TF_DataType dtype, bool animations = true) => Run.Op(new DecodePictureOp(op, channels, dtype, animations), contents);

    /// <summary>Python's tf.image.resize.</summary>
    /// <exception cref="ValueError">The images are neither of rank 3 nor 4, or there is no such method.</exception>
    public static Tensor Resize(Tensor x, int height, int width, string method, bool keepRatio = false, bool antialias = false) => OfBatch(x, "images", images =>
    {
        var (oldHeight, oldWidth) = ((int)images.Dimensions[1], (int)images.Dimensions[2]);
        if (keepRatio)
        {
            var scale = Math.Min(height / (float)oldHeight, width / (float)oldWidth);
            (height, width) = ((int)MathF.Round(scale * oldHeight), (int)MathF.Round(scale * oldWidth));
        }
        return method switch
        {
            "bilinear" => antialias ? Sampled("triangle") : ResizeBilinear(images, height, width),
            "nearest" => ResizeNearestNeighbor(images, height, width),
            "bicubic" => antialias ? Sampled("keyscubic") : Run.Op(new ResizeBicubicOp(new(height, width, AlignCorners: false, HalfPixelCenters: true)), images),
            "area" => Run.Op(new ResizeAreaOp(height, width), images),
            "lanczos3" or "lanczos5" or "gaussian" or "mitchellcubic" => Sampled(method),
            _ => throw new ValueError($"Resize method is not implemented: {method}. Known: bilinear, nearest, bicubic, area, lanczos3, lanczos5, gaussian, mitchellcubic"),
        };

        Tensor Sampled(string kernel) => Run.Op(new ScaleAndTranslateOp(height, width, new(kernel, antialias, height / (float)oldHeight, width / (float)oldWidth)), images);
    });

    /// <summary>The largest size of the same ratio that fits, in the middle of zeros.</summary>
    public static Tensor ResizeWithPad(Tensor x, int height, int width, string method, bool antialias)
    {
        RequirePositive(height, width);
        return OfBatch(x, "image", images =>
        {
            float oldHeight = images.Dimensions[1], oldWidth = images.Dimensions[2];
            var ratio = Math.Max(oldWidth / width, oldHeight / height);
            var (newHeight, newWidth) = (oldHeight / ratio, oldWidth / ratio);
            var (top, left) = ((int)MathF.Floor((height - newHeight) / 2), (int)MathF.Floor((width - newWidth) / 2));
            return Pad(Resize(images, (int)MathF.Floor(newHeight), (int)MathF.Floor(newWidth), method, antialias: antialias), Math.Max(top, 0), Math.Max(left, 0), height, width);
        });
    }

    /// <summary>The part of a height and width from a place on.</summary>
    public static Tensor Crop(Tensor x, int top, int left, int height, int width) => OfBatch(x, "image", images =>
    {
        RequireOffsets(top, left);
        RequirePositive(height, width);
        if (images.Dimensions[2] < width + (long)left) throw new ValueError($"width must be >= target + offset: {images.Dimensions[2]} < {width} + {left}.");
        if (images.Dimensions[1] < height + (long)top) throw new ValueError($"height must be >= target + offset: {images.Dimensions[1]} < {height} + {top}.");
        return Slice(images, [0, top, left, 0], [images.Dimensions[0], height, width, images.Dimensions[3]]);
    });

    /// <summary>In zeros of a height and width, from a place on.</summary>
    public static Tensor Pad(Tensor x, int top, int left, int height, int width) => OfBatch(x, "image", images =>
    {
        RequireOffsets(top, left);
        var (below, right) = (height - (long)top - images.Dimensions[1], width - (long)left - images.Dimensions[2]);
        if (right < 0) throw new ValueError($"width must be <= target - offset: {images.Dimensions[2]} > {width} - {left}.");
        if (below < 0) throw new ValueError($"height must be <= target - offset: {images.Dimensions[1]} > {height} - {top}.");
        return Primitives.Pad(images, new[,] { { 0, 0 }, { top, below }, { left, right }, { 0, 0 } });
    });

    /// <summary>The middle part, or the whole in the middle of zeros, or the one by height and the other by width.</summary>
    public static Tensor CropOrPad(Tensor x, int height, int width)
    {
        RequirePositive(height, width);
        return OfBatch(x, "image", images =>
        {
            var (down, across) = (height - (int)images.Dimensions[1], width - (int)images.Dimensions[2]);
            var cropped = Crop(images, Math.Max(Half(-down), 0), Math.Max(Half(-across), 0), Math.Min(height, (int)images.Dimensions[1]), Math.Min(width, (int)images.Dimensions[2]));
            return Pad(cropped, Math.Max(Half(down), 0), Math.Max(Half(across), 0), height, width);
        });

        // Python's //, which rounds down; C#'s / rounds to zero.
        static int Half(int value) => value >> 1;
    }

    /// <summary>The middle part of the height and of the width.</summary>
    public static Tensor CentralCrop(Tensor x, float fraction)
    {
        if (fraction is not (> 0 and <= 1)) throw new ValueError($"central_fraction must be within (0, 1], got {fraction}");
        if (x.ndim is not (3 or 4)) throw new ValueError($"`image` should either be a Tensor with rank = 3 or rank = 4. Had rank = {x.ndim}.");
        if (fraction == 1) return Identity(x);
        var axis = x.ndim - 3;
        var part = Kernels.PythonNumber.Of(fraction);
        var (begin, size) = (new long[x.ndim], x.dims);
        for (var i = axis; i < axis + 2; i++)
        {
            begin[i] = (int)((size[i] - (size[i] * part)) / 2);
            size[i] -= 2 * begin[i];
        }
        return Slice(x, begin, size);
    }

    /// <summary>The axis of the rows, of one image or several.</summary>
    /// <exception cref="ValueError">The rank is neither 3 nor 4.</exception>
    public static int RowAxis(Tensor x) => x.ndim is 3 or 4 ? x.ndim - 3 : throw Rank("image", x);

    /// <summary>Rows in the columns' place.</summary>
    public static Tensor Transposed(Tensor x) => RowAxis(x) == 0 ? Transpose(x, [1, 0, 2]) : Transpose(x, [0, 2, 1, 3]);

    /// <summary>A quarter of a turn so many times, against the clock.</summary>
    public static Tensor Turned(Tensor x, int times)
    {
        var rows = RowAxis(x);
        return (times & 3) switch
        {
            0 => Identity(x),
            1 => Transposed(Reverse(x, [rows + 1])),
            2 => Reverse(x, [rows, rows + 1]),
            _ => Reverse(Transposed(x), [rows + 1]),
        };
    }

    private static Tensor OfBatch(Tensor x, string what, Func<Tensor, Tensor> compute) => x.ndim switch
    {
        3 => Squeeze(compute(ExpandDims(x, 0)), [0]),
        4 => compute(x),
        _ => throw Rank(what, x),
    };

    private static ValueError Rank(string what, Tensor x) => new($"'{what}' (shape {x.Dimensions}) must have either 3 or 4 dimensions.");

    private static void RequirePositive(int height, int width)
    {
        if (height <= 0) throw new ValueError($"target_height must be > 0, got {height}.");
        if (width <= 0) throw new ValueError($"target_width must be > 0, got {width}.");
    }

    private static void RequireOffsets(int top, int left)
    {
        if (top < 0) throw new ValueError($"offset_height must be >= 0, got {top}.");
        if (left < 0) throw new ValueError($"offset_width must be >= 0, got {left}.");
    }
}
