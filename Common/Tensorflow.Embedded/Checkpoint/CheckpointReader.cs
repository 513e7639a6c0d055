using Labs.Checkpoints;
using Tensorflow.NumPy;

namespace Tensorflow.Checkpoint;

/// <summary>Reads a checkpoint's tensors by their names in the file.</summary>
public class CheckpointReader
{
    private readonly string filename;
    private readonly string[] names;

    /// <summary>Opens a checkpoint and reads what it has.</summary>
    /// <param name="filename">Its prefix, without .index.</param>
    /// <exception cref="ValueError">It is missing or damaged.</exception>
    public CheckpointReader(string filename)
    {
        this.filename = filename;
        using var reader = Open();
        names = [.. reader.Entries.Select(entry => entry.Key)];
        foreach (var entry in reader.Entries)
        {
            VariableToDataTypeMap[entry.Key] = (TF_DataType)(int)entry.DataType;
            VariableToShapeMap[entry.Key] = new Shape([.. entry.Shape]);
        }
    }

    /// <summary>Dtype of each tensor.</summary>
    public Dictionary<string, TF_DataType> VariableToDataTypeMap { get; set; } = [];

    /// <summary>Shape of each tensor.</summary>
    public Dictionary<string, Shape> VariableToShapeMap { get; set; } = [];

    /// <summary>How many tensors there are.</summary>
    public int Size() => names.Length;

    /// <summary>1 where there is a tensor of that name, else 0.</summary>
    public int HasTensor(string name) => VariableToShapeMap.ContainsKey(name) ? 1 : 0;

    /// <summary>A tensor's name, by its place in the file.</summary>
    public string GetVariable(int index) => names[index];

    /// <summary>A tensor's dtype.</summary>
    public TF_DataType GetVariableDataType(string name) => VariableToDataTypeMap[Known(name)];

    /// <summary>A tensor's rank.</summary>
    public int GetVariableNumDims(string name) => GetVariableShape(name).ndim;

    /// <summary>A tensor's shape.</summary>
    public Shape GetVariableShape(string name) => VariableToShapeMap[Known(name)].Copy();

    /// <summary>A tensor's value, verified by its checksum.</summary>
    /// <param name="name">As in the file: <c>layer_with_weights-0/kernel/.ATTRIBUTES/VARIABLE_VALUE</c>.</param>
    /// <param name="dtype">What it has to be; by default anything.</param>
    /// <exception cref="ValueError">It is not there, damaged, or of another dtype.</exception>
    public Tensor GetTensor(string name, TF_DataType dtype = TF_DataType.DtInvalid)
    {
        var found = GetVariableDataType(name);
        if (dtype != TF_DataType.DtInvalid && dtype != found) throw new ValueError($"{name} is {found.as_python_name()} in {filename}, expected {dtype.as_python_name()}.");
        using var reader = Open();
        return Guarded(() => found == TF_DataType.TF_STRING
            ? new Tensor(reader.ReadStrings(name), GetVariableShape(name))
            : new NDArray(reader.ReadBytes(name), GetVariableShape(name), found));
    }

    private string Known(string name) => HasTensor(name) == 1 ? name : throw new ValueError($"Key {name} not found in checkpoint {filename}.");

    private BundleReader Open() => Guarded(() => new BundleReader(filename));

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is CheckpointException or IOException)
        {
            throw new ValueError(failure.Message);
        }
    }
}
