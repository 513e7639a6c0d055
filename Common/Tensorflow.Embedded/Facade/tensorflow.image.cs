using Tensorflow.Ops;

namespace Tensorflow;

public partial class tensorflow
{
    /// <summary>tf.image.</summary>
    public image_internal image = new();

    /// <summary>tf.image: pictures as tensors, one (height, width, channels) or several (batch, height, width, channels). Sizes, cuts and turns.</summary>
    public partial class image_internal
    {
        /// <summary>The middle part of height and width.</summary>
        /// <param name="image">One image or several.</param>
        /// <param name="central_fraction">Of height and width, more than 0 and at most 1.</param>
        /// <exception cref="ValueError">The fraction or the rank is another.</exception>
        public Tensor central_crop(Tensor image, float central_fraction) => ImageOps.CentralCrop(image, central_fraction);

        /// <summary>Boxes of images, resized to one size: (crops, height, width, channels), float32. TensorFlow's CropAndResize.</summary>
        /// <param name="image">(batch, height, width, channels) of numbers.</param>
        /// <param name="boxes">(crops, 4), float32: y1, x1, y2, x2 as parts of height and width, 0 the first pixel and 1 the last; the other way round, the crop is flipped.</param>
        /// <param name="box_ind">(crops), int32: which image each is of.</param>
        /// <param name="crop_size">Height and width, int32.</param>
        /// <param name="method">bilinear or nearest.</param>
        /// <param name="extrapolation_value">Of pixels outside of the image.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="InvalidArgumentError">A shape or dtype is another, or there is no such method.</exception>
        /// <exception cref="OutOfRangeError">A number of box_ind is outside of the batch.</exception>
        public Tensor crop_and_resize(Tensor image, Tensor boxes, Tensor box_ind, Tensor crop_size, string method = "bilinear", float extrapolation_value = 0f, string? name = null) =>
            ImageOps.CropAndResize(image, boxes, box_ind, Size(crop_size), method, extrapolation_value);

        /// <summary>A part of height and width.</summary>
        /// <param name="image">One image or several.</param>
        /// <param name="offset_height">The first row.</param>
        /// <param name="offset_width">The first column.</param>
        /// <param name="target_height">Rows.</param>
        /// <param name="target_width">Columns.</param>
        /// <exception cref="ValueError">The part is not inside the image, or empty.</exception>
        public Tensor crop_to_bounding_box(Tensor image, int offset_height, int offset_width, int target_height, int target_width) =>
            ImageOps.Crop(image, offset_height, offset_width, target_height, target_width);

        /// <summary>Columns in reverse order.</summary>
        /// <exception cref="ValueError">The rank is neither 3 nor 4.</exception>
        public Tensor flip_left_right(Tensor image) => Primitives.Reverse(image, [ImageOps.RowAxis(image) + 1]);

        /// <summary>Rows in reverse order.</summary>
        /// <exception cref="ValueError">The rank is neither 3 nor 4.</exception>
        public Tensor flip_up_down(Tensor image) => Primitives.Reverse(image, [ImageOps.RowAxis(image)]);

        /// <summary>In zeros of a height and width.</summary>
        /// <param name="image">One image or several.</param>
        /// <param name="offset_height">Rows of zeros above.</param>
        /// <param name="offset_width">Columns of zeros to the left.</param>
        /// <param name="target_height">Rows of the result.</param>
        /// <param name="target_width">Columns.</param>
        /// <exception cref="ValueError">The image does not fit.</exception>
        public Tensor pad_to_bounding_box(Tensor image, int offset_height, int offset_width, int target_height, int target_width) =>
            ImageOps.Pad(image, offset_height, offset_width, target_height, target_width);

        /// <summary>Rows in reverse order, or not: by chance, each image by itself.</summary>
        /// <param name="image">One image or several.</param>
        /// <param name="seed">Op seed; 0: drawn from the stream of tf.set_random_seed.</param>
        /// <exception cref="ValueError">The rank is neither 3 nor 4.</exception>
        public Tensor random_flip_up_down(Tensor image, int seed = 0) => RandomFlip(image, ImageOps.RowAxis(image), seed);

        /// <summary>Columns in reverse order, or not: by chance, each image by itself.</summary>
        /// <inheritdoc cref="random_flip_up_down"/>
        public Tensor random_flip_left_right(Tensor image, int seed = 0) => RandomFlip(image, ImageOps.RowAxis(image) + 1, seed);

        /// <summary>Images of another size, as Python's tf.image.resize makes them: in float32, by nearest pixels in their own dtype.</summary>
        /// <param name="image">One image or several, of numbers.</param>
        /// <param name="size">Height and width.</param>
        /// <param name="method">bilinear, nearest, bicubic, area, lanczos3, lanczos5, gaussian or mitchellcubic.</param>
        /// <exception cref="ValueError">The rank is neither 3 nor 4, the size is no pair, or there is no such method.</exception>
        /// <exception cref="InvalidArgumentError">An image is empty, or would be.</exception>
        public Tensor resize(Tensor image, Shape size, string method = ResizeMethod.BILINEAR) => resize_images_v2(image, size, method);

        /// <inheritdoc cref="resize(Tensor, Shape, string)"/>
        public Tensor resize(Tensor image, Tensor size, string method = ResizeMethod.BILINEAR) => resize_images_v2(image, size, method);

        /// <summary>Images of another size by linear interpolation, float32. TensorFlow's ResizeBilinear.</summary>
        /// <param name="images">(batch, height, width, channels) of numbers.</param>
        /// <param name="size">Height and width.</param>
        /// <param name="align_corners">The centres of the outermost pixels coincide.</param>
        /// <param name="half_pixel_centers">A pixel's centre is half a pixel from its edge, as in <see cref="resize(Tensor, Shape, string)"/>.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="InvalidArgumentError">The rank is not 4, an image is empty or would be, or both of the last two are asked for.</exception>
        public Tensor resize_bilinear(Tensor images, Tensor size, bool align_corners = false, bool half_pixel_centers = false, string? name = null)
        {
            var (height, width) = Size(size);
            return ImageOps.ResizeBilinear(images, height, width, align_corners, half_pixel_centers);
        }

        /// <summary>The middle part, or all of it in the middle of zeros, or the one by height and the other by width.</summary>
        /// <param name="image">One image or several.</param>
        /// <param name="target_height">Rows of the result: an int or a tensor of one.</param>
        /// <param name="target_width">Columns.</param>
        /// <exception cref="ValueError">One is not positive.</exception>
        public Tensor resize_image_with_crop_or_pad(Tensor image, object target_height, object target_width) => ImageOps.CropOrPad(image, Number(target_height), Number(target_width));

        /// <inheritdoc cref="resize_images(Tensor, Tensor, string, bool, bool, string)"/>
        public Tensor resize_images(Tensor images, Tensor size, string method = ResizeMethod.BILINEAR, bool preserve_aspect_ratio = false, string? name = null) =>
            resize_images_v2(images, size, method, preserve_aspect_ratio);

        /// <summary>Images of another size; see <see cref="resize(Tensor, Shape, string)"/>, whose half pixel centres these are, as in TensorFlow.NET.</summary>
        /// <param name="images">One image or several, of numbers.</param>
        /// <param name="size">Height and width.</param>
        /// <param name="method">bilinear, nearest, bicubic, area, lanczos3, lanczos5, gaussian or mitchellcubic.</param>
        /// <param name="preserve_aspect_ratio">Whether height and width are changed alike, so that the result is inside of <paramref name="size"/>.</param>
        /// <param name="antialias">Whether a pixel of a smaller image is of all those that it covers; has no effect on nearest and area.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="ValueError">The rank is neither 3 nor 4, the size is no pair, or there is no such method.</exception>
        /// <exception cref="InvalidArgumentError">An image is empty, or would be.</exception>
        public Tensor resize_images(Tensor images, Tensor size, string method = ResizeMethod.BILINEAR, bool preserve_aspect_ratio = false, bool antialias = false, string? name = null) =>
            resize_images_v2(images, size, method, preserve_aspect_ratio, antialias);

        /// <inheritdoc cref="resize_images(Tensor, Tensor, string, bool, bool, string)"/>
        public Tensor resize_images_v2(Tensor images, Shape size, string method = ResizeMethod.BILINEAR, bool preserve_aspect_ratio = false, bool antialias = false, string? name = null)
        {
            if (size.ndim != 2) throw new ValueError($"'size' must be a 1-D Tensor of 2 elements: new_height, new_width, got {size}.");
            return ImageOps.Resize(images, (int)size[0], (int)size[1], method, preserve_aspect_ratio, antialias);
        }

        /// <inheritdoc cref="resize_images(Tensor, Tensor, string, bool, bool, string)"/>
        public Tensor resize_images_v2(Tensor images, Tensor size, string method = ResizeMethod.BILINEAR, bool preserve_aspect_ratio = false, bool antialias = false, string? name = null)
        {
            var (height, width) = Size(size);
            return ImageOps.Resize(images, height, width, method, preserve_aspect_ratio, antialias);
        }

        /// <summary>The largest size of the same ratio that fits, in the middle of zeros.</summary>
        /// <param name="image">One image or several, of numbers.</param>
        /// <param name="target_height">Rows of the result.</param>
        /// <param name="target_width">Columns.</param>
        /// <param name="method">As of <see cref="resize(Tensor, Shape, string)"/>.</param>
        /// <param name="antialias">As of <see cref="resize_images_v2(Tensor, Shape, string, bool, bool, string)"/>.</param>
        /// <exception cref="ValueError">A size is not positive, or the rank neither 3 nor 4.</exception>
        public Tensor resize_images_with_pad(Tensor image, int target_height, int target_width, string method, bool antialias) =>
            ImageOps.ResizeWithPad(image, target_height, target_width, method, antialias);

        /// <summary>Images of another size by their nearest pixels, in their own dtype. TensorFlow's ResizeNearestNeighbor.</summary>
        /// <param name="images">(batch, height, width, channels) of numbers.</param>
        /// <param name="size">Height and width: a tensor, shape or array of two.</param>
        /// <param name="align_corners">The centres of the outermost pixels coincide.</param>
        /// <param name="name">Has no effect.</param>
        /// <param name="half_pixel_centers">A pixel's centre is half a pixel from its edge, as in <see cref="resize(Tensor, Shape, string)"/>.</param>
        /// <exception cref="InvalidArgumentError">The rank is not 4, an image is empty or would be, or both ways to place pixels are asked for.</exception>
        public Tensor resize_nearest_neighbor<Tsize>(Tensor images, Tsize size, bool align_corners = false, string? name = null, bool half_pixel_centers = false)
        {
            var (height, width) = size is Shape shape ? ((int)shape[0], (int)shape[1]) : Size(Conversions.ToTensor(size!));
            return ImageOps.ResizeNearestNeighbor(images, height, width, align_corners, half_pixel_centers);
        }

        /// <summary>A quarter of a turn against the clock, so many times.</summary>
        /// <param name="image">One image or several.</param>
        /// <param name="k">How many times.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="ValueError">The rank is neither 3 nor 4.</exception>
        public Tensor rot90(Tensor image, int k = 1, string? name = null) => ImageOps.Turned(image, k);

        /// <summary>Rows in the columns' place.</summary>
        /// <exception cref="ValueError">The rank is neither 3 nor 4.</exception>
        public Tensor transpose(Tensor image, string? name = null) => ImageOps.Transposed(image);

        internal static (int Height, int Width) Size(Tensor size)
        {
            if (size.ndim != 1 || size.Dimensions[0] != 2) throw new ValueError($"'size' must be a 1-D Tensor of 2 elements: new_height, new_width, got shape {size.Dimensions}.");
            var pair = Primitives.Cast(size, TF_DataType.TF_INT32).ToArray<int>();
            return (pair[0], pair[1]);
        }

        private static int Number(object value) => value switch
        {
            int number => number,
            Tensor tensor => Primitives.Cast(tensor, TF_DataType.TF_INT32).ToArray<int>()[0],
            IConvertible number => number.ToInt32(System.Globalization.CultureInfo.InvariantCulture),
            _ => throw new ValueError($"A height or width is {value}: an int or a tensor of one expected."),
        };

        // image_ops_impl.py, _random_flip.
        private static Tensor RandomFlip(Tensor image, int axis, int seed)
        {
            var flipped = Primitives.Reverse(image, [axis]);
            if (image.ndim == 3) return (float)Chance(Shape.Scalar, 0, 1, seed) < .5f ? flipped : Primitives.Identity(image);
            var flips = Primitives.Cast(Primitives.Round(Primitives.Reshape(Chance(Shape.Adopt([image.Dimensions[0]]), 0, 1, seed), Shape.Adopt([-1, 1, 1, 1]))), image.dtype);
            return Primitives.Add(Primitives.Mul(flips, flipped), Primitives.Mul(Primitives.Sub(Scalars.Of(image.dtype, 1), flips), image));
        }

        private static Tensor Chance(Shape shape, float low, float high, int seed) => RandomOps.Uniform(shape, low, high, TF_DataType.TF_FLOAT, seed == 0 ? null : seed);
    }
}
