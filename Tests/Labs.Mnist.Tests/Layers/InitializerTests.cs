using Labs.Common;
using Tensorflow;
using static Tensorflow.Binding;

namespace Labs.Mnist.Tests.Layers;

/// <summary>Initial kernels with seeds of Python's stream against Keras' after set_seed.</summary>
public class InitializerTests
{
    private const int Seed = 777;

    [Theory]
    [InlineData("RandomNormal(mean=0, stddev=0.05)", 2)]
    [InlineData("glorot_normal", 2)]
    [InlineData("he_normal", 2)]
    [InlineData("glorot_uniform", 0)]
    [InlineData("he_uniform", 0)]
    public void Draws_what_Keras_draws(string name, int ulps)
    {
        var all = Close.Golden("keras.json").GetProperty("initializers").EnumerateArray().ToList();
        var place = all.FindIndex(each => each.GetProperty("initializer").GetString() == name);
        tf.set_random_seed(Seed);
        var seeds = new Seeds(Seed);
        // Recorded one after the other from one stream.
        for (var i = 0; i < place; i++) seeds.Next();
        IInitializer initializer = name switch
        {
            "glorot_normal" => new GlorotNormal(seeds),
            "he_normal" => new HeNormal(seeds),
            "glorot_uniform" => new GlorotUniform(seeds),
            "he_uniform" => new HeUniform(seeds),
            _ => new RandomNormal(seeds),
        };
        var values = all[place].GetProperty("values");
        var drawn = initializer.Apply(new InitializerArgs(Close.ShapeOf(values))).ToArray<float>();
        // An ulp of a float32 is at most 1.2e-7 of it.
        Close.Assert(Close.Values(values), drawn, ulps * 1.2e-7f, 0, name);
    }

    [Fact]
    public void Each_kernel_takes_the_next_seed_of_the_stream()
    {
        tf.set_random_seed(Seed);
        var (seeds, other) = (new Seeds(Seed), new Seeds(Seed));
        var initializer = new GlorotUniform(seeds);
        var args = new InitializerArgs(new Shape(3, 4));
        var (first, second) = (initializer.Apply(args).ToArray<float>(), initializer.Apply(args).ToArray<float>());
        Assert.NotEqual(first, second);
        other.Next();
        // An op with a seed of its own goes on in its stream at the next call; this begins it anew.
        tf.set_random_seed(Seed);
        Assert.Equal(second, new GlorotUniform(other).Apply(args).ToArray<float>());
    }
}
