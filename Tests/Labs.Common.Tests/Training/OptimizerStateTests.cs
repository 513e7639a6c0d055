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
        ["Adam with amsgrad"] = () => keras.optimizers.Adam(.01f, amsgrad: true),
        ["AdamW"] = () => keras.optimizers.AdamW(.01f),
        ["RMSprop"] = () => keras.optimizers.RMSprop(.01f),
        ["RMSprop, centered, with momentum"] = () => keras.optimizers.RMSprop(.01f, momentum: .9f, centered: true),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("labs-").FullName;

    public static TheoryData<string> Names() => [.. Optimizers.Keys];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void An_optimizer_goes_on_as_if_it_had_not_been_interrupted(string name)
    {
        var (whole, optimizer) = (Variables(), Optimizers[name]());
        Train(whole, optimizer, from: 0, to: 3);
        var prefix = Path.Combine(_folder, "state");
        using (var bundle = new BundleWriter(prefix))
        {
            new OptimizerState(optimizer, whole).Save(bundle);
            bundle.Commit();
        }

        var (resumed, another) = (Variables(), Optimizers[name]());
        for (var i = 0; i < whole.Length; i++) resumed[i].assign(whole[i].AsTensor());
        var state = new OptimizerState(another, resumed);
        state.MakeSlots();
        using (var bundle = new BundleReader(prefix)) state.Restore(bundle);

        Train(whole, optimizer, from: 3, to: 6);
        Train(resumed, another, from: 3, to: 6);
        for (var i = 0; i < whole.Length; i++) Assert.Equal(whole[i].numpy().ToArray<float>(), resumed[i].numpy().ToArray<float>());
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
}
