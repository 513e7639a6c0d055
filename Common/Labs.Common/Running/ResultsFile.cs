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

    internal static void Write(Utf8JsonWriter json, Lab lab)
    {
        json.WriteStartObject();
        json.WriteString("lab", lab.Name);
        json.WriteString("engine", lab.Options.Engine);
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
        json.WriteStartArray("runs");
        foreach (var run in lab.Runs)
            Write(json, run);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LabRun run)
    {
        json.WriteStartObject();
        json.WriteString("name", run.Name);
        json.WriteString("network", run.Network);
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
        json.WriteNumber("seconds", Math.Round(run.Elapsed.TotalSeconds, 6));
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, float? value)
    {
        if (value is not { } number)
            return;
        json.WritePropertyName(name);
        WriteValue(json, number);
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool flag: json.WriteBooleanValue(flag); break;
            case int whole: json.WriteNumberValue(whole); break;
            case string word: json.WriteStringValue(word); break;
            // JSON has no NaN and infinities; a loss that diverged is still told, by name, as Python and .NET readers allow.
            case float number when !float.IsFinite(number): json.WriteStringValue(LabOption.Text(number)); break;
            case float number: json.WriteNumberValue(number); break;
            case IReadOnlyList<float> numbers:
                json.WriteStartArray();
                foreach (var number in numbers)
                    WriteValue(json, number);
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
