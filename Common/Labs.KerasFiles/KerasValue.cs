using PureHDF;

namespace Labs.KerasFiles;

/// <summary>
/// A tensor to be written: its name, shape and elements. The elements may be asked for when they are written, so that only one tensor's are in memory at a time.
/// Any number of threads may use it while nobody writes to its array.
/// </summary>
public abstract class KerasValue
{
    private protected KerasValue(string name, IReadOnlyList<long> shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        Name = name;
        Shape = [.. shape];
        Count = TensorShape.ElementCount([.. Shape]) ?? throw new ArgumentException($"Tensor '{name}' has the shape {TensorShape.Text(Shape)}.", nameof(shape));
    }

    /// <summary>The name in a file by layer, <c>dense/kernel:0</c>; a file by place numbers an object's tensors instead.</summary>
    public string Name { get; }

    /// <summary>The size of each dimension; empty for a scalar.</summary>
    public IReadOnlyList<long> Shape { get; }

    private protected long Count { get; }

    /// <summary>A tensor from its elements, row-major. They are not copied: what they are when the file is written counts.</summary>
    /// <typeparam name="T">float, double, Half, bool or an integer of 8 to 64 bits. NumPy reads a bool as uint8, which Keras casts.</typeparam>
    /// <exception cref="ArgumentException">The type is another, or the shape has another number of elements.</exception>
    public static KerasValue Of<T>(string name, IReadOnlyList<long> shape, T[] values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return Of(name, shape, () => values);
    }

    /// <summary>A tensor whose elements are asked for once, when they are written.</summary>
    /// <inheritdoc cref="Of{T}(string, IReadOnlyList{long}, T[])"/>
    public static KerasValue Of<T>(string name, IReadOnlyList<long> shape, Func<T[]> values) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        _ = ElementTypes.Name(typeof(T));
        return new Typed<T>(name, shape, values);
    }

    /// <summary>The same elements under another name.</summary>
    public abstract KerasValue Named(string name);

    internal abstract H5Dataset Dataset();

    internal abstract void Write(H5NativeWriter writer, H5Dataset dataset);

    private sealed class Typed<T>(string name, IReadOnlyList<long> shape, Func<T[]> values) : KerasValue(name, shape) where T : unmanaged
    {
        public override KerasValue Named(string name) => new Typed<T>(name, Shape, values);

        internal override H5Dataset Dataset() => new H5Dataset<T[]>(fileDims: [.. Shape.Select(size => (ulong)size)]);

        internal override void Write(H5NativeWriter writer, H5Dataset dataset)
        {
            var elements = values();
            if (elements.Length != Count) throw new ArgumentException($"Tensor '{Name}' of shape {TensorShape.Text(Shape)} got {elements.Length} elements.");
            if (elements.Length > 0) writer.Write((H5Dataset<T[]>)dataset, elements);
        }
    }
}
