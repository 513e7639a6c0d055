using Tensorflow.Ops;

namespace Tensorflow;

/// <summary>A list of tensors; tapes see what is read as what was written.</summary>
internal sealed class EagerTensorArray(TF_DataType type, int size, bool grows, bool clears, Shape? elements, bool infers) : TensorArray
{
    private List<Tensor?> tensors = [.. new Tensor?[size]];
    private readonly HashSet<int> cleared = [];
    private Shape? shape = elements is null || elements.IsNull ? null : elements;

    public override TF_DataType dtype => type;

    public override bool infer_shape => infers;

    public override Tensor gather(Tensor indices, string? name = null) => Primitives.Pack(Array.ConvertAll(Primitives.Cast(indices, TF_DataType.TF_INT32).ToArray<int>(), index => read(index)), 0);

    public override Tensor read<T>(T index, string? name = null)
    {
        var place = index is Tensor tensor ? (int)Primitives.Cast(tensor, TF_DataType.TF_INT32) : Convert.ToInt32(index, System.Globalization.CultureInfo.InvariantCulture);
        if (place < 0 || place >= tensors.Count) throw new OutOfRangeError($"Tried to read from index {place} but array size is: {tensors.Count}");
        var value = tensors[place] ?? Unwritten(place);
        if (clears)
        {
            tensors[place] = null;
            cleared.Add(place);
        }
        return value;
    }

    // tensor_array_ops.py: zeros, where it is known of what shape.
    private Tensor Unwritten(int place)
    {
        if (cleared.Contains(place))
            throw new InvalidArgumentError($"Could not read index {place} twice because it was cleared after a previous read (perhaps try setting clear_after_read = false?)");
        return shape is { IsFullyDefined: true }
            ? Primitives.Fill(shape, Scalars.Of(type, 0))
            : throw new InvalidArgumentError($"Could not read index {place}: it was not written, and no shape is known for zeros.");
    }

    public override Tensor stack(string? name = null) => tensors.Count == 0 && shape is { IsFullyDefined: true }
        ? Primitives.Fill(Shape.Adopt([0, .. shape.dims]), Scalars.Of(type, 0))
        : Primitives.Pack([.. Enumerable.Range(0, tensors.Count).Select(index => read(index))], 0);

    public override TensorArray unstack(Tensor value, string? name = null)
    {
        var parts = Primitives.Unpack(value, 0);
        if (parts.Length > tensors.Count && !grows) throw new ValueError($"Cannot unstack {parts.Length} tensors into a TensorArray of static size {tensors.Count}");
        tensors = [.. parts];
        cleared.Clear();
        return this;
    }

    public override TensorArray write(Tensor index, Tensor value, string? name = null) => write((int)Primitives.Cast(index, TF_DataType.TF_INT32), value);

    public override TensorArray write<T>(int index, T value, string? name = null)
    {
        if (index < 0 || (index >= tensors.Count && !grows))
            throw new OutOfRangeError($"Tried to write to index {index} but array {(index < 0 ? "begins at 0" : $"is not resizeable and size is: {tensors.Count}")}");
        var tensor = Conversions.Snapshot(Conversions.ToTensor(value!, type));
        if (tensor.dtype != type) throw new InvalidArgumentError($"TensorArray dtype is {type.as_numpy_name()} but Op is trying to write dtype {tensor.dtype.as_numpy_name()}");
        if (shape is not null && !shape.is_compatible_with(tensor.Dimensions)) throw new ValueError($"Incompatible shape for value ({tensor.Dimensions}), expected ({shape})");
        if (infers) shape = tensor.Dimensions;
        while (tensors.Count <= index) tensors.Add(null);
        tensors[index] = tensor;
        cleared.Remove(index);
        return this;
    }
}
