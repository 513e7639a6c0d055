using System.Text.Json;
using Tensorflow.Kernels;

namespace Tensorflow.Tests;

public sealed class RandomPythonTests
{
    public static TheoryData<int> Streams => [.. Enumerable.Range(0, Golden.GetArrayLength())];

    private static JsonElement Golden { get; } = RandomGolden.Read("random-kernels.json").GetProperty("python");

    [Theory]
    [MemberData(nameof(Streams))]
    public void Numbers_are_CPythons(int index)
    {
        var golden = Golden[index];
        var random = new PythonRandom(golden.GetProperty("seed").GetInt64());
        Expect("bits32", () => random.GetRandBits(32));
        Expect("bits5", () => random.GetRandBits(5));
        Expect("bits53", () => random.GetRandBits(53));
        Expect("bits64", () => random.GetRandBits(64));
        foreach (var value in golden.GetProperty("random").Doubles())
            Assert.Equal(value, random.NextDouble());
        Expect("randint_1_1e9", () => (ulong)random.RandInt(1, 1_000_000_000));
        foreach (var value in golden.GetProperty("randrange_-5_6").Longs())
            Assert.Equal(value, random.RandRange(-5, 6));
        Expect("randrange_2**40", () => (ulong)random.RandRange(1L << 40));
        Assert.Equal(0, random.RandInt(0, 0));

        // The state carries over, past the end of the words too.
        var restored = new PythonRandom(0);
        restored.SetState(random.GetState());
        for (var i = 0; i < 699; i++)
            Assert.Equal(random.NextUInt32(), restored.NextUInt32());
        Assert.Equal(golden.GetProperty("after_700_more").GetUInt32(), random.NextUInt32());

        void Expect(string name, Func<ulong> draw)
        {
            foreach (var value in golden.GetProperty(name).EnumerateArray())
                Assert.Equal(value.GetUInt64(), draw());
        }
    }

    [Fact]
    public void The_stream_of_seed_777_is_the_published_notebooks()
    {
        var random = new PythonRandom(777);
        var seeds = RandomGolden.Read("published-xor.json").GetProperty("eager_09_3_tf2").GetProperty("seeds").Longs();
        Assert.All(seeds, seed => Assert.Equal(seed, random.RandInt(0, int.MaxValue)));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var random = new PythonRandom(1);
        Assert.Throws<ArgumentException>(() => random.RandRange(0));
        Assert.Throws<ArgumentException>(() => random.RandInt(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.GetRandBits(65));
        Assert.Contains("expected 625 words, found 624", Assert.Throws<ArgumentException>(() => random.SetState(new uint[624])).Message, StringComparison.Ordinal);
        var state = random.GetState();
        state[624] = 625;
        Assert.Contains("found 625", Assert.Throws<ArgumentException>(() => random.SetState(state)).Message, StringComparison.Ordinal);
    }
}
