using Tensorflow.Keras.Engine;
using Tensorflow.Train;

namespace Tensorflow.Keras.Saving;

/// <summary>
/// The places of a model's layers in Keras' files by place (saving_lib.py, _walk_trackable): <c>layers/dense_1</c> for the second Dense layer of a model,
/// <c>layers/sequential/layers/dense</c> in a model inside. Names of layers do not matter.
/// </summary>
internal static class LayerPlaces
{
    /// <summary>The model itself, whose place is empty, and every layer inside, each once.</summary>
    public static List<(string Path, Layer Layer)> Of(Layer model)
    {
        var places = new List<(string, Layer)>();
        Visit(model, "", places, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return places;
    }

    private static void Visit(Layer layer, string path, List<(string, Layer)> places, HashSet<object> visited)
    {
        if (!visited.Add(layer)) return;
        places.Add((path, layer));
        // Keras goes through an object's attributes in the reverse order of their names; a model's layers are one of them.
        var attributes = layer is Functional ? [] : layer.Children.Where(child => child.Value is Layer).OrderByDescending(child => child.Key, StringComparer.Ordinal).ToList();
        const string container = "layers";
        foreach (var (name, child) in attributes.Where(child => string.CompareOrdinal(child.Key, container) > 0)) Visit((Layer)child, Join(path, name), places, visited);
        if (layer is Model) Container();
        foreach (var (name, child) in attributes.Where(child => string.CompareOrdinal(child.Key, container) < 0)) Visit((Layer)child, Join(path, name), places, visited);
        // Layers that a layer made known without an attribute.
        if (layer is not Model) Container();

        void Container()
        {
            var used = new Dictionary<string, int>();
            foreach (var inner in layer.InnerLayers.OfType<Layer>())
            {
                if (visited.Contains(inner)) continue;
                var name = LayerNames.SnakeCase(inner.KerasClass);
                var number = used[name] = used.GetValueOrDefault(name, -1) + 1;
                Visit(inner, Join(path, $"{container}/{(number == 0 ? name : $"{name}_{number}")}"), places, visited);
            }
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";
}
