using System.Text.Json;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Operations.Initializers;

namespace Tensorflow.Keras.Saving;

/// <summary>A layer's configuration as Keras wrote it. What is not there has Keras' default; what the engine has not is an error that names its place.</summary>
/// <param name="config">The JSON object.</param>
/// <param name="place">Where it stands: <c>layers[2] (Dense "out")</c>.</param>
/// <param name="isKeras3">Whether Keras 3 wrote it, whose hard_sigmoid is another.</param>
internal sealed class ConfigReader(JsonElement config, string place, bool isKeras3)
{
    public bool IsKeras3 => isKeras3;

    public string Name => Text("name") ?? "";

    public bool Has(string key) => config.ValueKind == JsonValueKind.Object && config.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    public JsonElement Element(string key) => Has(key) ? config.GetProperty(key) : throw Wrong($"{key} expected");

    public ValueError Wrong(string what) => new($"The model's configuration cannot be loaded: {place}: {what}.");

    public string? Text(string key) => !Has(key) ? null : Element(key) is { ValueKind: JsonValueKind.String } text ? text.GetString() : throw Wrong($"{key} is {Element(key).GetRawText()}, a text expected");

    public int Int(string key, int? byDefault = null)
    {
        if (!Has(key) && byDefault is { } value) return value;
        // Keras 2 writes an axis as a list of one.
        var element = Element(key);
        if (element is { ValueKind: JsonValueKind.Array } && element.GetArrayLength() == 1) element = element[0];
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) ? number : throw Wrong($"{key} is {Short(element)}, a whole number expected");
    }

    public float Float(string key, float byDefault) =>
        !Has(key) ? byDefault : Element(key) is { ValueKind: JsonValueKind.Number } element ? (float)element.GetDouble() : throw Wrong($"{key} is {Short(Element(key))}, a number expected");

    public bool Bool(string key, bool byDefault) =>
        !Has(key) ? byDefault : Element(key).ValueKind is JsonValueKind.True or JsonValueKind.False ? Element(key).GetBoolean() : throw Wrong($"{key} is {Short(Element(key))}, true or false expected");

    public int[] Ints(string key)
    {
        var element = Element(key);
        return element.ValueKind == JsonValueKind.Number ? [Int(key)] : [.. Dims(element, key).Select(size => (int)size)];
    }

    /// <summary>Whole numbers, or pairs of them, one after the other.</summary>
    public NumPy.NDArray Numbers(string key) => new(Array.ConvertAll(Floats(key), number => (int)number));

    /// <summary>A number, or numbers in lists of any depth.</summary>
    public float[] Floats(string key)
    {
        var numbers = new List<float>();
        Add(Element(key));
        return [.. numbers];

        void Add(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Number) numbers.Add((float)element.GetDouble());
            else if (element.ValueKind == JsonValueKind.Array) foreach (var item in element.EnumerateArray()) Add(item);
            else throw Wrong($"{key} is {Short(Element(key))}, numbers expected");
        }
    }

    public Shape? Shape(string key) => Has(key) ? new Shape(Dims(Element(key), key)) : null;

    /// <summary>float32 or float64, by name or as Keras 3's policy.</summary>
    public TF_DataType DType()
    {
        if (!Has("dtype")) return TF_DataType.TF_FLOAT;
        var element = Element("dtype");
        var name = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("config", out var policy)
            && policy.ValueKind == JsonValueKind.Object && policy.TryGetProperty("name", out var given) ? given : element;
        return (name.ValueKind == JsonValueKind.String ? name.GetString() : null) switch
        {
            "float32" => TF_DataType.TF_FLOAT,
            "float64" => TF_DataType.TF_DOUBLE,
            "int32" => TF_DataType.TF_INT32,
            "int64" => TF_DataType.TF_INT64,
            "uint8" => TF_DataType.TF_UINT8,
            "bool" => TF_DataType.TF_BOOL,
            _ => throw Wrong($"dtype is {Short(element)}, which is not offered: float32 or float64 expected"),
        };
    }

    public Activation Activation(string key)
    {
        if (!Has(key)) return Activations.FromName(null);
        var element = Element(key);
        // Keras 2 writes some functions as objects.
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("class_name", out var kind) && kind.ValueKind == JsonValueKind.String && kind.GetString() == "function"
            && element.TryGetProperty("config", out var function)) element = function;
        var name = element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Wrong($"{key} is {Short(element)}, the name of an activation expected");
        if (isKeras3 && name == "hard_sigmoid") return Keras.Activation.Of("hard_sigmoid", Activations.HardSigmoid3);
        try
        {
            return Activations.FromName(name == "silu" ? "swish" : name);
        }
        catch (ValueError error)
        {
            throw Wrong(error.Message.TrimEnd('.'));
        }
    }

    public IInitializer Initializer(string key, IInitializer byDefault)
    {
        if (!Has(key)) return byDefault;
        var (name, own) = Object(key);
        var seed = own.Has("seed") && own.Element("seed").ValueKind == JsonValueKind.Number ? own.Int("seed") : (int?)null;
        return name switch
        {
            "Zeros" or "zeros" => new Zeros(),
            "Ones" or "ones" => new Ones(),
            "Constant" => new Constant<float>(own.Float("value", 0)),
            "GlorotUniform" or "glorot_uniform" => new GlorotUniform(seed: seed),
            "HeNormal" or "he_normal" => new HeNormalInitializer(seed),
            // Keras' names for settings of one (initializers.py).
            "GlorotNormal" => new VarianceScaling(1f, "fan_avg", "truncated_normal", seed),
            "HeUniform" => new VarianceScaling(2f, "fan_in", "uniform", seed),
            "LecunNormal" => new VarianceScaling(1f, "fan_in", "truncated_normal", seed),
            "LecunUniform" => new VarianceScaling(1f, "fan_in", "uniform", seed),
            "VarianceScaling" => new VarianceScaling(own.Float("scale", 1f), own.Text("mode") ?? "fan_in", own.Text("distribution") ?? "truncated_normal", seed),
            "RandomNormal" => new RandomNormal(own.Float("mean", 0), own.Float("stddev", .05f), seed),
            "TruncatedNormal" => new TruncatedNormal(own.Float("mean", 0), own.Float("stddev", .05f), seed),
            "RandomUniform" => new RandomUniform(minval: own.Float("minval", -.05f), maxval: own.Float("maxval", .05f), seed: seed),
            "Orthogonal" => new Orthogonal(own.Float("gain", 1f), seed),
            _ => throw Wrong($"{key} is {name}, an initializer that is not offered"),
        };
    }

    public IRegularizer? Regularizer(string key)
    {
        if (!Has(key)) return null;
        var (name, own) = Object(key);
        var regularizers = new Regularizers();
        return name switch
        {
            "L1" or "l1" => regularizers.l1(own.Float("l1", .01f)),
            "L2" or "l2" => regularizers.l2(own.Float("l2", .01f)),
            "L1L2" or "l1_l2" => regularizers.l1l2(own.Float("l1", 0), own.Float("l2", 0)),
            _ => throw Wrong($"{key} is {name}, a regularizer that is not offered"),
        };
    }

    /// <summary>Refuses a setting that the engine has not.</summary>
    public void RequireAbsent(params string[] keys)
    {
        foreach (var key in keys)
        {
            if (Has(key) && Element(key) is var element && element.ValueKind != JsonValueKind.False) throw Wrong($"{key} is {Short(element)}, which is not offered");
        }
    }

    /// <summary>Name, dtype and whether it is trained: what every layer has.</summary>
    public T Common<T>(T args) where T : LayerArgs
    {
        args.Name = Name.Length == 0 ? null : Name;
        args.DType = DType();
        args.Trainable = Bool("trainable", true);
        args.ActivityRegularizer = null;
        if (Has("activity_regularizer")) args.ActivityRegularizer = Regularizer("activity_regularizer");
        var shape = Shape("batch_input_shape") ?? Shape("batch_shape");
        if (shape is not null) args.BatchInputShape = shape;
        return args;
    }

    private (string Name, ConfigReader Config) Object(string key)
    {
        var element = Element(key);
        if (element.ValueKind == JsonValueKind.String) return (element.GetString()!, new ConfigReader(default, place, isKeras3));
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("class_name", out var name) || name.ValueKind != JsonValueKind.String)
            throw Wrong($"{key} is {Short(element)}, a class_name and a config expected");
        return (name.GetString()!, new ConfigReader(element.TryGetProperty("config", out var own) ? own : default, $"{place}, {key}", isKeras3));
    }

    private long[] Dims(JsonElement element, string key)
    {
        if (element.ValueKind != JsonValueKind.Array) throw Wrong($"{key} is {Short(element)}, a list of dimensions expected");
        return [.. element.EnumerateArray().Select(size => size.ValueKind == JsonValueKind.Null ? -1
            : size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out var number) ? number : throw Wrong($"{key} is {Short(element)}, a list of dimensions expected"))];
    }

    private static string Short(JsonElement element) => element.GetRawText() is { Length: > 80 } text ? string.Concat(text.AsSpan(0, 80), "...") : element.GetRawText();
}
