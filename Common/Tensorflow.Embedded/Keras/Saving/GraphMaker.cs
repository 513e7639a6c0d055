using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Layers;

namespace Tensorflow.Keras.Saving;

/// <summary>One use of a layer: where its inputs come from.</summary>
internal sealed record LayerUse(List<(string Layer, int Node, int Tensor)> Inputs, bool? Training);

/// <summary>Calls layers on each other's outputs, each use when its inputs are there (functional.py, reconstruct_from_config).</summary>
/// <param name="isKeras3">Whether Keras 3 numbered the uses.</param>
/// <param name="wrong">The error of a place in the configuration, and what is wrong there.</param>
internal sealed class GraphMaker(bool isKeras3, Func<string, string, ValueError> wrong)
{
    private readonly Dictionary<string, Layer> layers = [];

    // Uses that wait for their inputs, by layer, in order.
    private readonly List<(string Name, string Place, Queue<LayerUse> Uses)> waiting = [];
    private Dictionary<string, List<Tensor[]>> made = [];

    /// <summary>The layers by name.</summary>
    public IReadOnlyDictionary<string, Layer> Layers => layers;

    /// <exception cref="ValueError">There is a layer of that name.</exception>
    public void Add(string name, Layer layer, string place, IEnumerable<LayerUse> uses)
    {
        if (!layers.TryAdd(name, layer)) throw wrong(place, $"there are two layers \"{name}\"");
        waiting.Add((name, place, new(uses)));
    }

    /// <summary>Calls the layers.</summary>
    /// <exception cref="ValueError">A use waits for something that nothing makes.</exception>
    public void Connect()
    {
        // The uses of each layer in this model: a layer's first node may be of another's.
        made = layers.ToDictionary(layer => layer.Key, layer => Enumerable.Repeat(Array.Empty<Tensor>(), ModelConfig.FirstUse(layer.Value, isKeras3)).ToList());
        foreach (var (name, layer) in layers)
            if (layer is InputLayer input) made[name].Add([input.Symbol]);
        for (var progress = true; progress;)
        {
            progress = false;
            foreach (var (name, place, uses) in waiting)
            {
                while (uses.TryPeek(out var use))
                {
                    if (use.Inputs.Find(from => !layers.ContainsKey(from.Layer)) is { Layer: { } unknown }) throw wrong(place, $"its input \"{unknown}\" is no layer of the model");
                    if (use.Inputs.Exists(from => made[from.Layer].Count <= from.Node)) break;
                    uses.Dequeue();
                    made[name].Add([.. layers[name].Apply(new Tensors([.. use.Inputs.Select(from => Symbol(from, place))]), training: use.Training).Items]);
                    progress = true;
                }
            }
        }
        var stuck = waiting.Find(layer => layer.Uses.Count > 0);
        if (stuck.Name is not null) throw wrong(stuck.Place, $"layer \"{stuck.Name}\" waits for inputs that nothing makes");
    }

    /// <summary>An output of a use.</summary>
    /// <exception cref="ValueError">There is none there.</exception>
    public Tensor Symbol((string Layer, int Node, int Tensor) from, string place)
    {
        if (!made.TryGetValue(from.Layer, out var nodes) || from.Node < 0 || from.Node >= nodes.Count || from.Tensor < 0 || from.Tensor >= nodes[from.Node].Length)
            throw wrong(place, $"[\"{from.Layer}\", {from.Node}, {from.Tensor}] is no tensor of the model");
        return nodes[from.Node][from.Tensor];
    }
}
