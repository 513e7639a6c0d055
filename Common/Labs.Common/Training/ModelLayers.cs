using System.Globalization;
using System.Text.RegularExpressions;
using Tensorflow.Keras;
using Tensorflow.Keras.Engine;

namespace Labs.Common;

/// <summary>
/// The layers of a model under the names that Keras gives them in a program with this model alone, <c>dense</c>, <c>dense_1</c>: Keras goes on counting from model to model, so that a layer's
/// own name depends on what was built before, and the same unit of two runs would not have the same name.
/// </summary>
internal static class ModelLayers
{
    /// <param name="model">A Sequential, or a model that holds one.</param>
    public static IEnumerable<(string Name, ILayer Layer)> Of(Model model)
    {
        var sequential = model as Sequential ?? (Model)model.Layers.OfType<Model>().Single();
        var counts = new Dictionary<string, int>();
        foreach (var layer in sequential.Layers.Where(layer => layer is not Tensorflow.Keras.Layers.InputLayer))
        {
            var kind = Snake(ClassOf(layer));
            var number = counts[kind] = counts.GetValueOrDefault(kind, -1) + 1;
            yield return (number == 0 ? kind : $"{kind}_{number.ToString(CultureInfo.InvariantCulture)}", layer);
        }
    }

    /// <summary>Keras' class of a layer; our twins have its name too.</summary>
    public static string ClassOf(ILayer layer) => layer.GetType().Name is var name && name.EndsWith("Twin", StringComparison.Ordinal) ? name[..^"Twin".Length] : name;

    // As Keras makes them: batch_normalization, conv2d.
    private static string Snake(string name) =>
        Regex.Replace(Regex.Replace(name, "(.)([A-Z][a-z0-9]+)", "$1_$2"), "([a-z])([A-Z])", "$1_$2").ToLowerInvariant();
}
