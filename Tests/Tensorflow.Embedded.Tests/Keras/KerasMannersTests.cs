using Tensorflow.Keras;
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
