using Tensorflow.Kernels;

namespace Tensorflow.Tests;

/// <summary>tf.random.* as the ops put it together from seeds, kernels and distributions.</summary>
internal sealed class RandomOps
{
    private const int Float = 1;
    private const int Double = 2;
    private const int Int32 = 3;
    private const int Int64 = 9;

    private readonly OpSeeds _seeds = new();

    public RandomOps(long globalSeed) => _seeds.SetSeed(globalSeed);

    public float[] Normal(long count, long? seed)
    {
        var values = new float[count];
        RandomFill.Normal(Reserve("RandomStandardNormal", Float, count, seed), values);
        return values;
    }

    public double[] NormalDouble(long count, long? seed)
    {
        var values = new double[count];
        RandomFill.Normal(Reserve("RandomStandardNormal", Double, count, seed), values);
        return values;
    }

    public float[] TruncatedNormal(long count, long? seed)
    {
        var values = new float[count];
        RandomFill.TruncatedNormal(Reserve("TruncatedNormal", Float, count, seed), values);
        return values;
    }

    public double[] TruncatedNormalDouble(long count, long? seed)
    {
        var values = new double[count];
        RandomFill.TruncatedNormal(Reserve("TruncatedNormal", Double, count, seed), values);
        return values;
    }

    public float[] Uniform(long count, long? seed)
    {
        var values = new float[count];
        RandomFill.Uniform(Reserve("RandomUniform", Float, count, seed), values);
        return values;
    }

    public double[] UniformDouble(long count, long? seed)
    {
        var values = new double[count];
        RandomFill.Uniform(Reserve("RandomUniform", Double, count, seed), values);
        return values;
    }

    public int[] UniformInt32(long count, int low, int high, long? seed)
    {
        var values = new int[count];
        RandomFill.UniformInt(Reserve("RandomUniformInt", Int32, count, seed), values, low, high);
        return values;
    }

    public long[] UniformInt64(long count, long low, long high, long? seed)
    {
        var values = new long[count];
        RandomFill.UniformInt(Reserve("RandomUniformInt", Int64, count, seed), values, low, high);
        return values;
    }

    public int[] Shuffle(int rows, long? seed, bool int64 = false)
    {
        var order = new int[rows];
        var (s, s2) = _seeds.GetSeed(seed);
        if (rows > 1)
            ShuffleOrder.Rows(_seeds.ReserveWords(new("RandomShuffle", int64 ? Int64 : Int32, 0, s, s2), rows - 1), order);
        return order;
    }

    public long[] Categorical(float[] logits, int classes, int samples, long? seed, bool int64)
    {
        var rows = logits.Length / classes;
        var values = new long[rows * samples];
        var (s, s2) = _seeds.GetSeed(seed);
        var start = _seeds.Reserve(new("Multinomial", Float, int64 ? Int64 : Int32, s, s2), Tensorflow.Kernels.Categorical.Outputs(rows, samples));
        Tensorflow.Kernels.Categorical.Sample(start, logits, classes, samples, values);
        return values;
    }

    private Philox Reserve(string op, int type, long count, long? seed)
    {
        var (s, s2) = _seeds.GetSeed(seed);
        return _seeds.Reserve(new(op, type, Int32, s, s2), count);
    }
}
