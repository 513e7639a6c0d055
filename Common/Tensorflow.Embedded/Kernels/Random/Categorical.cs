namespace Tensorflow.Kernels;

/// <summary>tf.random.categorical, the op Multinomial (tensorflow/core/kernels/multinomial_op.cc).</summary>
internal static class Categorical
{
    /// <summary>The number of outputs for which the op reserves words: a double takes two, and each row's samples are rounded up to four.</summary>
    public static long Outputs(long rows, long samples) => rows * ((samples + 3) / 4 * 4) * 2;

    /// <summary>
    /// Draws class numbers with the probabilities softmax(logits) of each row; logits that are not finite have probability zero. All rows draw
    /// from one stream, as TensorFlow does where it takes them in one thread; where it cuts rows into pieces for several, its result depends on their number.
    /// </summary>
    /// <param name="start">The state reserved for <see cref="Outputs"/>.</param>
    /// <param name="logits">Shape (rows, classes), row-major.</param>
    /// <param name="classes">At least 1.</param>
    /// <param name="samples">Samples for each row.</param>
    /// <param name="destination">Shape (rows, samples), row-major.</param>
    public static void Sample(Philox start, ReadOnlySpan<float> logits, int classes, int samples, Span<long> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        var words = new PhiloxWords(start);
        var cumulative = new double[classes];
        for (; destination.Length > 0; logits = logits[classes..], destination = destination[samples..])
        {
            var total = Accumulate(logits[..classes], cumulative);
            foreach (ref var sample in destination[..samples])
                sample = FirstAbove(cumulative, words.NextDouble() * total);
        }
    }

    private static double Accumulate(ReadOnlySpan<float> logits, Span<double> cumulative)
    {
        var max = float.MinValue;
        foreach (var logit in logits)
        {
            if (float.IsFinite(logit))
                max = Math.Max(max, logit);
        }
        var total = 0.0;
        for (var j = 0; j < logits.Length; j++)
        {
            if (float.IsFinite(logits[j]))
                total += Math.Exp((double)logits[j] - max);
            cumulative[j] = total;
        }
        return total;
    }

    private static int FirstAbove(ReadOnlySpan<double> sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] > value)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
