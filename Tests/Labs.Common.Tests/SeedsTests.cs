using System.Text.Json;

namespace Labs.Common.Tests;

public sealed class SeedsTests
{
    [Fact]
    public void The_stream_is_that_of_the_published_notebooks()
    {
        using var golden = JsonDocument.Parse(File.ReadAllText("Golden/published-xor.json"));
        var expected = golden.RootElement.GetProperty("eager_09_4").GetProperty("seeds").EnumerateArray().Select(seed => seed.GetInt32()).ToArray();
        var seeds = new Seeds(777);
        Assert.Equal(expected, expected.Select(_ => seeds.Next()));
    }

    [Fact]
    public void A_restored_state_goes_on_with_the_same_seeds()
    {
        var seeds = new Seeds(777);
        for (var i = 0; i < 1000; i++)
            seeds.Next();
        var other = new Seeds(1) { State = seeds.State };
        for (var i = 0; i < 1000; i++)
            Assert.Equal(seeds.Next(), other.Next());
        Assert.Throws<ArgumentException>(() => other.State = new uint[3]);
    }
}
