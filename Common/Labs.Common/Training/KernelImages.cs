using Labs.TensorBoard;
using Tensorflow;
using Tensorflow.Keras.Engine;

namespace Labs.Common;

/// <summary>The kernels of a model's first convolution as gray images, each as many times larger as can be seen: <c>conv2d/kernel/images</c>. Black is the least of its numbers, white the largest.</summary>
internal static class KernelImages
{
    public const string Suffix = "/kernel/images";

    private const int Most = 64;
    private const int Scale = 8;

    /// <param name="summaries">Writes them.</param>
    /// <param name="model">Built; without a convolution nothing is written.</param>
    /// <param name="step">The step after which it is.</param>
    public static void Write(SummaryWriter summaries, Model model, int step)
    {
        foreach (var (name, layer) in ModelLayers.Of(model))
        {
            if (layer is not Tensorflow.Keras.Layers.Conv2D || layer.Weights[0].AsTensor() is not { ndim: 4 } kernel) continue;
            var (height, width, channels, filters) = ((int)kernel.shape[0], (int)kernel.shape[1], (int)kernel.shape[2], (int)kernel.shape[3]);
            var count = Math.Min(filters, Most);
            var values = kernel.ToArray<float>();
            var pixels = new float[count * height * Scale * width * Scale];
            for (var filter = 0; filter < count; filter++)
            {
                // Of several channels the mean.
                var shown = new float[height * width];
                for (var i = 0; i < shown.Length; i++)
                    for (var channel = 0; channel < channels; channel++) shown[i] += values[(((i * channels) + channel) * filters) + filter] / channels;
                var (least, largest) = (shown.Min(), shown.Max());
                for (var y = 0; y < height * Scale; y++)
                    for (var x = 0; x < width * Scale; x++)
                        pixels[(((filter * height * Scale) + y) * width * Scale) + x] = largest > least ? (shown[(y / Scale * width) + (x / Scale)] - least) / (largest - least) : 0;
            }
            summaries.Image<float>(name + Suffix, pixels, [count, height * Scale, width * Scale, 1], step, maxOutputs: Most);
            return;
        }
    }
}
