using System.Text.Json.Nodes;
using Tensorflow.Keras.Engine;

namespace Tensorflow.Keras.Saving;

/// <summary>The configuration of a layer as Keras 2.15 writes it in JSON.</summary>
internal sealed class ConfigWriter(JsonObject json)
{
    public ConfigWriter Set(string key, int value) => Put(key, JsonValue.Create(value));

    public ConfigWriter Set(string key, bool value) => Put(key, JsonValue.Create(value));

    /// <summary>A float by its shortest decimal form: .1f is 0.1.</summary>
    public ConfigWriter Set(string key, float value) => Put(key, JsonValue.Create(value));

    public ConfigWriter Set(string key, string? value) => Put(key, value is null ? null : JsonValue.Create(value));

    public ConfigWriter Set(string key, int? value) => Put(key, value is { } number ? JsonValue.Create(number) : null);

    public ConfigWriter Set(string key, float? value) => Put(key, value is { } number ? JsonValue.Create(number) : null);

    public ConfigWriter SetNull(string key) => Put(key, null);

    public ConfigWriter Remove(string key)
    {
        json.Remove(key);
        return this;
    }

    /// <summary>Pairs of numbers, one a row.</summary>
    public ConfigWriter SetPairs(string key, long[,] pairs)
    {
        var rows = new JsonArray();
        for (var i = 0; i < pairs.GetLength(0); i++) rows.Add((JsonNode)new JsonArray(pairs[i, 0], pairs[i, 1]));
        return Put(key, rows);
    }

    /// <summary>Dimensions; unknown ones are null.</summary>
    public ConfigWriter Set(string key, Shape? shape) => Put(key, shape is null ? null : Dims(shape));

    public ConfigWriter SetList(string key, IEnumerable<int> numbers) => Put(key, new JsonArray([.. numbers.Select(number => (JsonNode)JsonValue.Create(number))]));

    public ConfigWriter SetList(string key, IEnumerable<float> numbers) => Put(key, new JsonArray([.. numbers.Select(number => (JsonNode)JsonValue.Create(number))]));

    public ConfigWriter Set(string key, IInitializer initializer) => Put(key, Object("keras.initializers", initializer.ClassName, initializer.Config));

    public ConfigWriter Set(string key, IRegularizer? regularizer) => Put(key, regularizer is null ? null : Object("keras.regularizers", regularizer.ClassName, regularizer.Config));

    /// <summary>A learning rate that is divided by 1 + decay * steps.</summary>
    public ConfigWriter SetInverseTimeDecay(string key, float rate, float decay) => Put(key, Object("keras.optimizers.schedules", "InverseTimeDecay",
        new Dictionary<string, object> { ["initial_learning_rate"] = rate, ["decay_steps"] = 1, ["decay_rate"] = decay, ["staircase"] = false, ["name"] = null! }));

    /// <exception cref="ValueError">The activation is the program's own function.</exception>
    public ConfigWriter Set(string key, Activation activation)
    {
        if (activation.Kind == ActivationKind.Given || activation.Name is null)
            throw new ValueError($"{key} is a function of the program's own, which no file can hold. Use one of keras.activations, or save_weights.");
        return Put(key, JsonValue.Create(activation.Name));
    }

    /// <summary>Dimensions as Keras writes them: null for unknown.</summary>
    public static JsonArray Dims(Shape shape) => new([.. shape.dims.Select(size => size < 0 ? null : (JsonNode)JsonValue.Create(size))]);

    private static JsonObject Object(string module, string className, IDictionary<string, object> config)
    {
        var values = new JsonObject();
        foreach (var (key, value) in config)
        {
            values[key] = value switch
            {
                null => null,
                int number => JsonValue.Create(number),
                long number => JsonValue.Create(number),
                float number => JsonValue.Create(number),
                double number => JsonValue.Create(number),
                bool flag => JsonValue.Create(flag),
                string text => JsonValue.Create(text),
                _ => throw new ValueError($"{className}: {key} is {value} ({value.GetType().Name}), which JSON does not hold."),
            };
        }
        return new JsonObject { ["module"] = module, ["class_name"] = className, ["config"] = values, ["registered_name"] = null };
    }

    private ConfigWriter Put(string key, JsonNode? value)
    {
        json[key] = value;
        return this;
    }
}
