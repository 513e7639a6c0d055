using Tensorflow.NumPy;
using Tensorflow.Tests.Executors;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.StorageTests;

/// <summary>What a program holds is its own: a tensor is not another one because its number is equal, and writing to a shape or an array changes nothing else.</summary>
public sealed class OwnTensorsTests
{
    [Fact]
    public void Literals_equal_to_the_watched_number_are_not_watched() => BothExecutors.Run(() =>
    {
        var x = tf.constant(2f);
        using var tape = tf.GradientTape();
        tape.watch(x);
        // 2x + 2 at 2; were the literals x itself, the second term would be 2x^2 and so on: 8.
        var y = (x * x) + (2f * x) - 5f;
        Assert.Equal(6f, (float)tape.gradient(y, x));
    });

    public static TheoryData<string, Func<float, Tensor>> Numbers => new()
    {
        { "constant", number => tf.constant(number) },
        { "convert_to_tensor", number => tf.convert_to_tensor(number) },
        { "Tensor", number => new Tensor(number) },
        { "NDArray", number => new NDArray(number) },
        { "NDArray.Scalar", number => NDArray.Scalar(number) },
        { "fill", number => tf.fill(Shape.Scalar, number) },
        { "ones", number => number * tf.ones(Shape.Scalar) },
        { "variable", number => tf.Variable(number, trainable: false).AsTensor() },
    };

    [Theory]
    [MemberData(nameof(Numbers), DisableDiscoveryEnumeration = true)]
    public void Equal_numbers_are_different_tensors(string way, Func<float, Tensor> make) => BothExecutors.Run(() =>
    {
        Assert.NotEmpty(way);
        foreach (var number in (float[])[0, 1, 2, -1, .5f])
        {
            var (x, z) = (make(number), make(number));
            using var tape = tf.GradientTape(persistent: true);
            tape.watch(x);
            var y = (x * x) + (z * 3f) + (number * x) + (x * number) + tf.add(z, number) + tf.maximum(x, number - 1);
            Assert.Equal((2 * number) + (2 * number) + 1, (float)tape.gradient(y, x));
            Assert.Null(tape.gradient(y, z));
        }
    });

    public static TheoryData<string, Func<NDArray, Tensor>> Passing => new()
    {
        { "cast", array => tf.cast(array, tf.float32) },
        { "add_n", array => tf.add_n([array]) },
        { "concat", array => tf.concat([array], 0) },
        { "conj", array => tf.math.conj(array) },
        { "broadcast_to", array => tf.broadcast_to(array, array.shape) },
        { "einsum", array => tf.linalg.einsum("ij->ij", array) },
        { "nn.dropout", array => tf.nn.dropout(array, rate: 0f) },
        { "linear", array => keras.activations.Linear.Apply(array) },
        { "a given activation", array => new Tensorflow.Keras.Activation().Apply(array) },
        { "dropout in inference", array => keras.layers.Dropout(.5f).Apply(array) },
        { "a layer without a Call", array => new Layers.Empty().Apply(array) },
        { "a model of an input alone", array => keras.Sequential(keras.layers.InputLayer(2)).Apply(array) },
        { "reshape", array => tf.reshape(array, array.shape) },
        { "squeeze", array => tf.squeeze(array) },
        { "identity", array => tf.identity(array) },
        { "stop_gradient", array => tf.stop_gradient(array) },
        { "from_generator", array => First(tf.data.Dataset.from_generator([array], [tf.float32], [array.shape])) },
        { "map", array => First(tf.data.Dataset.range(1).map(_ => array)) },
    };

    private static Tensor First(IDatasetV2 dataset)
    {
        foreach (var (x, _) in dataset) return x;
        throw new InvalidOperationException();
    }

    private static class Layers
    {
        public sealed class Empty() : Tensorflow.Keras.Engine.Layer(new Tensorflow.Keras.ArgsDefinition.LayerArgs());
    }

    [Theory]
    [MemberData(nameof(Passing), DisableDiscoveryEnumeration = true)]
    public void What_an_op_passes_on_is_not_the_array(string way, Func<NDArray, Tensor> pass) => BothExecutors.Run(() =>
    {
        Assert.NotEmpty(way);
        var array = np.array(new[,] { { 1f, 2f }, { 3f, 4f } });
        var (row, passed) = (array[0], pass(array));
        array[0, 0] = 9f;
        row[1] = 8f;
        Assert.Equal([1f, 2f, 3f, 4f], passed.ToArray<float>());
    });

    [Fact]
    public void A_generator_may_fill_one_array_again_and_again()
    {
        var array = np.zeros((2), np.float32);
        IEnumerable<NDArray> Filled()
        {
            for (var i = 0; i < 4; i++)
            {
                array[0] = i;
                yield return array;
            }
        }
        var dataset = tf.data.Dataset.from_generator(Filled(), [tf.float32], [new Shape(2)]).batch(4);
        Assert.Equal([0f, 0f, 1f, 0f, 2f, 0f, 3f, 0f], First(dataset).ToArray<float>());
    }

    [Fact]
    public void Arguments_and_configurations_of_layers_are_their_own()
    {
        var args = new Tensorflow.Keras.ArgsDefinition.DenseArgs { Units = 2, InputShape = 3, Name = "first" };
        var dense = new Tensorflow.Keras.Layers.Dense(args);
        (args.Units, args.UseBias, args.Name, args.DType) = (7, false, "other", TF_DataType.TF_DOUBLE);
        Assert.Equal(new Shape(1, 2), ((Tensor)dense.Apply(tf.ones((1, 3)))).shape);
        Assert.Equal(2, dense.Weights.Count);
        var config = Assert.IsType<Tensorflow.Keras.ArgsDefinition.DenseArgs>(dense.get_config());
        Assert.Equal((2, true, "first", true, TF_DataType.TF_FLOAT), (config.Units, config.UseBias, config.Name, config.Trainable, config.DType));
        (config.Units, config.Name, config.DType) = (9, "third", TF_DataType.TF_DOUBLE);
        Assert.Equal(new Shape(1, 2), ((Tensor)dense.Apply(tf.ones((1, 3)))).shape);
        Assert.Equal((2, "first"), (((Tensorflow.Keras.ArgsDefinition.DenseArgs)dense.get_config()).Units, dense.Name));
        // As in Keras the configuration has the name that the layer was given.
        var unnamed = keras.layers.BatchNormalization(axis: 1);
        var normalization = Assert.IsType<Tensorflow.Keras.ArgsDefinition.BatchNormalizationArgs>(unnamed.get_config());
        Assert.Equal(unnamed.Name, normalization.Name);
        normalization.Axis[0] = 5;
        unnamed.Apply(tf.ones((2, 3)));
        Assert.Equal(1, ((Tensorflow.Keras.ArgsDefinition.BatchNormalizationArgs)unnamed.get_config()).Axis[0]);
    }

    [Fact]
    public void Numbers_that_the_engine_gives_are_new_ones()
    {
        var x = tf.ones((2, 3));
        Assert.NotSame(tf.rank(x), tf.rank(x));
        Assert.NotSame(tf.size(x), tf.size(x));
        Assert.NotSame(tf.constant(1), tf.constant(1));
        Assert.NotSame(tf.Variable(1f).is_initialized(), tf.Variable(1f).is_initialized());
        var dataset = tf.data.Dataset.range(3);
        Assert.NotSame(dataset.cardinality(), dataset.cardinality());
    }

    [Fact]
    public void Two_readings_of_a_variable_are_two_tensors() => BothExecutors.Run(() =>
    {
        var v = tf.Variable(3f);
        using var tape = tf.GradientTape(persistent: true);
        var reading = v.AsTensor();
        var y = (reading * 2f) + (v.AsTensor() * 5f) + (v * tf.constant(7f));
        Assert.Equal(14f, (float)tape.gradient(y, v));
        Assert.Equal(2f, (float)tape.gradient(y, reading));
    });

    [Fact]
    public void Watching_a_reading_of_a_variable_does_not_watch_the_variable() => BothExecutors.Run(() =>
    {
        var v = tf.Variable(3f, trainable: false);
        var reading = v.AsTensor();
        using var tape = tf.GradientTape();
        tape.watch(reading);
        var y = (reading * 2f) + (v.AsTensor() * 5f);
        Assert.Equal(2f, (float)tape.gradient(y, reading));
    });

    [Fact]
    public void Gradients_are_tensors_of_their_own() => BothExecutors.Run(() =>
    {
        var (a, b) = (tf.constant(1f), tf.constant(1f));
        using var tape = tf.GradientTape(persistent: true);
        tape.watch(a);
        tape.watch(b);
        var y = a + b;
        var upstream = tf.constant(2f);
        var (da, db) = (tape.gradient(y, a, [upstream]), tape.gradient(y, b, [upstream]));
        Assert.NotSame(upstream, da);
        Assert.NotSame(da, db);
        var (v, w) = (tf.Variable(1f), tf.Variable(1f));
        using var other = tf.GradientTape();
        var sum = v.AsTensor() + w.AsTensor();
        var both = other.gradient(sum, new[] { v, w });
        Assert.NotSame(both[0], both[1]);
    });

    [Fact]
    public void An_op_gives_another_tensor_than_its_input() => BothExecutors.Run(() =>
    {
        var x = tf.constant(new float[,] { { 1, 2 } });
        Assert.NotSame(x, tf.broadcast_to(x, (1, 2)));
        Assert.NotSame(x, tf.concat([x], 0));
        Assert.NotSame(x, tf.random_shuffle(x));
        Assert.NotSame(x, tf.linalg.einsum("ij->ij", x));
        Assert.NotSame(x, tf.identity(x));
        Assert.NotSame(x, tf.reshape(x, (1, 2)));
    });

    [Fact]
    public void An_element_of_a_dataset_is_a_new_tensor_each_time()
    {
        var x = tf.constant(new float[] { 1, 2 });
        var plain = tf.data.Dataset.from_tensors(x).repeat(3);
        var cached = tf.data.Dataset.from_tensor_slices(tf.ones((1, 2))).batch(1).cache().repeat(3);
        foreach (var dataset in new[] { plain, cached })
        {
            var seen = new List<Tensor>();
            foreach (var (features, _) in dataset) seen.Add(features);
            Assert.Equal(3, seen.Distinct(ReferenceEqualityComparer.Instance).Count());
            Assert.DoesNotContain(x, seen);
        }
    }

    [Fact]
    public void Writing_to_a_shape_changes_no_tensor() => BothExecutors.Run(() =>
    {
        var x = tf.ones((2, 3));
        var same = x + x;
        var s = x.shape;
        s[0] = 1;
        Assert.Equal(1, s.size / 3);
        Assert.Equal((2, 3), x.shape);
        Assert.Equal((2, 3), same.shape);
        s[0] = 100_000_000;
        Assert.Equal(6, x.ToArray<float>().Length);
        Assert.Equal((2, 3), (x * 2f).shape);
    });

    [Fact]
    public void Writing_to_a_shape_that_was_given_changes_nothing_made_of_it()
    {
        var given = new Shape(2, 3);
        var x = tf.zeros(given);
        var reshaped = tf.reshape(tf.ones(6), given);
        var array = np.zeros(given);
        var v = tf.Variable(tf.ones(given), shape: given);
        var spec = new Tensorflow.Framework.Models.TensorSpec(given);
        var input = keras.Input(given);
        given[0] = 50;
        Assert.Equal((2, 3), x.shape);
        Assert.Equal((2, 3), reshaped.shape);
        Assert.Equal((2, 3), array.shape);
        Assert.Equal((2, 3), v.shape);
        Assert.Equal((2, 3), spec.shape);
        Assert.Equal((-1, 2, 3), input.shape);
    }

    [Fact]
    public void Every_shape_that_a_program_gets_can_be_written_to_and_is_its_own()
    {
        var layer = keras.layers.Dense(4);
        var model = keras.Sequential([keras.layers.InputLayer(3), layer]);
        var v = tf.Variable(tf.ones((2, 3)));
        var dataset = tf.data.Dataset.from_tensor_slices(tf.ones((5, 3))).batch(5);
        var symbol = keras.Input(3);
        Func<Shape>[] ways =
        [
            () => tf.ones((2, 3)).shape, () => v.shape, () => v.AsTensor().shape, () => new Tensors(tf.ones((2, 3))).shape, () => np.ones((2, 3)).shape, () => v.GetShape(),
            () => dataset.output_shapes[0], () => dataset.element_spec[0].shape, () => symbol.shape, () => model.OutputShape, () => layer.OutputShape,
            () => new Tensorflow.Keras.Saving.KerasShapesWrapper((2, 3)).ToSingleShape(),
        ];
        foreach (var way in ways)
        {
            var before = way().ToString();
            var shape = way();
            shape[0] = 77;
            Assert.Equal(77, shape[0]);
            Assert.Equal(before, way().ToString());
        }
    }

    [Fact]
    public void Writing_to_an_array_changes_no_tensor_made_of_it() => BothExecutors.Run(() =>
    {
        var a = np.array(new float[] { 1, 2, 3 });
        var view = a.reshape((3, 1));
        var constant = tf.constant(a);
        var tensor = new Tensor(a);
        var reshaped = tf.reshape(a, (1, 3));
        var variable = tf.Variable(a);
        var dataset = tf.data.Dataset.from_tensors(a);
        var rows = tf.data.Dataset.from_tensor_slices(a);
        var joined = np.concatenate([a]);
        a[0] = 100f;
        Assert.Equal(100f, (float)view[0, 0]);
        Assert.Equal([100f, 2f, 3f], a.ToArray<float>());
        foreach (var made in new[] { constant, tensor, reshaped, variable.AsTensor(), joined }) Assert.Equal([1f, 2f, 3f], made.ToArray<float>());
        foreach (var (x, _) in dataset) Assert.Equal([1f, 2f, 3f], ((Tensor)x).ToArray<float>());
        foreach (var (x, _) in rows.batch(3)) Assert.Equal([1f, 2f, 3f], ((Tensor)x).ToArray<float>());
        view[1, 0] = 50f;
        Assert.Equal([100f, 50f, 3f], a.ToArray<float>());
        joined[2] = 9f;
        Assert.Equal([100f, 50f, 3f], a.ToArray<float>());
    });

    [Fact]
    public void Writing_to_an_array_does_not_change_what_a_tape_has_recorded() => BothExecutors.Run(() =>
    {
        var a = np.array(new float[] { 1, 2, 3 });
        var x = tf.constant(new float[] { 1, 1, 1 });
        using var tape = tf.GradientTape();
        tape.watch(x);
        var y = tf.reduce_sum(a * x);
        a[0] = 100f;
        Assert.Equal([1f, 2f, 3f], tape.gradient(y, x).ToArray<float>());
    });

    [Fact]
    public void Weights_bytes_and_dimensions_that_a_program_was_given_are_copies()
    {
        var layer = keras.layers.Dense(2);
        layer.Apply(tf.ones((1, 2)));
        var before = layer.get_weights()[0].ToArray<float>();
        var given = layer.get_weights()[0];
        given[0, 0] = 1000f;
        Assert.Equal(before, layer.get_weights()[0].ToArray<float>());
        layer.set_weights([given, np.zeros(2, tf.float32)]);
        given[0, 0] = 5f;
        Assert.Equal(1000f, layer.get_weights()[0].ToArray<float>()[0]);

        var text = tf.constant("abc");
        text.StringBytes()[0][0] = (byte)'z';
        Assert.Equal("abc", (string)text);

        var x = tf.ones((2, 3));
        x.dims[0] = 9;
        x.shape.dims[0] = 9;
        Assert.Equal((2, 3), x.shape);
        x.numpy()[0, 0] = 7f;
        Assert.Equal(1f, x.ToArray<float>()[0]);
    }
}
