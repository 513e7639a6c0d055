using System.Diagnostics;
using Tensorflow;
using Tensorflow.Keras.Engine;
using static Tensorflow.Binding;
using static Tensorflow.KerasApi;

namespace Stress;

/// <summary>Rounds of 1 to 8 threads until the time is over; each round some run random programs, whose bits are known, two share a model, and three share one object.</summary>
internal static class Threads
{
    private const int Programs = 24;
    private const int Steps = 60;

    public static int Run(TimeSpan time)
    {
        var alone = Enumerable.Range(0, Programs).Select(seed => RandomProgram.Run(seed, Steps)).ToArray();
        var clock = Stopwatch.StartNew();
        var failures = new List<string>();
        long ran = 0;
        for (var round = 0; clock.Elapsed < time && failures.Count == 0; round++)
        {
            var count = (round % 8) + 1;
            var bodies = new List<Action>();
            for (var i = 0; i < count; i++)
            {
                var seed = ((round * 5) + i) % Programs;
                bodies.Add(() =>
                {
                    var hash = RandomProgram.Run(seed, Steps);
                    Interlocked.Increment(ref ran);
                    if (hash != alone[seed]) throw new InvalidOperationException($"program {seed} gave {hash:x16} on {count} threads, {alone[seed]:x16} alone");
                });
            }
            if (count > 2) bodies.AddRange(SharedModel());
            if (count > 3) bodies.Add(() => AcrossAwaits().GetAwaiter().GetResult());
            var kind = round;
            bodies.Add(() => OneObject.Use(kind));
            var threads = bodies.Select(body => new Thread(() =>
            {
                try
                {
                    body();
                }
                catch (Exception e)
                {
                    lock (failures) failures.Add(e.ToString());
                }
            })).ToArray();
            foreach (var thread in threads) thread.Start();
            foreach (var thread in threads) thread.Join();
        }
        foreach (var failure in failures) Console.Error.WriteLine(failure);
        Console.WriteLine($"{ran} programs in {clock.Elapsed.TotalSeconds:F0} s, {failures.Count} failures");
        return failures.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<Action> SharedModel()
    {
        var model = keras.Sequential([keras.layers.Dense(64, activation: "relu"), keras.layers.BatchNormalization(), keras.layers.Dense(64, activation: "sigmoid"), keras.layers.Dense(8)]);
        var optimizer = keras.optimizers.Adam();
        var x = tf.ones((32, 16)) * .5f;
        var many = tf.ones((700, 16)) * .5f;
        model.Apply(x);
        var training = true;
        yield return () =>
        {
            try
            {
                for (var i = 0; i < 60; i++)
                {
                    using var tape = tf.GradientTape();
                    var loss = tf.reduce_mean(tf.square(model.Apply(x, training: true).Single));
                    optimizer.apply_gradients(zip(tape.gradient(loss, model.TrainableVariables), model.TrainableVariables));
                }
            }
            finally
            {
                Volatile.Write(ref training, false);
            }
        };
        yield return () =>
        {
            while (Volatile.Read(ref training))
            {
                foreach (var rows in new[] { x, many })
                    foreach (var number in model.Apply(rows).Single.ToArray<float>())
                        if (!(MathF.Abs(number) < 1e3f)) throw new InvalidOperationException($"a prediction beside training is {number}");
                model.set_weights(((Layer)model).get_weights());
            }
        };
    }

    private static async Task AcrossAwaits()
    {
        for (var i = 0; i < 40; i++)
        {
            var v = tf.Variable(3f);
            using var tape = tf.GradientTape();
            var y = v.AsTensor() * v.AsTensor();
            await Task.Yield();
            y = y * v.AsTensor();
            var parts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => v.AsTensor() * 2f)));
            var slope = (float)tape.gradient(y + parts[0] + parts[1] + parts[2], v);
            if (slope != 33f) throw new InvalidOperationException($"the slope of v^3 + 6 v at 3 across awaits is {slope}, expected 33");
        }
    }
}
