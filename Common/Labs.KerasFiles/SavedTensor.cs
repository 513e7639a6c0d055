using System.Runtime.InteropServices;
using Labs.KerasFiles.Hdf5;
using PureHDF;
using PureHDF.VOL.Native;

namespace Labs.KerasFiles;

/// <summary>A tensor of a Keras file. Its elements are read when they are asked for. Any number of threads may use it; one reads at a time.</summary>
public sealed class SavedTensor
{
    private readonly Hdf5File file;
    private readonly NativeDataset dataset;

    internal SavedTensor(Hdf5File file, NativeDataset dataset, string name, string path, IReadOnlyList<long> shape, Type? elementType, string dtype)
    {
        this.file = file;
        this.dataset = dataset;
        (Name, Path, Shape, ElementType, DType) = (name, path, shape, elementType, dtype);
        ElementCount = TensorShape.ElementCount([.. shape]) ?? throw file.Damaged($"tensor '{path}' has the shape {TensorShape.Text(shape)}");
    }

    /// <summary>Its name in its group: <c>dense/kernel:0</c> in a file by layer, its number <c>0</c>, <c>1</c>, ... in a file by place.</summary>
    public string Name { get; }

    /// <summary>Its place in the HDF5 file: <c>model_weights/dense/dense/kernel:0</c>, <c>layers/dense/vars/0</c>.</summary>
    public string Path { get; }

    /// <summary>The size of each dimension; empty for a scalar.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>Elements in all.</summary>
    public long ElementCount { get; }

    /// <summary>The elements' type: float, double, Half, bool or an integer of 8 to 64 bits; null where .NET has none for it (bfloat16, strings, ...).</summary>
    public Type? ElementType { get; }

    /// <summary>The elements' type by its name in NumPy: <c>float32</c>; <c>bfloat16</c> where Keras 3 says so; a name of HDF5's for another type.</summary>
    public string DType { get; }

    /// <summary>The elements, row-major.</summary>
    /// <typeparam name="T">As <see cref="ElementType"/> says; for bfloat16 ushort, the bits.</typeparam>
    /// <exception cref="KerasFileException">The type is another, or the elements are not all in the file.</exception>
    public T[] Read<T>() where T : unmanaged
    {
        RequireType<T>();
        if (ElementCount > Array.MaxLength) throw file.Damaged($"tensor '{Path}' of shape {TensorShape.Text(Shape)} has more elements than an array can");
        RequireInFile();
        var values = GC.AllocateUninitializedArray<T>((int)ElementCount);
        ReadInto<T>(values);
        return values;
    }

    /// <summary>Reads the elements, row-major, into <paramref name="target"/>.</summary>
    /// <param name="target">As long as <see cref="ElementCount"/> says.</param>
    /// <inheritdoc cref="Read{T}()"/>
    /// <exception cref="ArgumentException"><paramref name="target"/> has another length.</exception>
    public void Read<T>(Span<T> target) where T : unmanaged
    {
        RequireType<T>();
        if (target.Length != ElementCount) throw new ArgumentException($"Tensor '{Path}' has {ElementCount} elements, got room for {target.Length}.", nameof(target));
        RequireInFile();
        ReadInto(target);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {DType} {TensorShape.Text(Shape)}";

    private void RequireType<T>()
    {
        if (ElementType == typeof(T) || (DType == "bfloat16" && typeof(T) == typeof(ushort))) return;
        throw file.Damaged($"tensor '{Path}' is {DType}, {ElementTypes.Name(typeof(T))} expected");
    }

    // Nothing is allocated for what the file cannot hold.
    private void RequireInFile()
    {
        var bytes = (decimal)ElementCount * dataset.Type.Size;
        // A chunked dataset may be compressed: by deflate's 1032 at most.
        var limit = dataset.Layout.Class == H5DataLayoutClass.Chunked ? 1032m * file.Length : file.Length;
        if (dataset.Layout.Class == H5DataLayoutClass.VirtualStorage) throw file.Damaged($"tensor '{Path}' stands in other files, which are not read");
        if (bytes > limit) throw file.Damaged($"tensor '{Path}', {DType} {TensorShape.Text(Shape)}, is larger than the file of {file.Length} bytes holds");
    }

    private void ReadInto<T>(Span<T> target) where T : unmanaged
    {
        if (target.IsEmpty) return;
        file.ReadData(dataset, target, Path);
        if (typeof(T) != typeof(bool)) return;
        // A bool of another byte than 0 and 1 would be neither.
        foreach (ref var value in MemoryMarshal.AsBytes(target)) value = value == 0 ? (byte)0 : (byte)1;
    }
}
