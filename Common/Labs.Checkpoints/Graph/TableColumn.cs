using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Labs.TensorTypes;

namespace Labs.Checkpoints.Graph;

/// <summary>The keys or the values of a lookup table: a tensor whose first dimension is the number of keys.</summary>
internal sealed class TableColumn<T>
{
    private readonly DataType dtype = typeof(T) == typeof(byte[]) ? DataType.String : DataTypes.Of(typeof(T));
    private readonly long[] shape;
    private readonly long width;

    /// <param name="shape">Of one key or value.</param>
    /// <exception cref="ArgumentException">It has no elements, or no tensor holds them.</exception>
    public TableColumn(IReadOnlyList<long> shape)
    {
        this.shape = [.. shape];
        width = TensorShape.ElementCount(this.shape) ?? 0;
        if (width < 1) throw new ArgumentException($"The shape of a table's keys and values has positive sizes, {TensorShape.Text(shape)} found.", nameof(shape));
    }

    public T[] Elements { get; set; } = [];

    public long Count => Elements.Length / width;

    /// <summary>How many keys or values so many elements are.</summary>
    public long CountOf(int elements, string what) =>
        elements % width == 0 ? elements / width : throw new ArgumentException($"A table's {what} are {TensorShape.Text(shape)} each, {elements} elements found.", what);

    public void Save(BundleWriter writer, string key)
    {
        long[] whole = [Count, .. shape];
        if (Elements is byte[][] strings) writer.AddStrings(key, whole, [.. strings.Select(value => (ReadOnlyMemory<byte>)value)]);
        else writer.Add(key, dtype, whole, Bytes(Elements));
    }

    public void Require(BundleReader reader, string key)
    {
        var entry = reader[key];
        if (entry.DataType == dtype && entry.Shape.Count == shape.Length + 1 && entry.Shape.Skip(1).SequenceEqual(shape)) return;
        throw new CheckpointException(
            $"'{reader.Prefix}': tensor '{key}' is {entry.DataType.Name()} {TensorShape.Text(entry.Shape)}, {dtype.Name()} ({string.Join(", ", ["keys", .. shape])}{(shape.Length == 0 ? "," : "")}) expected for the model's table.")
        {
            TensorKey = key,
        };
    }

    public void Restore(BundleReader reader, string key)
    {
        if (dtype == DataType.String)
        {
            Elements = (T[])(object)reader.ReadStrings(key);
            return;
        }
        var bytes = reader.ReadBytes(key);
        var elements = new T[bytes.Length / dtype.Size()];
        bytes.CopyTo(Bytes(elements));
        Elements = elements;
    }

    // Elements of fixed size, which the constructor saw to: the compiler does not know it of T.
    private Span<byte> Bytes(T[] elements) => MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(elements)), checked(elements.Length * dtype.Size()));
}
