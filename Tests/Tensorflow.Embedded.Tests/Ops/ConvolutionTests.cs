using Tensorflow.NumPy;
using System.Text.Json;
using Tensorflow.Tests.Executors;
using Tensorflow.Tests.Keras;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.OpTests;

/// <summary>tf.nn.conv2d and tf.nn.max_pool against TensorFlow's values, and what they and their layers refuse.</summary>
public sealed class ConvolutionTests
{
    private static readonly JsonElement Golden = KerasGolden.Read("convolution.json").GetProperty("ops");

    public static TheoryData<int> Recorded => [.. Enumerable.Range(0, Golden.GetArrayLength())];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Values_and_gradients_are_those_that_TensorFlow_recorded(int index) => BothExecutors.Run(() =>
    {
        var golden = Golden[index];
        var inputs = golden.GetProperty("inputs").EnumerateArray().Select(KerasGolden.TensorOf).ToArray();
        var padding = golden.GetProperty("padding").GetString()!;
        var what = $"{golden.GetProperty("op").GetString()} {index} {padding}";
        using var tape = tf.GradientTape(persistent: true);
        foreach (var input in inputs) tape.watch(input);
        var y = golden.GetProperty("op").GetString() == "conv2d"
            ? tf.nn.conv2d(inputs[0], inputs[1], Numbers("strides"), padding, dilations: Numbers("dilations"))
            : tf.nn.max_pool(inputs[0], Numbers("size"), Numbers("strides"), padding);
        var loss = tf.reduce_sum(y * KerasGolden.TensorOf(golden.GetProperty("upstream")));
        // Sums of up to 24, or for a filter 180, products of numbers near 1, in another order.
        KerasGolden.Close(golden.GetProperty("output"), y, 5e-6f, 5e-6f, what);
        foreach (var (expected, input) in golden.GetProperty("gradients").EnumerateArray().Zip(inputs))
            KerasGolden.Close(expected, tape.gradient(loss, input), 1e-5f, 1e-5f, $"{what}, gradient");

        int[] Numbers(string name) => golden.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(number => number.GetInt32())] : [golden.GetProperty(name).GetInt32()];
    });

    [Fact]
    public void Strides_may_be_one_number_two_or_four()
    {
        var (x, filter) = (tf.random.normal((2, 6, 8, 3), seed: 1), tf.random.normal((3, 3, 3, 4), seed: 2));
        var expected = tf.nn.conv2d(x, filter, [2], "SAME");
        Assert.Equal(new Shape(2, 3, 4, 4), expected.shape);
        Assert.Equal(expected.ToArray<float>(), tf.nn.conv2d(x, filter, [2, 2], "SAME").ToArray<float>());
        Assert.Equal(expected.ToArray<float>(), tf.nn.conv2d(x, filter, [1, 2, 2, 1], "same").ToArray<float>());
        Assert.Throws<InvalidArgumentError>(() => tf.nn.conv2d(x, filter, [1, 2, 2, 2], "SAME"));
        Assert.Throws<ValueError>(() => tf.nn.conv2d(x, filter, [1, 2, 2], "SAME"));
    }

    // Recorded from TensorFlow 2.15: NaN counts for nothing, and where nothing counts the first place has the gradient.
    [Theory, InlineData(1), InlineData(9), InlineData(40)]
    public void Maximum_pooling_passes_over_NaN(int channels)
    {
        Check([float.NaN, 1, 2, 3], 3, [0, 0, 0, 1]);
        Check([1, float.NaN, 2, 0], 2, [0, 0, 1, 0]);
        Check([3, 2, 1, float.NaN], 3, [1, 0, 0, 0]);
        Check([float.NaN, float.NaN, float.NaN, float.NaN], float.MinValue, [1, 0, 0, 0]);
        Check([float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity], float.MinValue, [1, 0, 0, 0]);

        void Check(float[] image, float expected, float[] gradient)
        {
            // One window by itself, and the same among others that overlap.
            var x = tf.tile(tf.reshape(tf.constant(image), (1, 2, 2, 1)), tf.constant(new[] { 1, 1, 1, channels }));
            foreach (var (window, padding) in new[] { (2, "VALID"), (3, "SAME") })
            {
                using var tape = tf.GradientTape();
                tape.watch(x);
                var y = tf.nn.max_pool(x, [window], [2], padding);
                Assert.All(y.ToArray<float>(), value => Assert.Equal(expected, value));
                Assert.Equal([.. gradient.SelectMany(value => Enumerable.Repeat(value, channels))], tape.gradient(y, x).ToArray<float>());
            }
        }
    }

    [Fact]
    public void Channels_first_is_refused_as_on_TensorFlows_CPU()
    {
        var x = tf.ones((2, 4, 6, 6));
        Assert.Contains("The Conv2D op currently only supports the NHWC tensor format on the CPU. The op was given the format: NCHW", Refused(() => tf.nn.conv2d(x, tf.ones((3, 3, 4, 5)), [1], "SAME", data_format: "NCHW")));
        Assert.Contains("MaxPool", Refused(() => tf.nn.max_pool(x, [2], [2], "SAME", data_format: "NCHW")));
        Assert.Contains("NCHW", Refused(() => keras.layers.Conv2D(5, 3, data_format: "channels_first", activation: "relu").Apply(x)));
        Assert.Contains("NCHW", Refused(() => keras.layers.MaxPooling2D(data_format: "channels_first").Apply(x)));
        Assert.Contains("NCHW", Refused(() => keras.layers.AveragePooling2D(data_format: "channels_first").Apply(x)));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused_with_both()
    {
        Assert.Contains("3 vs 4", Refused(() => tf.nn.conv2d(tf.ones((1, 5, 5, 3)), tf.ones((3, 3, 4, 2)), [1], "SAME")));
        Assert.Contains("[5,5,3]", Refused(() => tf.nn.conv2d(tf.ones((5, 5, 3)), tf.ones((3, 3, 3, 2)), [1], "SAME")));
        Assert.Contains("[3,3,3]", Refused(() => tf.nn.conv2d(tf.ones((1, 5, 5, 3)), tf.ones((3, 3, 3)), [1], "SAME")));
        Assert.Contains("negative", Refused(() => tf.nn.conv2d(tf.ones((1, 1, 1, 3)), tf.ones((3, 3, 3, 2)), [1], "VALID")));
        Assert.Contains("int32", Refused(() => tf.nn.conv2d(tf.ones((1, 5, 5, 3), tf.int32), tf.ones((3, 3, 3, 2), tf.int32), [1], "VALID")));
        Assert.Throws<ValueError>(() => tf.nn.max_pool(tf.ones((1, 5, 5, 3)), [2], [2], "FULL"));
    }

    [Fact]
    public void A_layer_refuses_what_Keras_refuses()
    {
        Assert.Throws<ValueError>(() => keras.layers.Conv2D(4, 3, strides: 2, dilation_rate: 2, activation: "relu"));
        Assert.Throws<ValueError>(() => keras.layers.Conv2D(4, 3, groups: 3, activation: "relu"));
        Assert.Throws<ValueError>(() => keras.layers.Conv2D(4, (3, 3, 3), padding: "same", activation: "relu"));
        Assert.Throws<ValueError>(() => keras.layers.Conv2D(4, 3, padding: "full", activation: "relu"));
        Assert.Throws<ValueError>(() => keras.layers.Conv2D(4, 3, activation: "relu", kernel_initializer: "glorot"));
        var error = Assert.Throws<ValueError>(() => keras.layers.Conv2D(4, 3, activation: "relu").Apply(tf.ones((1, 2, 5, 3))));
        Assert.Contains("One of the dimensions in the output is <= 0", error.Message);
        Assert.Throws<ValueError>(() => keras.layers.Conv2D(4, 3, activation: "relu").Apply(tf.ones((5, 5, 3))));
        Assert.Throws<ValueError>(() => keras.layers.Conv2D(4, 3, groups: 2, activation: "relu").Apply(tf.ones((1, 5, 5, 3))));
    }

    [Fact]
    public void Other_layers_of_images_refuse_what_Keras_refuses()
    {
        var x = tf.ones((1, 5, 6, 3));
        Assert.Contains("equal length strides", Refused(() => keras.layers.DepthwiseConv2D(3, (1, 2)).Apply(x)));
        Assert.Contains("depth_multiplier", Assert.Throws<ValueError>(() => keras.layers.DepthwiseConv2D(3, depth_multiplier: 0)).Message);
        Assert.Contains("NCHW", Refused(() => keras.layers.DepthwiseConv2D(3, data_format: "channels_first").Apply(x)));
        Assert.Contains("NCHW", Refused(() => keras.layers.Conv2DTranspose(2, 3, data_format: "channels_first").Apply(x)));
        Assert.Contains("regularizers", Assert.Throws<ValueError>(() => keras.layers.Conv2DTranspose(2, 3, bias_regularizer: "l2")).Message);
        Assert.Contains("consecutive", Assert.Throws<ValueError>(() => keras.layers.Permute([0, 1])).Message);
        Assert.Contains("exactly 2 inputs", Assert.Throws<ValueError>(() => keras.layers.Subtract().Apply(x)).Message);
        Assert.Contains("input_dim 0", Assert.Throws<ValueError>(() => keras.layers.Embedding(0, 3)).Message);
        Assert.Contains("size", Assert.Throws<ValueError>(() => keras.layers.UpSampling1D(0)).Message);
        Assert.Contains("bilinear", Assert.Throws<ValueError>(() => keras.layers.UpSampling2D(interpolation: "linear")).Message);
        Assert.Contains("got 3", Assert.Throws<ValueError>(() => keras.layers.ZeroPadding2D(new[] { 1, 2, 3 })).Message);
        Assert.Throws<ValueError>(() => keras.layers.UpSampling2D().Apply(tf.ones((2, 3, 4))));
    }

    [Fact]
    public void Layers_over_steps_and_croppings_refuse_what_Keras_refuses()
    {
        var x = tf.ones((2, 6, 3));
        Assert.Contains("NCHW", Refused(() => keras.layers.Conv1D(4, 3, data_format: "channels_first").Apply(x)));
        Assert.Contains("NCHW", Refused(() => keras.layers.MaxPooling1D(data_format: "channels_first").Apply(x)));
        Assert.Contains("pool_size", Assert.Throws<ValueError>(() => keras.layers.MaxPooling1D(0)).Message);
        Assert.Contains("ndim=3", Assert.Throws<ValueError>(() => keras.layers.GlobalMaxPooling1D().Apply(tf.ones((2, 3)))).Message);
        Assert.Contains("(1, 2, 3)", Assert.Throws<ValueError>(() => keras.layers.Cropping1D(new[] { 1, 2, 3 })).Message);
        Assert.Contains("smaller than", Assert.Throws<ValueError>(() => keras.layers.Cropping2D(2).Apply(tf.ones((1, 4, 5, 1)))).Message);
        Assert.Contains("smaller than", Assert.Throws<ValueError>(() => keras.layers.Cropping1D(3).Apply(x)).Message);
        Assert.Contains("Equations must be", Assert.Throws<ValueError>(() => keras.layers.EinsumDense("ab,bc", 3, null).Apply(x)).Message);
        Assert.Contains("'z'", Assert.Throws<ValueError>(() => keras.layers.EinsumDense("abc,czd->abd", new Shape(6, 4), null).Apply(x)).Message);
        Assert.Contains("shared dimension 'b'", Assert.Throws<ValueError>(() => keras.layers.EinsumDense("abc,cd->abd", new Shape(5, 4), null).Apply(x)).Message);
        Assert.Contains("both `mean` and `variance`", Assert.Throws<ValueError>(() => keras.layers.Normalization(mean: 1f)).Message);
        Assert.Contains("static", Assert.Throws<ValueError>(() => keras.layers.Normalization(mean: 1f, variance: 1f).adapt(x)).Message);
        Assert.Contains("got 5", Assert.Throws<InvalidArgumentError>(() => keras.layers.CategoryEncoding(5).Apply(tf.constant(new[] { 1, 5 }))).Message);
        Assert.Contains("output rank 3", Assert.Throws<ValueError>(() => keras.layers.CategoryEncoding(5).Apply(tf.constant(new[,] { { 1, 2 } }))).Message);
        Assert.Contains("tf_idf", Assert.Throws<ValueError>(() => keras.layers.CategoryEncoding(5, "tf_idf")).Message);
        Assert.Equal(new[] { .5f, 2.25f, 0f }, ((Tensor)keras.layers.CategoryEncoding(3, "count", count_weights: new NDArray(new[,] { { .5f, 2f, .25f } })).Apply(tf.constant(new[,] { { 0, 1, 1 } }))).ToArray<float>());
    }

    [Fact]
    public void A_network_over_steps_knows_its_shapes_before_it_sees_any_and_takes_no_examples()
    {
        var model = keras.Sequential();
        model.add(keras.layers.InputLayer((9, 3)));
        foreach (var (layer, shape) in new (Tensorflow.Keras.ILayer, Shape)[]
        {
            (keras.layers.Conv1D(4, 3, 2, "same"), new(-1, 5, 4)), (keras.layers.MaxPooling1D(2, 1), new(-1, 4, 4)), (keras.layers.Cropping1D(1), new(-1, 2, 4)),
            (keras.layers.EinsumDense("...x,xy->...y", 6, "y"), new(-1, 2, 6)), (keras.layers.Normalization(), new(-1, 2, 6)), (keras.layers.GlobalAveragePooling1D(), new(-1, 6)),
        })
        {
            model.add(layer);
            Assert.Equal(shape, model.OutputShape);
        }
        Assert.Equal(new Shape(2, 6), ((Tensor)model.Apply(tf.ones((2, 9, 3)))).shape);
        Assert.Equal(new Shape(0, 6), ((Tensor)model.Apply(tf.ones((0, 9, 3)))).shape);
    }

    [Fact]
    public void A_network_that_grows_images_knows_its_shapes_before_it_sees_one()
    {
        var model = keras.Sequential();
        model.add(keras.layers.InputLayer((4, 6, 2)));
        model.add(keras.layers.ZeroPadding2D(new[] { 1, 0 }));
        Assert.Equal(new Shape(-1, 6, 6, 2), model.OutputShape);
        model.add(keras.layers.UpSampling2D((1, 3)));
        Assert.Equal(new Shape(-1, 6, 18, 2), model.OutputShape);
        model.add(keras.layers.DepthwiseConv2D(3, depth_multiplier: 3, padding: "same"));
        Assert.Equal(new Shape(-1, 6, 18, 6), model.OutputShape);
        model.add(keras.layers.Conv2DTranspose(5, (4, 1), 2));
        Assert.Equal(new Shape(-1, 14, 36, 5), model.OutputShape);
        model.add(keras.layers.Permute([3, 1, 2]));
        model.add(keras.layers.Rescaling(.5f, 1));
        Assert.Equal(new Shape(-1, 5, 14, 36), model.OutputShape);
        Assert.Equal(new Shape(3, 5, 14, 36), ((Tensor)model.Apply(tf.ones((3, 4, 6, 2)))).shape);
        Assert.Equal(new Shape(0, 5, 14, 36), ((Tensor)model.Apply(tf.ones((0, 4, 6, 2)))).shape);
    }

    [Fact]
    public void A_network_knows_its_shapes_before_it_sees_an_image()
    {
        var model = keras.Sequential();
        model.add(keras.layers.InputLayer((28, 28, 1)));
        model.add(keras.layers.Conv2D(32, 3, padding: "same", activation: "relu"));
        model.add(keras.layers.MaxPooling2D(padding: "same"));
        model.add(keras.layers.Conv2D(64, (5, 3), strides: (2, 1), activation: "relu"));
        model.add(keras.layers.AveragePooling2D(3));
        Assert.Equal(new Shape(-1, 1, 4, 64), model.OutputShape);
        model.add(keras.layers.GlobalMaxPooling2D());
        Assert.Equal(new Shape(-1, 64), model.OutputShape);
        Assert.StartsWith("conv2d", model.Layers[0].Name);
        Assert.StartsWith("max_pooling2d", model.Layers[1].Name);
        Assert.StartsWith("global_max_pooling2d", model.Layers[^1].Name);
        Assert.Equal(new Shape(3, 64), ((Tensor)model.Apply(tf.ones((3, 28, 28, 1)))).shape);
        Assert.Equal(new Shape(0, 64), ((Tensor)model.Apply(tf.ones((0, 28, 28, 1)))).shape);
    }

    [Fact]
    public void A_batch_of_none_has_gradients_of_zeros()
    {
        var layer = keras.layers.Conv2D(4, 3, padding: "same", activation: "relu");
        var x = tf.ones((0, 6, 5, 3));
        using var tape = tf.GradientTape(persistent: true);
        tape.watch(x);
        var y = tf.nn.max_pool(layer.Apply(x), [2], [2], "VALID");
        var loss = tf.reduce_sum(y);
        Assert.Equal(new Shape(0, 3, 2, 4), y.shape);
        Assert.Equal(new Shape(0, 6, 5, 3), tape.gradient(loss, x).shape);
        foreach (var (gradient, variable) in tape.gradient(loss, layer.TrainableVariables).Zip(layer.TrainableVariables))
        {
            Assert.Equal(variable.shape, gradient.shape);
            Assert.All(gradient.ToArray<float>(), value => Assert.Equal(0f, value));
        }
    }

    private static string Refused(Action action) => Assert.ThrowsAny<TensorflowException>(action).Message;
}
