using System.Text.Json;
using Tensorflow.Tests.Executors;
using Tensorflow.Tests.Keras;
using Tensorflow.Tests.OpTests;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Images;

/// <summary>tf.image and layers of images against TensorFlow's values (Golden/images), on both executors, and what they refuse.</summary>
public sealed class ImageTests
{
    private static readonly JsonElement Golden = KerasGolden.Read("images.json");

    public static TheoryData<int> Resized => [.. Enumerable.Range(0, Golden.GetProperty("resize").GetArrayLength())];

    public static TheoryData<int> Others => [.. Enumerable.Range(0, Golden.GetProperty("others").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Resized))]
    public void Resized_images_and_their_gradients_are_TensorFlows(int index) => BothExecutors.Run(() =>
    {
        var golden = Golden.GetProperty("resize")[index];
        var (method, antialias) = (golden.GetProperty("method").GetString()!, golden.GetProperty("antialias").GetBoolean());
        var what = $"{index} {method} {antialias}";
        var x = ImagesGolden.TensorOf(golden.GetProperty("x"));
        using var tape = tf.GradientTape(persistent: true);
        if (x.dtype == tf.float32) tape.watch(x);
        var y = tf.image.resize_images_v2(x, Pair(golden.GetProperty("size")), method, antialias: antialias);
        // Pixels of a byte are up to 255; sums of at most 49 of them.
        ImagesGolden.Close(golden.GetProperty("y"), y, 4e-6f, x.dtype == tf.float32 ? 2e-6f : 2e-4f, what);
        if (golden.GetProperty("gradient").ValueKind == JsonValueKind.Null) return;
        var loss = tf.reduce_sum(tf.cast(y, tf.float32) * ImagesGolden.TensorOf(golden.GetProperty("up")));
        ImagesGolden.Close(golden.GetProperty("gradient"), tape.gradient(loss, x), 1e-5f, 1e-5f, $"{what}, gradient");
    });

    [Fact]
    public void Ops_of_all_places_of_pixels_are_TensorFlows() => BothExecutors.Run(() =>
    {
        foreach (var golden in Golden.GetProperty("legacy").EnumerateArray())
        {
            var (op, align, half) = (golden.GetProperty("op").GetString(), golden.GetProperty("align").GetBoolean(), golden.GetProperty("half").GetBoolean());
            var x = ImagesGolden.TensorOf(golden.GetProperty("x"));
            using var tape = tf.GradientTape(persistent: true);
            tape.watch(x);
            var size = tf.constant(new[] { 8, 3 });
            var y = op switch
            {
                "resize_bilinear" => tf.image.resize_bilinear(x, size, align, half),
                "resize_nearest_neighbor" => tf.image.resize_nearest_neighbor(x, size, align, half_pixel_centers: half),
                _ => gen_image_ops.resize_bicubic(x, size, align, half),
            };
            var loss = tf.reduce_sum(y * ImagesGolden.TensorOf(golden.GetProperty("up")));
            ImagesGolden.Close(golden.GetProperty("y"), y, 4e-6f, 2e-6f, $"{op} {align} {half}");
            ImagesGolden.Close(golden.GetProperty("gradient"), tape.gradient(loss, x), 1e-5f, 1e-5f, $"{op} {align} {half}, gradient");
        }
    });

    [Fact]
    public void Crops_and_their_gradients_for_images_and_boxes_are_TensorFlows() => BothExecutors.Run(() =>
    {
        foreach (var golden in Golden.GetProperty("crops").EnumerateArray())
        {
            var what = $"{golden.GetProperty("method").GetString()} {golden.GetProperty("size").GetRawText()}";
            var (x, boxes, which) = (ImagesGolden.TensorOf(golden.GetProperty("x")), ImagesGolden.TensorOf(golden.GetProperty("boxes")), ImagesGolden.TensorOf(golden.GetProperty("which")));
            using var tape = tf.GradientTape(persistent: true);
            tape.watch(x);
            tape.watch(boxes);
            var y = tf.image.crop_and_resize(x, boxes, which, tf.constant(Ints(golden.GetProperty("size"))), golden.GetProperty("method").GetString()!, .5f);
            var loss = tf.reduce_sum(y * ImagesGolden.TensorOf(golden.GetProperty("up")));
            ImagesGolden.Close(golden.GetProperty("y"), y, 4e-6f, 2e-6f, what);
            ImagesGolden.Close(golden.GetProperty("gradient"), tape.gradient(loss, x), 1e-5f, 1e-5f, $"{what}, images");
            ImagesGolden.Close(golden.GetProperty("boxes_gradient"), tape.gradient(loss, boxes), 1e-5f, 2e-5f, $"{what}, boxes");
        }
    });

    [Theory]
    [MemberData(nameof(Others))]
    public void Cuts_turns_and_colours_are_TensorFlows(int index) => BothExecutors.Run(() =>
    {
        var golden = Golden.GetProperty("others")[index];
        var (name, args) = (golden.GetProperty("name").GetString()!, golden.GetProperty("args"));
        var x = ImagesGolden.TensorOf(golden.GetProperty("x"));
        var image = tf.image;
        var y = name switch
        {
            "central_crop" => image.central_crop(x, Number("fraction")),
            "crop_or_pad" => image.resize_image_with_crop_or_pad(x, Ints(args.GetProperty("size"))[0], Ints(args.GetProperty("size"))[1]),
            "with_pad" => image.resize_images_with_pad(x, Ints(args.GetProperty("size"))[0], Ints(args.GetProperty("size"))[1], "bilinear", args.GetProperty("antialias").GetBoolean()),
            "crop" => Ints(args.GetProperty("box")) is var b ? image.crop_to_bounding_box(x, b[0], b[1], b[2], b[3]) : null!,
            "pad" => Ints(args.GetProperty("box")) is var b ? image.pad_to_bounding_box(x, b[0], b[1], b[2], b[3]) : null!,
            "rot90" => image.rot90(x, args.GetProperty("k").GetInt32()),
            "transpose" => image.transpose(x),
            "flip_left_right" => image.flip_left_right(x),
            "flip_up_down" => image.flip_up_down(x),
            "keep_ratio" => image.resize_images_v2(x, Pair(args.GetProperty("size")), preserve_aspect_ratio: true),
            "adjust_brightness" => image.adjust_brightness(x, tf.constant(Number("delta"))),
            "adjust_contrast" => image.adjust_contrast(x, Number("factor")),
            "adjust_gamma" => image.adjust_gamma(x, args.GetProperty("gamma").GetInt32(), args.GetProperty("gain").GetInt32()),
            "rgb_to_grayscale" => image.rgb_to_grayscale(x),
            "grayscale_to_rgb" => image.grayscale_to_rgb(x),
            "per_image_standardization" => image.per_image_standardization(x),
            "total_variation" => image.total_variation(x),
            "rgb_to_yiq" => image.rgb_to_yiq(x),
            "yiq_to_rgb" => image.yiq_to_rgb(x),
            "rgb_to_yuv" => image.rgb_to_yuv(x),
            "yuv_to_rgb" => image.yuv_to_rgb(x),
            "image_gradients_0" => image.image_gradients(x).Item1,
            "image_gradients_1" => image.image_gradients(x).Item2,
            "convert_image_dtype" => image.convert_image_dtype(x, ImagesGolden.Dtype(args.GetProperty("to").GetString()!), args.GetProperty("saturate").GetBoolean()),
            "psnr" => image.psnr(x, ImagesGolden.TensorOf(args.GetProperty("other")), tf.constant(255)),
            _ => throw new InvalidOperationException(name),
        };
        ImagesGolden.Close(golden.GetProperty("y"), y, 4e-6f, x.dtype == tf.float32 ? 4e-6f : 2e-4f, $"{index} {name} {args.GetRawText()}");

        float Number(string key) => args.GetProperty(key).GetSingle();
    });

    [Fact]
    public void Layers_of_images_are_Keras() => BothExecutors.Run(() =>
    {
        foreach (var golden in Golden.GetProperty("layers").EnumerateArray())
        {
            var args = golden.GetProperty("args");
            var x = ImagesGolden.TensorOf(golden.GetProperty("x"));
            var layer = golden.GetProperty("layer").GetString() switch
            {
                "Resizing" => keras.layers.preprocessing.Resizing(args[0].GetInt32(), args[1].GetInt32(), args[2].GetString()!),
                "UpSampling2D" => keras.layers.UpSampling2D((args[0].GetInt32(), args[1].GetInt32()), interpolation: args[2].GetString()!),
                _ => keras.layers.Rescaling(args[0].GetSingle(), args[1].GetSingle()),
            };
            Tensor y = layer.Apply(x);
            ImagesGolden.Close(golden.GetProperty("y"), y, 4e-6f, 4e-6f, $"{golden.GetProperty("layer").GetString()} {args.GetRawText()}");
            if (x.ndim == 4) Assert.Equal(0, ((Tensor)layer.Apply(x[new Slice(0, 0)])).shape[0]);
        }
    });

    [Fact]
    public void A_model_that_resizes_comes_back_from_a_file_and_knows_its_shapes()
    {
        var folder = Directory.CreateTempSubdirectory("images-").FullName;
        try
        {
            var model = keras.Sequential();
            model.add(keras.layers.InputLayer((5, 4, 3)));
            model.add(keras.preprocessing.Resizing(6, 7));
            model.add(keras.layers.UpSampling2D((2, 1), interpolation: "bilinear"));
            Assert.Equal(new Shape(-1, 12, 7, 3), model.OutputShape);
            var path = Path.Combine(folder, "model.keras");
            model.save(path);
            var x = tf.random.normal((2, 5, 4, 3), seed: 3);
            Assert.Equal(((Tensor)model.predict(x)).ToArray<float>(), ((Tensor)keras.models.load_model(path).predict(x)).ToArray<float>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_TensorFlow_refuses_is_refused() => BothExecutors.Run(() =>
    {
        var (image, images) = (tf.ones((5, 6, 3)), tf.ones((2, 5, 6, 3)));
        Assert.Contains("3 or 4 dimensions", Assert.Throws<ValueError>(() => tf.image.resize(tf.ones((5, 6)), (3, 3))).Message);
        Assert.Contains("no-such", Assert.Throws<ValueError>(() => tf.image.resize(image, (3, 3), "no-such")).Message);
        Assert.Contains("2 elements", Assert.Throws<ValueError>(() => tf.image.resize(image, (3, 3, 3))).Message);
        Assert.Throws<InvalidArgumentError>(() => tf.image.resize(image, (0, 3)));
        Assert.Throws<InvalidArgumentError>(() => tf.image.resize(tf.ones((2, 0, 3, 1)), (2, 3)));
        Assert.Throws<InvalidArgumentError>(() => tf.image.resize_bilinear(images, tf.constant(new[] { 3, 3 }), align_corners: true, half_pixel_centers: true));
        Assert.Contains("3 or 4 dimensions", Assert.Throws<ValueError>(() => tf.image.flip_left_right(tf.ones((5, 6)))).Message);
        Assert.Contains("(0, 1]", Assert.Throws<ValueError>(() => tf.image.central_crop(image, 1.5f)).Message);
        Assert.Contains("width must be >=", Assert.Throws<ValueError>(() => tf.image.crop_to_bounding_box(image, 0, 4, 3, 3)).Message);
        Assert.Contains("height must be <=", Assert.Throws<ValueError>(() => tf.image.pad_to_bounding_box(image, 0, 0, 4, 9)).Message);
        Assert.Contains("offset_height", Assert.Throws<ValueError>(() => tf.image.pad_to_bounding_box(image, -1, 0, 9, 9)).Message);
        Assert.Contains("target_width", Assert.Throws<ValueError>(() => tf.image.resize_image_with_crop_or_pad(image, 3, 0)).Message);
        var boxes = tf.zeros((2, 4));
        Assert.Throws<OutOfRangeError>(() => tf.image.crop_and_resize(images, boxes, tf.constant(new[] { 0, 2 }), tf.constant(new[] { 2, 2 })));
        Assert.Throws<InvalidArgumentError>(() => tf.image.crop_and_resize(images, boxes, tf.constant(new[] { 0 }), tf.constant(new[] { 2, 2 })));
        Assert.Throws<InvalidArgumentError>(() => tf.image.crop_and_resize(images, boxes, tf.constant(new[] { 0, 1 }), tf.constant(new[] { 2, 2 }), "cubic"));
        Assert.Contains("linear", Assert.Throws<ValueError>(() => keras.preprocessing.Resizing(2, 2, "linear")).Message);
        Assert.Throws<ValueError>(() => keras.preprocessing.Resizing(0, 2));
    });

    [Fact]
    public void Flips_by_chance_flip_images_one_by_one()
    {
        var x = tf.reshape(tf.range(2 * 40, dtype: tf.float32), (40, 1, 2, 1));
        var y = tf.image.random_flip_left_right(x, seed: 5).ToArray<float>();
        var flipped = Enumerable.Range(0, 40).Count(i => y[2 * i] == (2 * i) + 1);
        Assert.All(Enumerable.Range(0, 40), i => Assert.Equal((4 * i) + 1, y[2 * i] + y[(2 * i) + 1]));
        Assert.InRange(flipped, 8, 32);
        Assert.Contains(Enumerable.Range(1, 20), seed => tf.image.random_flip_up_down(tf.image.transpose(x[0]), seed).ToArray<float>()[0] == 1);
    }

    [Fact]
    public void Tanh_and_with_it_Mish_are_TensorFlows_to_the_last_bit() => BothExecutors.Run(() =>
    {
        var golden = Golden.GetProperty("activations");
        Assert.Equal(ImagesGolden.TensorOf(golden.GetProperty("tanh")).ToArray<float>(), tf.tanh(ImagesGolden.TensorOf(golden.GetProperty("softplus"))).ToArray<float>());
        // Of softplus the last bits are another matter.
        var y = keras.activations.Mish.Apply(ImagesGolden.TensorOf(golden.GetProperty("x")));
        Accuracy.Transcendental.Check(ImagesGolden.TensorOf(golden.GetProperty("mish")), y, "mish");
        Assert.Equal(.86509836f, keras.activations.Mish.Apply(tf.constant(new[] { 1f, 0f, 1f })).ToArray<float>()[0]);
    });

    private static Shape Pair(JsonElement size) => new(size[0].GetInt32(), size[1].GetInt32());

    private static int[] Ints(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetInt32())];
}
