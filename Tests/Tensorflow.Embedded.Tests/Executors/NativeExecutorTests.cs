using Tensorflow.Executors;
using Tensorflow.Ops;
using Tensorflow.Storage;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Executors;

// Handles are counted for the whole process.
[CollectionDefinition(nameof(HandleCount), DisableParallelization = true)]
public sealed class HandleCount;

[Collection(nameof(HandleCount))]
public sealed class NativeExecutorTests
{
    [NativeFact]
    public void Handles_and_bytes_are_flat_over_20_000_steps()
    {
        using var scope = ExecutorScope.Native();
        var net = new Xor(seed: 1);
        net.Train(2_000);
        BlockPool.Sweep(everyGeneration: true);
        var (handles, bytes, reserved) = (NativeRuntime.HandlesAlive, BlockPool.NativeBytes, BlockPool.ReservedBytes);
        net.Train(20_000);
        BlockPool.Sweep(everyGeneration: true);
        // A leak of one handle a step would be 20,000; fewer than before are fine, since what threads of earlier tests kept may go meanwhile.
        Assert.InRange(NativeRuntime.HandlesAlive, 0, handles + 100);
        Assert.InRange(BlockPool.NativeBytes, 0, bytes + 10_000);
        Assert.InRange(BlockPool.ReservedBytes, 0, reserved + (8 << 20));
    }

    [NativeFact]
    public void Large_results_that_nobody_holds_are_given_back_without_being_asked()
    {
        using var scope = ExecutorScope.Native();
        BlockPool.Sweep(everyGeneration: true);
        var before = BlockPool.NativeBytes;
        var x = tf.ones((512, 512));
        var most = 0L;
        for (var i = 0; i < 2_000; i++)
        {
            _ = x + x;
            most = Math.Max(most, BlockPool.NativeBytes - before);
        }
        // 2 GB went through it.
        Assert.InRange(most, 0, 256L << 20);
    }

    [NativeTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_value_read_before_an_update_in_place_stays_what_it_was(bool amsgrad)
    {
        using var scope = ExecutorScope.Native();
        var variable = tf.Variable(tf.ones((64, 64)));
        var adam = keras.optimizers.Adam(.1f, amsgrad: amsgrad);
        var gradient = tf.ones((64, 64));
        Tensor? before = null;
        for (var step = 0; step < 4; step++)
        {
            // Seen by the program in some steps, in others not.
            if (step == 1) before = variable.AsTensor();
            adam.apply_gradients((gradient, variable));
        }
        // Adam moves by its rate while the gradient is the same.
        Assert.All(before!.ToArray<float>(), value => Assert.Equal(.9f, value, 1e-5f));
        Assert.All(variable.numpy().ToArray<float>(), value => Assert.Equal(.6f, value, 1e-5f));
        Assert.All(gradient.ToArray<float>(), value => Assert.Equal(1f, value));
    }

    [NativeFact]
    public void An_update_that_TensorFlow_refuses_leaves_the_variable_as_it_was()
    {
        using var scope = ExecutorScope.Native();
        var variable = tf.Variable(tf.constant(new[] { 1, 2, 3 }));
        Assert.Throws<InvalidArgumentError>(() => keras.optimizers.Adam(.1f).apply_gradients((tf.constant(new[] { 1, 1, 1 }), variable)));
        Assert.Equal([1, 2, 3], variable.numpy().ToArray<int>());
    }

    [NativeFact]
    public void Handles_and_bytes_are_flat_over_steps_of_Adam()
    {
        using var scope = ExecutorScope.Native();
        var variables = new[] { tf.Variable(tf.ones((128, 128))), tf.Variable(tf.ones(128)) };
        var gradients = new[] { tf.ones((128, 128)), tf.ones(128) };
        var adam = keras.optimizers.Adam();
        void Train(int steps)
        {
            for (var step = 0; step < steps; step++) adam.apply_gradients(zip(gradients, variables));
        }

        Train(200);
        BlockPool.Sweep(everyGeneration: true);
        var (handles, bytes) = (NativeRuntime.HandlesAlive, BlockPool.NativeBytes);
        Train(2_000);
        BlockPool.Sweep(everyGeneration: true);
        Assert.InRange(NativeRuntime.HandlesAlive, 0, handles + 100);
        Assert.InRange(BlockPool.NativeBytes, 0, bytes + 10_000);
    }

    [NativeFact]
    public void A_tensor_that_the_program_holds_stays_valid()
    {
        using var scope = ExecutorScope.Native();
        var held = tf.constant(new float[] { 1, 2, 3 }) * 2;
        new Xor(seed: 2).Train(3_000);
        BlockPool.Sweep(everyGeneration: true);
        Assert.Equal([2f, 4f, 6f], held.ToArray<float>());
        Assert.Equal([4f, 8f, 12f], (held + held).ToArray<float>());
    }

    [NativeFact]
    public void Results_are_fetched_only_when_read()
    {
        using var scope = ExecutorScope.Native();
        var x = tf.ones((100, 100));
        var y = x + x;
        var reserved = BlockPool.RentedBytes;
        Assert.NotEqual(0, y.NativeHandle);
        Assert.Equal(2f, y.ToArray<float>()[9_999]);
        Assert.True(BlockPool.RentedBytes > reserved);
    }

    [NativeFact]
    public void An_array_that_is_written_after_it_was_used_counts_with_what_was_written()
    {
        using var scope = ExecutorScope.Native();
        var array = new NumPy.NDArray(new float[,] { { 1, 2 }, { 3, 4 } });
        Assert.Equal([2f, 4f, 6f, 8f], ((Tensor)array * 2f).ToArray<float>());
        array[0, 1] = 10f;
        Assert.Equal([2f, 20f, 6f, 8f], ((Tensor)array * 2f).ToArray<float>());
    }

    [NativeFact]
    public void A_variables_old_value_stays_what_it_was()
    {
        using var scope = ExecutorScope.Native();
        var v = tf.Variable(new float[] { 1, 2 });
        var before = v.AsTensor();
        v.assign_add(tf.constant(new float[] { 10, 10 }));
        v.assign_sub(tf.constant(new float[] { 1, 1 }));
        Assert.Equal([1f, 2f], before.ToArray<float>());
        Assert.Equal([10f, 11f], v.AsTensor().ToArray<float>());
    }

    [NativeFact]
    public void An_error_is_TensorFlows_with_its_message()
    {
        using var scope = ExecutorScope.Native();
        var error = Assert.Throws<InvalidArgumentError>(() => tf.matmul(tf.ones((2, 3)), tf.ones((4, 5))));
        Assert.Equal("Matrix size-incompatible: In[0]: [2,3], In[1]: [4,5] [Op:MatMul]", error.Message);
        // The op goes on to serve the next.
        Assert.Equal(3f, (float)tf.reduce_sum(tf.ones((1, 3))));
    }

    [NativeFact]
    public void Operands_of_different_dtypes_are_an_error_that_names_both()
    {
        using var scope = ExecutorScope.Native();
        var error = Assert.Throws<InvalidArgumentError>(() => Primitives.Add(tf.constant(1f), tf.constant(1.0)));
        Assert.Contains("float", error.Message, StringComparison.Ordinal);
        Assert.Contains("double", error.Message, StringComparison.Ordinal);
    }

    [NativeFact]
    public void A_tensor_that_was_given_another_shape_is_computed_with_in_it()
    {
        using var scope = ExecutorScope.Native();
        var x = tf.constant(new float[] { 1, 2, 3, 4 }) * 2f;
        x.shape = (2, 2);
        Assert.Equal([20f, 28f, 36f, 52f], tf.matmul(tf.constant(new float[,] { { 1, 3 }, { 3, 5 } }), x).ToArray<float>());
    }

    [NativeFact]
    public void A_handle_stays_the_tensors_own_while_another_thread_fetches_the_content()
    {
        using var scope = ExecutorScope.Native();
        var one = tf.constant(1f);
        using var meet = new Barrier(2);
        Tensor? shared = null;
        var reader = new Thread(() =>
        {
            for (var round = 0; round < 5_000; round++)
            {
                meet.SignalAndWait();
                // Fetches; the block that held the handle alone then serves the small tensors.
                _ = shared!.ToArray<float>();
                for (var i = 0; i < 4; i++) _ = one.ToArray<float>();
                meet.SignalAndWait();
            }
        });
        reader.Start();
        var wrong = 0;
        for (var round = 0; round < 5_000; round++)
        {
            shared = tf.ones(64) + one;
            meet.SignalAndWait();
            for (var i = 0; i < 8; i++) if ((shared + one).shape != (Shape)64) wrong++;
            meet.SignalAndWait();
        }
        reader.Join();
        Assert.Equal(0, wrong);
    }

    [NativeFact]
    public void Strings_are_moved_as_ever()
    {
        using var scope = ExecutorScope.Native();
        var words = tf.constant(new[] { "a", "b", "c", "d" });
        Assert.Equal(["c", "d"], tf.reshape(words, (2, 2))[1].StringData());
    }

    [NativeFact]
    public void Two_threads_train_at_once_as_one_does()
    {
        var alone = new float[2][];
        var together = new float[2][];
        for (var i = 0; i < 2; i++) OnItsOwnThread(alone, i).Join();
        Thread[] threads = [OnItsOwnThread(together, 0), OnItsOwnThread(together, 1)];
        foreach (var thread in threads) thread.Join();
        Assert.Equal(alone[0], together[0]);
        Assert.Equal(alone[1], together[1]);
    }

    private static Thread OnItsOwnThread(float[][] results, int seed)
    {
        var thread = new Thread(() =>
        {
            using var scope = ExecutorScope.Native();
            results[seed] = new Xor(seed).Train(500);
        });
        thread.Start();
        return thread;
    }
}
