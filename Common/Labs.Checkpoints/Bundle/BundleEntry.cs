using Labs.Checkpoints.Proto;
using Labs.TensorTypes;

namespace Labs.Checkpoints;

/// <summary>One tensor of a checkpoint: its key, element type and shape. Never changes; any number of threads may use it.</summary>
public sealed class BundleEntry
{
    internal BundleEntry(string key, BundleEntryProto proto, DataType dtype, long[] shape, long elementCount)
    {
        Key = key;
        Proto = proto;
        DataType = dtype;
        Shape = shape;
        ElementCount = elementCount;
    }

    /// <summary>The tensor's name, <c>dnn/layer_with_weights-0/kernel/.ATTRIBUTES/VARIABLE_VALUE</c>.</summary>
    public string Key { get; }

    /// <summary>The element type.</summary>
    public DataType DataType { get; }

    /// <summary>The size of each dimension; empty for a scalar.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The number of elements, 1 for a scalar.</summary>
    public long ElementCount { get; }

    /// <summary>Whether the tensor was written in several parts (a partitioned variable); it is read as a whole all the same.</summary>
    public bool IsSliced => Proto.Slices.Count > 0;

    /// <summary>The bytes of the elements; 0 where they have no size of their own.</summary>
    internal long ByteCount => ElementCount * DataType.Size();

    /// <summary>Where the bytes lie; of a sliced tensor, which slices there are.</summary>
    internal BundleEntryProto Proto { get; }

    /// <summary>Key, type and shape in one line: <c>save_counter/.ATTRIBUTES/VARIABLE_VALUE int64 ()</c>.</summary>
    public override string ToString() => $"{Key} {DataType.Name()} {TensorShape.Text(Shape)}";
}
