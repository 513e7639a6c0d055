using Labs.Checkpoints;
using Labs.Common;
using Tensorflow;
using Tensorflow.Keras.Engine;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Labs.Common.Tests.Training;

/// <summary>Any optimizer of keras.optimizers may stand in Adam's place: what it keeps from step to step goes through a checkpoint bit for bit.</summary>
public sealed class OptimizerStateTests : IDisposable
{
    private static readonly Dictionary<string, Func<IOptimizer>> Optimizers = new()
    {
        ["SGD"] = () => keras.optimizers.SGD(.1f),
        ["SGD with momentum"] = () => keras.optimizers.SGD(.1f, momentum: .9f),
        ["Adam"] = () => keras.optimizers.Adam(.01f),
        ["AdamW"] = () => keras.optimizers.AdamW(.01f),
        ["RMSprop"] = () => keras.optimizers.RMSprop(.01f),
    };

    private static readonly Dictionary<string, Func<IOptimizer>> Refinements = new()
    {
        ["Adam with amsgrad"] = () => keras.optimizers.Adam(.01f, amsgrad: true),
        ["RMSprop, centered, with momentum"] = () => keras.optimizers.RMSprop(.01f, momentum: .9f, centered: true),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("labs-").FullName;

    public static TheoryData<string> Names() => [.. Optimizers.Keys];

    public static TheoryData<string> NamesOfRefinements() => [.. Refinements.Keys];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void An_optimizer_goes_on_as_if_it_had_not_been_interrupted(string name) => GoesOn(Optimizers[name]);

    [RefinementsTheory]
    [MemberData(nameof(NamesOfRefinements))]
    public void So_does_one_with_what_not_every_engine_has(string name) => GoesOn(Refinements[name]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Making_the_slots_changes_nothing_where_nothing_is_restored(string name)
    {
        var (untouched, optimizer) = (Variables(), Optimizers[name]());
        var (prepared, another) = (Variables(), Optimizers[name]());
        new OptimizerState(another, prepared).MakeSlots();

        Train(untouched, optimizer, from: 0, to: 3);
        Train(prepared, another, from: 0, to: 3);
        AssertEqual(untouched, prepared);
    }

    private void GoesOn(Func<IOptimizer> make)
    {
        var (whole, optimizer) = (Variables(), make());
        Train(whole, optimizer, from: 0, to: 3);
        var prefix = Path.Combine(_folder, "state");
        using (var bundle = new BundleWriter(prefix))
        {
            new OptimizerState(optimizer, whole).Save(bundle);
            bundle.Commit();
        }

        var (resumed, another) = (Variables(), make());
        for (var i = 0; i < whole.Length; i++) resumed[i].assign(whole[i].AsTensor());
        var state = new OptimizerState(another, resumed);
        state.MakeSlots();
        using (var bundle = new BundleReader(prefix)) state.Restore(bundle);

        Train(whole, optimizer, from: 3, to: 6);
        Train(resumed, another, from: 3, to: 6);
        AssertEqual(whole, resumed);
    }

    private static void AssertEqual(ResourceVariable[] expected, ResourceVariable[] actual)
    {
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i].numpy().ToArray<float>(), actual[i].numpy().ToArray<float>());
    }

    private static ResourceVariable[] Variables() => [tf.Variable(tf.ones((2, 3)), name: "kernel"), tf.Variable(tf.zeros(3), name: "bias")];

    // Gradients that differ from step to step, so that a lost slot or count shows.
    private static void Train(ResourceVariable[] variables, IOptimizer optimizer, int from, int to)
    {
        foreach (var step in range(from, to))
        {
            using var tape = tf.GradientTape();
            var y = tf.matmul(tf.constant(new float[,] { { 1, step }, { -2, .5f } }), variables[0]) + variables[1].AsTensor();
            var gradients = tape.gradient(tf.reduce_mean(y * y), variables);
            optimizer.apply_gradients(zip(gradients, variables));
        }
    }

    /// <summary>Skipped, saying so, where the engine stops at the first step of an optimizer with such a refinement.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class RefinementsTheoryAttribute : TheoryAttribute
    {
        private static readonly Lazy<string?> Refused = new(() =>
        {
            try
            {
                Train(Variables(), Refinements.Values.First()(), from: 0, to: 1);
                return null;
            }
            catch (NotImplementedException)
            {
                return $"NOT RUN: {Labs.Testing.BuiltEngine.Default} implements none of {string.Join("; ", Refinements.Keys)}";
            }
        });

        public RefinementsTheoryAttribute() => Skip = Refused.Value;
    }
}
