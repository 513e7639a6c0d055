using System.Globalization;
using System.Text.Json;

namespace RunLabs;

/// <summary>Reads what may be absent in a results file.</summary>
internal static class Json
{
    public static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.GetBoolean();

    public static float? Single(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? (float)Number(value) : null;

    public static IEnumerable<JsonElement> List(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.EnumerateArray() : [];

    /// <summary>A number; NaN and infinities are words in JSON, and null stands for nothing.</summary>
    public static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        JsonValueKind.Null => double.NaN,
        _ => value.GetDouble(),
    };

    /// <summary>A value as the command line would give it; a list as words with blanks between them.</summary>
    public static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(' ', value.EnumerateArray().Select(Words)),
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    /// <summary>A table's cell: a number, a text or null.</summary>
    public static object? Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetRawText(),
    };
}
