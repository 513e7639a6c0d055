using Tensorflow.Ops;

namespace Tensorflow;

public partial class tensorflow
{
    // Colours.
    public partial class image_internal
    {
        /// <summary>A number added to each; of integers, in float32 from 0 to 1.</summary>
        /// <param name="image">Of numbers.</param>
        /// <param name="delta">A number; for integers as a part of their largest.</param>
        public Tensor adjust_brightness(Tensor image, Tensor delta) => image.dtype.IsFloating()
            ? Primitives.Add(image, Primitives.Cast(delta, image.dtype))
            : ImageColours.InFloats(image, x => Primitives.Add(x, Primitives.Cast(delta, x.dtype)));

        /// <summary>(x - mean) factor + mean, of each channel of each image.</summary>
        /// <param name="images">(..., height, width, channels) of numbers.</param>
        /// <param name="contrast_factor">The factor.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="ValueError">The rank is less than 3.</exception>
        public Tensor adjust_contrast(Tensor images, float contrast_factor, string? name = null) => adjust_contrast(images, Scalars.Of(TF_DataType.TF_FLOAT, contrast_factor));

        /// <inheritdoc cref="adjust_contrast(Tensor, float, string)"/>
        public Tensor adjust_contrast(Tensor images, Tensor contrast_factor)
        {
            RequireImage(images);
            return ImageColours.InFloats(images, x =>
            {
                var mean = Primitives.Mean(x, [-3, -2], keepDims: true);
                return Primitives.Add(Primitives.Mul(Primitives.Sub(x, mean), Primitives.Cast(contrast_factor, x.dtype)), mean);
            });
        }

        /// <summary>gain x^gamma; of integers, in float32 from 0 to 1.</summary>
        /// <param name="image">Of numbers.</param>
        /// <param name="gamma">Not negative.</param>
        /// <param name="gain">A factor.</param>
        /// <exception cref="ValueError">gamma is negative.</exception>
        public Tensor adjust_gamma(Tensor image, int gamma = 1, int gain = 1)
        {
            if (gamma < 0) throw new ValueError($"Gamma should be a non-negative real number, got {gamma}.");
            return ImageColours.InFloats(image, x => Primitives.Mul(Scalars.Of(x.dtype, gain), Primitives.Pow(x, Scalars.Of(x.dtype, gamma))));
        }

        /// <summary>Colours with their hue turned by a part of the circle; of integers, in float32 from 0 to 1. TensorFlow's AdjustHue; no gradient.</summary>
        /// <param name="image">(..., 3) of red, green and blue.</param>
        /// <param name="delta">From -1 to 1.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="ValueError">delta is out of its range.</exception>
        /// <exception cref="InvalidArgumentError">There are fewer than three axes, or not three channels.</exception>
        public Tensor adjust_hue(Tensor image, Tensor delta, string? name = null)
        {
            var turn = Primitives.Cast(delta, TF_DataType.TF_FLOAT);
            if ((float)turn is < -1 or > 1) throw new ValueError($"delta must be in the interval [-1, 1], got {(float)turn}.");
            return ImageColours.InFloats(image, x => Executors.Run.Op(AdjustColourOp.Hue, x, turn), saturate: false);
        }

        /// <inheritdoc cref="adjust_hue(Tensor, Tensor, string)"/>
        public Tensor adjust_hue(Tensor images, float delta, string? name = null) => adjust_hue(images, Scalars.Of(TF_DataType.TF_FLOAT, delta));

        /// <summary>Colours with their saturation multiplied, and kept from 0 to 1; of integers, in float32 from 0 to 1. TensorFlow's AdjustSaturation; no gradient.</summary>
        /// <param name="image">(..., 3) of red, green and blue.</param>
        /// <param name="saturation_factor">The factor.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="InvalidArgumentError">There are fewer than three axes, or not three channels.</exception>
        public Tensor adjust_saturation(Tensor image, Tensor saturation_factor, string? name = null) =>
            ImageColours.InFloats(image, x => Executors.Run.Op(AdjustColourOp.Saturation, x, Primitives.Cast(saturation_factor, TF_DataType.TF_FLOAT)), saturate: false);

        /// <inheritdoc cref="adjust_saturation(Tensor, Tensor, string)"/>
        public Tensor adjust_saturation(Tensor image, float saturation_factor, string? name = null) => adjust_saturation(image, Scalars.Of(TF_DataType.TF_FLOAT, saturation_factor));

        /// <summary>In another dtype, where the largest number of an integer dtype is a float's 1.</summary>
        /// <param name="image">Of numbers.</param>
        /// <param name="dtype">Of numbers.</param>
        /// <param name="saturate">Whether what is too large or too small becomes the largest or smallest number.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="ValueError">A dtype is not of numbers, or both are of integers and one has 64 bits.</exception>
        public Tensor convert_image_dtype(Tensor image, TF_DataType dtype, bool saturate = false, string? name = null) => ImageColours.Convert(image, dtype, saturate);

        /// <summary>The one channel three times.</summary>
        /// <exception cref="ValueError">The last axis is not of one channel.</exception>
        public Tensor grayscale_to_rgb(Tensor images, string? name = null)
        {
            if (images.ndim < 2 || images.Dimensions[-1] != 1) throw new ValueError($"Last dimension of a grayscale image should be size 1, got shape {images.Dimensions}.");
            return Primitives.Tile(images, [.. Enumerable.Repeat(1, images.ndim - 1), 3]);
        }

        /// <summary>Differences from each pixel to the one below and to the one on its right; 0 in the last row and column.</summary>
        /// <param name="image">(batch, height, width, channels).</param>
        /// <exception cref="ValueError">The rank is not 4.</exception>
        public (Tensor, Tensor) image_gradients(Tensor image)
        {
            if (image.ndim != 4) throw new ValueError($"image_gradients expects a 4D tensor [batch_size, h, w, d], not {image.Dimensions}.");
            return (Primitives.Pad(Difference(image, 1), new long[,] { { 0, 0 }, { 0, 1 }, { 0, 0 }, { 0, 0 } }), Primitives.Pad(Difference(image, 2), new long[,] { { 0, 0 }, { 0, 0 }, { 0, 1 }, { 0, 0 } }));
        }

        /// <summary>Of mean 0 and variance 1, each image by itself, in float32; the standard deviation counts as one over the root of the number of pixels at least.</summary>
        /// <param name="image">(..., height, width, channels) of numbers.</param>
        /// <exception cref="ValueError">The rank is less than 3.</exception>
        public Tensor per_image_standardization(Tensor image)
        {
            RequireImage(image);
            var x = Primitives.Cast(image, TF_DataType.TF_FLOAT);
            var mean = Primitives.Mean(x, [-1, -2, -3], keepDims: true);
            var deviation = Primitives.Sqrt(Primitives.Mean(Primitives.Square(Primitives.Sub(x, mean)), [-1, -2, -3], keepDims: true));
            var numbers = x.Dimensions[-1] * x.Dimensions[-2] * x.Dimensions[-3];
            return Primitives.RealDiv(Primitives.Sub(x, mean), Primitives.Maximum(deviation, Scalars.Of(TF_DataType.TF_FLOAT, 1 / MathF.Sqrt(numbers))));
        }

        /// <summary>The peak signal-to-noise ratio of two images, in decibels: one number for each image.</summary>
        /// <param name="a">(..., height, width, channels) of numbers.</param>
        /// <param name="b">Likewise.</param>
        /// <param name="max_val">The difference of the largest and the smallest number that there may be.</param>
        /// <param name="name">Has no effect.</param>
        /// <exception cref="ValueError">Rank or shape of an image is another.</exception>
        public Tensor psnr(Tensor a, Tensor b, Tensor max_val, string? name = null)
        {
            RequireImage(a);
            RequireImage(b);
            if (!a.Dimensions.Span[^3..].SequenceEqual(b.Dimensions.Span[^3..])) throw new ValueError($"Two images are not compatible: {a.Dimensions} and {b.Dimensions}");
            var most = ImageColours.Convert(Primitives.Cast(max_val, a.dtype), TF_DataType.TF_FLOAT);
            var (x, y) = (ImageColours.Convert(a, TF_DataType.TF_FLOAT), ImageColours.Convert(b, TF_DataType.TF_FLOAT));
            var error = Primitives.Mean(Primitives.SquaredDifference(x, y), [-3, -2, -1], keepDims: false);
            var peak = Primitives.RealDiv(Primitives.Mul(Scalars.Of(TF_DataType.TF_FLOAT, 20f), Primitives.Log(most)), Primitives.Log(Scalars.Of(TF_DataType.TF_FLOAT, 10f)));
            return Primitives.Sub(peak, Primitives.Mul(Scalars.Of(TF_DataType.TF_FLOAT, (float)(10 / Math.Log(10))), Primitives.Log(error)));
        }

        /// <summary><see cref="adjust_brightness"/> by a number from -max_delta to max_delta, drawn at random.</summary>
        /// <param name="image">Of numbers.</param>
        /// <param name="max_delta">Not negative.</param>
        /// <param name="seed">Op seed; 0: drawn from the stream of tf.set_random_seed.</param>
        /// <exception cref="ValueError">max_delta is negative.</exception>
        public Tensor random_brightness(Tensor image, float max_delta, int seed = 0) => adjust_brightness(image, ChanceAround0(max_delta, seed));

        /// <summary><see cref="adjust_contrast(Tensor, float, string)"/> by a factor drawn at random.</summary>
        /// <param name="image">(..., height, width, channels) of numbers.</param>
        /// <param name="lower">The smallest factor, not negative.</param>
        /// <param name="upper">More than all factors.</param>
        /// <param name="seed">Op seed; 0: drawn from the stream of tf.set_random_seed.</param>
        /// <exception cref="ValueError">A bound is negative or not above the other.</exception>
        public Tensor random_contrast(Tensor image, float lower, float upper, int seed = 0) => adjust_contrast(image, Factor(lower, upper, seed));

        /// <summary><see cref="adjust_hue(Tensor, float, string)"/> by a part of the circle from -max_delta to max_delta, drawn at random.</summary>
        /// <param name="image">(..., 3) of red, green and blue.</param>
        /// <param name="max_delta">From 0 to .5.</param>
        /// <param name="seed">Op seed; 0: drawn from the stream of tf.set_random_seed.</param>
        /// <exception cref="ValueError">max_delta is out of its range.</exception>
        public Tensor random_hue(Tensor image, float max_delta, int seed = 0)
        {
            if (max_delta > .5f) throw new ValueError($"max_delta must be <= 0.5, got {max_delta}.");
            return adjust_hue(image, ChanceAround0(max_delta, seed));
        }

        /// <summary><see cref="adjust_saturation(Tensor, float, string)"/> by a factor drawn at random.</summary>
        /// <param name="image">(..., 3) of red, green and blue.</param>
        /// <param name="lower">The smallest factor, not negative.</param>
        /// <param name="upper">More than all factors.</param>
        /// <param name="seed">Op seed; 0: drawn from the stream of tf.set_random_seed.</param>
        /// <exception cref="ValueError">A bound is negative or not above the other.</exception>
        public Tensor random_saturation(Tensor image, float lower, float upper, int seed = 0) => adjust_saturation(image, Factor(lower, upper, seed));

        private static Tensor ChanceAround0(float max_delta, int seed) =>
            max_delta < 0 ? throw new ValueError($"max_delta must be non-negative, got {max_delta}.") : Chance(Shape.Scalar, -max_delta, max_delta, seed);

        private static Tensor Factor(float lower, float upper, int seed)
        {
            if (upper <= lower) throw new ValueError($"upper must be > lower, got {upper} and {lower}.");
            if (lower < 0) throw new ValueError($"lower must be non-negative, got {lower}.");
            return Chance(Shape.Scalar, lower, upper, seed);
        }

        /// <summary>One channel, .2989 red + .587 green + .114 blue; of integers, in float32 from 0 to 1.</summary>
        /// <exception cref="ValueError">The last axis is not of three channels.</exception>
        public Tensor rgb_to_grayscale(Tensor images, string? name = null) => ImageColours.InFloats(images, x => ImageColours.Mixed(x, [.2989f, .5870f, .1140f]), saturate: false);

        /// <summary>From red, green, blue to Y, I, Q.</summary>
        /// <exception cref="ValueError">The last axis is not of three channels.</exception>
        public Tensor rgb_to_yiq(Tensor images) => ImageColours.Mixed(images, ImageColours.RgbToYiq);

        /// <summary>From red, green, blue to Y, U, V.</summary>
        /// <exception cref="ValueError">The last axis is not of three channels.</exception>
        public Tensor rgb_to_yuv(Tensor images) => ImageColours.Mixed(images, ImageColours.RgbToYuv);

        /// <summary>Sums of the absolute differences of neighbouring pixels: a number for each image, or one.</summary>
        /// <exception cref="ValueError">The rank is neither 3 nor 4.</exception>
        public Tensor total_variation(Tensor images, string? name = null)
        {
            var rows = ImageOps.RowAxis(images);
            int[] axes = [rows, rows + 1, rows + 2];
            return Primitives.Add(
                Primitives.Sum(Primitives.Abs(Difference(images, rows)), axes, keepDims: false), Primitives.Sum(Primitives.Abs(Difference(images, rows + 1)), axes, keepDims: false));
        }

        /// <summary>From Y, I, Q to red, green, blue.</summary>
        /// <exception cref="ValueError">The last axis is not of three channels.</exception>
        public Tensor yiq_to_rgb(Tensor images) => ImageColours.Mixed(images, ImageColours.YiqToRgb);

        /// <summary>From Y, U, V to red, green, blue.</summary>
        /// <exception cref="ValueError">The last axis is not of three channels.</exception>
        public Tensor yuv_to_rgb(Tensor images) => ImageColours.Mixed(images, ImageColours.YuvToRgb);

        private static Tensor Difference(Tensor x, int axis)
        {
            var (begin, size) = (new long[x.ndim], x.dims);
            size[axis] = Math.Max(size[axis] - 1, 0);
            var first = Primitives.Slice(x, begin, size);
            begin[axis] = Math.Min(1, x.Dimensions[axis]);
            return Primitives.Sub(Primitives.Slice(x, begin, size), first);
        }

        private static void RequireImage(Tensor image)
        {
            if (image.ndim < 3) throw new ValueError($"'image' (shape {image.Dimensions}) must be at least three-dimensional.");
        }
    }
}
