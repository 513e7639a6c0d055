// Bootstrap (deck 001): examples drawn with replacement, as often as there are, say how much a number would vary from one test set to another.
using Labs.Common;
using static Tensorflow.Binding;

namespace Study7.ImbalancedData;

internal static class Bootstrap
{
    /// <summary>The interval that holds 95 of 100 resampled means.</summary>
    public static (double Low, double High) Interval(float[] values, Seeds seeds, int resamples = 1000)
    {
        var means = new double[resamples];
        for (var i = 0; i < resamples; i++)
        {
            var draws = tf.random.uniform(values.Length, seed: seeds.Next()).ToArray<float>();
            var sum = 0.0;
            foreach (var draw in draws) sum += values[(int)(draw * values.Length)];
            means[i] = sum / values.Length;
        }
        Array.Sort(means);
        return (means[(int)(.025 * resamples)], means[(int)(.975 * resamples) - 1]);
    }
}
