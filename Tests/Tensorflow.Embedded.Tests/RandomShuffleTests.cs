using FsCheck;
using FsCheck.Fluent;
using System.Text.Json;
using Tensorflow.Kernels;

namespace Tensorflow.Tests;

public sealed class RandomShuffleTests
{
    private static readonly JsonElement Golden = RandomGolden.Read("random.json");

    [Fact]
    public void Shuffled_datasets_come_in_TensorFlows_orders()
    {
        foreach (var shuffle in Golden.GetProperty("shuffle").EnumerateArray())
        {
            var iterationSeeds = Seeds(shuffle.GetProperty("seed").GetInt64(), shuffle.Seed("op_seed"), shuffle.GetProperty("reshuffle_each_iteration").GetBoolean());
            foreach (var iteration in shuffle.GetProperty("iterations").EnumerateArray())
            {
                var (seed, seed2) = iterationSeeds.Next();
                var order = new int[shuffle.GetProperty("n").GetInt32()];
                var buffer = shuffle.GetProperty("buffer").GetInt32();
                ShuffleOrder.Dataset(order, buffer, seed, seed2);
                Assert.Equal(iteration.Ints(), order);
                Assert.Equal(iteration.Ints(), Shuffled(Enumerable.Range(0, order.Length), new ShuffleBuffer<int>(buffer, seed, seed2)));
            }
        }
    }

    [Fact]
    public void Shuffle_before_and_after_repeat_gives_TensorFlows_orders()
    {
        foreach (var golden in Golden.GetProperty("shuffle_repeat").EnumerateArray())
        {
            var seeds = Seeds(golden.GetProperty("seed").GetInt64(), null, true);
            var n = golden.GetProperty("n").GetInt32();
            var buffer = golden.GetProperty("buffer").GetInt32();
            var elements = Enumerable.Range(0, n);
            int[] order = golden.TryGetProperty("then", out _)
                ? [.. Enumerable.Range(0, 3).SelectMany(_ => Shuffled(elements, Buffer()))]
                : [.. Shuffled(Enumerable.Repeat(elements, 3).SelectMany(e => e), Buffer())];
            Assert.Equal(golden.GetProperty("order").Ints(), order);

            ShuffleBuffer<int> Buffer()
            {
                var (seed, seed2) = seeds.Next();
                return new ShuffleBuffer<int>(buffer, seed, seed2);
            }
        }
    }

    [Fact]
    public void The_MNIST_labs_see_TensorFlows_order()
    {
        var golden = Golden.GetProperty("labs_order");
        var ops = new OpSeeds();
        ops.SetSeed(golden.GetProperty("seed").GetInt64());
        var (train, train2) = ops.GetSeed(null);
        var (test, test2) = ops.GetSeed(null);
        var trainSeeds = new ShuffleSeeds(train, train2, true);

        Check("train_60000_buffer_100000_first_iteration", 60_000, trainSeeds);
        Check("test_10000_buffer_100000", 10_000, new ShuffleSeeds(test, test2, true));
        Check("train_second_iteration", 60_000, trainSeeds);
        // A resumed run begins with the second iteration.
        Check("train_second_iteration", 60_000, new ShuffleSeeds(train, train2, true) { Iterations = 1 });

        var (seed, seed2) = ops.GetSeed(null);
        var normals = new float[3];
        RandomFill.Normal(ops.Reserve(new("RandomStandardNormal", 1, 3, seed, seed2), 3), normals);
        RandomGolden.AssertWithin(RandomGolden.NormalUlps, golden.GetProperty("tf.random.normal([3]) drawn after both datasets were made").GetProperty("values").Floats(), normals);

        void Check(string name, int n, ShuffleSeeds seeds)
        {
            var order = new int[n];
            var (s, s2) = seeds.Next();
            ShuffleOrder.Dataset(order, 100_000, s, s2);
            var expected = golden.GetProperty(name);
            Assert.Equal(expected.GetProperty("first").Ints(), order[..16]);
            Assert.Equal(expected.GetProperty("last").Ints(), order[^8..]);
            Assert.Equal(expected.GetProperty("sha256_of_int64_le").GetString(), RandomGolden.Sha256<long>(order.Select(v => (long)v).ToArray()));
            Assert.Equal(order, Shuffled(Enumerable.Range(0, n), new ShuffleBuffer<int>(100_000, s, s2)));
        }
    }

    [Fact]
    public void A_buffer_fed_the_same_input_again_goes_on_where_it_was()
    {
        // Replaying is how an interrupted iteration is resumed.
        int[] whole = [.. Shuffled(Enumerable.Range(0, 100), new ShuffleBuffer<int>(30, 5, 6))];
        var buffer = new ShuffleBuffer<int>(30, 5, 6);
        var resumed = Shuffled(Enumerable.Range(0, 100), buffer).Skip(40).ToArray();
        Assert.Equal(whole[40..], resumed);
        Assert.Equal(100, buffer.Taken);
        Assert.Equal(0, buffer.Count);
    }

    [Fact]
    public void Every_order_is_a_permutation_and_no_element_comes_before_the_buffer_can_hold_it() =>
        Prop.ForAll(
            Gen.Zip(Gen.Choose(0, 200), Gen.Choose(1, 250)).ToArbitrary(),
            ArbMap.Default.ArbFor<long>(),
            (sizes, seed) =>
            {
                var (n, bufferSize) = sizes;
                var order = new int[n];
                ShuffleOrder.Dataset(order, bufferSize, seed, 7);
                Assert.Equal(Enumerable.Range(0, n), order.Order());
                Assert.All(order.Select((element, place) => element - place), ahead => Assert.True(ahead < bufferSize));
                if (bufferSize == 1)
                    Assert.Equal(Enumerable.Range(0, n), order);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_dataset_without_any_seed_has_an_order_that_nobody_can_know()
    {
        var seeds = new ShuffleSeeds(0, 0, false);
        Assert.Equal(seeds.Next(), seeds.Next());
        Assert.NotEqual(new ShuffleSeeds(0, 0, true).Next(), new ShuffleSeeds(0, 0, true).Next());
    }

    [Fact]
    public void A_buffer_says_what_is_wrong_with_a_call()
    {
        Assert.Contains("buffer_size must be greater than zero", Assert.Throws<ArgumentOutOfRangeException>(() => new ShuffleBuffer<int>(0, 1, 2)).Message, StringComparison.Ordinal);
        var buffer = new ShuffleBuffer<int>(1, 1, 2);
        Assert.Throws<InvalidOperationException>(() => buffer.Take());
        buffer.Add(1);
        Assert.Throws<InvalidOperationException>(() => buffer.Add(2));
    }

    private static ShuffleSeeds Seeds(long globalSeed, long? opSeed, bool reshuffleEachIteration)
    {
        var ops = new OpSeeds();
        ops.SetSeed(globalSeed);
        var (seed, seed2) = ops.GetSeed(opSeed);
        return new ShuffleSeeds(seed, seed2, reshuffleEachIteration);
    }

    private static IEnumerable<int> Shuffled(IEnumerable<int> elements, ShuffleBuffer<int> buffer)
    {
        using var input = elements.GetEnumerator();
        var more = input.MoveNext();
        while (true)
        {
            for (; more && !buffer.IsFull; more = input.MoveNext())
                buffer.Add(input.Current);
            if (buffer.Count == 0)
                yield break;
            yield return buffer.Take();
        }
    }
}
