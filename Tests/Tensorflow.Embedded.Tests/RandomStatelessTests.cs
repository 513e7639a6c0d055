using System.Runtime.InteropServices;
using System.Text.Json;
using Tensorflow.Kernels;

namespace Tensorflow.Tests;

public sealed class RandomStatelessTests
{
    [Fact]
    public void Stateless_ops_give_what_TensorFlow_gives()
    {
        foreach (var call in RandomGolden.Read("random.json").GetProperty("stateless").EnumerateArray())
        {
            var result = call.GetProperty("result");
            Check(call.GetProperty("kind").GetString()!["stateless_".Length..], result.GetProperty("dtype").GetString()!, call, result.GetProperty("values"));
        }
        foreach (var call in RandomGolden.Read("random-kernels.json").GetProperty("stateless").EnumerateArray())
            Check(call.GetProperty("op").GetString()!, call.GetProperty("dtype").GetString()!, call, call.GetProperty("values"));
    }

    private static void Check(string op, string dtype, JsonElement call, JsonElement expected)
    {
        var seed = call.GetProperty("seed").Longs();
        var generator = StatelessRandom.Generator(seed[0], seed[1]);
        var floats = new float[expected.GetArrayLength()];
        var doubles = new double[floats.Length];
        var ints = new int[floats.Length];
        var longs = new long[floats.Length];
        switch (op, dtype)
        {
            case ("normal", "float32"):
                RandomFill.Normal(generator, floats);
                RandomGolden.AssertWithin(RandomGolden.NormalUlps, expected.Floats(), floats);
                break;
            case ("truncated_normal", "float32"):
                RandomFill.TruncatedNormal(generator, floats);
                RandomGolden.AssertWithin(RandomGolden.NormalUlps, expected.Floats(), floats);
                break;
            case ("uniform", "float32"):
                RandomFill.Uniform(generator, floats);
                Assert.Equal(expected.Floats(), floats);
                break;
            case ("normal", "float64"):
                RandomFill.Normal(generator, doubles);
                RandomGolden.AssertWithin(RandomGolden.NormalUlps, expected.Doubles(), doubles);
                break;
            case ("truncated_normal", "float64"):
                RandomFill.TruncatedNormal(generator, doubles);
                RandomGolden.AssertWithin(RandomGolden.NormalUlps, expected.Doubles(), doubles);
                break;
            case ("uniform", "float64"):
                RandomFill.Uniform(generator, doubles);
                Assert.Equal(expected.Doubles(), doubles);
                break;
            case ("uniform_int", "int32"):
                RandomFill.UniformInt(generator, ints, call.GetProperty("minval").GetInt32(), call.GetProperty("maxval").GetInt32());
                Assert.Equal(expected.Ints(), ints);
                break;
            case ("uniform_int", "int64"):
                RandomFill.UniformInt(generator, longs, call.GetProperty("minval").GetInt64(), call.GetProperty("maxval").GetInt64());
                Assert.Equal(expected.Longs(), longs);
                break;
            case ("uniform_full_int", "int32"):
                RandomFill.FullInt(generator, MemoryMarshal.Cast<int, uint>(ints.AsSpan()));
                Assert.Equal(expected.Ints(), ints);
                break;
            case ("uniform_full_int", "uint32"):
                RandomFill.FullInt(generator, MemoryMarshal.Cast<int, uint>(ints.AsSpan()));
                Assert.Equal(expected.Longs(), ints.Select(v => (long)(uint)v));
                break;
            case ("uniform_full_int", "int64"):
                RandomFill.FullInt(generator, MemoryMarshal.Cast<long, ulong>(longs.AsSpan()));
                Assert.Equal(expected.Longs(), longs);
                break;
            case ("uniform_full_int", "uint64"):
                RandomFill.FullInt(generator, MemoryMarshal.Cast<long, ulong>(longs.AsSpan()));
                Assert.Equal(expected.EnumerateArray().Select(v => v.GetUInt64()), longs.Select(v => (ulong)v));
                break;
            default:
                Assert.Fail($"unknown op {op} {dtype}");
                break;
        }
    }
}
