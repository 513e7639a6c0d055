using Labs.Common.Data;
using Labs.TensorBoard;
using Tensorflow;
using Tensorflow.Keras.Engine;
using static Tensorflow.Binding;

namespace Labs.Common;

/// <summary>The first test images that a model takes for another digit, as images with what they were taken for.</summary>
internal static class WrongDigits
{
    public const string Tag = "wrong_digits";

    /// <summary>One line of text for each image.</summary>
    public const string Captions = Tag + "/captions";

    private const int Most = 24;

    // As many as are looked through at once, until there are enough wrong ones: a batch's number, so that a layer's outputs take no more room than a step's.
    private const int Block = 100;

    /// <param name="summaries">Writes them.</param>
    /// <param name="model">Classifies, in inference.</param>
    /// <param name="images">Of which the test images are taken.</param>
    /// <param name="step">The step after which it is.</param>
    /// <param name="memory">Gives back between the blocks what the engine leaves to finalisers, or null.</param>
    public static void Write(SummaryWriter summaries, Model model, MnistData images, int step, TensorMemory? memory)
    {
        var pixels = new List<float>();
        var lines = new List<string>();
        var count = (int)images.TestImages.shape[0];
        foreach (var first in TensorMemory.Around(Enumerable.Range(0, (count + Block - 1) / Block).Select(block => block * Block), memory))
        {
            if (lines.Count == Most) break;
            var part = $"{first}:{Math.Min(count, first + Block)}";
            Tensor shown = (Tensor)images.TestImages[part];
            Tensor logits = model.Apply(shown, training: false);
            var taken = tf.math.argmax(logits, -1).ToArray<long>();
            var right = tf.math.argmax((Tensor)images.TestLabels[part], -1).ToArray<long>();
            float[]? values = null;
            for (var i = 0; i < taken.Length && lines.Count < Most; i++)
            {
                if (taken[i] == right[i]) continue;
                values ??= shown.ToArray<float>();
                pixels.AddRange(new ArraySegment<float>(values, i * DigitImages.Pixels, DigitImages.Pixels));
                lines.Add($"* a {right[i]}, taken for {taken[i]}");
            }
        }
        if (lines.Count == 0) return;
        summaries.Image<float>(Tag, pixels.ToArray(), [lines.Count, DigitImages.Side, DigitImages.Side, 1], step, maxOutputs: Most);
        summaries.Text(Captions, string.Join('\n', lines), step);
    }
}
