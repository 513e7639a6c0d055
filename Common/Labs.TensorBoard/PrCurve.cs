namespace Labs.TensorBoard;

/// <summary>
/// Precision and recall of a binary classifier at thresholds evenly spaced from 0 to 1, as TensorBoard computes them (tensorboard/plugins/pr_curve/summary.py): a prediction is
/// positive at the thresholds up to it.
/// </summary>
internal static class PrCurve
{
    private const double MinimumCount = 1e-7;

    /// <returns>
    /// Shape [6, <paramref name="thresholds"/>]: true positives, false positives, true negatives, false negatives, precision, recall; and how many predictions were left out because
    /// they, or their weights, are no numbers.
    /// </returns>
    public static (float[] Rows, int NotFinite) Of(ReadOnlySpan<bool> labels, ReadOnlySpan<float> predictions, ReadOnlySpan<float> weights, int thresholds)
    {
        var truePositives = new double[thresholds];
        var falsePositives = new double[thresholds];
        var notFinite = 0;
        for (var i = 0; i < predictions.Length; i++)
        {
            var weight = weights.IsEmpty ? 1f : weights[i];
            if (float.IsNaN(predictions[i]) || !float.IsFinite(weight))
            {
                notFinite++;
                continue;
            }
            var bucket = (int)MathF.Floor(Math.Clamp(predictions[i], 0f, 1f) * (thresholds - 1));
            (labels[i] ? truePositives : falsePositives)[bucket] += weight;
        }
        for (var i = thresholds - 2; i >= 0; i--)
        {
            truePositives[i] += truePositives[i + 1];
            falsePositives[i] += falsePositives[i + 1];
        }

        var rows = new float[6 * thresholds];
        for (var i = 0; i < thresholds; i++)
        {
            double tp = truePositives[i], fp = falsePositives[i], tn = falsePositives[0] - fp, fn = truePositives[0] - tp;
            ReadOnlySpan<double> column = [tp, fp, tn, fn, tp / Math.Max(MinimumCount, tp + fp), tp / Math.Max(MinimumCount, tp + fn)];
            for (var row = 0; row < column.Length; row++)
                rows[row * thresholds + i] = (float)column[row];
        }
        return (rows, notFinite);
    }
}
