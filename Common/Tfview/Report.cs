using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tfview;

/// <summary>What a command found: facts, tables of rows, and what is damaged.</summary>
internal sealed class Report
{
    public List<(string Name, object? Value)> Facts { get; } = [];

    public List<ReportTable> Tables { get; } = [];

    /// <summary>One line each.</summary>
    public List<string> Damage { get; } = [];

    /// <summary>Tables of at most 80 columns.</summary>
    public void WriteText(TextWriter output)
    {
        foreach (var (name, value) in Facts) output.WriteLine(TextTable.Shorten($"{name}: {TextOf(value)}", TextTable.Width));
        foreach (var table in Tables)
        {
            if (Facts.Count > 0 || table != Tables[0]) output.WriteLine();
            TextTable.Write(output, table);
        }
    }

    /// <summary>The first table, as RFC 4180 has it, in lines that end with a line feed.</summary>
    public void WriteCsv(TextWriter output)
    {
        if (Tables.Count == 0) return;
        output.Write(string.Join(',', Tables[0].Columns.Select(Quoted)) + "\n");
        foreach (var row in Tables[0].Rows) output.Write(string.Join(',', row.Select(value => Quoted(TextOf(value)))) + "\n");
    }

    /// <summary>An object: the facts, each table as a list of objects, and what is damaged.</summary>
    public void WriteJson(TextWriter output)
    {
        using var stream = new MemoryStream();
        // Text as it is: nothing here goes into a page.
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (var (name, value) in Facts) Write(name.Replace(' ', '_'), value);
            foreach (var table in Tables)
            {
                json.WriteStartArray(table.Name);
                foreach (var row in table.Rows)
                {
                    json.WriteStartObject();
                    for (var i = 0; i < row.Length; i++) Write(table.Columns[i].Replace(' ', '_'), row[i]);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            }
            json.WriteStartArray("damage");
            foreach (var damage in Damage) json.WriteStringValue(damage);
            json.WriteEndArray();
            json.WriteEndObject();

            void Write(string name, object? value)
            {
                json.WritePropertyName(name);
                switch (value)
                {
                    case null: json.WriteNullValue(); break;
                    case long number: json.WriteNumberValue(number); break;
                    // JSON has no NaN and no infinity.
                    case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
                    case IReadOnlyList<long> shape:
                        json.WriteStartArray();
                        foreach (var size in shape) json.WriteNumberValue(size);
                        json.WriteEndArray();
                        break;
                    default: json.WriteStringValue(TextOf(value)); break;
                }
            }
        }
        output.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    /// <summary>A value as text; a number of float32 by its shortest decimal form.</summary>
    public static string TextOf(object? value) => value switch
    {
        null => "",
        IReadOnlyList<long> shape => $"({string.Join(", ", shape)})",
        double number when (float)number == number => ((float)number).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

/// <summary>A table: texts, numbers (<see cref="long"/>, <see cref="double"/>) and shapes.</summary>
internal sealed record ReportTable(string Name, string[] Columns, List<object?[]> Rows);
