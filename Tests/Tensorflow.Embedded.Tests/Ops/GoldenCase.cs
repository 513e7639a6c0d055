using System.Globalization;
using System.Text.Json;

namespace Tensorflow.Tests.OpTests;

/// <summary>One op of golden/ops.json: what TensorFlow made of the inputs, and the gradients of sum(output * upstream).</summary>
internal sealed class GoldenCase(JsonElement json, int index)
{
    private static readonly Lazy<IReadOnlyList<GoldenCase>> Recorded = new(() =>
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "ops.json")));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select((one, i) => new GoldenCase(one.Clone(), i))];
    });

    public static IReadOnlyList<GoldenCase> All => Recorded.Value;

    public string Op { get; } = json.GetProperty("op").GetString()!;

    public string Note { get; } = json.GetProperty("attrs").TryGetProperty("note", out var note) ? note.GetString()! : "";

    public string Name => $"{index:D3} {Op} {json.GetProperty("attrs").GetRawText()}";

    public Tensor[] Inputs() => [.. json.GetProperty("inputs").EnumerateArray().Select(ToTensor)];

    public Tensor Output() => ToTensor(json.GetProperty("output"));

    public Tensor? Upstream() => json.GetProperty("upstream") is { ValueKind: JsonValueKind.Object } upstream ? ToTensor(upstream) : null;

    public IEnumerable<(int Input, Tensor Gradient)> Gradients() =>
        json.GetProperty("gradients").EnumerateObject().Select(one => (int.Parse(one.Name, CultureInfo.InvariantCulture), ToTensor(one.Value)));

    public bool Flag(string name) => json.GetProperty("attrs").GetProperty(name).GetBoolean();

    public float Number(string name) => json.GetProperty("attrs").GetProperty(name).GetSingle();

    public int[] Integers(string name) => [.. json.GetProperty("attrs").GetProperty(name).EnumerateArray().Select(one => one.GetInt32())];

    public Axis? Axis(string name) => json.GetProperty("attrs").GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number } number => number.GetInt32(),
        var list => list.EnumerateArray().Select(one => one.GetInt32()).ToArray(),
    };

    public bool Has(string name) => json.GetProperty("attrs").TryGetProperty(name, out _);

    public override string ToString() => Name;

    private static Tensor ToTensor(JsonElement json)
    {
        var shape = new Shape([.. json.GetProperty("shape").EnumerateArray().Select(one => one.GetInt64())]);
        var values = json.GetProperty("values").EnumerateArray().ToArray();
        return json.GetProperty("dtype").GetString() switch
        {
            "float32" => Conversions.OfArray(Array.ConvertAll(values, ToSingle), shape),
            "int32" => Conversions.OfArray(Array.ConvertAll(values, one => one.GetInt32()), shape),
            "int64" => Conversions.OfArray(Array.ConvertAll(values, one => one.GetInt64()), shape),
            "bool" => Conversions.OfArray(Array.ConvertAll(values, ToBoolean), shape),
            var other => throw new InvalidDataException($"ops.json: dtype {other}"),
        };
    }

    private static float ToSingle(JsonElement value) => value.ValueKind == JsonValueKind.String ? float.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetSingle();

    private static bool ToBoolean(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetInt32() != 0 : value.GetBoolean();
}
