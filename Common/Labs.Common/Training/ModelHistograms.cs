using Tensorflow;
using Tensorflow.Keras.Engine;
using Tensorflow.NumPy;

namespace Labs.Common;

/// <summary>How a model's weights, and its activations on some test images, are spread, over steps: <c>dense_1/kernel</c>, <c>activation_1/output</c>.</summary>
internal static class ModelHistograms
{
    /// <summary>Steps from one entry to the next; after the last step there is one too.</summary>
    public const int Every = 50;

    // Enough for a histogram of each layer's outputs, and a small part of a step's work.
    private const string SomeImages = "0:128";

    /// <param name="writer">Writes them, where logs are written.</param>
    /// <param name="model">Built.</param>
    /// <param name="images">(n, 28, 28, 1) float32, of which the first are taken.</param>
    /// <param name="step">The step that they are of.</param>
    public static void Write(LabWriter writer, Model model, NDArray images, int step)
    {
        if (writer.Summaries is not { } summaries) return;
        Tensor x = (Tensor)images[SomeImages];
        foreach (var (name, layer) in ModelLayers.Of(model))
        {
            foreach (var variable in layer.Weights) summaries.Histogram($"{name}/{ModelNodes.LocalName(variable)}", variable.numpy().ToArray<float>(), step);
            x = layer.Apply(x, training: false);
            // What a dense layer gives stands in the activation after it, but for the last one's logits; a convolution has its own.
            if (layer is Activation or Tensorflow.Keras.Layers.Conv2D || ReferenceEquals(layer, Last(model))) summaries.Histogram($"{name}/output", x.ToArray<float>(), step);
        }
    }

    private static object Last(Model model) => ModelLayers.Of(model).Last().Layer;
}
