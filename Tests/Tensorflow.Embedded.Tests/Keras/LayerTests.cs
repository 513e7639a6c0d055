using Tensorflow.Common.Types;
using Tensorflow.Keras;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;
using Tensorflow.Operations.Initializers;
using Tensorflow.Storage;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Keras;

[Collection(nameof(ProcessState))]
public class LayerTests
{
    /// <summary>A model whose Call does not hand the training flag on.</summary>
    private sealed class Forgetful : Model
    {
        public readonly ILayer Hidden = keras.layers.Dense(4, activation: "relu");
        public readonly ILayer Drop = keras.layers.Dropout(.5f, seed: 3);
        public readonly ILayer Out = keras.layers.Dense(2);

        public Forgetful() : base(new ModelArgs()) => StackLayers(Hidden, Drop, Out);

        protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) =>
            Out.Apply(Drop.Apply(Hidden.Apply(inputs)));
    }

    private static Tensor Numbers(params int[] shape) => tf.random.uniform(new Shape(shape), -1, 1, seed: 11);

    [Fact]
    public void The_training_flag_reaches_layers_whose_caller_does_not_hand_it_on()
    {
        var model = new Forgetful();
        var x = Numbers(64, 3);
        Tensor inference = model.Apply(x);
        Assert.Equal(inference.ToArray<float>(), ((Tensor)model.Apply(x)).ToArray<float>());
        Assert.NotEqual(inference.ToArray<float>(), ((Tensor)model.Apply(x, training: true)).ToArray<float>());
        // And is gone after the call.
        Assert.Equal(inference.ToArray<float>(), ((Tensor)model.Apply(x)).ToArray<float>());
    }

    [Fact]
    public void A_subclassed_model_has_the_weights_of_its_layers_and_trains()
    {
        var model = new Forgetful();
        Assert.Empty(model.TrainableVariables);
        model.Apply(Numbers(2, 3));
        Assert.Equal(4, model.TrainableVariables.Count);
        Assert.Same(((Layer)model.Hidden).TrainableVariables[0], model.TrainableVariables[0]);
        var before = model.TrainableVariables[0].numpy().ToArray<float>();
        using var tape = tf.GradientTape();
        var loss = tf.reduce_mean(tf.square((Tensor)model.Apply(Numbers(8, 3), training: true)));
        var gradients = tape.gradient(loss, model.TrainableVariables);
        keras.optimizers.SGD(.1f).apply_gradients(zip(gradients, model.TrainableVariables.Select(variable => variable as ResourceVariable))!);
        Assert.NotEqual(before, model.TrainableVariables[0].numpy().ToArray<float>());
    }

    [Fact]
    public void Layers_and_weights_are_named_as_in_Keras()
    {
        var (first, second) = (keras.layers.BatchNormalization(), keras.layers.BatchNormalization());
        var number = first.Name == "batch_normalization" ? 0 : int.Parse(first.Name["batch_normalization_".Length..], System.Globalization.CultureInfo.InvariantCulture);
        // Other tests make layers beside this one.
        Assert.StartsWith("batch_normalization_", second.Name, StringComparison.Ordinal);
        Assert.True(int.Parse(second.Name["batch_normalization_".Length..], System.Globalization.CultureInfo.InvariantCulture) > number);
        var dense = new Tensorflow.Keras.Layers.Dense(new DenseArgs { Units = 2, Name = "mine" });
        dense.Apply(Numbers(1, 3));
        Assert.Equal(["mine/kernel:0", "mine/bias:0"], dense.Weights.Select(weight => weight.Name));
        Assert.Equal("leaky_re_lu", LayerNames.SnakeCase("LeakyReLU"));
        Assert.Equal("batch_normalization", LayerNames.SnakeCase("BatchNormalization"));
        Assert.Equal("dense", LayerNames.SnakeCase("Dense"));
    }

    [Fact]
    public void A_sequential_model_with_an_input_shape_is_built_as_layers_are_added()
    {
        var model = keras.Sequential();
        model.add(keras.layers.InputLayer(new Shape(28, 28)));
        model.add(keras.layers.Flatten());
        model.add(keras.layers.Dense(10));
        Assert.Equal(new Shape(-1, 10), model.output_shape);
        Assert.Equal(7850, model.count_params());
        Assert.Equal(2, model.Layers.Count);
        Assert.Equal(new Shape(5, 10), ((Tensor)model.Apply(Numbers(5, 28, 28))).shape);
    }

    [Fact]
    public void A_sequential_model_without_one_is_built_by_its_first_call_for_any_number_of_rows()
    {
        var model = keras.Sequential(keras.layers.Dense(4, activation: "relu"), keras.layers.Dense(1));
        Assert.Empty(model.TrainableVariables);
        Assert.Throws<ValueError>(() => model.count_params());
        model.Apply(Numbers(7, 3));
        var weights = model.TrainableVariables;
        model.Apply(Numbers(3, 3));
        Assert.Equal(weights, model.TrainableVariables);
        Assert.Equal(new Shape(-1, 1), model.output_shape);
    }

    [Fact]
    public void A_layer_says_which_axis_of_its_input_does_not_fit()
    {
        var model = keras.Sequential(new Tensorflow.Keras.Layers.Dense(new DenseArgs { Units = 2, Name = "narrow" }));
        model.Apply(Numbers(1, 3));
        var error = Assert.Throws<ValueError>(() => model.Apply(Numbers(4, 5)));
        Assert.Contains("\"narrow\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("expected axis -1 of input shape to have value 3, but received input with shape (4, 5)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_names_list_the_known_ones()
    {
        Assert.Contains("relu", Assert.Throws<ValueError>(() => keras.layers.Dense(1, activation: "rely")).Message, StringComparison.Ordinal);
        var model = keras.Sequential(keras.layers.Dense(1));
        Assert.Contains("adam", Assert.Throws<ValueError>(() => model.compile("adma", "mse", [])).Message, StringComparison.Ordinal);
        Assert.Contains("categorical_crossentropy", Assert.Throws<ValueError>(() => model.compile("adam", "crossentropy", [])).Message, StringComparison.Ordinal);
        Assert.Contains("accuracy", Assert.Throws<ValueError>(() => model.compile("adam", "mse", ["acurracy"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_functional_model_computes_what_its_layers_do()
    {
        var input = keras.Input(new Shape(6));
        var left = keras.layers.Dense(4, activation: "relu");
        var right = keras.layers.Dense(4, activation: "tanh");
        var top = keras.layers.Dense(3);
        var sum = keras.layers.Add().Apply(new Tensors(left.Apply(input), right.Apply(input)));
        var joined = keras.layers.Concatenate().Apply(new Tensors(sum, input));
        var model = keras.Model(input, top.Apply(joined), name: "two-paths");
        Assert.Equal(new Shape(-1, 3), model.OutputShape);
        Assert.Equal((2 * 28) + 33, model.count_params());
        var x = Numbers(5, 6);
        Tensor expected = top.Apply(tf.concat([(Tensor)left.Apply(x) + (Tensor)right.Apply(x), x], 1));
        Assert.Equal(expected.ToArray<float>(), ((Tensor)model.Apply(x)).ToArray<float>());
        using var tape = tf.GradientTape();
        var gradients = tape.gradient(tf.reduce_sum((Tensor)model.Apply(x, training: true)), model.TrainableVariables);
        Assert.All(gradients, Assert.NotNull);
        var wrong = Assert.Throws<ValueError>(() => model.Apply(Numbers(5, 7)));
        Assert.Contains("expected shape=(None, 6), found shape=(5, 7)", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_graph_that_is_not_connected_is_refused()
    {
        var (a, b) = (keras.Input(new Shape(2), name: "a"), keras.Input(new Shape(2), name: "b"));
        var output = keras.layers.Add().Apply(new Tensors(a, b));
        Assert.Contains("\"b\"", Assert.Throws<ValueError>(() => keras.Model(a, output)).Message, StringComparison.Ordinal);
        Assert.Throws<ValueError>(() => (Tensor)a + (Tensor)b);
    }

    [Fact]
    public void Symbolic_shapes_of_a_layer_of_ones_own_are_found_by_calling_it()
    {
        var output = new Doubled().Apply(keras.Input(new Shape(3)));
        Assert.Equal(new Shape(-1, 6), output.shape);
    }

    private sealed class Doubled() : Layer(new LayerArgs())
    {
        protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) =>
            tf.concat([(Tensor)inputs, (Tensor)inputs], 1);
    }

    /// <summary>Keeps what it saw.</summary>
    private sealed class Keeper() : Layer(new LayerArgs())
    {
        public readonly List<Tensor> Seen = [];

        protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null)
        {
            Seen.Add(inputs);
            var output = (Tensor)inputs * 2f;
            Seen.Add(output);
            return output;
        }
    }

    [Fact]
    public void What_a_layer_of_the_program_has_seen_stays_valid()
    {
        var keeper = new Keeper();
        var model = keras.Sequential(keras.layers.Dense(8), keras.layers.Flatten(), keeper, keras.layers.Tanh(), keras.layers.Dense(2));
        var x = Numbers(16, 8);
        model.Apply(x);
        using (var tape = tf.GradientTape()) tape.gradient(tf.reduce_sum((Tensor)model.Apply(x, training: true)), model.TrainableVariables);
        Tensor first = ((Layer)model.Layers[0]).Apply(x);
        for (var i = 0; i < 4; i += 2)
        {
            Assert.Equal(first.ToArray<float>(), keeper.Seen[i].ToArray<float>());
            Assert.Equal(first.ToArray<float>().Select(value => 2 * value), keeper.Seen[i + 1].ToArray<float>());
        }
    }

    [Fact]
    public void An_output_that_shares_storage_with_a_hidden_one_stays_valid()
    {
        var model = keras.Sequential(keras.layers.Dense(8), keras.layers.Reshape(new Shape(2, 4)), keras.layers.Flatten());
        var x = Numbers(16, 8);
        Tensor expected = ((Layer)model.Layers[0]).Apply(x);
        Tensor inference = model.Apply(x);
        Tensor training;
        using (var tape = tf.GradientTape())
        {
            training = model.Apply(x, training: true);
            tape.gradient(tf.reduce_sum(training), model.TrainableVariables);
        }
        for (var i = 0; i < 20; i++) Numbers(16, 8);
        Assert.Equal(expected.ToArray<float>(), inference.ToArray<float>());
        Assert.Equal(expected.ToArray<float>(), training.ToArray<float>());
    }

    [Fact]
    public void Evaluation_holds_no_more_than_two_activations_of_each_size()
    {
        var model = keras.Sequential(Enumerable.Range(0, 12).Select(i => keras.layers.Dense(512, activation: i % 2 == 0 ? "sigmoid" : "relu")).ToArray());
        var x = Numbers(2000, 512);
        model.Apply(x);
        var before = BlockPool.ReservedBytes;
        model.Apply(x);
        // An activation is 4 MB; a model that kept all of them would hold 70 MB more after some calls.
        for (var i = 0; i < 5; i++) model.Apply(x);
        Assert.InRange(BlockPool.ReservedBytes - before, long.MinValue, 40L << 20);
    }

    [Fact]
    public void Training_steps_take_no_more_memory_from_the_system()
    {
        var model = keras.Sequential(
            keras.layers.Flatten(), keras.layers.Dense(128, activation: "relu"), keras.layers.BatchNormalization(), keras.layers.Dropout(.5f, seed: 1), keras.layers.Dense(10));
        var optimizer = keras.optimizers.Adam();
        var loss = keras.losses.SparseCategoricalCrossentropy(from_logits: true);
        var (x, y) = (Numbers(128, 28, 28), tf.zeros(128, tf.int32));
        void Step()
        {
            using var tape = tf.GradientTape();
            var value = loss.Call(y, model.Apply(x, training: true));
            optimizer.apply_gradients(zip(tape.gradient(value, model.TrainableVariables), (IEnumerable<IVariableV1>)model.TrainableVariables));
        }

        for (var i = 0; i < 30; i++) Step();
        var reserved = BlockPool.ReservedBytes;
        for (var i = 0; i < 150; i++) Step();
        // Other tests run beside this one. 150 steps make more than 200 MB of tensors.
        Assert.InRange(BlockPool.ReservedBytes - reserved, long.MinValue, 48L << 20);
    }

    [Fact]
    public void Batch_normalisation_that_is_not_trainable_uses_its_moving_statistics()
    {
        var layer = keras.layers.BatchNormalization(trainable: false);
        var x = Numbers(8, 3) + 5f;
        Tensor output = layer.Apply(x, training: true);
        KerasGolden.Close((x / MathF.Sqrt(1.001f)).ToArray<float>(), output.ToArray<float>(), 1e-6f, 1e-6f, "output");
        Assert.Equal([0f, 0f, 0f], layer.Weights[2].numpy().ToArray<float>());
        Assert.Empty(layer.TrainableVariables);
    }

    [Fact]
    public void Batch_normalisation_along_another_axis_is_that_along_the_last_of_the_transposed()
    {
        var x = Numbers(4, 3, 5);
        Tensor along = keras.layers.BatchNormalization(axis: 1).Apply(x, training: true);
        Tensor last = keras.layers.BatchNormalization().Apply(tf.transpose(x, new Axis(0, 2, 1)), training: true);
        Assert.Equal(tf.transpose(last, new Axis(0, 2, 1)).ToArray<float>(), along.ToArray<float>());
    }

    public static TheoryData<string> Differentiable() => new(
        "relu dense", "dense without bias", "tanh dense", "three axes", "batch normalisation", "batch normalisation in inference", "dropout", "layer normalisation", "softmax");

    /// <summary>Of the gradient's norm too, for which a tape differentiates the gradient.</summary>
    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Gradients_are_the_slopes_that_finite_differences_find(string what)
    {
        // float64: differences of the fourth order with steps of 1e-3 have some ten digits.
        var d = TF_DataType.TF_DOUBLE;
        Layer layer = what switch
        {
            "relu dense" => new Tensorflow.Keras.Layers.Dense(new DenseArgs { Units = 4, Activation = keras.activations.Relu, DType = d, KernelInitializer = new RandomNormal(0, 1, 5) }),
            "dense without bias" => new Tensorflow.Keras.Layers.Dense(new DenseArgs { Units = 4, UseBias = false, DType = d, KernelInitializer = new RandomNormal(0, 1, 5) }),
            "tanh dense" => new Tensorflow.Keras.Layers.Dense(new DenseArgs { Units = 4, Activation = keras.activations.Tanh, DType = d, KernelInitializer = new RandomNormal(0, 1, 5) }),
            "three axes" => new Tensorflow.Keras.Layers.Dense(new DenseArgs { Units = 4, Activation = keras.activations.Sigmoid, DType = d, KernelInitializer = new RandomNormal(0, 1, 5) }),
            "batch normalisation" or "batch normalisation in inference" => new Tensorflow.Keras.Layers.BatchNormalization(new BatchNormalizationArgs { DType = d }),
            "dropout" => new Tensorflow.Keras.Layers.Dropout(new DropoutArgs { Rate = .3f, DType = d }),
            "layer normalisation" => (Layer)keras.layers.LayerNormalization(-1),
            _ => new Tensorflow.Keras.Layers.Softmax(new SoftmaxArgs { DType = d }),
        };
        var training = what is "batch normalisation" or "dropout";
        var x = tf.random.normal(what == "three axes" ? new Shape(2, 3, 3) : new Shape(6, 3), dtype: d, seed: 8);
        if (what is "layer normalisation") ((Layer)layer).Args.DType = d;
        tf.set_random_seed(1);
        layer.Apply(x, training: training);
        var upstream = tf.random.normal(((Tensor)layer.Apply(x)).shape, dtype: d, seed: 9);

        Tensor Value(Tensor at)
        {
            // The same mask in every call.
            tf.set_random_seed(2);
            return tf.reduce_sum((Tensor)layer.Apply(at, training: training) * upstream);
        }

        Tensor Slope(Tensor at)
        {
            using var tape = tf.GradientTape();
            tape.watch(at);
            return tape.gradient(Value(at), at);
        }

        Differences(x, Value, Slope, what);
        Tensor SquaredNorm(Tensor at)
        {
            using var inner = tf.GradientTape();
            inner.watch(at);
            return tf.reduce_sum(tf.square(inner.gradient(Value(at), at)));
        }

        Differences(x, SquaredNorm, at =>
        {
            using var outer = tf.GradientTape();
            outer.watch(at);
            return outer.gradient(SquaredNorm(at), at, unconnected_gradients: "zero");
        }, $"{what}, second order");
    }

    private static void Differences(Tensor x, Func<Tensor, Tensor> value, Func<Tensor, Tensor> slope, string what)
    {
        var point = x.ToArray<double>();
        var found = slope(x).ToArray<double>();
        const double h = 1e-3;
        for (var i = 0; i < point.Length; i++)
        {
            double At(double step)
            {
                var moved = (double[])point.Clone();
                moved[i] += step;
                return (double)value(new NDArray(moved, x.shape));
            }

            var expected = ((8 * (At(h) - At(-h))) - (At(2 * h) - At(-2 * h))) / (12 * h);
            Assert.True(Math.Abs(expected - found[i]) <= 1e-6 * (1 + Math.Abs(expected)), $"{what}: slope {i} is {found[i]:R}, differences give {expected:R}");
        }
    }
}
