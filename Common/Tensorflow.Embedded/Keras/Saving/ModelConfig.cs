using System.Text.Json.Nodes;
using Tensorflow.Keras.Engine;
using Tensorflow.Keras.Layers;

namespace Tensorflow.Keras.Saving;

/// <summary>A model's configuration as Keras 2.15 writes it in JSON (functional.py, get_network_config; sequential.py, get_config).</summary>
internal static class ModelConfig
{
    /// <summary>Class and configuration of a model.</summary>
    /// <exception cref="ValueError">The model is a subclass with code of its own, or one of its layers has no configuration.</exception>
    public static JsonObject Of(Model model, bool legacy)
    {
        var described = Describe(model, legacy);
        if (model is not Sequential && !legacy)
        {
            described["module"] = "keras.src.engine.functional";
            described["registered_name"] = "Functional";
        }
        return described;
    }

    /// <summary>
    /// The number of a layer's first use in another model. A model with known inputs already has a use that makes its own outputs of them, which no configuration holds
    /// (functional.py, _should_skip_first_node; in Keras 3 a Sequential model has none). Keras 2 searches for a number that there is not without end.
    /// </summary>
    public static int FirstUse(Layer layer, bool isKeras3) => layer is Sequential sequential ? (isKeras3 || sequential.BuildInputShape is null ? 0 : 1) : layer is Functional ? 1 : 0;

    /// <summary>Numbers of the uses of layers within a model, since a layer may be used elsewhere too.</summary>
    public static Dictionary<Node, int> UsesOf(Functional model)
    {
        var numbers = new Dictionary<Node, int>(ReferenceEqualityComparer.Instance);
        var own = new HashSet<Node>(model.Nodes, ReferenceEqualityComparer.Instance);
        foreach (var layer in model.InnerLayers.OfType<Layer>())
        {
            var number = FirstUse(layer, isKeras3: false);
            foreach (var node in layer.InboundNodes.OfType<Node>().Where(own.Contains)) numbers[node] = number++;
        }
        return numbers;
    }

    /// <summary>Class and configuration of a layer.</summary>
    /// <exception cref="ValueError">It has none.</exception>
    public static JsonObject Describe(Layer layer, bool legacy)
    {
        var config = new JsonObject { ["name"] = layer.Name };
        string className;
        if (layer is Functional model)
        {
            className = ClassOf(model);
            if (model is Sequential sequential) AddLayers(config, sequential, legacy);
            else AddGraph(config, model, legacy);
        }
        else
        {
            className = layer.KerasClass;
            config["trainable"] = layer.Trainable;
            config["dtype"] = layer.DType.as_numpy_name();
            if (layer is InputLayer) config.Remove("trainable");
            try
            {
                if (!layer.WriteConfig(new ConfigWriter(config))) throw Unknown(layer);
            }
            catch (ValueError error) when (!error.Message.Contains(layer.Name, StringComparison.Ordinal))
            {
                throw new ValueError($"Layer \"{layer.Name}\" cannot be saved: {error.Message}");
            }
        }
        return legacy
            ? new JsonObject { ["class_name"] = className, ["config"] = config }
            : new JsonObject { ["module"] = layer is Functional ? "keras" : "keras.layers", ["class_name"] = className, ["config"] = config, ["registered_name"] = null };
    }

    /// <summary>Sequential or Functional.</summary>
    /// <exception cref="ValueError">A subclass of a program's own, which has code that no configuration holds.</exception>
    public static string ClassOf(Functional model) =>
        model.GetType() == typeof(Sequential) ? nameof(Sequential) : model.GetType() == typeof(Functional) ? nameof(Functional) : throw Unknown(model);

    private static ValueError Unknown(Layer layer) => new($"Layer \"{layer.Name}\" of class {layer.GetType().Name} has no configuration that Keras knows, so the model cannot be saved whole. "
        + "Save its weights with save_weights.");

    private static void AddLayers(JsonObject config, Sequential model, bool legacy)
    {
        var layers = new JsonArray();
        if (model.BuildInputShape?.ToShapeArray() is [var shape])
        {
            var input = new JsonObject
            {
                ["batch_input_shape"] = ConfigWriter.Dims(shape), ["dtype"] = model.InputDType.as_numpy_name(), ["sparse"] = false, ["ragged"] = false,
                ["name"] = $"{(model.InnerLayers.Count > 0 ? model.InnerLayers[0].Name : model.Name)}_input",
            };
            layers.Add((JsonNode)(legacy
                ? new JsonObject { ["class_name"] = "InputLayer", ["config"] = input }
                : new JsonObject { ["module"] = "keras.layers", ["class_name"] = "InputLayer", ["config"] = input, ["registered_name"] = null }));
        }
        foreach (var layer in model.InnerLayers) layers.Add((JsonNode)Describe((Layer)layer, legacy));
        config["layers"] = layers;
    }

    private static void AddGraph(JsonObject config, Functional model, bool legacy)
    {
        config["trainable"] = model.Trainable;
        var numbers = UsesOf(model);
        var layers = new JsonArray();
        foreach (var layer in model.InnerLayers.OfType<Layer>())
        {
            var described = Describe(layer, legacy);
            described["name"] = layer.Name;
            var uses = new JsonArray();
            foreach (var node in layer.InboundNodes.OfType<Node>().Where(numbers.ContainsKey))
            {
                if (node.Inputs.Length == 0) continue;
                var use = new JsonArray();
                foreach (var symbol in node.Inputs)
                {
                    var place = Place(symbol);
                    place.Add((JsonNode)(node.Training == true ? new JsonObject { ["training"] = true } : new JsonObject()));
                    use.Add((JsonNode)place);
                }
                uses.Add((JsonNode)use);
            }
            described["inbound_nodes"] = uses;
            layers.Add((JsonNode)described);
        }
        config["layers"] = layers;
        config["input_layers"] = new JsonArray([.. model.inputs!.Items.ToArray().Select(Place)]);
        config["output_layers"] = new JsonArray([.. model.OutputSymbols.Select(Place)]);

        JsonArray Place(Tensor symbol)
        {
            var node = Node.Of(symbol);
            return new JsonArray(JsonValue.Create(node.Layer.Name), JsonValue.Create(numbers[node]), JsonValue.Create(Array.FindIndex(node.Outputs, output => ReferenceEquals(output, symbol))));
        }
    }
}
