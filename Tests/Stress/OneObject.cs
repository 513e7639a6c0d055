using Tensorflow;
using Tensorflow.Keras;
using Tensorflow.Keras.Callbacks;
using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Stress;

/// <summary>Several threads use one object: a layer that nobody has called yet, a variable, a metric, an iteration, an array, a tensor, a model that is trained. What comes of it is known.</summary>
internal static class OneObject
{
    private const int Users = 3;

    private static readonly Action[] kinds = [FirstCalls, Sums, Iteration, Orders, Views, Slopes, Numbers, BesideTraining, Saving];

    /// <summary>One kind of use, another one in each round.</summary>
    public static void Use(int round) => kinds[round % kinds.Length]();

    // Weights are made once.
    private static void FirstCalls()
    {
        var x = tf.ones((4, 6)) * .5f;
        for (var i = 0; i < 10; i++)
        {
            var model = keras.Sequential([keras.layers.Dense(5, activation: "sigmoid"), keras.layers.BatchNormalization(), keras.layers.Dense(3)]);
            var outputs = new float[Users][];
            AtOnce(user => outputs[user] = model.Apply(x).Single.ToArray<float>());
            Expect(model.Weights.Count == 8, $"a model of 8 weights that {Users} threads called first has {model.Weights.Count}");
            var alone = model.Apply(x).Single.ToArray<float>();
            foreach (var output in outputs) Same(output, alone, "an output of a first call");
        }
    }

    // Nothing that is added is lost.
    private static void Sums()
    {
        const int rounds = 200;
        var sum = tf.Variable(new float[] { 0, 100 });
        var mean = keras.metrics.Accuracy();
        var (hit, miss) = (tf.constant(new float[] { 1, 2 }), tf.constant(new float[] { 2, 2 }));
        AtOnce(user =>
        {
            for (var i = 0; i < rounds; i++)
            {
                if (user == 0) sum.assign_sub(tf.constant(new float[] { -1, 2 }));
                else sum.assign_add(tf.constant(new float[] { 1, 1 }));
                mean.update_state(hit, i % 2 == 0 ? hit : miss);
            }
        });
        // Whole numbers: exact in float32, in any order.
        Same(sum.numpy().ToArray<float>(), [Users * rounds, 100 + ((Users - 3) * rounds)], "a sum");
        Same([(float)mean.result()], [.75f], "a mean");
    }

    // Each element goes to one thread.
    private static void Iteration()
    {
        const int count = 600;
        var iterator = tf.data.Dataset.range(count).shuffle(50).make_one_shot_iterator();
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
        var all = taken.SelectMany(each => each).Order().ToArray();
        Expect(all.AsSpan().SequenceEqual([.. Enumerable.Range(0, count).Select(i => (long)i)]), $"an iteration of {count} elements that {Users} threads take gave {all.Length}, {all.Distinct().Count()} of them different");
    }

    // Each iteration has an order of its own.
    private static void Orders()
    {
        var dataset = tf.data.Dataset.range(100).shuffle(100, seed: 7).batch(100);
        var orders = new List<long[]>[Users];
        AtOnce(user =>
        {
            orders[user] = [];
            for (var i = 0; i < 10; i++)
                foreach (var (batch, _) in dataset) orders[user].Add(batch.Single.ToArray<long>());
        });
        var texts = orders.SelectMany(each => each).Select(order => string.Join(',', order)).Distinct().Count();
        Expect(texts == Users * 10, $"{Users * 10} iterations of one dataset had {texts} different orders");
    }

    // What is written shows in every view.
    private static void Views()
    {
        for (var i = 0; i < 20; i++)
        {
            var array = np.array(new float[6]);
            var views = new List<NDArray>[Users];
            AtOnce(user =>
            {
                views[user] = [];
                for (var k = 0; k < 20; k++) views[user].Add(array.reshape((2, 3)));
            });
            // Held: the arrays move to a copy, each of them.
            var before = tf.constant(array);
            array[4] = 7f;
            foreach (var view in views.SelectMany(each => each)) Same(view.ToArray<float>(), [0, 0, 0, 0, 7, 0], "a view");
            Same(before.ToArray<float>(), new float[6], "a tensor of an array that was written to");
        }
    }

    // What a tape has read is what it differentiates, whatever is assigned.
    private static void Slopes()
    {
        var v = tf.Variable(new float[] { 1, 1 });
        AtOnce(user =>
        {
            for (var i = 1; i < 100; i++)
            {
                if (user == 0)
                {
                    v.assign(tf.constant(new float[] { i, i }));
                    continue;
                }
                using var tape = tf.GradientTape();
                var read = v.AsTensor();
                var y = tf.reduce_sum(read * read * 3f);
                var at = read.ToArray<float>();
                Expect(at[0] == at[1], $"a variable of equal numbers is {at[0]}, {at[1]}");
                Same(tape.gradient(y, v).ToArray<float>(), [6 * at[0], 6 * at[1]], "a slope");
            }
        });
    }

    // A tensor is read, computed with and given other shapes at the same time.
    private static void Numbers()
    {
        var one = tf.constant(1f);
        for (var i = 0; i < 60; i++)
        {
            var size = 16 << (i % 8);
            var x = (tf.ones(size) * (float)i) + one;
            AtOnce(user =>
            {
                for (var k = 0; k < 4; k++)
                {
                    var seen = ((user + k) % 3) switch
                    {
                        0 => x.ToArray<float>(),
                        1 => (x * 2f - x).ToArray<float>(),
                        _ => tf.reshape(x, (4, -1)).ToArray<float>(),
                    };
                    Expect(seen.Length == size && Array.TrueForAll(seen, number => number == i + 1), $"a tensor of {size} times {i + 1} is {seen.Length} numbers, the first {seen[0]}");
                }
            });
        }
    }

    // With a rate of 0 nothing changes: loss, accuracy and predictions are those of the model alone. Of training and evaluation, which share a model's metrics, one at a time.
    private static void BesideTraining()
    {
        var model = keras.Sequential([keras.layers.Dense(16, activation: "relu"), keras.layers.Dense(1)]);
        var x = np.array(Enumerable.Range(0, 256).Select(i => (i % 13) / 13f).ToArray()).reshape((64, 4));
        var y = np.array(Enumerable.Range(0, 64).Select(i => i % 2f).ToArray()).reshape((64, 1));
        model.compile(keras.optimizers.SGD(0f), keras.losses.MeanSquaredError(), ["accuracy"]);
        var alone = model.evaluate(x, y, batch_size: 16, verbose: 0);
        var predicted = model.predict(x, batch_size: 16).Single.ToArray<float>();
        AtOnce(user =>
        {
            for (var i = 0; i < 4; i++)
            {
                if (user == 0 && i % 2 == 0) Told(((History)model.fit(x, y, batch_size: 16, epochs: 2, verbose: 0, shuffle: false)).history.ToDictionary(pair => pair.Key, pair => pair.Value[^1]));
                else if (user == 0) Told(model.evaluate(x, y, batch_size: 16, verbose: 0));
                else Same(model.predict(x, batch_size: 16).Single.ToArray<float>(), predicted, "a prediction beside training");
            }
        });

        void Told(Dictionary<string, float> numbers)
        {
            foreach (var (name, number) in alone) Expect(number == numbers[name], $"{name} is {numbers[name]:R} beside another run of the model, {number:R} alone");
        }
    }

    // A file that is written beside training holds weights that the model has had.
    private static void Saving()
    {
        var path = Path.Combine(Path.GetTempPath(), $"stress-{Guid.NewGuid():N}.h5");
        var model = keras.Sequential([keras.layers.Dense(8, activation: "tanh"), keras.layers.Dense(2)]);
        var x = tf.ones((4, 5));
        model.Apply(x);
        var optimizer = keras.optimizers.Adam(.01f);
        try
        {
            AtOnce(user =>
            {
                for (var i = 0; i < (user == 0 ? 4 : 40); i++)
                {
                    if (user == 0)
                    {
                        model.save_weights(path);
                        var other = keras.Sequential([keras.layers.Dense(8, activation: "tanh"), keras.layers.Dense(2)]);
                        other.Apply(x);
                        other.load_weights(path);
                        foreach (var number in other.get_weights().SelectMany(weight => weight.ToArray<float>())) Expect(MathF.Abs(number) < 10, $"a weight that was saved beside training is {number}");
                        continue;
                    }
                    using var tape = tf.GradientTape();
                    var loss = tf.reduce_mean(tf.square(model.Apply(x, training: true).Single));
                    optimizer.apply_gradients(zip(tape.gradient(loss, model.TrainableVariables), model.TrainableVariables));
                }
            });
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Same(float[] found, float[] expected, string what) =>
        Expect(found.AsSpan().SequenceEqual(expected), $"{what} is [{string.Join(", ", found.Take(8))}], expected [{string.Join(", ", expected.Take(8))}]");

    private static void Expect(bool right, string otherwise)
    {
        if (!right) throw new InvalidOperationException(otherwise);
    }

    // Begun at the same moment; throws what one of them has thrown.
    private static void AtOnce(Action<int> use)
    {
        using var begin = new CountdownEvent(Users);
        var thrown = new Exception?[Users];
        var threads = Enumerable.Range(0, Users).Select(user => new Thread(() =>
        {
            try
            {
                begin.Signal();
                begin.Wait();
                use(user);
            }
            catch (Exception e)
            {
                thrown[user] = e;
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        if (Array.Find(thrown, each => each is not null) is { } first) throw new InvalidOperationException($"{first.Message}\n{first.StackTrace}", first);
    }
}
