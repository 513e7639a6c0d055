using Tensorflow.Executors;
using Tensorflow.NumPy;
using Tensorflow.Tests.Executors;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Tensorflow.Tests.Storage;

/// <summary>What several threads do with one object. Each fails within a second where the object is not made for it; a thread alone shows nothing.</summary>
public sealed class SharedObjectsTests
{
    private const int Users = 4;

    [Fact]
    public void Weights_are_made_once_whichever_threads_call_a_layer_first() => BothExecutors.Run(() =>
    {
        var x = tf.ones((4, 6));
        for (var i = 0; i < 100; i++)
        {
            var model = keras.Sequential([keras.layers.Dense(5, activation: "sigmoid"), keras.layers.BatchNormalization(), keras.layers.Dense(3)]);
            var outputs = new float[Users][];
            AtOnce(user => outputs[user] = model.Apply(x).Single.ToArray<float>());
            // Two kernels, two biases, and normalisation's four.
            Assert.Equal(8, model.Weights.Count);
            Assert.All(outputs, output => Assert.Equal(model.Apply(x).Single.ToArray<float>(), output));
        }
    });

    [Fact]
    public void Nothing_that_threads_add_to_a_variable_is_lost() => BothExecutors.Run(() =>
    {
        const int rounds = 500;
        var sum = tf.Variable(new float[] { 0, 100 });
        AtOnce(user =>
        {
            for (var i = 0; i < rounds; i++)
            {
                if (user == 0) sum.assign_sub(tf.constant(new float[] { -1, 3 }));
                else sum.assign_add(tf.constant(new float[] { 1, 1 }));
            }
        });
        // Whole numbers: exact in any order.
        Assert.Equal([Users * rounds, 100], sum.numpy().ToArray<float>());
    });

    [Fact]
    public void Each_element_of_an_iteration_goes_to_one_thread()
    {
        var iterator = tf.data.Dataset.range(20_000).repeat(1).shuffle(5_000).skip(0).make_one_shot_iterator();
        var taken = new List<long>[Users];
        AtOnce(user =>
        {
            taken[user] = [];
            try
            {
                while (true) taken[user].Add((long)iterator.next()[0]);
            }
            catch (StopIteration)
            {
            }
        });
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => (long)i), taken.SelectMany(each => each).Order());
    }

    [Fact]
    public void Each_iteration_of_a_dataset_has_an_order_of_its_own_whichever_thread_begins_it()
    {
        const int iterations = 300;
        var dataset = tf.data.Dataset.range(20).shuffle(20, seed: 7).batch(20);
        var orders = new List<string>[Users];
        AtOnce(user =>
        {
            orders[user] = [];
            for (var i = 0; i < iterations; i++)
                foreach (var (batch, _) in dataset) orders[user].Add(string.Join(',', batch.Single.ToArray<long>()));
        });
        Assert.Equal(Users * iterations, orders.SelectMany(each => each).Distinct().Count());
    }

    [Fact]
    public void What_is_written_to_an_array_shows_in_the_views_of_all_threads()
    {
        for (var i = 0; i < 500; i++)
        {
            var array = np.array(new float[6]);
            var views = new NDArray[Users];
            AtOnce(user => views[user] = array.reshape((2, 3)));
            // Held: the arrays move to a copy, each of them.
            var before = tf.constant(array);
            array[4] = 7f;
            Assert.All(views, view => Assert.Equal([0, 0, 0, 0, 7, 0], view.ToArray<float>()));
            Assert.Equal(new float[6], before.ToArray<float>());
        }
    }

    // Begun at the same moment, on the executor of the calling thread; throws what one of them has thrown.
    private static void AtOnce(Action<int> use)
    {
        var native = EngineContext.Current.Native is not null;
        using var begin = new Barrier(Users);
        var tasks = Enumerable.Range(0, Users).Select(user => Task.Factory.StartNew(
            () =>
            {
                using var scope = native ? ExecutorScope.Native() : ExecutorScope.Managed();
                begin.SignalAndWait();
                use(user);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Task.WaitAll(tasks);
    }
}
