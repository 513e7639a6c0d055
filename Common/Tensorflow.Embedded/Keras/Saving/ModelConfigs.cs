using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Layers;

namespace Tensorflow.Keras.Saving;

/// <summary>Models and their configurations in memory: what get_config gives and from_config takes (functional.py, get_network_config and reconstruct_from_config).</summary>
internal static class ModelConfigs
{
    /// <exception cref="ValueError">The model or a layer of it is a class with code of its own.</exception>
    public static FunctionalConfig Of(Functional model)
    {
        ModelConfig.ClassOf(model);
        return model is Sequential sequential ? OfSequential(sequential) : OfGraph(model);
    }

    /// <exception cref="ValueError">The layers do not fit together, or there is one that is not known.</exception>
    public static Functional Make(FunctionalConfig config)
    {
        var name = config.Name.Length == 0 ? null : config.Name;
        if (!config.IsSequential)
        {
            var (inputs, outputs, _) = Connect(config, null);
            return new Functional(inputs, outputs, name);
        }
        var model = new Sequential(new SequentialArgs { Name = name });
        foreach (var layer in config.Layers) model.add(ArgumentLayers.Make(layer));
        return model;
    }

    /// <exception cref="ValueError">The layers do not fit together, or there is one that is not known.</exception>
    public static (Tensors, Tensors, Dictionary<string, ILayer>) Connect(FunctionalConfig config, Dictionary<string, ILayer>? created)
    {
        var graph = new GraphMaker(isKeras3: false, (place, what) => new ValueError($"The configuration of model \"{config.Name}\" at {place}: {what}."));
        foreach (var described in config.Layers)
        {
            var uses = described.InboundNodes.GroupBy(node => node.Use).OrderBy(use => use.Key).Select(use => new LayerUse([.. use.Select(Place)], use.First().Training));
            graph.Add(described.Name, created?.GetValueOrDefault(described.Name) is { } known ? (Layer)known : ArgumentLayers.Make(described), $"layer \"{described.Name}\"", uses);
        }
        graph.Connect();
        return (Ends(config.InputLayers, "InputLayers"), Ends(config.OutputLayers, "OutputLayers"), graph.Layers.ToDictionary(layer => layer.Key, layer => (ILayer)layer.Value));

        Tensors Ends(List<NodeConfig> ends, string place) => ends.Count > 0
            ? new Tensors([.. ends.Select(end => graph.Symbol(Place(end), place))])
            : throw new ValueError($"The configuration of model \"{config.Name}\" has no {place}.");
    }

    private static (string, int, int) Place(NodeConfig node) => (node.Name, node.NodeIndex, node.TensorIndex);

    private static FunctionalConfig OfGraph(Functional model)
    {
        var numbers = ModelConfig.UsesOf(model);
        var config = new FunctionalConfig { Name = model.Name };
        foreach (var layer in model.InnerLayers.OfType<Layer>())
        {
            var (uses, use) = (new List<NodeConfig>(), 0);
            foreach (var node in layer.InboundNodes.OfType<Node>().Where(numbers.ContainsKey))
            {
                foreach (var symbol in node.Inputs)
                {
                    var place = PlaceOf(symbol);
                    uses.Add(new NodeConfig { Name = place.Name, NodeIndex = place.NodeIndex, TensorIndex = place.TensorIndex, Use = use, Training = node.Training });
                }
                use++;
            }
            config.Layers.Add(OfLayer(layer, uses));
        }
        config.InputLayers.AddRange(model.inputs!.Items.ToArray().Select(PlaceOf));
        config.OutputLayers.AddRange(model.OutputSymbols.Select(PlaceOf));
        return config;

        NodeConfig PlaceOf(Tensor symbol)
        {
            var node = Node.Of(symbol);
            return new NodeConfig { Name = node.Layer.Name, NodeIndex = numbers[node], TensorIndex = Array.FindIndex(node.Outputs, output => ReferenceEquals(output, symbol)) };
        }
    }

    // Its layers know each other by their order; they are connected here too, for who puts the graph together.
    private static FunctionalConfig OfSequential(Sequential model)
    {
        var config = new FunctionalConfig { Name = model.Name, IsSequential = true };
        NodeConfig? before = null;
        if (model.BuildInputShape?.ToShapeArray() is [var shape])
        {
            var name = $"{(model.InnerLayers.Count > 0 ? model.InnerLayers[0].Name : model.Name)}_input";
            config.Layers.Add(new LayerConfig { Name = name, ClassName = "InputLayer", Config = new InputLayerArgs { Name = name, BatchInputShape = shape, DType = model.InputDType } });
            before = new NodeConfig { Name = name };
            config.InputLayers.Add(before);
        }
        foreach (var layer in model.InnerLayers.OfType<Layer>())
        {
            config.Layers.Add(OfLayer(layer, before is null ? [] : [before]));
            if (before is not null) before = new NodeConfig { Name = layer.Name, NodeIndex = ModelConfig.FirstUse(layer, isKeras3: false) };
        }
        if (before is not null) config.OutputLayers.Add(before);
        return config;
    }

    private static LayerConfig OfLayer(Layer layer, List<NodeConfig> uses)
    {
        var written = ModelConfig.Describe(layer, legacy: false);
        var args = (LayerArgs)(layer is Functional ? layer.Args.Copy() : layer.get_config());
        return new LayerConfig
        {
            Name = layer.Name,
            ClassName = (string)written["class_name"]!,
            Config = args,
            InboundNodes = uses,
            Model = layer is Functional model ? Of(model) : null,
            Written = args.GetType() == typeof(LayerArgs) ? written["config"]!.ToJsonString() : null,
        };
    }
}
