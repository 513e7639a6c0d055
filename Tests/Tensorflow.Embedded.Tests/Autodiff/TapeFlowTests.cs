using Tensorflow.Executors;
using Tensorflow.Gradients;
using Tensorflow.Tests.Executors;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.Autodiff;

/// <summary>A tape records the flow of control that began it, over every await and into what it begins; any thread may end it.</summary>
public sealed class TapeFlowTests
{
    private static Tensor Square(Tensor x) => x * x;

    [Fact]
    public async Task A_tape_records_across_an_await()
    {
        for (var round = 0; round < 50; round++)
        {
            var v = tf.Variable(3f);
            using var tape = tf.GradientTape();
            var y = Square(v.AsTensor());
            await Task.Delay(round % 3);
            await Task.Yield();
            var z = y * v.AsTensor();
            // v^3: 3 v^2.
            Assert.Equal(27f, (float)tape.gradient(z, v));
        }
    }

    [NativeFact]
    public async Task A_tape_records_across_an_await_on_libtensorflow()
    {
        var v = tf.Variable(3f);
        using var tape = tf.GradientTape();
        var y = OnLibtensorflow(() => Square(v.AsTensor()));
        await Task.Yield();
        var z = OnLibtensorflow(() => y * v.AsTensor());
        Assert.Equal(27f, (float)OnLibtensorflow(() => tape.gradient(z, v)));
    }

    private static Tensor OnLibtensorflow(Func<Tensor> compute)
    {
        using var scope = ExecutorScope.Native();
        return compute();
    }

    [Fact]
    public async Task No_thread_that_a_tape_has_left_goes_on_recording()
    {
        var left = new List<Task>();
        for (var i = 0; i < 64; i++)
        {
            left.Add(Task.Run(async () =>
            {
                var v = tf.Variable(2f);
                using var tape = tf.GradientTape();
                var y = Square(v.AsTensor());
                await Task.Delay(1);
                Assert.Equal(4f, (float)tape.gradient(y, v));
            }));
        }
        await Task.WhenAll(left);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() =>
        {
            Assert.Null(EngineContext.Current.Tapes);
            var v = tf.Variable(2f);
            for (var i = 0; i < 30; i++) Assert.Equal(4f, (float)(v * v));
        })));
    }

    [Fact]
    public void A_tape_can_be_asked_and_ended_on_another_thread() => BothExecutors.Run(() =>
    {
        for (var round = 0; round < 20; round++)
        {
            var v = tf.Variable(3f);
            var outer = tf.GradientTape(persistent: true);
            var inner = tf.GradientTape();
            var y = Square(v.AsTensor());
            var gradient = float.NaN;
            OnThread(() => gradient = (float)inner.gradient(y, v));
            Assert.Equal(6f, gradient);
            var z = y * v.AsTensor();
            OnThread(outer.Dispose);
            Assert.Null(EngineContext.Current.Tapes);
            Assert.Equal(27f, (float)z);
            // What later tapes hold is left alone.
            using var persistent = tf.GradientTape(persistent: true);
            using var nested = tf.GradientTape();
            var cube = Square(v.AsTensor()) * v.AsTensor();
            var slope = nested.gradient(cube, v);
            Assert.Equal(27f, (float)slope);
            Assert.Equal(18f, (float)persistent.gradient(slope, v));
            Assert.Equal(27f, (float)persistent.gradient(cube, v));
        }
    });

    [Fact]
    public async Task What_tasks_compute_that_a_tape_s_flow_begins_is_recorded()
    {
        var v = tf.Variable(3f);
        using var tape = tf.GradientTape();
        var parts = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => Task.Run(() =>
        {
            var sum = tf.constant(0f);
            for (var k = 0; k < 50; k++) sum = sum + (v.AsTensor() * (float)i);
            return sum;
        })));
        var y = tf.add_n(parts);
        Assert.Equal(136f * 50 * 3, (float)y);
        Assert.Equal(136f * 50, (float)tape.gradient(y, v));
    }

    [Fact]
    public void What_other_threads_compute_with_the_same_variables_is_not_recorded()
    {
        var v = tf.Variable(3f);
        using var begun = new ManualResetEventSlim();
        using var computed = new ManualResetEventSlim();
        Tensor? others = null;
        // Begun before the tape: another flow.
        var thread = new Thread(() =>
        {
            begun.Wait();
            others = Square(v.AsTensor());
            computed.Set();
        });
        thread.Start();
        using var tape = tf.GradientTape(persistent: true);
        var y = Square(v.AsTensor());
        begun.Set();
        computed.Wait();
        thread.Join();
        Assert.Equal(6f, (float)tape.gradient(y, v));
        Assert.Null(tape.gradient(others!, v));
    }

    [Fact]
    public void Threads_with_tapes_of_their_own_get_their_own_gradients_of_shared_variables() => BothExecutors.Run(() =>
    {
        var v = tf.Variable(3f);
        var w = tf.Variable(new float[] { 1, 2, 3, 4 });
        var threads = Enumerable.Range(1, 6).Select(i => new Thread(() =>
        {
            for (var round = 0; round < 200; round++)
            {
                using var tape = tf.GradientTape();
                var y = tf.reduce_sum(w.AsTensor() * v.AsTensor() * (float)i);
                var gradients = tape.gradient(y, new[] { v, w });
                Assert.Equal(10f * i, (float)gradients[0]);
                Assert.Equal([3f * i, 3f * i, 3f * i, 3f * i], gradients[1].ToArray<float>());
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
    });

    [Fact]
    public async Task A_helper_s_tape_ends_with_the_helper()
    {
        var v = tf.Variable(3f);
        async Task<float> Gradient()
        {
            using var tape = tf.GradientTape();
            var y = Square(v.AsTensor());
            await Task.Yield();
            return (float)tape.gradient(y, v);
        }
        var tasks = Enumerable.Range(0, 20).Select(_ => Gradient()).ToArray();
        Assert.Null(EngineContext.Current.Tapes);
        foreach (var task in tasks) Assert.Equal(6f, await task);
        Assert.Null(EngineContext.Current.Tapes);
    }

    [Fact]
    public void A_tape_begun_where_no_other_records_is_alone_whatever_has_ended_before()
    {
        var x = tf.constant(3f);
        using var outer = tf.GradientTape(persistent: true);
        outer.watch(x);
        using (var ended = tf.GradientTape())
        {
            ended.watch(x);
            Assert.Equal(6f, (float)ended.gradient(x * x, x));
        }
        Tensor y;
        using (Unrecorded.Scope())
        {
            using var inner = tf.GradientTape();
            inner.watch(x);
            y = x * x;
            Assert.Equal(6f, (float)inner.gradient(y, x));
        }
        Assert.Null(outer.gradient(y, x));
        Assert.Equal(6f, (float)outer.gradient(x * x, x));
    }

    [Fact]
    public void A_tape_that_goes_on_after_a_stop_records_once()
    {
        var x = tf.constant(3f);
        using var tape = tf.GradientTape(persistent: true);
        tape.watch(x);
        var recorded = tape.stop_recording();
        var unseen = x * 5f;
        recorded.StartRecord();
        recorded.StartRecord();
        var y = x * x;
        Assert.Equal(6f, (float)tape.gradient(y, x));
        Assert.Null(tape.gradient(unseen, x));
    }

    private static void OnThread(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
