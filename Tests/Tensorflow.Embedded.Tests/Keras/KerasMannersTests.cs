using Tensorflow.Keras;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Callbacks;
using Tensorflow.Keras.Engine;
using Tensorflow.Kernels;
using Tensorflow.NumPy;
using Tensorflow.Tests.Executors;
using Tensorflow.Util;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Keras;

/// <summary>What Keras 2.15 computes and refuses where it is easily got wrong. Literals are recorded from it.</summary>
public sealed class KerasMannersTests : OnBothExecutors<KerasMannersTests>
{
    private static readonly NDArray X = np.array(new[,] { { 0f }, { 1f }, { 2f }, { 3f } });

    // A model that gives its input times 1, and its mean squared error.
    private static Sequential Line(params string[] metrics)
    {
        var model = keras.Sequential(keras.layers.InputLayer(1), keras.layers.Dense(1, kernel_initializer: tf.ones_initializer));
        model.compile(keras.optimizers.SGD(), keras.losses.MeanSquaredError(), metrics);
        return model;
    }

    // Rows of which the last steps are 0.
    private static readonly NDArray Words = np.array(new[,] { { 1, 2, 0 }, { 3, 0, 0 }, { 0, 0, 0 }, { 4, 4, 0 } });

    // An embedding of 5 words that says which count, and layers behind it; kernels count up by .1, what begins with zeros or ones stays.
    private static Sequential Masked(params ILayer[] layers)
    {
        var model = keras.Sequential([keras.layers.Embedding(5, 2, mask_zero: true), .. layers]);
        model.Apply(Words);
        foreach (var weight in model.TrainableWeights)
            if (weight.shape.ndim == 2) weight.assign((tf.reshape(tf.cast(tf.range((int)weight.shape.size), tf.float32), weight.shape) * .1f) - .3f);
        model.compile(keras.optimizers.SGD(.1f), keras.losses.MeanSquaredError(), new[] { "mae" });
        return model;
    }

    [OnBoth]
    private static void Steps_that_are_masked_do_not_count_in_a_mean()
    {
        var model = Masked(keras.layers.Dropout(0f), keras.layers.GlobalAveragePooling1D());
        static IEnumerable<float> Of(IModel each) => ((Tensor)each.predict(Words)).ToArray<float>().Select(number => MathF.Round(number, 5));
        Assert.Equal([0f, .1f, .3f, .4f, float.NaN, float.NaN, .5f, .6f], Of(model));
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.keras");
        try
        {
            model.save(file);
            Assert.Equal(Of(model), Of(keras.models.load_model(file)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [OnBoth]
    private static void Steps_that_are_masked_do_not_count_in_loss_and_metrics()
    {
        NDArray labels = np.array(new[, ,] { { { 1f }, { 2f }, { 3f } }, { { 4f }, { 5f }, { 6f } }, { { 7f }, { 8f }, { 9f } }, { { 1f }, { 0f }, { 2f } } });
        static ILayer[] Layers() => [keras.layers.BatchNormalization(), keras.layers.LeakyReLU(), keras.layers.Dense(1)];
        var numbers = Masked(Layers()).evaluate(Words, labels, verbose: 0);
        Assert.Equal(4.868085f, numbers["loss"], 5e-6f);
        Assert.Equal(1.754123f, numbers["mae"], 2e-6f);
        var history = Masked(Layers()).fit(Words, labels, batch_size: 4, epochs: 2, verbose: 0, shuffle: false, sample_weight: np.array(new[] { 1f, .5f, 3f, 2f })).history;
        Assert.Equal(3.5237706f, history["loss"][0], 5e-6f);
        Assert.Equal(2.2029305f, history["loss"][1], 1e-5f);
    }

    [OnBoth]
    private static void Steps_have_weights_of_their_own()
    {
        NDArray x = np.array(new[, ,] { { { 1f }, { 2f } }, { { 3f }, { 4f } } });
        var model = keras.Sequential(keras.layers.Dense(1, kernel_initializer: tf.ones_initializer));
        model.compile(keras.optimizers.SGD(), keras.losses.MeanSquaredError(), Array.Empty<string>());
        // (1 * 1 + .5 * 4 + 0 + 2 * 16) / 4
        Assert.Equal(8.75f, model.evaluate(x, np.zeros((2, 2, 1), np.float32), verbose: 0, sample_weight: np.array(new[,] { { 1f, .5f }, { 0f, 2f } }))["loss"]);
    }

    [OnBoth]
    private static void Rows_of_the_class_left_out_do_not_count()
    {
        static float Of(int ignored, Tensor classes, Tensor probabilities, Tensor? weights = null)
        {
            var metric = keras.metrics.SparseCategoricalCrossentropy(ignore_class: ignored);
            return (float)metric.update_state(classes, probabilities, weights);
        }

        var two = tf.constant(new[,] { { .1f, .9f }, { .3f, .7f } });
        Assert.Equal(.10536056f, Of(0, tf.constant(new[] { 1, 0 }), two), 1e-7f);
        Assert.Equal(.10536056f, Of(-1, tf.constant(new[] { 1, -1 }), two), 1e-7f);
        // (.5 * .10536052 + 2 * .9162907) / 2.5: the weight of the row left out does not count either.
        Assert.Equal(.7541046f, Of(-1, tf.constant(new[] { 1, -1, 0 }), tf.constant(new[,] { { .1f, .9f }, { .3f, .7f }, { .4f, .6f } }), tf.constant(new[] { .5f, 1f, 2f })), 1e-6f);
    }

    [OnBoth]
    private static void Logits_are_what_an_activation_was_computed_from()
    {
        var logits = tf.constant(new[,] { { 1f, 4f, 3f }, { 0f, 1f, 0f } });
        var softmax = keras.activations.Softmax.Apply(logits);
        var classes = tf.constant(new[] { 0, 2 });
        // 2.4502285 in Keras; two roundings.
        Assert.Equal(2.4502285f, (float)keras.losses.SparseCategoricalCrossentropy(from_logits: true).Call(classes, softmax), 5e-7f);
        Assert.Equal(2.4502285f, (float)keras.losses.SparseCategoricalCrossentropy().Call(classes, softmax), 5e-7f);
        Assert.Equal(2.4502285f, (float)keras.losses.CategoricalCrossentropy(from_logits: true).Call(tf.one_hot(classes, 3), softmax), 5e-7f);
        var sigmoid = keras.activations.Sigmoid.Apply(tf.constant(new[,] { { .5f }, { 2f } }));
        Assert.Equal(.5505025f, (float)keras.losses.BinaryCrossentropy(from_logits: true).Call(tf.constant(new[,] { { 0f }, { 1f } }), sigmoid), 2e-7f);
        foreach (var (function, activation) in new[] { ("sparse_categorical_crossentropy", "Softmax"), ("categorical_crossentropy", "Softmax"), ("binary_crossentropy", "Sigmoid") })
        {
            Assert.Contains($"`{function}` received `from_logits=True`, but the `output` argument was produced by a {activation} activation and thus does not represent logits. Was this intended?",
                KerasWarning.Said);
        }
        // Logits that no activation gave.
        Assert.Equal(2.4502285f, (float)keras.losses.SparseCategoricalCrossentropy(from_logits: true).Call(classes, logits), 5e-7f);
    }

    [OnBoth]
    private static void A_model_that_ends_in_softmax_learns_from_its_logits()
    {
        var model = keras.Sequential(keras.layers.InputLayer(2), keras.layers.Dense(3, activation: "softmax"));
        model.compile(keras.optimizers.SGD(), keras.losses.SparseCategoricalCrossentropy(from_logits: true), new[] { "accuracy" });
        model.set_weights([np.array(new[,] { { 1f, 2f, 3f }, { 0f, 1f, 0f } }), np.zeros(3, np.float32)]);
        var loss = model.evaluate(np.array(new[,] { { 1f, 2f }, { 0f, 1f } }), np.array(new[] { 0, 2 }), verbose: 0)["loss"];
        Assert.Equal(2.4502285f, loss, 5e-7f);
    }

    [OnBoth]
    private static void A_share_of_the_rows_is_what_its_decimals_say()
    {
        foreach (var (rows, share, kept) in new[] { (10, .2f, 8), (1000, .1f, 900), (10, .3f, 7), (100, .01f, 99), (10, .7f, 3), (5, .4f, 3) })
        {
            var x = np.arange(rows).astype(np.float32).reshape((rows, 1));
            var model = Line();
            var seen = new Counting();
            model.fit(x, x, batch_size: 1, verbose: 0, callbacks: [seen], validation_split: share);
            Assert.Equal((kept, rows - kept), (seen.Trained, seen.Tested));
        }
    }

    [OnBoth]
    private static void Moving_statistics_move_by_Pythons_share()
    {
        var layer = (Layer)keras.layers.BatchNormalization(momentum: .999f);
        var x = tf.constant(new[,] { { 1f, 5f }, { 3f, -4f }, { .7f, 2f } });
        for (var step = 0; step < 2; step++) layer.Apply(x, training: true);
        var weights = layer.Weights.Select(weight => weight.AsTensor().ToArray<float>()).ToArray();
        // Two steps of float32 sums in another order: an ulp each.
        Near([.003131766803562641f, .0019990000873804092f], weights[2], 2.4e-7f);
        Near([1.000084400177002f, 1.0259870290756226f], weights[3], 1.2e-7f);
    }

    [OnBoth]
    private static void Dropout_scales_by_Pythons_number()
    {
        foreach (var (rate, scale) in new[] { (.1f, 1.11111116f), (.2f, 1.25f), (.3f, 1.42857146f), (.6f, 2.5f), (.7f, 3.33333325f), (.8f, 5f), (.9f, 10f) })
        {
            var ones = tf.ones((40, 40));
            Assert.Equal(scale, tf.nn.dropout(ones, rate: rate, seed: 1).ToArray<float>().Max());
            Assert.Equal(scale, tf.nn.dropout(ones, rate: rate, noise_shape: tf.constant(new[] { 40, 1 }), seed: 1).ToArray<float>().Max());
            Tensor dropped = keras.layers.Dropout(rate, seed: 1).Apply(ones, training: true);
            Assert.Equal(scale, dropped.ToArray<float>().Max());
        }
        Assert.Equal(10f, tf.nn.dropout(tf.ones((40, 40)), keep_prob: tf.constant(.1f), seed: 1).ToArray<float>().Max());
    }

    [OnBoth]
    private static void A_dropout_of_everything_is_refused_in_training()
    {
        var layer = keras.layers.Dropout(1f);
        Assert.Equal([1f, 1f], layer.Apply(tf.ones((1, 2))).Single.ToArray<float>());
        Assert.Contains("range [0, 1)", Assert.Throws<ValueError>(() => layer.Apply(tf.ones((1, 2)), training: true)).Message);
    }

    [OnBoth]
    private static void Softmax_goes_over_several_axes_and_leaves_out_what_is_masked()
    {
        Tensor x = tf.reshape(tf.range(12f), (1, 3, 4)) / 4f;
        Near([.01488171f, .01910849f, .02453579f, .03150458f, .04045267f, .05194226f, .06669518f, .08563831f, .10996177f, .1411937f, .1812963f, .23278907f],
            keras.layers.Softmax(new Axis(1, 2)).Apply(x).Single.ToArray<float>(), 1e-6f);
        Tensor words = keras.layers.Embedding(4, 3, embeddings_initializer: tf.ones_initializer, mask_zero: true).Apply(tf.constant(new[,] { { 1, 0, 2 } }));
        // Keras adds the mask along the last axes.
        Near([.5f, 0, .5f, .5f, 0, .5f, .5f, 0, .5f], keras.layers.Softmax().Apply(words).Single.ToArray<float>(), 1e-6f);
    }

    [OnBoth]
    private static void Metrics_and_activations_have_Keras_names()
    {
        var model = keras.Sequential(keras.layers.InputLayer(2), keras.layers.Dense(1, activation: keras.activations.Sigmoid, kernel_initializer: tf.ones_initializer));
        model.compile(keras.optimizers.SGD(), keras.losses.MeanSquaredError(), new[] { "msle", "mean_squared_logarithmic_error", "binary_crossentropy", "logcosh", "log_cosh" });
        var numbers = model.evaluate(np.array(new[,] { { 0f, 1f }, { 1f, 1f } }), np.array(new[,] { { 0f }, { 1f } }), verbose: 0);
        Assert.Equal(.1524421f, numbers["msle"], 1e-6f);
        Assert.Equal(.1524421f, numbers["mean_squared_logarithmic_error"], 1e-6f);
        Assert.Equal(.7200949f, numbers["binary_crossentropy"], 1e-6f);
        Assert.Equal(.1267156f, numbers["logcosh"], 1e-6f);
        Assert.Equal(.1267156f, numbers["log_cosh"], 1e-6f);
        model.compile("sgd", "logcosh", []);
        var x = tf.constant(new[,] { { -2f, -.5f, 1f } });
        Near([-.4f, -.1f, 1], keras.activations.GetActivationFromName("leaky_relu").Apply(x).ToArray<float>(), 1e-6f);
        Near([-.23840584f, -.18877034f, .7310586f], keras.activations.GetActivationFromName("silu").Apply(x).ToArray<float>(), 1e-6f);
        Near([-3.2413113f, -1.7413113f, -.24131133f], keras.activations.GetActivationFromName("log_softmax").Apply(x).ToArray<float>(), 1e-6f);
    }

    [OnBoth]
    private static void An_improvement_is_measured_in_doubles()
    {
        // .3f - .2f < .1 in double, and in float32 it is not: .3f is .30000001192092896, .2f is .20000000298023224.
        var stopping = new EarlyStopping(new CallbackParams { Model = Line() }, min_delta: .1f, mode: "min");
        Assert.Equal(.2f + .1 < .3f, stopping._is_improvement(.2f, .3f));
        Assert.Equal(.7f + .1 < .8f, stopping._is_improvement(.7f, .8f));
    }

    [OnBoth]
    private static void Metrics_are_not_weighted()
    {
        var model = Line("mae");
        var numbers = model.evaluate(X, np.array(new[,] { { 0f }, { 3f }, { 6f }, { 9f } }), verbose: 0, sample_weight: np.array(new[] { 1f, 2f, 0f, 5f }));
        // |2x| over four examples, and the weighted mean of (2x)^2.
        Assert.Equal((3f, 47f), (numbers["mae"], numbers["loss"]));
        var history = model.fit(X, np.array(new[,] { { 0f }, { 1f }, { 2f }, { 1f } }), verbose: 0, class_weight: new() { [0] = 1, [1] = 2, [2] = 3 });
        // Keras: loss 2, mae .5.
        Assert.Equal((2f, .5f), (history.history["loss"][0], history.history["mae"][0]));
    }

    [OnBoth]
    private static void Every_class_has_a_weight()
    {
        var labels = np.array(new[,] { { 0f }, { 1f }, { 2f }, { 1f } });
        Assert.Equal("`class_weight` has weights of the classes 0 to 1, and there is a label 2.",
            Assert.Throws<InvalidArgumentError>(() => Line().fit(X, labels, verbose: 0, class_weight: new() { [0] = 1, [1] = 2 })).Message);
        Assert.Equal("Expected `class_weight` to be a dict with keys from 0 to one less than the number of classes, found keys 0, 2",
            Assert.Throws<ValueError>(() => Line().fit(X, labels, verbose: 0, class_weight: new() { [0] = 1, [2] = 2 })).Message);
    }

    [OnBoth]
    private static void Rows_far_from_zero_are_normalised()
    {
        Tensor x = tf.constant(new[,] { { 9995f, 10005f, 10001f, 9997f } });
        // Keras' fused kernel: -1.1716605, 1.4320295, .3905535, -.6509225.
        float[] expected = [-1.1716605424880981f, 1.4320294857025146f, .3905535042285919f, -.6509225368499756f];
        Near(expected, ((Tensor)keras.layers.LayerNormalization(-1).Apply(x)).ToArray<float>(), 1.2e-7f);
        Near(expected, ((Tensor)keras.layers.LayerNormalization(new[] { 1, 2 }).Apply(tf.reshape(x, (1, 2, 2)))).ToArray<float>(), 1.2e-7f);
        // Of another axis Keras' own is off in the fourth digit; the right numbers are the same.
        Near(expected, ((Tensor)keras.layers.LayerNormalization(1).Apply(tf.reshape(x, (1, 4, 1)))).ToArray<float>(), 1.2e-7f);
    }

    // Of rank 4 and 5 Keras takes TensorFlow's fused kernel: it takes the mean away first, and its moving variance is the unbiased one.
    [OnBoth]
    private static void Images_far_from_zero_are_normalised()
    {
        float[] values = [9995f, 10005f, 10001f, 9997f];
        float[] expected = [-1.1716605f, 1.4320295f, .3905535f, -.65092254f];
        foreach (var (shape, axis) in new (Shape, int)[] { ((2, 2, 1, 1), -1), ((4, 1, 1, 1), 1), (new Shape(2, 2, 1, 1, 1), -1), (new Shape(4, 1, 1, 1, 1), 1) })
        {
            var x = tf.reshape(tf.constant(values), shape);
            var layer = (Layer)keras.layers.BatchNormalization(axis);
            using var tape = tf.GradientTape();
            tape.watch(x);
            Tensor y = layer.Apply(x, training: true);
            var slopes = tape.gradient(tf.reduce_sum(y * y * y), x);
            Near(expected, y.ToArray<float>(), 1.2e-7f);
            Near([99.994995f], layer.Weights[2].AsTensor().ToArray<float>(), 1.2e-7f);
            Near([1.1866667f], layer.Weights[3].AsTensor().ToArray<float>(), 1.2e-7f);
            // Sums of cubes that cancel: six digits.
            Near([.545666f, .5098042f, -.74671876f, -.3087514f], slopes.ToArray<float>(), 2e-6f);
            layer.Weights[2].assign(np.array(new[] { 9999.5f }));
            layer.Weights[3].assign(np.array(new[] { 14.75f }));
            Near(expected, ((Tensor)layer.Apply(x)).ToArray<float>(), 1.2e-7f);
        }
        // Not fused: an axis between, and float64.
        var middle = (Layer)keras.layers.BatchNormalization(2);
        middle.Apply(tf.reshape(tf.constant(values), (2, 2, 1, 1)), training: true);
        Near([1.1375f], middle.Weights[3].AsTensor().ToArray<float>(), 1.2e-7f);
        var doubles = new Tensorflow.Keras.Layers.BatchNormalization(new BatchNormalizationArgs { DType = tf.float64 });
        doubles.Apply(tf.reshape(tf.constant(Array.ConvertAll(values, each => (double)each)), (2, 2, 1, 1)), training: true);
        // 1 - .99 as a float32 tensor.
        Assert.Equal(1.1374999969266355, doubles.Weights[3].AsTensor().ToArray<double>()[0], 1e-15);
    }

    [OnBoth]
    private static void Moving_statistics_of_images_move_as_in_the_fused_kernel()
    {
        var layer = (Layer)keras.layers.BatchNormalization(momentum: .9f);
        var x = tf.reshape(tf.constant(new[] { 1f, 2f, 3f, 5f, 4f, 9f, 0f, 0f }), (2, 2, 1, 2));
        for (var step = 0; step < 3; step++) layer.Apply(x, training: true);
        Near([.542f, 1.084f], layer.Weights[2].AsTensor().ToArray<float>(), 1.2e-7f);
        Near([1.6323334f, 4.884333f], layer.Weights[3].AsTensor().ToArray<float>(), 1.2e-7f);
    }

    // Of float64 numbers Keras computes with Python's own double: .3, not the float32 nearest to it.
    [OnBoth]
    private static void A_parameter_of_float64_numbers_is_Pythons()
    {
        var x = tf.constant(new[,] { { 1d, 2d }, { 3d, -4d } });
        Near([22.360679774997898, 18.257418583505537, 67.0820393249937, -91.28709291752769],
            tf.nn.batch_normalization(x, tf.constant(new[] { 0d, 1d }), tf.constant(new[] { .001, .002 }), null, null, .001f));
        Near([.09999999999999999, .19999999999999998], tf.linalg.l2_normalize(tf.constant(new[] { 1e-7, 2e-7 }), epsilon: 1e-12f));
        Near([.05477225575051661, .10954451150103321, .1643167672515498, -.21908902300206642], tf.clip_by_global_norm([x], .3f).Item1.Items[0]);
        Near([.64], Activations.HardSigmoid(tf.constant(new[] { .7 })));
        foreach (var (optimizer, first, second) in new (IOptimizer, double, double)[]
                 {
                     (new Tensorflow.Keras.Optimizers.Adam(.01f, epsilon: 1e-3f), .9980427238626288, 1.9717877942309483),
                     (keras.optimizers.RMSprop(.01f, epsilon: 1e-3f), .9667361664718472, 1.9142242274288523),
                     (keras.optimizers.RMSprop(.01f, momentum: .5f, epsilon: 1e-3f), .99755013033133, 1.87718370416268),
                 })
        {
            var v = tf.Variable(new[] { 1d, 2d });
            for (var i = 1; i <= 3; i++) optimizer.apply_gradients((tf.constant(new[] { .001 * i, .5 * i }), v));
            Near([first, second], v.AsTensor());
        }
        var row = tf.constant(new[,] { { 0d, 1d } });
        Near([.46329738119042185], new Tensorflow.Keras.Losses.CategoricalCrossentropy(label_smoothing: .1f).Call(tf.constant(new[,] { { 0d, 1d, 0d } }), tf.constant(new[,] { { .1, .7, .2 } })));
        Near([.3071306367731327], keras.losses.BinaryCrossentropy(label_smoothing: .1f).Call(row, tf.constant(new[,] { { .1, .7 } })));
        Near([15.424948470529964], keras.losses.BinaryCrossentropy().Call(row, tf.constant(new[,] { { 1d, 0d } })), 1e-9);
        tf.set_random_seed(777);
        Near([.187765298956786, .1452544942993534], tf.random.normal(2, .1f, .3f, tf.float64, seed: 1));
        Near([.191339677420654, .16257452706057238], tf.random.uniform(2, .1f, .3f, tf.float64, seed: 2));
        Near([-.16454051462888916, .30740210253458944], tf.random.truncated_normal(2, .1f, .3f, tf.float64, seed: 3));
        var score = keras.metrics.FBetaScore(2, beta: .1f);
        score.update_state(tf.constant(new[,] { { 1f, 0f }, { 0f, 1f }, { 1f, 0f } }), tf.constant(new[,] { { .9f, .1f }, { .8f, .2f }, { .7f, .3f } }));
        Near([.66887414f, 0f], score.result().ToArray<float>(), 1.2e-7f);
    }

    private static void Near(double[] expected, Tensor actual, double tolerance = 1e-13)
    {
        var numbers = actual.ToArray<double>();
        Assert.Equal(expected.Length, numbers.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], numbers[i], Math.Abs(expected[i]) * tolerance);
    }

    [OnBoth]
    private static void What_is_made_of_a_dataset_without_end_is_refused()
    {
        var rows = tf.data.Dataset.from_tensor_slices(X, X);
        var endless = rows.batch(2).repeat();
        static bool All(Tensor _) => true;
        foreach (var dataset in new[]
                 {
                     endless.filter(All), endless.filter(All).map(each => each), endless.filter(All).repeat(2), endless.filter(All).shuffle(3, seed: 1).prefetch(1), rows.repeat().filter(All).batch(2),
                     rows.batch(2).filter(All).repeat(), endless.filter(All).skip(1).shard(2, 0), rows.batch(2).concatenate(endless.filter(All)), endless.flat_map((Tensor _) => rows.batch(2)),
                     rows.batch(2).flat_map((Tensor _) => rows.batch(2).repeat()), rows.batch(2).flat_map((Tensor _) => endless.filter(All)).cache(), endless.filter(All).take(-1),
                     tf.data.Dataset.zip(tf.data.Dataset.from_tensor_slices(X).batch(2).repeat().filter(All), tf.data.Dataset.from_tensor_slices(X).batch(2).repeat()),
                 })
        {
            foreach (var (what, run) in new (string, Action)[]
                     {
                         ("fit", () => Line().fit(dataset, verbose: 0)), ("evaluate", () => Line().evaluate(dataset, verbose: 0)), ("predict", () => Line().predict(dataset)),
                         ("fit", () => Line().fit(rows.batch(2), validation_data: dataset, verbose: 0)),
                     })
            {
                Assert.StartsWith($"The dataset of `{what}` is repeated without end (`repeat()`), and `{what}` goes on to its end: say how many batches there are with `take(n)`",
                    Assert.Throws<ValueError>(run).Message, StringComparison.Ordinal);
            }
            Line().fit(dataset.take(3), verbose: 0);
            Assert.Equal(2, ((Tensor)Line().predict(dataset, steps: 1)).shape[0]);
        }
        foreach (var dataset in new[] { rows.batch(2).filter(All), rows.batch(2).flat_map((Tensor _) => rows.batch(2)), endless.filter(All).repeat(0).concatenate(rows.batch(2)) })
            Line().fit(dataset, verbose: 0);
    }

    [OnBoth]
    private static void A_dataset_without_end_is_refused()
    {
        var endless = tf.data.Dataset.from_tensor_slices(X, X).batch(2).repeat();
        var model = Line();
        foreach (var (what, run) in new (string, Action)[]
                 {
                     ("fit", () => model.fit(endless, verbose: 0)), ("evaluate", () => model.evaluate(endless, verbose: 0)), ("predict", () => model.predict(endless)),
                     ("fit", () => model.fit(endless.take(2), validation_data: endless, verbose: 0)), ("evaluate", () => model.evaluate(endless.prefetch(1), verbose: 0)),
                 })
        {
            Assert.Equal($"The dataset of `{what}` is repeated without end (`repeat()`), and `{what}` goes on to its end: say how many batches there are with `take(n)`, or how many times with `repeat(n)`.",
                Assert.Throws<ValueError>(run).Message);
        }
        Assert.Equal(new Shape(6, 1), ((Tensor)model.predict(endless, steps: 3)).shape);
        model.evaluate(endless.take(3), verbose: 0);
        model.fit(endless.take(3), verbose: 0);
    }

    [OnBoth]
    private static void Numbers_in_a_row_are_examples_of_one_feature()
    {
        var row = np.arange(17).astype(np.float32);
        var input = keras.Input(shape: 1);
        var functional = keras.Model(input, keras.layers.Dense(1, kernel_initializer: tf.ones_initializer).Apply(input));
        functional.compile(keras.optimizers.SGD(), keras.losses.MeanSquaredError(), Array.Empty<string>());
        foreach (var model in new[] { (Model)functional, Line() })
        {
            Tensor predicted = model.predict(row);
            Assert.Equal(new Shape(17, 1), predicted.shape);
            Assert.Equal(row.ToArray<float>(), predicted.ToArray<float>());
            Assert.Equal(0f, model.evaluate(row, row, verbose: 0)["loss"]);
            model.fit(row, row, verbose: 0);
            Assert.Equal(new Shape(17, 1), ((Tensor)model.Apply(row)).shape);
        }
        // And a last axis of 1 that the model has not is left out.
        var flat = keras.Sequential(keras.layers.InputLayer(3), keras.layers.Dense(2));
        Assert.Equal(new Shape(4, 2), ((Tensor)flat.Apply(tf.ones((4, 3, 1)))).shape);
    }

    [OnBoth]
    private static void Nothing_to_evaluate_is_an_error()
    {
        var none = tf.data.Dataset.from_tensor_slices(X, X).batch(2).take(0);
        Assert.Equal("Expected input data to be non-empty.", Assert.Throws<ValueError>(() => Line().evaluate(none, verbose: 0)).Message);
        Assert.Equal("Expected input data to be non-empty.",
            Assert.Throws<ValueError>(() => Line().fit(tf.data.Dataset.from_tensor_slices(X, X).batch(2), validation_data: none, verbose: 0)).Message);
        Assert.Throws<ValueError>(() => Line().fit(X, X, validation_data: new ValidationDataPack((np.zeros((0, 1), np.float32), np.zeros((0, 1), np.float32))), verbose: 0));
    }

    [OnBoth]
    private static void Whole_numbers_have_no_gradient()
    {
        var whole = tf.Variable(3);
        var fraction = tf.Variable(2f);
        using var tape = tf.GradientTape(persistent: true);
        var y = whole.AsTensor() * whole.AsTensor();
        var z = tf.cast(whole.AsTensor(), tf.float32) * fraction.AsTensor();
        Assert.Null(tape.gradient(y, whole));
        var gradients = tape.gradient(z, new[] { whole, fraction });
        Assert.Null(gradients[0]);
        Assert.Equal(3f, (float)gradients[1]);
        foreach (var optimizer in new[] { keras.optimizers.SGD(), keras.optimizers.SGD(momentum: .9f), keras.optimizers.Adam(), keras.optimizers.RMSprop() })
        {
            var error = Assert.Throws<InvalidArgumentError>(() => optimizer.apply_gradients((tf.constant(1), whole)));
            Assert.Contains("is int32: gradients are applied to float32 and float64 only", error.Message, StringComparison.Ordinal);
        }
        Assert.Equal(3, (int)whole.AsTensor());
    }

    [OnBoth]
    private static void Compiling_with_null_is_compiling_with_none_or_says_what_is_missing()
    {
        var model = Line();
        model.compile("adam", "mse", null!);
        Assert.Equal("loss", Assert.Single(model.evaluate(X, X, verbose: 0).Keys));
        Assert.StartsWith("`compile` was given null for a optimizer.", Assert.Throws<ValueError>(() => model.compile((string)null!, "mse", [])).Message, StringComparison.Ordinal);
        Assert.StartsWith("`compile` was given null for a loss.", Assert.Throws<ValueError>(() => model.compile("adam", null!, [])).Message, StringComparison.Ordinal);
        Assert.StartsWith("`compile` was given null for a metric.", Assert.Throws<ValueError>(() => model.compile("adam", "mse", [null!])).Message, StringComparison.Ordinal);
    }

    [OnBoth]
    private static void A_model_of_an_input_alone_has_a_summary()
    {
        var model = keras.Sequential(keras.layers.InputLayer(3));
        model.summary();
        Assert.Equal(0, model.count_params());
    }

    [OnBoth]
    private static void A_parameter_is_its_shortest_decimal()
    {
        Assert.Equal((.999, .1, 1e-7, -.6, 3.0), (PythonNumber.Of(.999f), PythonNumber.Of(.1f), PythonNumber.Of(1e-7f), PythonNumber.Of(-.6f), PythonNumber.Of(3)));
        Assert.Equal(double.PositiveInfinity, PythonNumber.Of(float.PositiveInfinity));
    }

    private static void Near(float[] expected, float[] actual, float tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], Math.Abs(expected[i]) * tolerance);
    }

    private sealed class Counting : ICallback
    {
        public Dictionary<string, List<float>> history { get; set; } = [];

        public int Trained { get; private set; }

        public int Tested { get; private set; }

        public void on_train_begin()
        {
        }

        public void on_train_end()
        {
        }

        public void on_epoch_begin(int epoch)
        {
        }

        public void on_epoch_end(int epoch, Dictionary<string, float> epoch_logs)
        {
        }

        public void on_train_batch_begin(long step) => Trained++;

        public void on_train_batch_end(long end_step, Dictionary<string, float> logs)
        {
        }

        public void on_predict_begin()
        {
        }

        public void on_predict_batch_begin(long step)
        {
        }

        public void on_predict_batch_end(long end_step, Dictionary<string, Tensors> logs)
        {
        }

        public void on_predict_end()
        {
        }

        public void on_test_begin()
        {
        }

        public void on_test_batch_begin(long step) => Tested++;

        public void on_test_batch_end(long end_step, Dictionary<string, float> logs)
        {
        }

        public void on_test_end(Dictionary<string, float> logs)
        {
        }
    }
}
