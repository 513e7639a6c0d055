using System.Globalization;
using Tensorflow.Keras;
using Tensorflow.Keras.Engine;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Keras.Files;

/// <summary>Models and weights in Keras' files.</summary>
public sealed class KerasFilesTests : FolderTests
{
    private static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", "keras-files", name);

    /// <summary>A model of every layer that Keras has too, with a model inside, a layer that is used twice and two inputs and outputs.</summary>
    private static Model EveryLayer()
    {
        var (a, b) = (keras.Input(new Shape(4), name: "a"), keras.Input(new Shape(2, 3), name: "b"));
        var twice = keras.layers.Dense(4, activation: keras.activations.Tanh, kernel_initializer: tf.random_normal_initializer(seed: 5));
        ((Layer)twice).Name = "twice";
        var inside = keras.Sequential([keras.layers.Dense(6, activation: "relu", input_shape: new Shape(4)), keras.layers.BatchNormalization(), keras.layers.Dropout(.5f), keras.layers.Dense(4)], name: "inside");
        var c = keras.Input(new Shape(4), name: "c");
        var graph = (Model)keras.Model(c, new Tensors(keras.layers.Dense(4, activation: "sigmoid").Apply(c).Single), name: "graph");
        Tensors x = graph.Apply(inside.Apply(graph.Apply(twice.Apply(twice.Apply(a)))));
        Tensors flat = keras.layers.Flatten().Apply(b);
        flat = keras.layers.LayerNormalization(-1).Apply(flat);
        flat = keras.layers.Reshape(new Shape(6)).Apply(flat);
        foreach (var layer in new[]
        {
            keras.layers.ELU(.7f), keras.layers.LeakyReLU(.1f), keras.layers.SELU(), keras.layers.Softplus(), keras.layers.Softsign(), keras.layers.Swish(),
            keras.layers.Tanh(), keras.layers.HardSigmoid(), keras.layers.Exponential(), keras.layers.ReLU6(),
        }) flat = layer.Apply(flat);
        flat = keras.layers.Dense(4, activation: "gelu").Apply(flat);
        Tensors sum = keras.layers.Add().Apply(new Tensors(x.Single, flat.Single));
        Tensors joined = keras.layers.Concatenate().Apply(new Tensors(sum.Single, flat.Single));
        var model = (Model)keras.Model(new Tensors(a.Single, b.Single), new Tensors(keras.layers.Softmax().Apply(joined).Single, sum.Single), name: "every");
        var random = new Random(3);
        // Moving statistics and gammas that are not those of the beginning.
        foreach (var weight in model.Weights) weight.assign(tf.constant(Enumerable.Range(0, (int)weight.shape.size).Select(_ => .2f + random.NextSingle()).ToArray(), shape: weight.shape));
        return model;
    }

    private static Tensors Inputs()
    {
        var random = new Random(4);
        float[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() * 2 - 1)];
        return new Tensors(tf.constant(Values(20), shape: (5, 4)), tf.constant(Values(30), shape: (5, 2, 3)));
    }

    /// <summary>A model of every layer of images that files hold: convolutions with groups, dilations and strides, poolings, and what goes with them.</summary>
    private static Model EveryImageLayer()
    {
        var image = keras.Input(new Shape(9, 8, 3), name: "image");
        Tensors x = keras.layers.Rescaling(1 / 127.5f, -1).Apply(image);
        foreach (var layer in new[]
        {
            keras.layers.Conv2D(6, 3, padding: "same", groups: 3, activation: "relu"), keras.layers.Conv2D(4, (3, 2), dilation_rate: (2, 1), activation: "tanh", use_bias: false), keras.layers.BatchNormalization(),
            keras.layers.MaxPooling2D(2, 1, "same"), keras.layers.Permute([2, 1, 3]), keras.layers.Conv2D(5, 2, (2, 1), activation: "linear"), keras.layers.AveragePooling2D((1, 2), (1, 1)),
        }) x = layer.Apply(x);
        var difference = keras.layers.Subtract().Apply(new Tensors(keras.layers.GlobalMaxPooling2D().Apply(x).Single, keras.layers.GlobalAveragePooling2D().Apply(x).Single));
        var model = (Model)keras.Model(image, new Tensors(keras.layers.Dense(2).Apply(difference).Single), name: "images");
        var random = new Random(5);
        foreach (var weight in model.Weights) weight.assign(tf.constant(Enumerable.Range(0, (int)weight.shape.size).Select(_ => random.NextSingle() - .3f).ToArray(), shape: weight.shape));
        foreach (var weight in model.Weights.Where(weight => weight.Name.Contains("moving_variance", StringComparison.Ordinal))) weight.assign(tf.ones(weight.shape) * .7f);
        return model;
    }

    private static Tensor Images()
    {
        var random = new Random(6);
        return tf.constant(Enumerable.Range(0, 4 * 9 * 8 * 3).Select(_ => random.NextSingle() * 255).ToArray(), shape: (4, 9, 8, 3));
    }

    private static float[][] Outputs(ILayer model, Tensors x)
    {
        var outputs = model.Apply(x);
        return [.. Enumerable.Range(0, outputs.Length).Select(i => outputs.GetShallow(i).Single.ToArray<float>())];
    }

    private static Sequential Nested() => keras.Sequential(
        keras.layers.Dense(3, activation: "linear", input_shape: new Shape(4)), keras.Sequential(keras.layers.Dense(3, activation: "relu", input_shape: new Shape(3)), keras.layers.BatchNormalization()),
        keras.layers.Dropout(.5f), keras.layers.LayerNormalization(-1), keras.layers.Dense(2, activation: "softmax"));

    [Theory]
    [InlineData("x.h5")]
    [InlineData("x.weights.h5")]
    public void Weights_are_saved_and_loaded(string name)
    {
        var (saved, loaded) = (EveryLayer(), EveryLayer());
        foreach (var weight in loaded.Weights) weight.assign(tf.zeros(weight.shape));
        saved.save_weights(At(name));
        loaded.load_weights(At(name));
        Assert.Equal(Outputs(saved, Inputs()), Outputs(loaded, Inputs()));
        Assert.Contains("exists already", Assert.Throws<ValueError>(() => saved.save_weights(At(name), overwrite: false)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.h5")]
    [InlineData("x.keras")]
    public void A_model_is_saved_and_loaded_whole(string name)
    {
        var saved = EveryLayer();
        ((IModel)saved).save(At(name));
        var loaded = keras.models.load_model(At(name));
        Assert.Equal("every", loaded.Name);
        Assert.Equal(saved.Layers.Select(layer => layer.Name), loaded.Layers.Select(layer => layer.Name));
        Assert.Equal(Outputs(saved, Inputs()), Outputs(loaded, Inputs()));
    }

    [Theory]
    [InlineData("x.h5")]
    [InlineData("x.keras")]
    public void A_model_of_images_is_saved_and_loaded_whole(string name)
    {
        var saved = EveryImageLayer();
        saved.save(At(name));
        var loaded = keras.models.load_model(At(name));
        Assert.Equal(saved.Layers.Select(layer => (layer.Name, layer.GetType())), loaded.Layers.Select(layer => (layer.Name, layer.GetType())));
        Assert.Equal(Outputs(saved, Images()), Outputs(loaded, Images()));
        Assert.NotEqual(Outputs(saved, Images())[0][0], Outputs(saved, Images())[0][2]);
    }

    [Fact]
    public void A_layer_that_files_do_not_hold_is_named()
    {
        foreach (var layer in new Layer[] { new Doubled(), new DoubledConvolution() })
        {
            var model = keras.Sequential(keras.layers.Rescaling(2, input_shape: new Shape(5, 5, 1)), layer);
            Assert.Contains(layer.GetType().Name, Assert.Throws<ValueError>(() => model.save(At("x.keras"))).Message, StringComparison.Ordinal);
            model.save_weights(At("x.weights.h5"));
            model.load_weights(At("x.weights.h5"));
        }
    }

    private sealed class Doubled() : Layer(new Tensorflow.Keras.ArgsDefinition.LayerArgs())
    {
        protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, Tensorflow.Common.Types.IOptionalArgs? optional_args = null) => inputs.Single * 2f;
    }

    private sealed class DoubledConvolution() : Tensorflow.Keras.Layers.Conv2D(new Tensorflow.Keras.ArgsDefinition.Conv2DArgs { Filters = 2, KernelSize = 3 })
    {
        protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = false, Tensorflow.Common.Types.IOptionalArgs? optional_args = null) =>
            base.Call(inputs, state, training, optional_args).Single * 2f;
    }

    [Theory]
    [InlineData("2.15/nested.h5")]
    [InlineData("2.15/nested-model.h5")]
    [InlineData("2.15/nested.weights.h5")]
    [InlineData("2.15/nested.keras")]
    [InlineData("3.16/nested-model.h5")]
    [InlineData("3.16/nested.weights.h5")]
    [InlineData("3.16/nested.keras")]
    public void Weights_that_Python_saved_are_loaded_whatever_the_layers_are_called(string name)
    {
        var model = Nested();
        model.load_weights(Golden(name));
        Assert.Equal(Enumerable.Range(0, 12), model.Weights.Select(weight => (int)weight.numpy().ToArray<float>()[0]));
        var kernel = model.Weights[0].numpy().ToArray<float>();
        Assert.Equal([.. Enumerable.Range(0, 12).Select(j => j / 8f)], kernel);
    }

    [Theory]
    [InlineData("2.15/nested-model.h5")]
    [InlineData("2.15/nested.keras")]
    [InlineData("3.16/nested-model.h5")]
    [InlineData("3.16/nested.keras")]
    public void A_model_that_Python_saved_is_made_and_trains_on(string name)
    {
        var model = (Model)keras.models.load_model(Golden(name));
        Assert.Equal(["first", "inner", "drop", "ln", "out"], model.Layers.Select(layer => layer.Name));
        Assert.Equal(Enumerable.Range(0, 12), model.Weights.Select(weight => (int)weight.numpy().ToArray<float>()[0]));
        var own = Nested();
        own.load_weights(Golden(name));
        var x = tf.constant(Enumerable.Range(0, 8).Select(i => i / 8f).ToArray(), shape: (2, 4));
        Assert.Equal(Outputs(own, x), Outputs(model, x));
        var adam = Assert.IsType<Tensorflow.Keras.Optimizers.Adam>(model.Optimizer);
        Assert.Equal(.01f, adam.lr.numpy().ToArray<float>()[0]);
        model.fit(x.numpy(), tf.constant(new[] { 0, 1 }).numpy(), verbose: 0);
    }

    [Fact]
    public void The_optimizers_state_goes_with_the_model()
    {
        foreach (var (name, make) in Optimizers)
        {
            foreach (var ending in new[] { "keras", "h5" })
            {
                var model = keras.Sequential(keras.layers.Dense(3, activation: "relu", input_shape: new Shape(4)), keras.layers.Dense(2));
                model.compile(make(), keras.losses.SparseCategoricalCrossentropy(from_logits: true), new[] { "accuracy" });
                var (x, y) = (Inputs().GetShallow(0).numpy(), tf.constant(new[] { 0, 1, 0, 1, 1 }).numpy());
                model.fit(x, y, epochs: 3, verbose: 0, shuffle: false);
                model.save(At($"{name}.{ending}"));
                var loaded = (Model)keras.models.load_model(At($"{name}.{ending}"));
                model.fit(x, y, epochs: 2, verbose: 0, shuffle: false);
                loaded.fit(x, y, epochs: 2, verbose: 0, shuffle: false);
                Assert.Equal(model.get_weights().SelectMany(weight => weight.ToArray<float>()), loaded.get_weights().SelectMany(weight => weight.ToArray<float>()));
            }
        }
    }

    [Fact]
    public void Layers_are_found_by_name()
    {
        Sequential Make(string first, string second)
        {
            var layers = new[] { keras.layers.Dense(4, activation: "linear", input_shape: new Shape(4)), keras.layers.Dense(4) };
            (((Layer)layers[0]).Name, ((Layer)layers[1]).Name) = (first, second);
            return keras.Sequential(layers);
        }

        var saved = Make("one", "two");
        saved.save_weights(At("x.h5"));
        var turned = Make("two", "one");
        turned.load_weights(At("x.h5"), by_name: true);
        Assert.Equal(saved.Weights[0].numpy().ToArray<float>(), turned.Weights[2].numpy().ToArray<float>());
        var other = keras.Sequential(keras.layers.Dense(5, activation: "linear", input_shape: new Shape(4)), keras.layers.Dense(4));
        ((Layer)other.Layers[0]).Name = "one";
        Assert.Contains("Shape mismatch in layer one", Assert.Throws<ValueError>(() => other.load_weights(At("x.h5"), by_name: true)).Message, StringComparison.Ordinal);
        other.load_weights(At("x.h5"), by_name: true, skip_mismatch: true);
        saved.save_weights(At("x.weights.h5"));
        Assert.Contains("by_name", Assert.Throws<ValueError>(() => turned.load_weights(At("x.weights.h5"), by_name: true)).Message, StringComparison.Ordinal);
        var shorter = keras.Sequential(keras.layers.Dense(4, activation: "linear", input_shape: new Shape(4)));
        Assert.Contains("Layer count mismatch", Assert.Throws<ValueError>(() => shorter.load_weights(At("x.h5"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Uses_of_a_model_inside_are_counted_from_one()
    {
        // Keras 2 numbers them so, and loads a file without end where a number is missing.
        EveryLayer().save(At("x.keras"));
        using var archive = System.IO.Compression.ZipFile.OpenRead(At("x.keras"));
        using var reader = new StreamReader(archive.GetEntry("config.json")!.Open());
        var text = reader.ReadToEnd();
        Assert.Contains("""["inside",1,0,{}]""", text, StringComparison.Ordinal);
        Assert.Contains("""["graph",1,0,{}]""", text, StringComparison.Ordinal);
        Assert.Contains("""["graph",2,0,{}]""", text, StringComparison.Ordinal);
        Assert.Contains("""["twice",0,0,{}]""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_layer_is_named_with_its_place_before_anything_is_made()
    {
        EveryLayer().save(At("x.keras"));
        using (var archive = System.IO.Compression.ZipFile.Open(At("x.keras"), System.IO.Compression.ZipArchiveMode.Update))
        {
            var entry = archive.GetEntry("config.json")!;
            string text;
            using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry("config.json").Open());
            writer.Write(text.Replace("\"class_name\":\"Dropout\"", "\"class_name\":\"GaussianNoise\"", StringComparison.Ordinal));
        }
        var message = Assert.Throws<ValueError>(() => keras.models.load_model(At("x.keras"))).Message;
        Assert.Matches(@"layers\[\d+\]\.layers\[3\]: unknown layer GaussianNoise \(""dropout", message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void What_cannot_be_saved_or_loaded_is_said_in_one_line()
    {
        Assert.Contains("SavedModel", Assert.Throws<ValueError>(() => Nested().save(At("folder"))).Message, StringComparison.Ordinal);
        Assert.Contains("have not created their variables", Assert.Throws<ValueError>(() => keras.Sequential(keras.layers.Dense(2)).save(At("x.keras"))).Message, StringComparison.Ordinal);
        File.WriteAllText(At("x.h5"), "old");
        Assert.Contains("could not be loaded", Assert.Throws<ValueError>(() => keras.models.load_model(At("x.h5"))).Message, StringComparison.Ordinal);
        Assert.Contains("weights only", Assert.Throws<ValueError>(() => keras.models.load_model(Golden("2.15/nested.h5"))).Message, StringComparison.Ordinal);
        var mine = keras.Sequential(keras.layers.Dense(2, activation: (Tensorflow.Keras.Activation)((Func<Tensor, string?, Tensor>)((x, _) => x * x)), input_shape: new Shape(2)));
        Assert.Contains("function of the program's own", Assert.Throws<ValueError>(() => mine.save(At("x.h5"))).Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(At("x.h5")));
    }

    private static readonly (string Name, Func<IOptimizer> Make)[] Optimizers =
    [
        ("adam", () => keras.optimizers.Adam(.02f, amsgrad: true)), ("adamw", () => keras.optimizers.AdamW(.02f)), ("sgd", () => keras.optimizers.SGD(.05f, .9f)),
        ("decay", () => new Tensorflow.Keras.Optimizers.SGD(.05f, decay: .1f)), ("rmsprop", () => keras.optimizers.RMSprop(.01f, momentum: .5f, centered: true)),
    ];

    [OracleFact]
    public void Training_goes_on_in_the_other_with_every_optimizer()
    {
        var (x, y) = (Inputs().GetShallow(0).numpy(), tf.constant(new[] { 0, 1, 0, 1, 1 }).numpy());
        Write("a.txt", x.ToArray<float>());
        // A unit that is active for every row has a bias whose gradient batch normalisation takes away: Adam makes steps of what rounding leaves of it. With this seed there is none.
        tf.set_random_seed(3);
        foreach (var (name, make) in Optimizers)
        {
            var model = keras.Sequential(
                keras.layers.Dense(3, activation: "relu", input_shape: new Shape(4)), keras.Sequential(keras.layers.BatchNormalization(), keras.layers.Dense(3, activation: "tanh")), keras.layers.Dense(2));
            model.compile(make(), keras.losses.SparseCategoricalCrossentropy(from_logits: true), new[] { "accuracy" });
            model.fit(x, y, epochs: 3, verbose: 0, shuffle: false);
            foreach (var ending in new[] { "keras", "h5" }) model.save(At($"{name}.{ending}"));
            model.fit(x, y, epochs: 2, verbose: 0, shuffle: false);
            Write($"{name}.txt", Outputs(model, tf.constant(x))[0]);
        }
        Oracle.Run("""
            import sys, numpy as np, tensorflow as tf
            from tensorflow import keras
            tf.config.run_functions_eagerly(True)   # a few steps each: nothing is traced
            at = lambda name: sys.argv[1] + "/" + name
            a, y = np.loadtxt(at("a.txt"), dtype=np.float32).reshape(5, 4), np.array([0, 1, 0, 1, 1])
            for name in sys.argv[2].split():
                for ending in ("keras", "h5"):
                    model = keras.models.load_model(at(name + "." + ending))
                    for _ in range(2): model.train_on_batch(a, y)
                    # Five steps in float32 in other orders of summation.
                    np.testing.assert_allclose(model(a), np.loadtxt(at(name + ".txt")).reshape(5, 2), rtol=1e-5, atol=1e-5, err_msg=name + "." + ending)
            o, L = keras.optimizers, keras.layers
            for name, optimizer in dict(adam=o.Adam(.02, amsgrad=True), adamw=o.AdamW(.02), sgd=o.SGD(.05, .9, nesterov=True), rmsprop=o.RMSprop(.01, momentum=.5, centered=True),
                    decay=o.SGD(o.schedules.InverseTimeDecay(.05, 1, .1))).items():
                # Keras' initialisers draw from Python's generator, which tf.random.set_seed leaves alone. With this seed no unit is active for every row, and none comes nearer to 0 than .04.
                keras.utils.set_random_seed(5)
                model = keras.Sequential([keras.Input((4,)), L.Dense(3, activation="relu"), keras.Sequential([L.BatchNormalization(), L.Dense(3, activation="tanh")]), L.Dense(2)])
                model.compile(optimizer, keras.losses.SparseCategoricalCrossentropy(from_logits=True))
                for _ in range(3): model.train_on_batch(a, y)
                model.save(at("python-" + name + ".keras")); model.save(at("python-" + name + ".h5"))
                for _ in range(2): model.train_on_batch(a, y)
                np.savetxt(at("python-" + name + ".txt"), model(a).numpy().ravel(), "%.9g")
            """, Folder, string.Join(' ', Optimizers.Select(optimizer => optimizer.Name)));
        foreach (var (name, _) in Optimizers)
        {
            foreach (var ending in new[] { "keras", "h5" })
            {
                var model = (Model)keras.models.load_model(At($"python-{name}.{ending}"));
                model.fit(x, y, epochs: 2, verbose: 0, shuffle: false);
                var expected = File.ReadLines(At($"python-{name}.txt")).Select(line => float.Parse(line, CultureInfo.InvariantCulture));
                foreach (var (found, value) in Outputs(model, tf.constant(x))[0].Zip(expected)) Assert.Equal(value, found, 1e-5f);
            }
        }
    }

    private void Write(string name, float[] values) => File.WriteAllLines(At(name), values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    [OracleFact]
    public void Models_of_images_go_both_ways()
    {
        var (ours, x) = (EveryImageLayer(), Images());
        ours.save(At("ours.keras"));
        ours.save(At("ours.h5"));
        ours.save_weights(At("ours.weights.h5"));
        Write("x.txt", x.ToArray<float>());
        Write("y.txt", Outputs(ours, x)[0]);
        Oracle.Run("""
            import sys, numpy as np
            from tensorflow import keras
            at = lambda name: sys.argv[1] + "/" + name
            x = np.loadtxt(at("x.txt"), dtype=np.float32).reshape(4, 9, 8, 3)
            # float32 on both sides, sums of up to 54 products in another order.
            same = lambda model: np.testing.assert_allclose(model(x), np.loadtxt(at("y.txt")).reshape(4, 2), rtol=1e-5, atol=1e-5)
            for name in ("ours.keras", "ours.h5"):
                model = keras.models.load_model(at(name))
                same(model)
                for w in model.weights: w.assign(w * 0)
                model.load_weights(at("ours.weights.h5"))
                same(model)
            L = keras.layers
            i = keras.Input((9, 8, 3))
            x0 = L.Rescaling(1 / 127.5, offset=-1)(i)
            for layer in (L.Conv2D(6, 3, padding="same", groups=3, activation="relu", kernel_regularizer="l2"), L.Conv2D(4, (3, 2), dilation_rate=(2, 1), use_bias=False, activation="tanh"),
                    L.BatchNormalization(), L.MaxPooling2D(padding="same", strides=1), L.Permute((2, 1, 3)), L.Conv2D(5, 2, strides=(2, 1), kernel_initializer="he_normal", bias_initializer="ones"), L.AveragePooling2D((1, 2), 1)):
                x0 = layer(x0)
            model = keras.Model(i, L.Dense(2)(L.Subtract()([L.GlobalMaxPooling2D()(x0), L.GlobalAveragePooling2D()(x0)])))
            model.compile("adam", "mse")
            model.fit(x, np.ones((4, 2)), epochs=2, verbose=0)
            np.savetxt(at("p.txt"), model(x).numpy().ravel(), "%.9g")
            model.save(at("python.keras")); model.save(at("python.h5")); model.save_weights(at("python.weights.h5"))
            """, Folder);
        var expected = File.ReadLines(At("p.txt")).Select(line => float.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        foreach (var name in new[] { "python.keras", "python.h5" })
        {
            var model = (Model)keras.models.load_model(At(name));
            Compare(model);
            foreach (var weight in model.Weights) weight.assign(tf.zeros(weight.shape));
            model.load_weights(At("python.weights.h5"));
            Compare(model);
        }

        void Compare(ILayer model)
        {
            var found = Outputs(model, x)[0];
            Assert.Equal(expected.Length, found.Length);
            for (var k = 0; k < found.Length; k++) Assert.Equal(expected[k], found[k], 1e-5f * Math.Max(1, Math.Abs(expected[k])));
        }
    }

    [OracleFact]
    public void Python_loads_ours_and_predicts_the_same_and_we_load_Pythons()
    {
        var (every, x) = (EveryLayer(), Inputs());
        every.save(At("every.keras"));
        every.save(At("every.h5"));
        every.save_weights(At("every.weights.h5"));
        every.save_weights(At("weights.h5"));
        var trained = keras.Sequential(keras.layers.Dense(3, activation: "relu", input_shape: new Shape(4)), keras.layers.BatchNormalization(), keras.layers.Dense(2));
        trained.compile(keras.optimizers.RMSprop(.01f, momentum: .5f), keras.losses.SparseCategoricalCrossentropy(from_logits: true), new[] { "accuracy" });
        trained.fit(x.GetShallow(0).numpy(), tf.constant(new[] { 0, 1, 0, 1, 1 }).numpy(), epochs: 3, verbose: 0);
        trained.save(At("trained.keras"));
        trained.save(At("trained.h5"));
        Write("a.txt", x.GetShallow(0).Single.ToArray<float>());
        Write("b.txt", x.GetShallow(1).Single.ToArray<float>());
        var outputs = Outputs(every, x);
        Write("y0.txt", outputs[0]);
        Write("y1.txt", outputs[1]);
        Write("t.txt", Outputs(trained, x.GetShallow(0))[0]);
        Oracle.Run("""
            import sys, numpy as np
            from tensorflow import keras
            at = lambda name: sys.argv[1] + "/" + name
            read = lambda name, *shape: np.loadtxt(at(name), dtype=np.float32).reshape(shape)
            a, b = read("a.txt", 5, 4), read("b.txt", 5, 2, 3)
            def same(model, *names):
                y = model.predict([a, b] if len(names) == 2 else a, verbose=0)
                for one, name in zip(y if len(names) == 2 else [y], names):
                    np.testing.assert_allclose(one, read(name, *one.shape), rtol=1e-6, atol=1e-6)
            every = keras.models.load_model(at("every.keras"))
            same(every, "y0.txt", "y1.txt")
            for name in ("every.weights.h5", "weights.h5", "every.h5"):
                for w in every.weights: w.assign(w * 0)
                every.load_weights(at(name))
                same(every, "y0.txt", "y1.txt")
            same(keras.models.load_model(at("every.h5")), "y0.txt", "y1.txt")
            for name in ("trained.keras", "trained.h5"):
                model = keras.models.load_model(at(name))
                same(model, "t.txt")
                assert int(model.optimizer.iterations) == 3, model.optimizer.iterations
                assert type(model.optimizer).__name__ == "RMSprop" and len(model.optimizer.variables) == 13, len(model.optimizer.variables)
                assert abs(model.optimizer.variables[1].numpy()).sum() > 0
                model.fit(a, np.array([0, 1, 0, 1, 1]), verbose=0)
            # And the other way round: every layer made here, trained, with a model inside.
            L = keras.layers
            i, j = keras.Input((4,)), keras.Input((2, 3))
            twice = L.Dense(4, activation="tanh", kernel_regularizer="l2")
            core = keras.Sequential([L.Dense(6, activation="relu"), L.BatchNormalization(momentum=.5), L.Dropout(.3), L.Dense(4, activation="elu")])
            c = keras.Input((4,))
            graph = keras.Model(c, L.Dense(4, activation="sigmoid")(c))
            p = graph(core(graph(twice(twice(i)))))
            q = L.Reshape((6,))(L.LayerNormalization(axis=[1])(L.Flatten()(j)))
            for layer in (L.ELU(.7), L.LeakyReLU(.1), L.ReLU(), L.ReLU(6), L.Softmax(), *(L.Activation(n) for n in (
                    "selu", "softplus", "softsign", "swish", "tanh", "hard_sigmoid", "exponential", "gelu", "sigmoid", "mish", "linear"))):
                q = layer(q)
            q = L.Dense(4, use_bias=False, kernel_initializer="he_normal")(q)
            s = L.Add()([p, q])
            model = keras.Model([i, j], [L.Softmax()(L.Concatenate()([s, q])), s])
            model.compile(keras.optimizers.Adam(.01), ["mse", "mse"])
            y = model.predict([a, b], verbose=0)
            model.fit([a, b], [y[0] + 1, y[1] - 1], epochs=3, verbose=0)
            model.compile()
            y = model.predict([a, b], verbose=0)
            np.savetxt(at("p0.txt"), y[0].ravel(), "%.9g"); np.savetxt(at("p1.txt"), y[1].ravel(), "%.9g")
            model.save(at("python.keras")); model.save(at("python.h5")); model.save_weights(at("python.weights.h5")); model.save_weights(at("pweights.h5"))
            """, Folder);
        foreach (var name in new[] { "python.keras", "python.h5" })
        {
            var model = keras.models.load_model(At(name));
            Compare(model);
            foreach (var weights in new[] { "python.weights.h5", "pweights.h5", "python.h5" })
            {
                foreach (var weight in ((Model)model).Weights) weight.assign(tf.zeros(weight.shape));
                model.load_weights(At(weights));
                Compare(model);
            }
        }

        void Compare(ILayer model)
        {
            var found = Outputs(model, x);
            // float32 on both sides, in other orders of summation.
            foreach (var (i, values) in found.Index())
            {
                var expected = File.ReadLines(At($"p{i}.txt")).Select(line => float.Parse(line, CultureInfo.InvariantCulture)).ToArray();
                Assert.Equal(expected.Length, values.Length);
                for (var k = 0; k < values.Length; k++) Assert.Equal(expected[k], values[k], 1e-6f * Math.Max(1, Math.Abs(expected[k])));
            }
        }
    }
}
