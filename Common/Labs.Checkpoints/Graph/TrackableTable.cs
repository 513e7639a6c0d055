using Labs.Checkpoints.Graph;
using Labs.TensorTypes;

namespace Labs.Checkpoints;

/// <summary>
/// A lookup table of a model, <c>tf.lookup.experimental.MutableHashTable</c> or <c>DenseHashTable</c>: keys and their values in the order in which the table gave them.
/// A StaticHashTable has no values in a checkpoint; its node is a <see cref="TrackableNode"/> with a child <c>_initializer</c>. One thread at a time; any number while none restores or sets.
/// (tensorflow/python/ops/lookup_ops.py)
/// </summary>
/// <typeparam name="TKey">What the checkpoint's keys are: <c>byte[]</c> for strings, else as <see cref="DataTypes.Of{T}"/> has it.</typeparam>
/// <typeparam name="TValue">What the values are, in the same way.</typeparam>
public sealed class TrackableTable<TKey, TValue> : TrackableNode
{
    private readonly TableColumn<TKey> keys;
    private readonly TableColumn<TValue> values;

    /// <summary>An empty table.</summary>
    /// <param name="keyShape">The shape of one key: none for a scalar, <c>[1]</c> for a DenseHashTable's, whose tensors are its buckets.</param>
    /// <param name="valueShape">The shape of one value: none for a scalar.</param>
    /// <exception cref="ArgumentException">No tensor has elements of that type, or a shape is none.</exception>
    public TrackableTable(IReadOnlyList<long>? keyShape = null, IReadOnlyList<long>? valueShape = null)
    {
        (keys, values) = (new TableColumn<TKey>(keyShape ?? []), new TableColumn<TValue>(valueShape ?? []));
        Value = new SavedValue("table", "",
            new SavedTensor("-keys", (writer, key) => keys.Save(writer, key), (reader, key) => keys.Require(reader, key), (reader, key) => keys.Restore(reader, key)),
            new SavedTensor("-values", (writer, key) => values.Save(writer, key), RequireValues, (reader, key) => values.Restore(reader, key)));
    }

    /// <summary>How many keys the table has.</summary>
    public long Count => keys.Count;

    /// <summary>The keys, row-major.</summary>
    public IReadOnlyList<TKey> Keys => keys.Elements;

    /// <summary>The values, row-major: of each key as many as its shape has elements.</summary>
    public IReadOnlyList<TValue> Values => values.Elements;

    internal override SavedValue Value { get; }

    /// <summary>Gives the table other keys and values; the arrays are copied.</summary>
    /// <exception cref="ArgumentException">There are not as many values as keys, or not as many elements as their shapes say.</exception>
    public void Set(ReadOnlySpan<TKey> keys, ReadOnlySpan<TValue> values)
    {
        var (count, of) = (this.keys.CountOf(keys.Length, nameof(keys)), this.values.CountOf(values.Length, nameof(values)));
        if (count != of) throw new ArgumentException($"A table got {count} keys and {of} values.", nameof(values));
        this.keys.Elements = keys.ToArray();
        this.values.Elements = values.ToArray();
    }

    private void RequireValues(BundleReader reader, string key)
    {
        values.Require(reader, key);
        var keyed = reader[key[..^"-values".Length] + "-keys"].Shape[0];
        if (reader[key].Shape[0] != keyed) throw new CheckpointException($"'{reader.Prefix}': tensor '{key}' has {reader[key].Shape[0]} values, {keyed} expected, as many as keys.");
    }
}
