namespace Labs.Checkpoints;

/// <summary>The edges that Keras gives to a model's layers. Any number of threads may call.</summary>
public static class KerasModel
{
    /// <summary>
    /// The node of a Keras Sequential or functional model: per layer <c>layer_with_weights-i</c>, if it has weights, then <c>layer-j</c>, each with its own count.
    /// Every layer counts, those without weights too. The InputLayer of a functional model is one of its layers, <c>layer-0</c>: give a node for it; that of a Sequential model is none.
    /// (keras v2.15 engine/functional.py, engine/sequential.py)
    /// </summary>
    public static TrackableNode Sequential(params IEnumerable<TrackableNode> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        var model = new TrackableNode();
        var (withWeights, all) = (0, 0);
        foreach (var layer in layers)
        {
            if (layer.HasVariables()) model.Add($"layer_with_weights-{withWeights++}", layer);
            model.Add($"layer-{all++}", layer);
        }
        return model;
    }
}
