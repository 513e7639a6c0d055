using System.Runtime.CompilerServices;
using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;
using Tensorflow.Storage;
using Tensorflow.Tests.Executors;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.StorageTests;

/// <summary>What a tape, another thread or the program holds is neither written over nor given back.</summary>
[Collection(nameof(HandleCount))]
public sealed class HoldersTests
{
    [Fact]
    public void A_tape_holds_the_moving_statistics_that_it_has_recorded() => BothExecutors.Run(() =>
    {
        var layer = keras.layers.BatchNormalization();
        var x = tf.constant(new float[,] { { 1, 2 }, { 3, 5 }, { 4, 9 } });
        using var tape = tf.GradientTape(persistent: true);
        tape.watch(x);
        var inference = layer.Apply(x, training: false);
        // Moves mean and variance, twice, in place where nobody holds them.
        layer.Apply(x, training: true);
        layer.Apply(x, training: true);
        new Xor(seed: 1).Train(20);
        // 1 / sqrt(1 + .001), in every element.
        Assert.All(tape.gradient(tf.reduce_sum(inference), x).ToArray<float>(), slope => Assert.Equal(.9995004f, slope, 1e-6));
    });

    [Fact]
    public void A_tape_holds_a_variable_that_it_does_not_watch() => BothExecutors.Run(() =>
    {
        var dense = keras.layers.Dense(2, use_bias: false);
        var x = tf.ones((1, 2));
        dense.Apply(x);
        ((Layer)dense).Trainable = false;
        var before = dense.get_weights()[0].ToArray<float>();
        using var tape = tf.GradientTape(persistent: true, watch_accessed_variables: false);
        tape.watch(x);
        var y = tf.reduce_sum(dense.Apply(x).Single);
        var optimizer = keras.optimizers.SGD(1f);
        for (var i = 0; i < 3; i++) optimizer.apply_gradients((tf.ones((2, 2)), (ResourceVariable)((Layer)dense).Weights[0]));
        var slope = tape.gradient(y, x).ToArray<float>();
        Assert.Equal(before[0] + before[1], slope[0], 1e-6);
        Assert.Equal(before[2] + before[3], slope[1], 1e-6);
    });

    [Fact]
    public void A_tape_holds_a_variable_that_an_operator_has_read() => BothExecutors.Run(() =>
    {
        var w = tf.Variable(new float[] { 2, 3 });
        var x = tf.ones(2);
        using var tape = tf.GradientTape(persistent: true, watch_accessed_variables: false);
        tape.watch(x);
        var y = tf.reduce_sum(w * x);
        var optimizer = keras.optimizers.SGD(1f);
        for (var i = 0; i < 3; i++) optimizer.apply_gradients((tf.ones(2), w));
        Assert.Equal([2f, 3f], tape.gradient(y, x).ToArray<float>());
        Assert.Equal([-1f, 0f], w.numpy().ToArray<float>());
    });

    [Fact]
    public void A_variable_that_operators_alone_have_read_is_updated_in_place()
    {
        var b = tf.Variable(new float[] { 2, 3 });
        var x = tf.ones(2);
        var optimizer = keras.optimizers.SGD(1f);
        Step();
        var storage = b.Value.buffer;
        Step();
        Assert.Equal(storage, b.Value.buffer);
        Assert.Equal([0f, 1f], b.numpy().ToArray<float>());

        void Step()
        {
            using var tape = tf.GradientTape();
            optimizer.apply_gradients((tape.gradient(tf.reduce_sum(x + b), b), b));
        }
    }

    [Theory]
    [InlineData(64, 600)]
    [InlineData(1500, 12)]
    public void A_layer_is_applied_while_another_thread_sets_its_weights(int size, int rounds) => BothExecutors.Run(() =>
    {
        var dense = keras.layers.Dense(size, use_bias: false);
        var x = tf.ones((2, size));
        dense.Apply(x);
        NDArray[] weights = [np.zeros((size, size), tf.float32), np.ones((size, size), tf.float32)];
        dense.set_weights([weights[0]]);
        AtOnce(
            () =>
            {
                for (var i = 0; i < rounds; i++) dense.set_weights([weights[i % 2]]);
            },
            () =>
            {
                // Of one setting or the other: never a mixture.
                for (var i = 0; i < rounds; i++)
                {
                    var value = Assert.Single(dense.Apply(x).Single.ToArray<float>().Distinct());
                    Assert.True(value == 0 || value == size);
                }
            });
    });

    [Theory]
    [InlineData("sgd")]
    [InlineData("adam")]
    [InlineData("rmsprop")]
    public void One_thread_predicts_while_another_trains(string name) => BothExecutors.Run(() =>
    {
        var model = keras.Sequential([keras.layers.Dense(32, activation: "relu"), keras.layers.BatchNormalization(), keras.layers.Dense(4)]);
        var x = tf.random.normal((16, 8), seed: 3);
        var rows = tf.random.normal((600, 8), seed: 4);
        model.Apply(x);
        IOptimizer optimizer = name == "sgd" ? keras.optimizers.SGD(.01f) : name == "adam" ? keras.optimizers.Adam() : keras.optimizers.RMSprop();
        var training = true;
        AtOnce(
            () =>
            {
                for (var i = 0; i < 150; i++)
                {
                    using var tape = tf.GradientTape();
                    var loss = tf.reduce_mean(tf.square(model.Apply(x, training: true).Single));
                    optimizer.apply_gradients(zip(tape.gradient(loss, model.TrainableVariables), model.TrainableVariables));
                }
                Volatile.Write(ref training, false);
            },
            () =>
            {
                while (Volatile.Read(ref training))
                {
                    Assert.All(model.Apply(x).Single.ToArray<float>(), each => Assert.InRange(each, -1e3f, 1e3f));
                    Assert.All(model.Apply(rows).Single.ToArray<float>(), each => Assert.InRange(each, -1e3f, 1e3f));
                }
            },
            () =>
            {
                while (Volatile.Read(ref training)) _ = model.get_weights();
            });
    });

    [Fact]
    public void Threads_train_one_model_with_one_optimizer() => BothExecutors.Run(() =>
    {
        var v = tf.Variable(new float[] { 10, -10 });
        var optimizer = keras.optimizers.Adam(.05f);
        void Train()
        {
            for (var i = 0; i < 200; i++)
            {
                using var tape = tf.GradientTape();
                var loss = tf.reduce_sum(tf.square(v.AsTensor()));
                optimizer.apply_gradients((tape.gradient(loss, v), v));
            }
        }
        AtOnce(Train, Train, Train);
        Assert.All(v.numpy().ToArray<float>(), each => Assert.InRange(each, -1f, 1f));
    });

    [Fact]
    public void A_finaliser_reads_the_numbers_of_its_tensor()
    {
        Reader.Wrong = 0;
        Reader.Read = 0;
        for (var round = 0; round < 20; round++)
        {
            Forget();
            GC.Collect();
            // Others take what the pool thinks is free.
            for (var i = 0; i < 200; i++) _ = tf.fill((16, 16), -1f);
            BlockPool.Sweep(everyGeneration: true);
            for (var i = 0; i < 200; i++) _ = tf.fill((16, 16), -1f);
            GC.WaitForPendingFinalizers();
        }
        Assert.True(Reader.Read > 0);
        Assert.Equal(0, Reader.Wrong);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget()
    {
        for (var i = 0; i < 50; i++) _ = new Reader(tf.fill((16, 16), 7f));
    }

    private sealed class Reader(Tensor tensor)
    {
        public static int Wrong;
        public static int Read;

        ~Reader()
        {
            Interlocked.Increment(ref Read);
            if (!Array.TrueForAll(tensor.ToArray<float>(), each => each == 7f)) Interlocked.Increment(ref Wrong);
        }
    }

    private static void AtOnce(params Action[] actions)
    {
        var native = Tensorflow.Executors.EngineContext.Current.Native is not null;
        var failures = new List<Exception>();
        var threads = Array.ConvertAll(actions, action => new Thread(() =>
        {
            try
            {
                using var scope = native ? Tensorflow.Executors.ExecutorScope.Native() : Tensorflow.Executors.ExecutorScope.Managed();
                action();
            }
            catch (Exception e)
            {
                lock (failures) failures.Add(e);
            }
        }));
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Empty(failures);
    }
}
