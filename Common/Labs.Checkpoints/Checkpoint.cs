using Labs.Checkpoints.Bundle;

namespace Labs.Checkpoints;

/// <summary>
/// Saves and restores a model as <c>tf.train.Checkpoint(dnn=model)</c> does: the files are the same, byte for byte, and either side restores the other's.
/// One thread at a time, and no other changes the variables meanwhile.
/// </summary>
public sealed class Checkpoint
{
    private const string SaveCounterName = "save_counter";

    private readonly TrackableNode root;
    private readonly long[] saveCounter = [0];
    private readonly (string Name, TrackableNode Node)[] counterEdge;
    // As in TensorFlow, a checkpoint holds the counter from the first Save (or Restore of one that has it) on.
    private bool hasCounter;

    /// <summary>A checkpoint of named objects, as <c>tf.train.Checkpoint(dnn=model, step=step)</c>; as there, they stand in the order of their names.</summary>
    public Checkpoint(params IEnumerable<(string Name, TrackableNode Node)> objects)
        : this(objects.OrderBy(o => o.Name, StringComparer.Ordinal).Aggregate(new TrackableNode(), (root, o) => root.Add(o.Name, o.Node))) { }

    /// <summary>A checkpoint of an object and all below it, as <c>tf.train.Checkpoint(model)</c>.</summary>
    /// <exception cref="ArgumentException">The object has a child <c>save_counter</c>: that is the checkpoint's own.</exception>
    public Checkpoint(TrackableNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (root.Child(SaveCounterName) is not null) throw new ArgumentException($"'{SaveCounterName}' is the checkpoint's own child.", nameof(root));
        this.root = root;
        counterEdge = [(SaveCounterName, TrackableVariable.Of(saveCounter, [], SaveCounterName))];
    }

    /// <summary>How often the checkpoint was saved, counting on from the one that was restored. The next <see cref="Save"/> is numbered one higher.</summary>
    public long SaveCounter => saveCounter[0];

    /// <summary>Whether each save waits for the disk before files get their names; false by default.</summary>
    public bool Durable { get; init; }

    internal FileOperations Files { get; init; } = FileOperations.System;

    /// <summary>Counts, writes <c>prefix-1</c> (<c>-2</c>, ...) and makes it the latest one in the directory's <c>checkpoint</c> file.</summary>
    /// <returns>The numbered prefix.</returns>
    /// <exception cref="CheckpointException">A file cannot be written; the checkpoints before are as they were.</exception>
    public string Save(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        return SaveCounted(number => $"{prefix}-{number}", numbered =>
        {
            Write(numbered);
            var name = Path.GetFileName(numbered);
            new CheckpointState { ModelCheckpointPath = name, AllModelCheckpointPaths = [name] }.Write(BundleFiles.DirectoryOf(prefix), Durable, Files);
        });
    }

    /// <summary>Writes a checkpoint under the name given, neither counted nor entered in the <c>checkpoint</c> file.</summary>
    /// <exception cref="CheckpointException">A file cannot be written.</exception>
    public void Write(string prefix)
    {
        var (graph, values) = ObjectGraph.Build(root, hasCounter ? counterEdge : []);
        using var writer = new BundleWriter(prefix, Durable, Files);
        foreach (var (key, value) in values) value.Save(writer, key);
        writer.AddStrings(ObjectGraph.Key, [], [graph.ToByteArray()]);
        writer.Commit();
    }

    /// <summary>
    /// Sets the model's variables from a checkpoint. Objects are matched as TensorFlow matches them: from the root over edges of the same name. Variables must exist;
    /// values are assigned only after all of them were checked, byte by byte, so that a model is never left half restored. Each is then read into its variable: no copy of the model is made.
    /// </summary>
    /// <param name="prefix">The checkpoint's name with its number: <c>logs/nn_relu-468-1</c>.</param>
    /// <returns>What was matched and what was not.</returns>
    /// <exception cref="CheckpointException">There is no such checkpoint, it is damaged, or a matched value has another type or shape than the variable.</exception>
    public CheckpointLoadStatus Restore(string prefix)
    {
        using var reader = new BundleReader(prefix);
        var status = CheckpointLoadStatus.Match(reader, ObjectGraph.Read(reader), root, counterEdge);
        hasCounter |= status.Matched.Contains(counterEdge[0].Node.Value!);
        return status;
    }

    /// <summary>
    /// Sets variables from a checkpoint's tensors by their names, as TensorFlow 1's <c>Saver(names_to_variables)</c> does. Nothing is assigned before everything was found and checked.
    /// </summary>
    /// <param name="prefix">The checkpoint's name.</param>
    /// <param name="variables">A variable for each name, <c>dense/kernel</c>; tensors that are not named are left out.</param>
    /// <exception cref="CheckpointException">There is no such checkpoint, it is damaged, has no tensor of a name, or one of another type or shape than the variable.</exception>
    public static void RestoreByName(string prefix, IEnumerable<KeyValuePair<string, TrackableVariable>> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        using var reader = new BundleReader(prefix);
        var all = variables.Select(variable => (variable.Value.Value, variable.Key)).ToList();
        foreach (var (value, name) in all) value.Require(reader, name);
        CheckpointLoadStatus.Assign(reader, all);
    }

    /// <summary>
    /// Counts and has <paramref name="write"/> write the bundles and the state file. If that fails, the counter falls back, and files of a name that is new are deleted.
    /// </summary>
    internal string SaveCounted(Func<long, string> name, Action<string> write)
    {
        var hadCounter = hasCounter;
        var prefix = name(++saveCounter[0]);
        hasCounter = true;
        var replaced = File.Exists(BundleFiles.Index(prefix));
        try
        {
            write(prefix);
            return prefix;
        }
        catch
        {
            saveCounter[0]--;
            hasCounter = hadCounter;
            if (!replaced)
                foreach (var path in BundleFiles.WithResume(prefix)) Files.TryDelete(path);
            throw;
        }
    }
}
