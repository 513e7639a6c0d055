using System.Globalization;
using Tensorflow.Keras;
using Tensorflow.Keras.Callbacks;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Metrics;
using Tensorflow.Keras.Utils;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Keras;

[Collection(nameof(ProcessState))]
public class TrainingTests
{
    /// <summary>Points of three clouds, and which cloud.</summary>
    private static (NDArray X, NDArray Y) Clouds(int count, int seed)
    {
        var random = new System.Random(seed);
        var x = new float[count, 2];
        var y = new int[count];
        for (var i = 0; i < count; i++)
        {
            y[i] = i % 3;
            x[i, 0] = (float)(Math.Cos(y[i] * 2.1) + (.3 * (random.NextDouble() - .5)));
            x[i, 1] = (float)(Math.Sin(y[i] * 2.1) + (.3 * (random.NextDouble() - .5)));
        }
        return (x, y);
    }

    private static Sequential Classifier()
    {
        var model = keras.Sequential();
        model.add(keras.layers.Dense(16, activation: "relu", input_shape: new Shape(2)));
        model.add(keras.layers.Dense(3, activation: "softmax"));
        return model;
    }

    [Fact]
    public void The_slides_first_example_in_small_learns()
    {
        tf.set_random_seed(777);
        var (x, y) = Clouds(300, 1);
        var labels = np_utils.to_categorical(y, 3);
        var model = Classifier();
        model.compile("adam", "categorical_crossentropy", ["accuracy"]);
        var history = model.fit(x, labels, batch_size: 30, epochs: 30, verbose: 0, validation_split: .2f, validation_step: 1).history;
        Assert.Equal(["loss", "accuracy", "val_loss", "val_accuracy"], history.Keys);
        Assert.All(history.Values, numbers => Assert.Equal(30, numbers.Count));
        Assert.True(history["loss"][^1] < .5 * history["loss"][0], $"loss {history["loss"][0]} to {history["loss"][^1]}");
        var (testX, testY) = Clouds(99, 2);
        var numbers = model.evaluate(testX, np_utils.to_categorical(testY, 3), verbose: 0);
        Assert.True(numbers["accuracy"] > .95f, $"accuracy {numbers["accuracy"]}");
        var predicted = model.predict(testX);
        Assert.Equal(new Shape(99, 3), predicted.shape);
        Assert.Equal(((Tensor)model.Apply(testX)).ToArray<float>(), ((Tensor)predicted).ToArray<float>());
    }

    [Fact]
    public void One_epoch_is_what_its_steps_by_hand_are()
    {
        var (x, y) = Clouds(64, 3);
        var model = Classifier();
        var twin = Classifier();
        twin.set_weights(model.get_weights());
        model.compile(keras.optimizers.SGD(.1f), keras.losses.SparseCategoricalCrossentropy());
        model.fit(x, y, batch_size: 16, verbose: 0, shuffle: false);
        var optimizer = keras.optimizers.SGD(.1f);
        foreach (var (features, labels) in tf.data.Dataset.from_tensor_slices(x, y).batch(16))
        {
            using var tape = tf.GradientTape();
            var loss = keras.losses.SparseCategoricalCrossentropy().Call(labels, twin.Apply(features, training: true));
            optimizer.apply_gradients(zip(tape.gradient(loss, twin.TrainableVariables), (IEnumerable<IVariableV1>)twin.TrainableVariables));
        }
        foreach (var (one, other) in model.get_weights().Zip(twin.get_weights())) Assert.Equal(one.ToArray<float>(), other.ToArray<float>());
    }

    [Fact]
    public void Accuracy_is_the_one_that_labels_and_outputs_ask_for()
    {
        var (x, y) = Clouds(30, 4);
        var (sparse, categorical) = (Classifier(), Classifier());
        categorical.set_weights(sparse.get_weights());
        sparse.compile("sgd", "sparse_categorical_crossentropy", ["accuracy"]);
        categorical.compile("sgd", "categorical_crossentropy", ["accuracy"]);
        var (a, b) = (sparse.evaluate(x, y, verbose: 0), categorical.evaluate(x, np_utils.to_categorical(y, 3), verbose: 0));
        Assert.Equal(a["accuracy"], b["accuracy"]);
        Assert.Equal(a["loss"], b["loss"], 1e-6f);
        var binary = keras.Sequential(keras.layers.Dense(1, activation: "sigmoid"));
        binary.compile("sgd", "binary_crossentropy", ["accuracy"]);
        var found = binary.evaluate(x, new NDArray(y.ToArray<int>().Select(each => each == 0 ? 1f : 0f).ToArray(), new Shape(30)), verbose: 0)["accuracy"];
        Assert.Contains(found * 30, Enumerable.Range(0, 31).Select(i => (float)i), EqualityComparer<float>.Create((p, q) => Math.Abs(p - q) < 1e-3f, _ => 0));
    }

    [Fact]
    public void Sample_and_class_weights_count()
    {
        var (x, y) = (new NDArray(new float[,] { { 1 }, { 1 } }), new NDArray(new float[,] { { 0 }, { 1 } }));
        Sequential Model()
        {
            var model = keras.Sequential(keras.layers.Dense(1, kernel_initializer: tf.ones_initializer));
            model.compile(keras.optimizers.SGD(.5f), keras.losses.MeanSquaredError());
            return model;
        }

        // Loss (w + b)^2 / 2 of the first example alone: both fall by .5 * 1.
        var weighted = Model();
        weighted.fit(x, y, verbose: 0, shuffle: false, sample_weight: new NDArray(new[] { 1f, 0f }));
        Assert.Equal([.5f], weighted.get_weights()[0].ToArray<float>());
        var classes = Model();
        classes.fit(x, y, verbose: 0, shuffle: false, class_weight: new Dictionary<int, float> { [0] = 1, [1] = 0 });
        Assert.Equal([.5f], classes.get_weights()[0].ToArray<float>());
    }

    [Fact]
    public void Penalties_on_weights_are_part_of_the_loss()
    {
        var dense = new Tensorflow.Keras.Layers.Dense(new Tensorflow.Keras.ArgsDefinition.DenseArgs
        {
            Units = 1, UseBias = false, KernelInitializer = tf.ones_initializer, KernelRegularizer = keras.regularizers.l2(.1f),
        });
        var model = keras.Sequential(dense);
        model.compile(keras.optimizers.SGD(1f), keras.losses.MeanSquaredError());
        var numbers = model.evaluate(new NDArray(new float[,] { { 1, 1 } }), new NDArray(new float[,] { { 2 } }), verbose: 0);
        Assert.Equal(.2f, numbers["loss"], 1e-6f);
        model.fit(new NDArray(new float[,] { { 1, 1 } }), new NDArray(new float[,] { { 2 } }), verbose: 0);
        KerasGolden.Close([.8f, .8f], model.get_weights()[0].ToArray<float>(), 1e-6f, 0, "kernel");
    }

    private sealed class Ending(Model model) : ICallback
    {
        public Dictionary<string, List<float>> history { get; set; } = [];

        public List<string> Called { get; } = [];

        public void on_train_begin() => Called.Add("train");

        public void on_train_end() => Called.Add("end");

        public void on_epoch_begin(int epoch) => Called.Add($"epoch {epoch}");

        public void on_epoch_end(int epoch, Dictionary<string, float> epoch_logs)
        {
            Called.Add($"epoch end {epoch}");
            model.Stop_training = epoch == 1;
        }

        public void on_train_batch_begin(long step) => Called.Add($"batch {step}");

        public void on_train_batch_end(long end_step, Dictionary<string, float> logs) => Called.Add($"batch end {end_step}");

        public void on_test_begin()
        {
        }

        public void on_test_end(Dictionary<string, float> logs)
        {
        }

        public void on_test_batch_begin(long step)
        {
        }

        public void on_test_batch_end(long end_step, Dictionary<string, float> logs)
        {
        }

        public void on_predict_begin()
        {
        }

        public void on_predict_end()
        {
        }

        public void on_predict_batch_begin(long step)
        {
        }

        public void on_predict_batch_end(long end_step, Dictionary<string, Tensors> logs)
        {
        }
    }

    [Fact]
    public void Callbacks_are_called_in_order_and_may_end_training()
    {
        var (x, y) = Clouds(6, 5);
        var model = Classifier();
        model.compile("sgd", "sparse_categorical_crossentropy", []);
        var callback = new Ending(model);
        var history = model.fit(x, y, batch_size: 4, epochs: 9, verbose: 0, callbacks: [callback]);
        Assert.Equal(
            ["train", "epoch 0", "batch 0", "batch end 0", "batch 1", "batch end 1", "epoch end 0", "epoch 1", "batch 0", "batch end 0", "batch 1", "batch end 1", "epoch end 1", "end"],
            callback.Called);
        Assert.Equal(2, history.history["loss"].Count);
    }

    [Fact]
    public void Early_stopping_waits_its_patience_and_restores_the_best_weights()
    {
        var model = Classifier();
        var stopping = new EarlyStopping(new CallbackParams { Model = model }, monitor: "loss", patience: 2, restore_best_weights: true, verbose: 0);
        stopping.on_train_begin();
        stopping.on_epoch_end(0, new Dictionary<string, float> { ["loss"] = 1f });
        var best = model.get_weights();
        model.set_weights(best.Select(weight => new NDArray((Tensor)weight * 2f)));
        stopping.on_epoch_end(1, new Dictionary<string, float> { ["loss"] = 1.1f });
        Assert.False(model.Stop_training);
        stopping.on_epoch_end(2, new Dictionary<string, float> { ["loss"] = 1f });
        Assert.True(model.Stop_training);
        Assert.Equal(best[0].ToArray<float>(), model.get_weights()[0].ToArray<float>());
    }

    [Fact]
    public void Data_that_do_not_fit_and_models_that_are_not_compiled_are_refused()
    {
        var (x, y) = Clouds(6, 6);
        var model = Classifier();
        Assert.Contains("compile", Assert.Throws<RuntimeError>(() => model.fit(x, y, verbose: 0)).Message, StringComparison.Ordinal);
        model.compile("sgd", "sparse_categorical_crossentropy", []);
        Assert.Contains("x sizes: 6, y sizes: 3", Assert.Throws<ValueError>(() => model.fit(x, new NDArray(new[] { 1, 2, 3 }), verbose: 0)).Message, StringComparison.Ordinal);
        model.compile("sgd", "categorical_crossentropy", []);
        Assert.Contains("(6, 1)", Assert.Throws<ValueError>(() => model.fit(x, y, verbose: 0)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Weights_are_saved_and_loaded_in_the_checkpoint_format(bool functional)
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Model Make()
            {
                if (!functional) return keras.Sequential(keras.layers.Dense(4, activation: "relu", input_shape: new Shape(2)), keras.layers.BatchNormalization(), keras.layers.Dense(1));
                var input = keras.Input(new Shape(2));
                return (Model)keras.Model(input, keras.layers.Dense(1).Apply(keras.layers.BatchNormalization().Apply(keras.layers.Dense(4).Apply(input))));
            }

            var (saved, loaded) = (Make(), Make());
            saved.save_weights(Path.Combine(folder, "weights"));
            Assert.True(File.Exists(Path.Combine(folder, "checkpoint")));
            loaded.load_weights(Path.Combine(folder, "weights"));
            foreach (var (one, other) in saved.get_weights().Zip(loaded.get_weights())) Assert.Equal(one.ToArray<float>(), other.ToArray<float>());
            Assert.Contains("nowhere", Assert.Throws<ValueError>(() => loaded.load_weights(Path.Combine(folder, "nowhere"))).Message, StringComparison.Ordinal);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Metrics_are_those_of_Keras()
    {
        foreach (var golden in KerasGolden.Read("keras.json").GetProperty("metrics").EnumerateArray())
        {
            var name = golden.GetProperty("metric").GetString()!;
            if (name == "Mean")
            {
                var mean = new Mean();
                var results = golden.GetProperty("results").EnumerateArray().ToArray();
                var i = 0;
                foreach (var value in golden.GetProperty("of").EnumerateArray()) Assert.Equal(results[i++].GetSingle(), (float)mean.update_state(tf.constant(value.GetSingle())), 1e-6f);
                continue;
            }
            IMetricFunc metric = name switch
            {
                "CategoricalAccuracy" => keras.metrics.CategoricalAccuracy(),
                "BinaryAccuracy" => keras.metrics.BinaryAccuracy(),
                "SparseCategoricalAccuracy" => keras.metrics.SparseCategoricalAccuracy(),
                "MeanSquaredError" => new MeanMetricWrapper(Tensorflow.Keras.Losses.LossFunctions.MeanSquaredError, "mse"),
                _ => throw new InvalidOperationException($"No rule to make {name}"),
            };
            foreach (var update in golden.GetProperty("updates").EnumerateArray())
            {
                var result = metric.update_state(KerasGolden.TensorOf(update.GetProperty("y_true")), KerasGolden.TensorOf(update.GetProperty("y_pred")));
                Assert.Equal(update.GetProperty("result").GetSingle(), (float)result, 1e-6f);
            }
            metric.reset_states();
            Assert.Equal(0f, (float)metric.result());
        }
    }

    [Fact]
    public void Precision_recall_and_F_count_hits_and_misses()
    {
        var (y, p) = (tf.constant(new[] { 1f, 1f, 1f, 0f, 0f }), tf.constant(new[] { .9f, .2f, .8f, .7f, .1f }));
        Assert.Equal(2f / 3, (float)keras.metrics.Precision().update_state(y, p), 1e-6f);
        Assert.Equal(2f / 3, (float)keras.metrics.Recall().update_state(y, p), 1e-6f);
        var (labels, scores) = (np_utils.to_categorical(new NDArray(new[] { 0, 1, 1, 1 }), 2), tf.constant(new float[,] { { .9f, .1f }, { .4f, .6f }, { .7f, .3f }, { .2f, .8f } }));
        // Class 0: precision 1/2, recall 1; class 1: precision 1, recall 2/3.
        KerasGolden.Close([2f / 3, .8f], keras.metrics.F1Score(2).update_state(labels, scores).ToArray<float>(), 1e-6f, 0, "F1");
        Assert.Equal(.25f, (float)keras.metrics.HammingLoss("multiclass").update_state(labels, scores), 1e-6f);
    }

    [Fact]
    public void Dropout_masks_are_TensorFlows()
    {
        foreach (var golden in KerasGolden.Read("keras.json").GetProperty("dropout").EnumerateArray())
        {
            tf.set_random_seed(golden.GetProperty("seed").GetInt32());
            var layer = keras.layers.Dropout(golden.GetProperty("rate").GetSingle());
            var x = KerasGolden.TensorOf(golden.GetProperty("input"));
            foreach (var call in new[] { "first_call", "second_call" })
                KerasGolden.Close(golden.GetProperty(call), layer.Apply(x, training: true), 1e-7f, 0, $"rate {golden.GetProperty("rate")}, {call}");
        }
    }

    [Fact]
    public void Initializers_are_those_of_Keras()
    {
        tf.set_random_seed(777);
        foreach (var golden in KerasGolden.Read("keras.json").GetProperty("initializers").EnumerateArray())
        {
            var name = golden.GetProperty("initializer").GetString()!;
            IInitializer initializer = name switch
            {
                "glorot_uniform" => tf.glorot_uniform_initializer,
                "he_uniform" => tf.variance_scaling_initializer(2f, "fan_in", "uniform"),
                "lecun_uniform" => tf.variance_scaling_initializer(1f, "fan_in", "uniform"),
                "glorot_normal" => tf.variance_scaling_initializer(1f, "fan_avg"),
                "he_normal" => keras.initializers.HeNormal(),
                "lecun_normal" => tf.variance_scaling_initializer(),
                _ => tf.initializers.random_normal_initializer(),
            };
            var values = initializer.Apply(new InitializerArgs(new Shape(6, 5), TF_DataType.TF_FLOAT));
            // Logarithm, cosine and root of the normal distributions: 2 ulp.
            KerasGolden.Close(golden.GetProperty("values"), values, 3e-7f, 0, name);
        }
    }

    [Fact]
    public void An_orthogonal_initializer_gives_orthonormal_columns()
    {
        var q = keras.initializers.Orthogonal(seed: 3).Apply(new InitializerArgs(new Shape(6, 4), TF_DataType.TF_FLOAT));
        KerasGolden.Close(tf.cast(tf.linalg.eye(4), tf.float32).ToArray<float>(), tf.matmul(q, q, transpose_a: true).ToArray<float>(), 0, 1e-6f, "Q'Q");
    }

    [Fact]
    public void A_summary_is_the_table_that_Keras_prints()
    {
        var model = keras.Sequential(
            new Tensorflow.Keras.Layers.Dense(new Tensorflow.Keras.ArgsDefinition.DenseArgs { Units = 2, Name = "dense", InputShape = new Shape(3) }),
            keras.layers.BatchNormalization(name: "batch_normalization"));
        model.Name = "sequential";
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        tf_output_redirect = text;
        model.summary();
        tf_output_redirect = null!;
        Assert.Equal(
            """
            Model: "sequential"
            _________________________________________________________________
             Layer (type)                Output Shape              Param #   
            =================================================================
             dense (Dense)               (None, 2)                 8         
                                                                             
             batch_normalization (Batch  (None, 2)                 8         
             Normalization)                                                  
                                                                             
            =================================================================
            Total params: 16 (64.00 Byte)
            Trainable params: 12 (48.00 Byte)
            Non-trainable params: 4 (16.00 Byte)
            _________________________________________________________________

            """, text.ToString());
    }
}
