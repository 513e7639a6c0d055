using Contract.Rules;
using Contract.Stub;

namespace Contract.Tests;

/// <summary>What TensorFlow.NET compiles and gets wrong when it runs, neither labs nor Labs.Common use.</summary>
public class RulesTests
{
    /// <summary>Projects that run on TensorFlow.NET, by their path in the repository.</summary>
    public static TheoryData<string> Projects() => [.. LabProjects.All.Where(file => !file.StartsWith("Tests/Examples", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void It_uses_nothing_that_goes_wrong_there(string project) => Differences.None(RuleCheck.Broken(LabProjects.Build(project).Compilation!));

    [Theory]
    [InlineData("3", "var bias = tf.Variable(tf.zeros(1)); print(2f * bias);", "var bias = tf.Variable(tf.zeros(1)); print(2f * bias.AsTensor());")]
    [InlineData("4.1", "keras.layers.BatchNormalization();", "keras.layers.Flatten();")]
    [InlineData("4.2", "keras.Sequential().compile(\"adam\", \"categorical_crossentropy\", new[] { \"accuracy\" });", "keras.Sequential().compile(keras.optimizers.Adam(), keras.losses.MeanSquaredError());")]
    [InlineData("4.3", "keras.layers.Dense(2, kernel_initializer: tf.zeros_initializer, use_bias: false);", "keras.layers.Dense(2, kernel_initializer: tf.zeros_initializer);")]
    [InlineData("4.4", "keras.optimizers.RMSprop(momentum: .9f);", "keras.optimizers.SGD(.1f, momentum: .9f);")]
    [InlineData("4.4", "keras.optimizers.Adam(amsgrad: true);", "keras.optimizers.Adam(.001f);")]
    [InlineData("4.7", "Tensors outputs = tf.zeros(1); print((float)outputs);", "Tensors outputs = tf.zeros(1); Tensor output = outputs; print((float)output);")]
    [InlineData("4.8", "new Tensorflow.Operations.Initializers.VarianceScaling(seed: 1);", "new Tensorflow.Operations.Initializers.RandomNormal(seed: 1);")]
    [InlineData("4.8", "print(tf.glorot_uniform_initializer);", "print(tf.zeros_initializer);")]
    [InlineData("4.8", "keras.layers.Dense(2);", "keras.layers.Dense(2, kernel_initializer: tf.zeros_initializer);")]
    [InlineData("4.8", "tf.nn.softmax(tf.zeros((2, 2)), axis: 0);", "tf.nn.softmax(tf.zeros((2, 2)));")]
    [InlineData("4.9", "tf.nn.l2_loss(tf.zeros(1));", "tf.square(tf.zeros(1));")]
    [InlineData("4.11", "keras.Sequential().fit(Data.set, validation_data: Data.set);", "keras.Sequential().fit(Data.set);")]
    [InlineData("4.12", "Tensorflow.Keras.Utils.np_utils.to_categorical(np.array(1, 2));", "Tensorflow.Keras.Utils.np_utils.to_categorical(np.array(1, 2), 10);")]
    [InlineData("4.13", "keras.datasets.mnist.load_data();", "keras.backend.ToString();")]
    [InlineData("4.14", "keras.Sequential().save_weights(\"weights\");", "keras.Sequential().summary();")]
    [InlineData("4.17", "tf.random.normal(2);", "tf.random.normal(2, seed: 1);")]
    [InlineData("4.17", "Data.set.shuffle(10);", "Data.set.shuffle(10, seed: 1);")]
    [InlineData("5.1", "foreach (var step in range(10)) { foreach (var (x, y) in Data.set) print(x); }", "foreach (var (x, y) in Data.set.repeat(10)) print(x);")]
    [InlineData("5.2", "Data.set.batch(2, drop_remainder: true);", "Data.set.batch(2);")]
    [InlineData("5.3", "foreach (var (step, one) in enumerate(Data.set, 1)) print(one);", "foreach (var (step, one) in enumerate(Data.set)) print(one);")]
    [InlineData("5.4", "var x = tf.zeros(1); tf.where(x > 0f, x, -x);", "var x = tf.zeros(1); tf.maximum(x, -x);")]
    [InlineData("5.5", "print(\"loss\");", "print(tf.zeros(1));")]
    [InlineData("5.6", "print((object)$\"{tf.zeros(1):F4}\");", "print((object)$\"{(float)tf.zeros(1):F4}\");")]
    [InlineData("5.7", "tf.nn.dropout(tf.zeros(1), rate: .5f, seed: 1);", "tf.nn.relu(tf.zeros(1));")]
    [InlineData("5.10", "Tensors x = tf.zeros(1); tf.pow(x, 2);", "Tensor x = tf.zeros(1); tf.pow(x, 2);")]
    [InlineData("6.4", "tf.Variable(tf.zeros(1)).assign_sub(tf.ones(1), read_value: false);", "tf.Variable(tf.zeros(1)).assign_sub(tf.ones(1));")]
    [InlineData("6.5", "print(((Tensorflow.Keras.Optimizers.OptimizerV2)keras.optimizers.Adam()).lr);", "print(keras.optimizers.Adam());")]
    [InlineData("6.12", "keras.metrics.categorical_crossentropy(tf.zeros((1, 2)), tf.zeros((1, 2)));", "keras.metrics.categorical_crossentropy(tf.zeros((1, 2)), tf.zeros((1, 2)), axis: -1);")]
    public void A_line_that_breaks_a_rule_is_found(string fault, string broken, string right)
    {
        Assert.Equal([fault], Faults($"void Run() {{ {broken} }}"));
        Assert.Empty(Faults($"void Run() {{ {right} }}"));
    }

    [Theory]
    [InlineData("model = keras.Sequential(); model.add(keras.layers.Flatten());", "6.2")]
    [InlineData("model = keras.Sequential(new List<ILayer> { keras.layers.Flatten() });", "6.2")]
    [InlineData("model = keras.Sequential(keras.layers.Flatten(), keras.layers.InputLayer((28, 28, 1)));", "6.2")]
    [InlineData("model = keras.Sequential();", "6.2")]
    [InlineData("model = keras.Sequential(); model.add(keras.layers.InputLayer((28, 28, 1))); model.add(keras.layers.Flatten());", null)]
    [InlineData("model = keras.Sequential(new List<ILayer> { keras.layers.InputLayer((28, 28, 1)), keras.layers.Flatten() });", null)]
    [InlineData("model = keras.Sequential(keras.layers.InputLayer((28, 28, 1)), keras.layers.Flatten());", null)]
    public void A_Sequential_in_a_model_says_its_inputs_shape(string construction, string? fault) => Assert.Equal(fault is null ? [] : [fault], Faults($$"""
        sealed class Net : Model
        {
            readonly Sequential model;
            public Net() : base(new ModelArgs()) { {{construction}} StackLayers(model); }
            protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) => model.Apply(inputs, training: training);
        }
        """));

    [Fact]
    public void A_Sequential_that_is_no_part_of_a_model_needs_no_shape() => Assert.Empty(Faults("void Run() { var model = keras.Sequential(); model.add(keras.layers.Flatten()); }"));

    [Theory]
    [InlineData("return inputs;", "6.3")]
    [InlineData("Tensor x = inputs; return x;", "6.3")]
    [InlineData("return training == true ? tf.square(inputs) : inputs;", "6.3")]
    [InlineData("return tf.identity(inputs);", null)]
    [InlineData("Tensor x = inputs; x = tf.square(x); return x;", null)]
    [InlineData("return inner.Apply(inputs);", "4.5")]
    [InlineData("return inner.Apply(inputs, training: training);", null)]
    public void A_layer_returns_something_of_its_own_and_hands_training_on(string body, string? fault) => Assert.Equal(fault is null ? [] : [fault], Faults($$"""
        sealed class Own(ILayer inner) : Layer(new LayerArgs())
        {
            protected override Tensors Call(Tensors inputs, Tensors? state = null, bool? training = null, IOptionalArgs? optional_args = null) { print(inner); {{body}} }
        }
        """));

    [Theory]
    [InlineData("static readonly Tensor x_data = tf.zeros(1);", "6.7")]
    [InlineData("static readonly NDArray x_data = np.array(1, 2);", "6.7")]
    [InlineData("static readonly ResourceVariable w = tf.Variable(tf.zeros(1));", "6.7")]
    [InlineData("static Tensor x_data => tf.zeros(1);", null)]
    [InlineData("readonly ResourceVariable w = tf.Variable(tf.zeros(1));", null)]
    [InlineData("static readonly int[] x_data = [1, 2];", null)]
    public void The_library_begins_after_the_command_line_is_read(string member, string? fault) => Assert.Equal(fault is null ? [] : [fault], Faults($"{member} void Run() => print({member.Split(' ').SkipWhile(word => word is not ("w" or "x_data")).First()});"));

    // The faults that a program has, which is held to compile.
    static IEnumerable<string> Faults(string members)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $$"""
                using Tensorflow;
                using Tensorflow.NumPy;
                using Tensorflow.Common.Types;
                using Tensorflow.Keras;
                using Tensorflow.Keras.ArgsDefinition;
                using Tensorflow.Keras.Engine;
                using static Tensorflow.Binding;
                using static Tensorflow.KerasApi;
                static class Data { public static IDatasetV2 set => tf.data.Dataset.from_tensor_slices(tf.zeros((4, 2)), tf.zeros((4, 1))); }
                class Program { {{members}} }
                """);
            var built = StubCompilation.Compile(new SourceProject { AssemblyName = "Sources", SourceFiles = [file] }, []);
            Assert.Equal([], built.Messages);
            return RuleCheck.Broken(built.Compilation!).Select(line => line.Split(": ")[1]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
