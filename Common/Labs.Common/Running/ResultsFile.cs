using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Labs.Common;

/// <summary>The file of <c>--json</c>: one object with the lab's options and the results of its runs so far. Written to a temporary name and renamed, so that it is always whole.</summary>
internal sealed class ResultsFile
{
    private readonly string _path;
    private readonly string _temporary;

    /// <exception cref="IOException">The file cannot be written. Better known before the training than after it.</exception>
    public ResultsFile(string path)
    {
        _path = Path.GetFullPath(path);
        _temporary = $"{_path}.{Environment.ProcessId}.tmp";
        Guarded(() =>
        {
            if (Directory.Exists(_path))
                throw new IOException("it is a folder");
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            using (File.Create(_temporary)) { }
            File.Delete(_temporary);
        });
    }

    public void Write(Lab lab) => Guarded(() =>
    {
        using (var file = File.Create(_temporary))
        {
            using var json = new Utf8JsonWriter(file);
            Write(json, lab);
            json.Flush();
            file.WriteByte((byte)'\n');
        }
        File.Move(_temporary, _path, overwrite: true);
    });

    private void Write(Utf8JsonWriter json, Lab lab)
    {
        json.WriteStartObject();
        json.WriteString("lab", lab.Name);
        if (lab.LookFor is { } lookFor)
            json.WriteString("look_for", lookFor);
        json.WriteString("started", lab.Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        json.WriteString("engine", lab.Options.Engine);
        if (lab.EngineVersion is { Length: > 0 } version)
            json.WriteString("engine_version", version);
        json.WriteStartObject("machine");
        json.WriteString("system", RuntimeInformation.OSDescription);
        json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        json.WriteString("architecture", RuntimeInformation.ProcessArchitecture.ToString());
        json.WriteNumber("processors", Environment.ProcessorCount);
        json.WriteEndObject();
        if (lab.Data is { } data)
            json.WriteString("data", data);
        json.WriteNumber("seed", lab.Options.Seed);
        json.WriteStartObject("options");
        foreach (var (name, value) in lab.Options.Values)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }
        json.WriteEndObject();
        json.WriteStartArray("changed");
        foreach (var name in lab.Options.Changed)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartArray("runs");
        foreach (var run in lab.Runs)
            Write(json, run);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, LabRun run)
    {
        json.WriteStartObject();
        json.WriteString("name", run.Name);
        json.WriteString("network", run.Name);
        if (run.Seed is { } seed)
            json.WriteNumber("seed", seed);
        if (run.ResumedFrom is { } step)
            json.WriteNumber("resumed_from", step);
        json.WriteStartArray("steps");
        foreach (var result in run.Results)
        {
            json.WriteStartObject();
            json.WriteNumber("step", result.Step);
            WriteOptional(json, "loss", result.Loss);
            WriteOptional(json, "train_loss", result.TrainLoss);
            WriteOptional(json, "train_accuracy", result.TrainAccuracy);
            WriteOptional(json, "test_accuracy", result.TestAccuracy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteOptional(json, "accuracy", run.Accuracy);
        WriteOptional(json, "test_accuracy", run.TestAccuracy);
        if (run.Hypothesis is { } hypothesis)
        {
            json.WritePropertyName("hypothesis");
            WriteValue(json, hypothesis);
        }
        if (run.Values.Count > 0)
        {
            json.WriteStartObject("values");
            foreach (var (name, value) in run.Values)
            {
                json.WritePropertyName(name);
                WriteValue(json, value);
            }
            json.WriteEndObject();
        }
        if (run.LogFolder is { } logs)
            json.WriteString("logs", Relative(logs));
        WriteList(json, "series", run.Series, Write);
        WriteList(json, "tables", run.Tables, Write);
        WriteList(json, "pictures", run.Pictures, Write);
        json.WriteNumber("seconds", Math.Round(run.Elapsed.TotalSeconds, 6));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ResultSeries series)
    {
        json.WriteString("title", series.Title);
        json.WriteString("x", series.X);
        json.WriteString("y", series.Y);
        if (series.LogarithmicX)
            json.WriteBoolean("log_x", true);
        if (series.LogarithmicY)
            json.WriteBoolean("log_y", true);
        if (series.Note is { } note)
            json.WriteString("note", note);
        WriteList(json, "lines", series.Lines, (json, line) =>
        {
            json.WriteString("name", line.Name);
            if (line.Published)
                json.WriteBoolean("published", true);
            json.WritePropertyName("x");
            WriteValue(json, line.X);
            json.WritePropertyName("y");
            WriteValue(json, line.Y);
        });
    }

    private static void Write(Utf8JsonWriter json, ResultTable table)
    {
        json.WriteString("title", table.Title);
        if (table.Note is { } note)
            json.WriteString("note", note);
        json.WritePropertyName("columns");
        WriteValue(json, table.Columns);
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
            WriteValue(json, row);
        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, ResultPicture picture)
    {
        json.WriteString("title", picture.Title);
        json.WriteString("file", Relative(picture.File));
        json.WriteString("description", picture.Description);
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // The file and what it names can be moved together.
    private string Relative(string path) => Path.GetRelativePath(Path.GetDirectoryName(_path)!, path).Replace('\\', '/');

    private static void WriteOptional(Utf8JsonWriter json, string name, float? value)
    {
        if (value is not { } number)
            return;
        json.WritePropertyName(name);
        WriteValue(json, number);
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int whole: json.WriteNumberValue(whole); break;
            case long whole: json.WriteNumberValue(whole); break;
            case string word: json.WriteStringValue(word); break;
            // JSON has no NaN and infinities; a loss that diverged is still told, by name, as Python and .NET readers allow.
            case float number when !float.IsFinite(number): json.WriteStringValue(LabOption.Text(number)); break;
            case float number: json.WriteNumberValue(number); break;
            case double number when !double.IsFinite(number): json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case double number: json.WriteNumberValue(number); break;
            case System.Collections.IEnumerable values:
                json.WriteStartArray();
                foreach (var item in values)
                    WriteValue(json, item);
                json.WriteEndArray();
                break;
            default: throw new ArgumentException($"no JSON for a value of type {value.GetType()}", nameof(value));
        }
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--json: '{_path}' cannot be written ({error.Message.TrimEnd('.')}), expected a file in a folder that can be written", error);
        }
    }
}
