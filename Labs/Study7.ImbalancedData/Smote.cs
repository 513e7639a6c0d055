// SMOTE (deck 001; Chawla et al. 2002): new examples of the rare class between one of its examples and one of that one's nearest neighbours.
using Labs.Common;
using static Tensorflow.Binding;

namespace Study7.ImbalancedData;

internal static class Smote
{
    /// <param name="minority">Examples of the rare class.</param>
    /// <param name="count">How many to make.</param>
    /// <param name="seeds">What they are drawn from.</param>
    /// <param name="k">Nearest neighbours of each.</param>
    public static IEnumerable<float[]> Synthesise(IReadOnlyList<float[]> minority, int count, Seeds seeds, int k = 5)
    {
        var neighbours = minority.Select(x => minority.Where(other => other != x).OrderBy(other => Distance(x, other)).Take(k).ToArray()).ToArray();
        var draws = tf.random.uniform((count, 3), seed: seeds.Next()).ToArray<float>();
        for (var i = 0; i < count; i++)
        {
            var at = (int)(draws[3 * i] * minority.Count);
            var (x, neighbour, gap) = (minority[at], neighbours[at][(int)(draws[(3 * i) + 1] * neighbours[at].Length)], draws[(3 * i) + 2]);
            yield return [.. x.Zip(neighbour, (from, to) => from + (gap * (to - from)))];
        }
    }

    private static double Distance(float[] one, float[] other) => one.Zip(other).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second));
}
