using System.Text.Json;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;

namespace Tensorflow.Keras.Saving;

/// <summary>Makes a model from its configuration in JSON, as Keras 2 and Keras 3 write it (functional.py, reconstruct_from_config).</summary>
internal sealed class ModelReader(string file, bool isKeras3)
{
    // Models inside models go into the stack.
    private const int DeepestModel = 50;

    /// <exception cref="ValueError">The configuration is damaged, or there is a layer that the engine has not; then nothing was made.</exception>
    public Model Read(JsonElement model)
    {
        RequireKnown(model, "the model", 0);
        return (Model)Make(model, "the model");
    }

    /// <summary>Looks at every layer's class before any layer is made.</summary>
    private void RequireKnown(JsonElement described, string place, int depth)
    {
        if (depth > DeepestModel) throw Wrong(place, $"models are nested more than {DeepestModel} deep");
        var (className, config) = Parts(described, place);
        if (!LayerClasses.Knows(className))
        {
            var name = config.TryGetProperty("name", out var given) && given.ValueKind == JsonValueKind.String ? $" (\"{given.GetString()}\")" : "";
            throw Wrong(place, $"unknown layer {className}{name}. Known: {string.Join(", ", LayerClasses.Names)}");
        }
        if (!LayerClasses.Models.Contains(className)) return;
        var i = 0;
        foreach (var layer in Layers(config, place)) RequireKnown(layer, $"{(depth == 0 ? "" : $"{place}.")}layers[{i++}]", depth + 1);
    }

    private Layer Make(JsonElement described, string place)
    {
        var (className, config) = Parts(described, place);
        var reader = new ConfigReader(config, $"{place} ({className}{(config.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? $" \"{name.GetString()}\"" : "")})", isKeras3);
        if (!LayerClasses.Models.Contains(className)) return LayerClasses.Make(className, reader);
        var prefix = place == "the model" ? "" : $"{place}.";
        Model model = className == "Sequential" ? MakeSequential(config, reader, prefix) : MakeFunctional(config, reader, prefix);
        model.Trainable = reader.Bool("trainable", true);
        return model;
    }

    private Sequential MakeSequential(JsonElement config, ConfigReader reader, string prefix)
    {
        var model = new Sequential(new SequentialArgs { Name = reader.Name.Length == 0 ? null : reader.Name });
        var i = 0;
        foreach (var layer in Layers(config, prefix)) model.add(Make(layer, $"{prefix}layers[{i++}]"));
        if (!model.Built && model.InnerLayers.Count > 0 && (reader.Shape("build_input_shape") ?? reader.Shape("batch_input_shape")) is { } shape) model.build(shape);
        return model;
    }

    private Functional MakeFunctional(JsonElement config, ConfigReader reader, string prefix)
    {
        var graph = new GraphMaker(isKeras3, Wrong);
        var i = 0;
        foreach (var described in Layers(config, prefix))
        {
            var place = $"{prefix}layers[{i++}]";
            var layer = Make(described, place);
            var name = described.TryGetProperty("name", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : layer.Name;
            var uses = new List<LayerUse>();
            if (described.TryGetProperty("inbound_nodes", out var nodes) && nodes.ValueKind == JsonValueKind.Array)
                foreach (var node in nodes.EnumerateArray()) uses.Add(Use.Read(node, what => Wrong($"{place}.inbound_nodes", what)));
            graph.Add(name, layer, place, uses);
        }
        graph.Connect();
        return new Functional(Ends("input_layers"), Ends("output_layers"), reader.Name.Length == 0 ? null : reader.Name);

        Tensors Ends(string key)
        {
            var ends = reader.Element(key);
            if (ends.ValueKind != JsonValueKind.Array || ends.GetArrayLength() == 0) throw reader.Wrong($"{key} has to be a list of places");
            // Keras 3 writes a single place without a list around it.
            var list = ends[0].ValueKind == JsonValueKind.String ? [ends] : ends.EnumerateArray().ToArray();
            return new Tensors([.. list.Select(end => graph.Symbol(Use.Place(end, what => Wrong(key, what)), key))]);
        }
    }

    private JsonElement.ArrayEnumerator Layers(JsonElement config, string place) =>
        config.ValueKind == JsonValueKind.Object && config.TryGetProperty("layers", out var layers) && layers.ValueKind == JsonValueKind.Array ? layers.EnumerateArray()
        // Keras 1 wrote the layers of a Sequential model themselves.
        : config.ValueKind == JsonValueKind.Array ? config.EnumerateArray() : throw Wrong(place, "a list of layers expected");

    private (string ClassName, JsonElement Config) Parts(JsonElement described, string place)
    {
        if (described.ValueKind != JsonValueKind.Object || !described.TryGetProperty("class_name", out var name) || name.ValueKind != JsonValueKind.String) throw Wrong(place, "a class_name expected");
        if (!described.TryGetProperty("config", out var config) || config.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) throw Wrong(place, $"{name.GetString()} without a config");
        if (described.TryGetProperty("registered_name", out var registered) && registered.ValueKind == JsonValueKind.String && registered.GetString() is var own && own != name.GetString() && own!.Contains('>'))
            throw Wrong(place, $"unknown layer {own}, a class of the program's own");
        return (name.GetString()!, config);
    }

    private ValueError Wrong(string place, string what) => new($"{file} could not be loaded: the model's configuration at {place}: {what}.");

    /// <summary>Uses of layers in JSON.</summary>
    private static class Use
    {
        public static LayerUse Read(JsonElement node, Func<string, ValueError> wrong)
        {
            var inputs = new List<(string, int, int)>();
            bool? training = null;
            if (node.ValueKind == JsonValueKind.Array)
            {
                // [["dense", 0, 0, {}], ...], or without a list around it.
                foreach (var from in node.GetArrayLength() > 0 && node[0].ValueKind == JsonValueKind.String ? [node] : node.EnumerateArray().ToArray())
                {
                    inputs.Add(Place(from, wrong));
                    if (from.GetArrayLength() > 3) Options(from[3]);
                }
            }
            else if (node.ValueKind == JsonValueKind.Object && node.TryGetProperty("args", out var args))
            {
                Collect(args, 0);
                if (node.TryGetProperty("kwargs", out var options)) Options(options);
            }
            else
            {
                throw wrong($"{node.GetRawText()} is no use of a layer");
            }
            if (inputs.Count == 0) throw wrong("a layer is used without inputs");
            return new LayerUse(inputs, training);

            void Collect(JsonElement value, int depth)
            {
                if (depth > 8) throw wrong("arguments are nested too deeply");
                if (value.ValueKind == JsonValueKind.Array)
                    foreach (var item in value.EnumerateArray()) Collect(item, depth + 1);
                else if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("config", out var config) && config.ValueKind == JsonValueKind.Object && config.TryGetProperty("keras_history", out var history))
                    inputs.Add(Place(history, wrong));
                else if (value.ValueKind != JsonValueKind.Null)
                    throw wrong($"the argument {value.GetRawText()} is not offered");
            }

            void Options(JsonElement options)
            {
                if (options.ValueKind != JsonValueKind.Object) return;
                foreach (var option in options.EnumerateObject())
                {
                    if (option.Value.ValueKind == JsonValueKind.Null) continue;
                    if (option.Name == "training" && option.Value.ValueKind is JsonValueKind.True or JsonValueKind.False) training = option.Value.GetBoolean();
                    else throw wrong($"the argument {option.Name} = {option.Value.GetRawText()} is not offered");
                }
            }
        }

        /// <summary>["layer", use, output].</summary>
        public static (string Layer, int Node, int Tensor) Place(JsonElement place, Func<string, ValueError> wrong) =>
            place.ValueKind == JsonValueKind.Array && place.GetArrayLength() >= 3 && place[0].ValueKind == JsonValueKind.String
                && place[1].ValueKind == JsonValueKind.Number && place[1].TryGetInt32(out var node) && place[2].ValueKind == JsonValueKind.Number && place[2].TryGetInt32(out var tensor)
                ? (place[0].GetString()!, node, tensor) : throw wrong($"{place.GetRawText()} is no place of a tensor");
    }
}
