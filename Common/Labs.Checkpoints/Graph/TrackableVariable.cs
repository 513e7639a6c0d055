using Labs.Checkpoints.Graph;
using Labs.TensorTypes;

namespace Labs.Checkpoints;

/// <summary>A node with a value: a variable of the model, seen through its bytes. As its node: one thread builds it; any number may read it then.</summary>
public sealed class TrackableVariable : TrackableNode
{
    /// <summary>TensorFlow's name of a variable's only attribute.</summary>
    public const string AttributeName = "VARIABLE_VALUE";

    /// <summary>A variable whose bytes (row-major, little-endian) are fetched when a checkpoint is saved and handed back when one is restored.</summary>
    /// <param name="dtype">Any type but <see cref="DataType.String"/>.</param>
    /// <param name="shape">The size of each dimension; empty for a scalar.</param>
    /// <param name="read">Gives the value; the memory is read before the next call and not kept.</param>
    /// <param name="assign">Takes a value of the same type and shape.</param>
    /// <param name="fullName">The variable's own name, <c>dense/kernel</c>; it is stored beside the key. TensorFlow's default is <c>Variable</c>.</param>
    public TrackableVariable(
        DataType dtype, IReadOnlyList<long> shape, Func<ReadOnlyMemory<byte>> read, Action<ReadOnlyMemory<byte>> assign, string fullName = "Variable")
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(assign);
        ArgumentNullException.ThrowIfNull(fullName);
        if (dtype.Size() == 0) throw new ArgumentException($"Variable '{fullName}' is {dtype.Name()}, a type of fixed size expected.", nameof(dtype));
        (DataType, Shape, FullName) = (dtype, [.. shape], fullName);
        Value = Saved((writer, key) => writer.Add(key, dtype, [.. Shape], read().Span), (reader, key) => assign(reader.ReadBytes(key)), isOwn: false);
    }

    private TrackableVariable(DataType dtype, IReadOnlyList<long> shape, string fullName, Action<BundleWriter, string> save, Action<BundleReader, string> restore)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        (DataType, Shape, FullName) = (dtype, [.. shape], fullName);
        Value = Saved(save, restore, isOwn: true);
    }

    /// <summary>A variable whose value is <paramref name="values"/>, row-major; restoring writes into that array.</summary>
    /// <exception cref="ArgumentException">The array has not as many elements as the shape.</exception>
    public static TrackableVariable Of<T>(T[] values, IReadOnlyList<long> shape, string fullName = "Variable") where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(shape);
        if (TensorShape.ElementCount([.. shape]) != values.Length)
            throw new ArgumentException($"Variable '{fullName}' {TensorShape.Text(shape)} got {values.Length} elements.", nameof(values));
        return new TrackableVariable(DataTypes.Of<T>(), shape, fullName,
            (writer, key) => writer.Add<T>(key, [.. shape], values), (reader, key) => reader.Read(key, values.AsSpan()));
    }

    /// <summary>A variable of byte strings, row-major, <c>tf.Variable("text")</c>; restoring writes into that array.</summary>
    /// <exception cref="ArgumentException">The array has not as many elements as the shape.</exception>
    public static TrackableVariable OfStrings(byte[][] values, IReadOnlyList<long> shape, string fullName = "Variable")
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(shape);
        if (TensorShape.ElementCount([.. shape]) != values.Length)
            throw new ArgumentException($"Variable '{fullName}' {TensorShape.Text(shape)} got {values.Length} elements.", nameof(values));
        return new TrackableVariable(DataType.String, shape, fullName,
            (writer, key) => writer.AddStrings(key, [.. shape], [.. values.Select(value => (ReadOnlyMemory<byte>)value)]),
            (reader, key) => reader.ReadStrings(key).CopyTo(values, 0));
    }

    /// <summary>The element type.</summary>
    public DataType DataType { get; }

    /// <summary>The size of each dimension; empty for a scalar.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>The variable's own name, <c>dense/kernel</c>.</summary>
    public string FullName { get; }

    internal override SavedValue Value { get; }

    private SavedValue Saved(Action<BundleWriter, string> save, Action<BundleReader, string> restore, bool isOwn) =>
        new(AttributeName, FullName, new SavedTensor("", save, (reader, key) => CheckpointLoadStatus.RequireSame(reader, key, this), restore, isOwn));
}
