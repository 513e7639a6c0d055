using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Reflection;

namespace Tensorflow.NumPy;

public partial class np
{
    /// <summary>The array of a .npy file.</summary>
    /// <exception cref="ValueError">Damaged, or of a dtype that is not offered.</exception>
    public static NDArray load(string file)
    {
        using var stream = File.OpenRead(file);
        return NpyFile.Read(stream, file);
    }

    /// <summary>The array of a .npy file as a .NET array, such as float[,].</summary>
    /// <exception cref="InvalidCastException">The file's rank or dtype is not T's.</exception>
    public static T Load<T>(string path) where T : class, ICloneable, IList, ICollection, IEnumerable, IStructuralComparable, IStructuralEquatable
    {
        using var stream = File.OpenRead(path);
        return Load<T>(stream);
    }

    /// <inheritdoc cref="Load{T}(string)"/>
    public static T Load<T>(Stream stream) where T : class, ICloneable, IList, ICollection, IEnumerable, IStructuralComparable, IStructuralEquatable => (T)(object)LoadMatrix(stream);

    /// <summary>The array of a stream of .npy as a .NET array of its rank.</summary>
    public static Array LoadMatrix(Stream stream)
    {
        var array = NpyFile.Read(stream, "The stream");
        return array.dtype switch
        {
            TF_DataType.TF_FLOAT => array.ToMultiDimArray<float>(),
            TF_DataType.TF_DOUBLE => array.ToMultiDimArray<double>(),
            TF_DataType.TF_INT32 => array.ToMultiDimArray<int>(),
            TF_DataType.TF_INT64 => array.ToMultiDimArray<long>(),
            TF_DataType.TF_BOOL => array.ToMultiDimArray<bool>(),
            TF_DataType.TF_INT8 => array.ToMultiDimArray<sbyte>(),
            TF_DataType.TF_INT16 => array.ToMultiDimArray<short>(),
            TF_DataType.TF_UINT16 => array.ToMultiDimArray<ushort>(),
            TF_DataType.TF_UINT32 => array.ToMultiDimArray<uint>(),
            TF_DataType.TF_UINT64 => array.ToMultiDimArray<ulong>(),
            _ => array.ToMultiDimArray<byte>(),
        };
    }

    /// <summary>The arrays of a .npz archive.</summary>
    public static NpzDictionary loadz(string file)
    {
        using var stream = File.OpenRead(file);
        return new NpzDictionary(stream);
    }

    /// <summary>Writes an array as a .npy file.</summary>
    public static void save(string file, NDArray nd)
    {
        using var stream = File.Create(file);
        NpyFile.Write(stream, nd);
    }

    /// <summary>Writes arrays into a .npz archive, named arr_0, arr_1, ...</summary>
    public static void savez(string file, params NDArray[] nds) => NpyFile.WriteArchive(file, Numbered(nds), CompressionLevel.NoCompression);

    /// <summary>Writes the arrays that are an object's properties into a .npz archive, under their names: <c>new { x, y }</c>.</summary>
    [RequiresUnreferencedCode(OfProperties)]
    public static void savez(string file, object nds) => NpyFile.WriteArchive(file, Named(nds), CompressionLevel.NoCompression);

    /// <inheritdoc cref="savez(string, NDArray[])"/>
    public static void savez_compressed(string file, params NDArray[] nds) => NpyFile.WriteArchive(file, Numbered(nds), CompressionLevel.Optimal);

    /// <inheritdoc cref="savez(string, object)"/>
    [RequiresUnreferencedCode(OfProperties)]
    public static void savez_compressed(string file, object nds) => NpyFile.WriteArchive(file, Named(nds), CompressionLevel.Optimal);

    private const string OfProperties = "The arrays are the properties of the object's type; a trimmed program may not have them. Give the arrays themselves.";

    private static IEnumerable<(string Name, NDArray Array)> Numbered(NDArray[] arrays) => arrays.Select((array, i) => (FormattableString.Invariant($"arr_{i}"), array));

    [RequiresUnreferencedCode(OfProperties)]
    private static IEnumerable<(string Name, NDArray Array)> Named(object arrays)
    {
        if (arrays is NDArray one) return Numbered([one]);
        return arrays.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => (property.Name, property.GetValue(arrays) as NDArray
            ?? throw new ValueError($"{property.Name} is no NDArray; the archive is made of an object whose properties are arrays, such as new {{ x, y }}.")));
    }
}
