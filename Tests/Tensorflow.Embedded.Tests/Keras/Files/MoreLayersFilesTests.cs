using System.Globalization;
using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Keras.Files;

/// <summary>Layers over steps, layers that grow or cut images, and layers that prepare data, in Keras' files: read back here, read by Keras, and Keras' read here.</summary>
public sealed class MoreLayersFilesTests : FolderTests
{
    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
    }

    private static Tensors Inputs() => new(
        tf.constant(Numbers(4 * 9 * 4, 1), shape: (4, 9, 4)), tf.constant(Numbers(4 * 6 * 5 * 3, 2), shape: (4, 6, 5, 3)),
        tf.constant(new[,] { { 0, 5, 2 }, { 1, 1, 4 }, { 3, 2, 0 }, { 5, 5, 5 } }));

    private static Model Every()
    {
        var (steps, images, words) = (keras.Input(new Shape(9, 4)), keras.Input(new Shape(6, 5, 3)), keras.Input(new Shape(3), dtype: tf.int32));
        var normalization = keras.layers.Normalization(axis: 2);
        normalization.adapt(tf.constant(Numbers(200, 3), shape: (10, 5, 4)) * 3f + 1f);
        var a = Through(steps, normalization, keras.layers.Conv1D(6, 3, padding: "same", groups: 2, activation: "relu"), keras.layers.Cropping1D(new[] { 1, 0 }), keras.layers.MaxPooling1D(3, 2, "same"),
            keras.layers.Conv1D(4, 2, dilation_rate: 2, activation: "tanh", use_bias: false), keras.layers.UpSampling1D(2), keras.layers.EinsumDense("abc,cd->abd", new Shape(-1, 5), "d", keras.activations.Relu),
            keras.layers.GlobalMaxPooling1D());
        var b = Through(images, keras.layers.Normalization(mean: .2f, variance: 1.5f), keras.layers.ZeroPadding2D(new NDArray(new[,] { { 1, 0 }, { 2, 1 } })),
            keras.layers.DepthwiseConv2D(3, 2, "same", depth_multiplier: 2, use_bias: true),
            keras.layers.Conv2DTranspose(5, (3, 2), 2, "same", activation: "elu"), keras.layers.UpSampling2D((1, 2)),
            keras.layers.Cropping2D(new NDArray(new[,] { { 1, 2 }, { 0, 1 } })), keras.layers.GlobalAveragePooling2D());
        var c = Through(words, keras.layers.Embedding(6, 5), keras.layers.GlobalAveragePooling1D());
        var d = Through(words, keras.layers.CategoryEncoding(6, "count"), keras.layers.Dense(5));
        var sum = keras.layers.Add().Apply(new Tensors(a, b, c, d));
        var model = (Model)keras.Model(new Tensors(steps, images, words), new Tensors(sum.Single));
        foreach (var (i, weight) in model.TrainableWeights.Index()) weight.assign(tf.constant(Numbers((int)weight.shape.size, 10 + i), shape: weight.shape));
        return model;

        static Tensor Through(Tensor x, params Tensorflow.Keras.ILayer[] layers)
        {
            foreach (var layer in layers) x = layer.Apply(x).Single;
            return x;
        }
    }

    private static float[] Outputs(Model model) => model.Apply(Inputs()).Single.ToArray<float>();

    [Fact]
    public void What_is_saved_is_loaded_with_the_same_outputs()
    {
        var model = Every();
        foreach (var name in new[] { "x.keras", "x.h5" })
        {
            model.save(At(name));
            Assert.Equal(Outputs(model), Outputs((Model)keras.models.load_model(At(name))));
        }
    }

    [OracleFact]
    public void Models_go_both_ways()
    {
        var model = Every();
        foreach (var ending in new[] { "keras", "h5" }) model.save(At($"ours.{ending}"));
        model.save_weights(At("ours.weights.h5"));
        foreach (var (i, x) in Inputs().Index()) File.WriteAllLines(At($"x{i}.txt"), x.dtype == tf.int32 ? x.ToArray<int>().Select(value => $"{value}") : Texts(x.ToArray<float>()));
        File.WriteAllLines(At("y.txt"), Texts(Outputs(model)));
        Oracle.Run("""
            import sys, numpy as np
            from tensorflow import keras
            at = lambda name: sys.argv[1] + "/" + name
            x = [np.loadtxt(at("x0.txt"), dtype=np.float32).reshape(4, 9, 4), np.loadtxt(at("x1.txt"), dtype=np.float32).reshape(4, 6, 5, 3), np.loadtxt(at("x2.txt"), dtype=np.int32).reshape(4, 3)]
            # float32 on both sides, sums of some dozen products in another order.
            same = lambda model: np.testing.assert_allclose(model(x), np.loadtxt(at("y.txt")).reshape(4, 5), rtol=1e-5, atol=1e-5)
            for name in ("ours.keras", "ours.h5"):
                model = keras.models.load_model(at(name))
                same(model)
                for w in model.weights: w.assign(w * 0)
                model.load_weights(at("ours.weights.h5"))
                same(model)
            L = keras.layers
            i, j, k = keras.Input((9, 4)), keras.Input((6, 5, 3)), keras.Input((3,), dtype="int32")
            def through(x, *layers):
                for layer in layers: x = layer(x)
                return x
            n = L.Normalization(axis=2)
            n.adapt(np.random.default_rng(3).normal(1, 3, (10, 5, 4)))
            a = through(i, n, L.Conv1D(6, 3, padding="same", groups=2, activation="relu"), L.Cropping1D((1, 0)), L.MaxPooling1D(3, 2, padding="same"), L.AveragePooling1D(2, 1),
                L.Conv1D(4, 2, dilation_rate=2, activation="tanh", kernel_initializer="he_normal", kernel_regularizer="l2"), L.UpSampling1D(2), L.EinsumDense("abc,cd->abd", (None, 5), bias_axes="d", activation="relu"),
                L.GlobalMaxPooling1D())
            b = through(j, L.Normalization(mean=[.1, .2, .3], variance=[1., 2., 3.]), L.ZeroPadding2D(((1, 0), (2, 1))), L.DepthwiseConv2D(3, 2, padding="same", depth_multiplier=2, bias_initializer="ones"),
                L.Conv2DTranspose(5, (3, 2), 2, padding="same", activation="elu"), L.UpSampling2D((1, 2)), L.Cropping2D(((1, 2), (0, 1))), L.GlobalAveragePooling2D())
            c = through(k, L.Embedding(6, 5), L.GlobalAveragePooling1D())
            d = through(k, L.CategoryEncoding(6, "count"), L.Dense(5))
            model = keras.Model([i, j, k], L.Add()([a, b, c, d]))
            model.compile("adam", "mse")
            model.fit(x, np.ones((4, 5)), epochs=2, verbose=0)
            np.savetxt(at("p.txt"), model(x).numpy().ravel(), "%.9g")
            model.save(at("python.keras")); model.save(at("python.h5")); model.save_weights(at("python.weights.h5"))
            """, Folder);
        var expected = File.ReadLines(At("p.txt")).Select(line => float.Parse(line, CultureInfo.InvariantCulture)).ToArray();
        foreach (var name in new[] { "python.keras", "python.h5" })
        {
            var loaded = (Model)keras.models.load_model(At(name));
            Compare(loaded);
            foreach (var weight in loaded.Weights) weight.assign(tf.zeros(weight.shape, weight.dtype));
            loaded.load_weights(At("python.weights.h5"));
            Compare(loaded);
        }

        static IEnumerable<string> Texts(float[] values) => values.Select(value => value.ToString("R", CultureInfo.InvariantCulture));

        void Compare(Model loaded)
        {
            var found = Outputs(loaded);
            Assert.Equal(expected.Length, found.Length);
            for (var i = 0; i < found.Length; i++) Assert.Equal(expected[i], found[i], 1e-5f * Math.Max(1, Math.Abs(expected[i])));
        }
    }
}
