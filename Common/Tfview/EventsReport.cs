using Labs.TensorBoard;
using Labs.TensorTypes;

namespace Tfview;

/// <summary>What is in event files.</summary>
internal static class EventsReport
{
    /// <exception cref="IOException">There is no such file or directory, or it cannot be read.</exception>
    public static Report Of(string path)
    {
        var report = new Report();
        var table = new ReportTable("tags", ["run", "tag", "kind", "count", "first", "last", "last value"], []);
        report.Tables.Add(table);
        if (File.Exists(path))
        {
            Read(report, table, ".", [path]);
        }
        else if (Directory.Exists(path))
        {
            var runs = RunDirectory.Runs(path);
            if (runs.Count == 0) throw new IOException($"'{path}' holds no event files, found none in it and below");
            foreach (var run in runs) Read(report, table, run, RunDirectory.EventFiles(Path.Combine(path, run)));
        }
        else
        {
            throw new IOException($"'{path}': no such file or directory; expected an event file or a directory of runs");
        }
        return report;
    }

    private static void Read(Report report, ReportTable table, string run, IReadOnlyList<string> files)
    {
        var series = new Dictionary<(string Tag, string Kind), Series>();
        foreach (var file in files)
        {
            using var reader = new EventFileReader(file);
            while (reader.Read() is { } read)
            {
                foreach (var value in read.Values) Add(value.Tag, value.Plugin, read, value);
                if (read.GraphDef is not null) Add("", "graph", read, null);
                if (read.MetaGraphDef is not null) Add("", "meta graph", read, null);
                if (read.Session is { } session) Add(session.Status.ToString(), "session", read, null);
                if (read.RunMetadata is { } metadata) Add(metadata.Tag, "run metadata", read, null);
                if (read.Message is not null) Add("", "message", read, null);
            }
            if (reader.Damage is { } damage) report.Damage.Add(damage.Message);
        }
        table.Rows.AddRange(series.OrderBy(pair => pair.Key.Tag, StringComparer.Ordinal).ThenBy(pair => pair.Key.Kind, StringComparer.Ordinal)
            .Select(pair => (object?[])[run, pair.Key.Tag, pair.Key.Kind, pair.Value.Count, pair.Value.First, pair.Value.Last, LastValue(pair.Value.Value)]));

        void Add(string tag, string kind, LoggedEvent read, LoggedValue? value)
        {
            if (!series.TryGetValue((tag, kind), out var found)) series.Add((tag, kind), found = new Series { First = read.Step });
            found.Count++;
            found.Last = read.Step;
            found.Value = value;
        }
    }

    private static object? LastValue(LoggedValue? value)
    {
        if (value?.HParams is { } hparams) return string.Join(", ", hparams.Select(hparam => $"{hparam.Key}={hparam.Value}"));
        if (value?.HParamStatus is { } status) return status.ToString();
        // What an experiment lists stands in no tensor.
        if (value?.Plugin == "hparams") return null;
        if (value?.Tensor is not { } tensor) return null;
        // A text is one string, or a list or a table of them: one of several would pass for all.
        if (tensor.DataType == DataType.String && value.Plugin == "text" && tensor.ToByteStrings() is { Length: > 0 } strings)
            return string.Join(" | ", strings.Select(text => System.Text.Encoding.UTF8.GetString(text.Span)));
        if (tensor.DataType == DataType.String) return $"string {Report.TextOf(tensor.Shape)}";
        return tensor.Shape.Count == 0 ? tensor.ToDouble() : $"{tensor.DataType.Name()} {Report.TextOf(tensor.Shape)}";
    }

    private sealed class Series
    {
        public long Count { get; set; }

        public long First { get; init; }

        public long Last { get; set; }

        public LoggedValue? Value { get; set; }
    }
}
