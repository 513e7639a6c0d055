using Labs.Checkpoints;
using Labs.KerasFiles;
using Labs.TensorTypes;

namespace Tfview;

/// <summary>What is in a checkpoint or a Keras file.</summary>
internal static class SavedReport
{
    /// <exception cref="CheckpointException">There is none, or it is damaged so that nothing can be listed.</exception>
    /// <exception cref="KerasFileException">As above, of a Keras file.</exception>
    public static Report Of(string path)
    {
        if (IsKerasFile(path)) return OfKeras(path);
        if (Directory.Exists(path))
        {
            path = CheckpointState.Read(path)?.ModelCheckpointPath ?? throw new CheckpointException($"'{path}' holds no file 'checkpoint', which names the newest; expected one, or a checkpoint's prefix");
        }
        const string index = ".index";
        return OfCheckpoint(path.EndsWith(index, StringComparison.Ordinal) && File.Exists(path) ? path[..^index.Length] : path);
    }

    private static bool IsKerasFile(string path)
    {
        if (path.EndsWith(".h5", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".keras", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".hdf5", StringComparison.OrdinalIgnoreCase)) return true;
        if (!File.Exists(path)) return false;
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && (start is [0x89, (byte)'H', (byte)'D', (byte)'F'] or [(byte)'P', (byte)'K', 3, 4]);
    }

    private static Report OfCheckpoint(string prefix)
    {
        using var reader = new BundleReader(prefix);
        var report = new Report();
        report.Facts.Add(("checkpoint", prefix));
        report.Facts.Add(("data files", (long)reader.ShardCount));
        report.Tables.Add(new ReportTable("variables", ["key", "dtype", "shape", "elements"],
            [.. reader.Entries.Select(entry => (object?[])[new VariableKey(entry.Key), entry.DataType.Name(), entry.Shape, entry.ElementCount])]));
        try
        {
            reader.Verify();
        }
        catch (CheckpointException e)
        {
            report.Damage.Add(e.Message);
        }
        if (!reader.Contains(ObjectGraph.Key)) return report;
        try
        {
            report.Tables.Add(OfGraph(ObjectGraph.Read(reader)));
        }
        catch (CheckpointException e)
        {
            if (!report.Damage.Contains(e.Message)) report.Damage.Add(e.Message);
        }
        return report;
    }

    /// <summary>The objects in the order of their distance from the root, each by its shortest path.</summary>
    private static ReportTable OfGraph(ObjectGraph graph)
    {
        var table = new ReportTable("objects", ["object", "path", "variable", "slots"], []);
        var paths = new Dictionary<int, string>();
        var next = new Queue<int>();
        if (graph.Nodes.Count > 0) Reach(0, "root");
        // Slots hang on no object: their optimizer names them.
        while (next.TryDequeue(out var id))
        {
            var node = graph.Nodes[id];
            var variable = string.Join(' ', node.Attributes.Select(attribute => attribute.FullName.Length > 0 ? attribute.FullName : attribute.Name));
            table.Rows.Add([(long)id, paths[id], variable, node.SlotVariables.Count == 0 ? null : (long)node.SlotVariables.Count]);
            foreach (var (name, child) in node.Children) Reach(child, id == 0 ? name : $"{paths[id]}.{name}");
            foreach (var slot in node.SlotVariables) Reach(slot.SlotNodeId, $"{paths[id]}[{slot.SlotName} of {slot.OriginalNodeId}]");
        }
        return table;

        void Reach(int id, string path)
        {
            if (paths.TryAdd(id, path)) next.Enqueue(id);
        }
    }

    private static Report OfKeras(string path)
    {
        using var file = KerasFile.Open(path);
        var report = new Report();
        report.Facts.Add(("file", path));
        report.Facts.Add(("kind", file.Kind switch
        {
            KerasFileKind.LegacyWeights => "weights, by layer and name",
            KerasFileKind.LegacyModel => "model, by layer and name",
            KerasFileKind.Weights => "weights, by place",
            _ => "model, by place",
        }));
        report.Facts.Add(("keras", file.KerasVersion));
        var table = new ReportTable("variables", ["layer", "name", "dtype", "shape", "elements"], []);
        report.Tables.Add(table);
        IEnumerable<KerasGroup> groups = [.. file.Layers, .. file.Optimizer is { } optimizer ? [optimizer] : Array.Empty<KerasGroup>(), .. file.Metrics];
        foreach (var group in groups)
        {
            foreach (var tensor in group.Tensors)
            {
                table.Rows.Add([group.Path, tensor.Name, tensor.DType, tensor.Shape, tensor.ElementCount]);
                try
                {
                    ReadAll(tensor);
                }
                catch (KerasFileException e)
                {
                    report.Damage.Add(e.Message);
                }
            }
        }
        return report;
    }

    /// <summary>An archive's checksums are those of all that is in it.</summary>
    private static void ReadAll(SavedTensor tensor)
    {
        if (tensor.ElementType == typeof(float)) tensor.Read<float>();
        else if (tensor.ElementType == typeof(double)) tensor.Read<double>();
        else if (tensor.ElementType == typeof(Half)) tensor.Read<Half>();
        else if (tensor.ElementType == typeof(long)) tensor.Read<long>();
        else if (tensor.ElementType == typeof(ulong)) tensor.Read<ulong>();
        else if (tensor.ElementType == typeof(int)) tensor.Read<int>();
        else if (tensor.ElementType == typeof(uint)) tensor.Read<uint>();
        else if (tensor.ElementType == typeof(short)) tensor.Read<short>();
        else if (tensor.ElementType == typeof(ushort)) tensor.Read<ushort>();
        else if (tensor.ElementType == typeof(sbyte)) tensor.Read<sbyte>();
        else if (tensor.ElementType == typeof(byte)) tensor.Read<byte>();
        else if (tensor.ElementType == typeof(bool)) tensor.Read<bool>();
    }
}

/// <summary>A variable's key: whole, and without the end that all have.</summary>
internal sealed record VariableKey(string Whole)
{
    private const string End = "/.ATTRIBUTES/VARIABLE_VALUE";

    /// <summary>For a table that has no room: in it a key's middle goes, where keys differ.</summary>
    public string WithoutEnd => Whole.EndsWith(End, StringComparison.Ordinal) ? Whole[..^End.Length] : Whole;

    public override string ToString() => Whole;
}
