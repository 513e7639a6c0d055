using System.Text.Json;
using Tensorflow.Keras;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Optimizers;
using Tensorflow.Operations.Initializers;
using Tensorflow.Storage;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Keras;

[Collection(nameof(ProcessState))]
public class OptimizerTests
{
    /// <summary>What of Golden/optimizers.json the contract does not offer.</summary>
    private static readonly Dictionary<string, string> NotOffered = new()
    {
        ["Adagrad"] = "TensorFlow.NET has none: Labs.Common's own",
        ["Adadelta"] = "TensorFlow.NET has none",
        ["Adamax"] = "TensorFlow.NET has none",
        ["Nadam"] = "TensorFlow.NET has none",
    };

    public static TheoryData<string> Offered()
    {
        var data = new TheoryData<string>();
        foreach (var run in KerasGolden.Read("optimizers.json").GetProperty("optimizers").EnumerateArray())
            if (!NotOffered.ContainsKey(run.GetProperty("config").GetProperty("name").GetString()!)) data.Add(run.GetProperty("optimizer").GetString()!);
        return data;
    }

    private static IOptimizer Make(JsonElement config)
    {
        float Number(string name) => config.GetProperty(name).GetSingle();
        bool Flag(string name) => config.GetProperty(name).GetBoolean();
        return config.GetProperty("name").GetString() switch
        {
            "SGD" => new SGD(Number("learning_rate"), Number("momentum"), Flag("nesterov"), Number("decay")),
            "Adam" => keras.optimizers.Adam(Number("learning_rate"), Number("beta_1"), Number("beta_2"), Number("epsilon"), Flag("amsgrad")),
            "RMSprop" => keras.optimizers.RMSprop(Number("learning_rate"), Number("rho"), Number("momentum"), Number("epsilon"), Flag("centered")),
            var other => throw new InvalidOperationException($"No rule to make {other}"),
        };
    }

    [Theory]
    [MemberData(nameof(Offered))]
    public void Six_steps_give_the_variables_that_TensorFlow_gives(string name)
    {
        var run = KerasGolden.Read("optimizers.json").GetProperty("optimizers").EnumerateArray().Single(each => each.GetProperty("optimizer").GetString() == name);
        var optimizer = Make(run.GetProperty("config"));
        ResourceVariable[] variables = [.. run.GetProperty("initial").EnumerateArray().Select(value => tf.Variable(KerasGolden.TensorOf(value)))];
        var step = 0;
        foreach (var golden in run.GetProperty("steps").EnumerateArray())
        {
            Tensor[] gradients = [.. golden.GetProperty("gradients").EnumerateArray().Select(KerasGolden.TensorOf)];
            optimizer.apply_gradients(zip(gradients, variables));
            // A few roundings of numbers of the size of the variable and of one step: 4 ulp, and 4 ulp of a step below 1.
            foreach (var (expected, variable) in golden.GetProperty("variables").EnumerateArray().Zip(variables))
                KerasGolden.Close(expected, variable.numpy(), 5e-7f, 5e-7f, $"{name}, step {step}");
            step++;
        }
    }

    [Fact]
    public void What_is_not_offered_is_named_and_there()
    {
        var names = KerasGolden.Read("optimizers.json").GetProperty("optimizers").EnumerateArray().Select(run => run.GetProperty("config").GetProperty("name").GetString()!).ToHashSet();
        Assert.All(NotOffered.Keys, name => Assert.Contains(name, names));
    }

    private sealed class Probe(float rate) : SGD(rate, decay: .5f)
    {
        public long Steps => (long)iterations.AsTensor();

        public IVariableV1 Slot(IVariableV1 variable, string name) => get_slot(variable, name);
    }

    [Fact]
    public void Decay_divides_the_rate_by_one_plus_decay_times_the_steps_before()
    {
        var w = tf.Variable(0f);
        var optimizer = new Probe(1f);
        optimizer.apply_gradients((tf.constant(1f), w));
        Assert.Equal(-1f, (float)w.numpy());
        optimizer.apply_gradients((tf.constant(1f), w));
        Assert.Equal(-1f - (1f / 1.5f), (float)w.numpy(), 6);
        Assert.Equal(2, optimizer.Steps);
    }

    private sealed class DecayingAdam : Adam
    {
        public DecayingAdam(float rate, float decay) : base(rate) => _initial_decay = decay;
    }

    // Keras' legacy optimizers on a float64 variable of 2, four steps with the gradient .7 w: rate .1, decay .3. Computed in float32, the rate is wrong from the eighth digit on.
    [Theory]
    [InlineData("SGD", 1.6208530393944938)]
    [InlineData("momentum", 1.061247588365255)]
    [InlineData("Adam", 1.7086677894288167)]
    [InlineData("RMSprop", 1.339360776362067)]
    public void Decay_is_computed_in_the_dtype_of_the_variable(string name, double expected)
    {
        OptimizerV2 optimizer = name switch
        {
            "SGD" => new SGD(.1f, decay: .3f),
            "momentum" => new SGD(.1f, momentum: .9f, decay: .3f),
            "Adam" => new DecayingAdam(.1f, .3f),
            _ => new RMSprop(new RMSpropArgs { LearningRate = .1f, InitialDecay = .3f }),
        };
        var w = tf.Variable(2d);
        for (var step = 0; step < 4; step++) optimizer.apply_gradients((w.AsTensor() * .7, w));
        // Twelve digits: how the products are rounded on the way is not Keras' in every op.
        Assert.Equal(expected, (double)w.numpy(), 12);
    }

    [Fact]
    public void The_learning_rate_may_be_read_and_set_at_any_time()
    {
        var optimizer = (OptimizerV2)keras.optimizers.SGD(.25f);
        Assert.Equal(.25f, (float)optimizer.lr.numpy());
        optimizer.lr.assign(.5f);
        var w = tf.Variable(1f);
        optimizer.apply_gradients((tf.constant(1f), w));
        Assert.Equal(.5f, (float)w.numpy());
    }

    [Fact]
    public void A_null_gradient_leaves_its_variable_and_nothing_but_nulls_is_an_error()
    {
        var (a, b) = (tf.Variable(1f, name: "a"), tf.Variable(2f, name: "b"));
        var optimizer = keras.optimizers.Adam(.1f);
        optimizer.apply_gradients(new (Tensor, IVariableV1)[] { (null!, a), (tf.constant(1f), b) });
        Assert.Equal(1f, (float)a.numpy());
        Assert.Equal(1.9f, (float)b.numpy(), 5);
        var error = Assert.Throws<ValueError>(() => optimizer.apply_gradients(new (Tensor, IVariableV1)[] { (null!, a), (null!, b) }));
        Assert.Contains("'a:0', 'b:0'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_of_another_shape_names_the_variable_and_both_shapes()
    {
        var w = tf.Variable(tf.zeros((2, 3)), name: "w");
        var error = Assert.Throws<InvalidArgumentError>(() => keras.optimizers.SGD(.1f).apply_gradients((tf.zeros((3, 2)), w)));
        Assert.Contains("'w:0'", error.Message, StringComparison.Ordinal);
        Assert.Contains("[2,3]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[3,2]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_that_was_read_before_an_update_keeps_its_value()
    {
        var w = tf.Variable(tf.ones(4));
        Tensor before = w;
        keras.optimizers.SGD(1f).apply_gradients((tf.ones(4), w));
        Assert.Equal([1f, 1f, 1f, 1f], before.ToArray<float>());
        Assert.Equal([0f, 0f, 0f, 0f], w.numpy().ToArray<float>());
    }

    [Fact]
    public void Slots_can_be_made_read_and_set()
    {
        var w = tf.Variable(tf.zeros(2));
        var optimizer = new Probe(1f);
        var slot = optimizer.add_slot(w, "mine", new Ones());
        Assert.Same(slot, optimizer.add_slot(w, "mine"));
        Assert.Same(slot, optimizer.Slot(w, "mine"));
        Assert.Equal([1f, 1f], slot.numpy().ToArray<float>());
        var error = Assert.Throws<KeyError>(() => optimizer.Slot(w, "yours"));
        Assert.Contains("It has: mine", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weight_decay_spares_the_variables_that_are_named()
    {
        var (kernel, bias) = (tf.Variable(1f, name: "dense/kernel"), tf.Variable(1f, name: "dense/bias"));
        var optimizer = keras.optimizers.AdamW(.1f, weight_decay: .5f, no_decay_params: ["bias"]);
        optimizer.apply_gradients(new[] { (tf.constant(0f), kernel), (tf.constant(0f), bias) });
        Assert.Equal(.95f, (float)kernel.numpy(), 6);
        Assert.Equal(1f, (float)bias.numpy());
    }

    [Fact]
    public void Gradients_are_scaled_to_a_norm_or_cut_to_a_value_where_asked()
    {
        var scaled = new RMSprop(new RMSpropArgs { ClipNorm = 1f }).clip_gradients([tf.constant(new[] { 3f, 4f })]);
        KerasGolden.Close([.6f, .8f], scaled[0].ToArray<float>(), 1e-6f, 0, "norm");
        var cut = new RMSprop(new RMSpropArgs { ClipValue = 2f }).clip_gradients([tf.constant(new[] { 3f, -4f, 1f })]);
        Assert.Equal([2f, -2f, 1f], cut[0].ToArray<float>());
    }

    [Fact]
    public void Steps_take_no_more_memory_from_the_system()
    {
        var w = tf.Variable(tf.zeros((64, 64)));
        var optimizer = keras.optimizers.Adam(.01f);
        Tensor gradient = tf.ones((64, 64));
        for (var i = 0; i < 10; i++) optimizer.apply_gradients((gradient, w));
        var (reserved, rented) = (BlockPool.ReservedBytes, BlockPool.RentedBytes);
        for (var i = 0; i < 200; i++) optimizer.apply_gradients((gradient, w));
        // In place: nothing is rented. Other tests run beside this one, so the bound is not zero but far below 200 copies of 16 KB.
        Assert.InRange(BlockPool.RentedBytes - rented, long.MinValue, 1 << 20);
        Assert.InRange(BlockPool.ReservedBytes - reserved, long.MinValue, 1 << 20);
    }
}
