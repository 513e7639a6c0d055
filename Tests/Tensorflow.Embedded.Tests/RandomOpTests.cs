using System.Globalization;
using System.Text.Json;
using Tensorflow.Kernels;

namespace Tensorflow.Tests;

public sealed class RandomOpTests
{
    private static readonly JsonElement Golden = RandomGolden.Read("random.json");
    private static readonly JsonElement Kernels = RandomGolden.Read("random-kernels.json");

    public static TheoryData<int> Streams => [.. Enumerable.Range(0, Golden.GetProperty("stream").GetArrayLength())];

    public static TheoryData<string> Sequences => [.. Kernels.GetProperty("sequences").EnumerateArray().Select(s => s.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Streams))]
    public void After_set_seed_calls_give_what_TensorFlow_gives(int index)
    {
        var stream = Golden.GetProperty("stream")[index];
        var random = new RandomOps(stream.GetProperty("seed").GetInt64());
        foreach (var call in stream.GetProperty("calls").EnumerateArray())
        {
            var args = call.GetProperty("args");
            var seed = args.Seed("seed");
            var values = call.GetProperty("result").GetProperty("values");
            var count = values.GetArrayLength();
            switch (call.GetProperty("kind").GetString())
            {
                case "normal":
                    AssertScaled(values, random.Normal(count, seed), Number("stddev", 1), Number("mean", 0));
                    break;
                case "truncated_normal":
                    AssertScaled(values, random.TruncatedNormal(count, seed), Number("stddev", 1), Number("mean", 0));
                    break;
                case "uniform":
                    float low = Number("minval", 0), range = Number("maxval", 1) - low;
                    Assert.Equal(values.Floats(), random.Uniform(count, seed).Select(v => (v * range) + low));
                    break;
                case "uniform_int":
                    Assert.Equal(values.Ints(), random.UniformInt32(count, (int)Number("minval", 0), (int)Number("maxval", 0), seed));
                    break;
                case "shuffle":
                    Assert.Equal(values.Ints(), random.Shuffle(count, seed));
                    break;
                case "normal64":
                    RandomGolden.AssertWithin(RandomGolden.NormalUlps, values.Doubles(), random.NormalDouble(count, seed));
                    break;
                case "uniform64":
                    Assert.Equal(values.Doubles(), random.UniformDouble(count, seed));
                    break;
                case var other:
                    Assert.Fail($"unknown kind {other}");
                    break;
            }

            float Number(string name, float otherwise) => args.TryGetProperty(name, out var value) ? value.GetSingle() : otherwise;
        }
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("uniform")]
    [InlineData("truncated_normal")]
    public void A_large_tensor_is_TensorFlows(string kind)
    {
        var large = Golden.GetProperty("large").EnumerateArray().Single(l => l.GetProperty("kind").GetString() == kind);
        var random = new RandomOps(large.GetProperty("seed").GetInt64());
        var count = large.GetProperty("shape").Elements();
        var seed = large.Seed("op_seed");
        var values = kind switch
        {
            "normal" => random.Normal(count, seed),
            "uniform" => random.Uniform(count, seed),
            _ => random.TruncatedNormal(count, seed),
        };
        // First and last say where a difference begins; the hash is of every bit of 131072 values, normals too.
        Assert.Equal(large.GetProperty("first").GetProperty("values").Floats(), values[..8]);
        Assert.Equal(large.GetProperty("last").GetProperty("values").Floats(), values[^8..]);
        // The order of summation moves the last bits of a double.
        Assert.Equal(large.GetProperty("sum64").GetDouble(), values.Sum(v => (double)v), 1e-9);
        Assert.Equal(large.GetProperty("sha256_of_le_bytes").GetString(), RandomGolden.Sha256<float>(values));
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_cached_kernel_goes_on_where_TensorFlows_does(string name)
    {
        var sequence = Kernels.GetProperty("sequences").EnumerateArray().Single(s => s.GetProperty("name").GetString() == name);
        var random = new RandomOps(sequence.GetProperty("set_seed").GetInt64());
        foreach (var call in sequence.GetProperty("calls").EnumerateArray())
        {
            var seed = call.Seed("seed");
            var expected = call.GetProperty("values");
            var count = call.TryGetProperty("shape", out var shape) ? shape.Elements() : 0;
            var type = call.GetProperty("dtype").GetString();
            var int64 = type == "int64";
            switch (call.GetProperty("op").GetString(), type)
            {
                case ("normal", "float32"):
                    AssertScaled(expected, random.Normal(count, seed), 1, 0);
                    break;
                case ("truncated_normal", "float32"):
                    AssertScaled(expected, random.TruncatedNormal(count, seed), 1, 0);
                    break;
                case ("uniform", "float32"):
                    Assert.Equal(expected.Floats(), random.Uniform(count, seed).Take(expected.GetArrayLength()));
                    break;
                case ("normal", "float64"):
                    RandomGolden.AssertWithin(RandomGolden.NormalUlps, expected.Doubles(), random.NormalDouble(count, seed));
                    break;
                case ("truncated_normal", "float64"):
                    RandomGolden.AssertWithin(RandomGolden.NormalUlps, expected.Doubles(), random.TruncatedNormalDouble(count, seed));
                    break;
                case ("uniform", "float64"):
                    Assert.Equal(expected.Doubles(), random.UniformDouble(count, seed));
                    break;
                case ("uniform", "int32"):
                    var (low, high) = (call.GetProperty("minval").GetInt32(), call.GetProperty("maxval").GetInt32());
                    AssertHash(call, random.UniformInt32(count, low, high, seed).Select(v => (long)v));
                    break;
                case ("uniform", "int64"):
                    AssertHash(call, random.UniformInt64(count, call.GetProperty("minval").GetInt64(), call.GetProperty("maxval").GetInt64(), seed));
                    break;
                case ("shuffle", _):
                    AssertHash(call, random.Shuffle(call.GetProperty("n").GetInt32(), seed, int64).Select(v => (long)v));
                    break;
                case ("categorical", _):
                    float[][] logits = [.. call.GetProperty("logits").EnumerateArray().Select(row => row.EnumerateArray().Select(Logit).ToArray())];
                    var samples = call.GetProperty("samples").GetInt32();
                    AssertHash(call, random.Categorical([.. logits.SelectMany(r => r)], logits[0].Length, samples, seed, int64));
                    break;
                case var other:
                    Assert.Fail($"unknown op {other}");
                    break;
            }
        }

        static float Logit(JsonElement logit) => logit.ValueKind == JsonValueKind.String ? float.NegativeInfinity : logit.GetSingle();
    }

    [Fact]
    public void A_seed_of_an_op_becomes_the_pair_that_TensorFlow_makes_of_it()
    {
        foreach (var given in Kernels.GetProperty("get_seed").EnumerateArray())
        {
            var seeds = new OpSeeds();
            seeds.SetSeed(given.GetProperty("global").GetInt64());
            var pair = given.GetProperty("pair").Longs();
            Assert.Equal((pair[0], pair[1]), seeds.GetSeed(given.Seed("op")));
        }
    }

    [Fact]
    public void Without_a_global_seed_an_op_seed_goes_with_TensorFlows_default_and_none_is_unknowable()
    {
        var seeds = new OpSeeds();
        Assert.Equal((87654321, 5), seeds.GetSeed(5));
        Assert.Equal((87654321, 0), seeds.GetSeed(0));
        Assert.Equal((0, 0), seeds.GetSeed(null));

        var kernel = new RandomKernel("RandomUniform", 1, 3, 0, 0);
        Assert.NotEqual(seeds.Reserve(kernel, 1), new OpSeeds().Reserve(kernel, 1));
    }

    [Fact]
    public void Set_seed_starts_everything_again()
    {
        var seeds = new OpSeeds();
        seeds.SetSeed(3);
        var drawn = seeds.GetSeed(null);
        var kernel = new RandomKernel("RandomUniform", 1, 3, drawn.Seed, drawn.Seed2);
        var first = seeds.Reserve(kernel, 10);
        Assert.Equal(first.After(10 * 256), seeds.Reserve(kernel, 10));
        seeds.SetSeed(3);
        Assert.Equal(drawn, seeds.GetSeed(null));
        Assert.Equal(first, seeds.Reserve(kernel, 10));
    }

    [Fact]
    public void The_initial_weights_of_the_published_XOR_notebooks_are_met()
    {
        foreach (var notebook in RandomGolden.Read("published-xor.json").EnumerateObject())
        {
            if (notebook.Value.ValueKind != JsonValueKind.Object || !notebook.Value.TryGetProperty("initial", out var initial))
                continue;
            var random = new RandomOps(notebook.Value.GetProperty("global_seed").GetInt64());
            var explicitly = new RandomOps(notebook.Value.GetProperty("global_seed").GetInt64());
            foreach (var variable in initial.EnumerateObject())
            {
                float[] bits = [.. variable.Value.GetProperty("bits").EnumerateArray()
                    .Select(b => BitConverter.UInt32BitsToSingle(uint.Parse(b.GetString()!, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))];
                RandomGolden.AssertWithin(RandomGolden.NormalUlps, bits, random.Normal(bits.Length, null));
                RandomGolden.AssertWithin(RandomGolden.NormalUlps, bits, explicitly.Normal(bits.Length, variable.Value.Seed("op_seed")));
            }
        }
    }

    // A deviation and a mean round once more each; near zero the mean cancels, so the distance is counted in ulp of the terms.
    private static void AssertScaled(JsonElement expected, float[] normals, float stddev, float mean)
    {
        var values = expected.Floats();
        for (var i = 0; i < values.Length; i++)
        {
            var found = (normals[i] * stddev) + mean;
            var ulp = MathF.BitIncrement(MathF.Max(MathF.Abs(normals[i] * stddev), MathF.Abs(mean)))
                - MathF.Max(MathF.Abs(normals[i] * stddev), MathF.Abs(mean));
            var distance = mean == 0 && stddev == 1 ? RandomGolden.Ulps(values[i], found) : MathF.Abs(values[i] - found) / ulp;
            Assert.True(distance <= RandomGolden.NormalUlps, $"[{i}]: expected {values[i]:G9}, found {found:G9}");
        }
    }

    private static void AssertHash(JsonElement call, IEnumerable<long> values)
    {
        long[] all = [.. values];
        var first = call.GetProperty("values").Longs();
        Assert.Equal(first, all.Take(first.Length));
        Assert.Equal(call.GetProperty("sha256_of_int64_le").GetString(), RandomGolden.Sha256<long>(all));
    }
}
