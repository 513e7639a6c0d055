using Tensorflow.Ops;

namespace Tensorflow;

/// <summary>A variable.</summary>
public partial class ResourceVariable : BaseResourceVariable, IVariableV1
{
    /// <summary>A variable with an initial value.</summary>
    /// <param name="value">Anything that converts to a tensor.</param>
    /// <param name="trainable">Whether tapes watch it.</param>
    /// <param name="name">Null: <c>Variable</c>.</param>
    /// <param name="dtype">Of the value, where it is given as numbers.</param>
    /// <param name="shape">A shape with unknown dimensions, which later values may fill differently; null: the value's.</param>
    internal ResourceVariable(object value, bool trainable, string? name, TF_DataType dtype, Shape? shape)
    {
        var tensor = Conversions.ToTensor(value, dtype);
        if (dtype != TF_DataType.DtInvalid && tensor.dtype != dtype) tensor = Primitives.Cast(tensor, dtype);
        if (shape is not null && !shape.is_compatible_with(tensor.Dimensions)) throw new ValueError($"The initial value's shape {tensor.Dimensions} is not compatible with the explicitly supplied `shape` argument {shape}.");
        Initialize(Primitives.Copy(tensor), trainable, NameScopes.Current + (name ?? "Variable"), shape);
    }

    /// <summary>What the slices take of the value; assigning to it writes there.</summary>
    public Tensor this[params Slice[] slices]
    {
        get
        {
            var taken = Indexing.Take(AsTensor(), slices);
            (taken.Extras.OriginalVariable, taken.Extras.OriginalSlices) = (this, slices);
            return taken;
        }
    }

    /// <summary>What the slices take of the value, in Python's notation.</summary>
    public Tensor this[params string[] slices] => this[Array.ConvertAll(slices, text => new Slice(text))];

    /// <summary>Adds to the value.</summary>
    /// <exception cref="ValueError">Shape or dtype differ from the variable's.</exception>
    public void assign_add(Tensor delta, bool use_locking = false, string? name = null, bool read_value = true) => base.assign_add(delta, use_locking, name, read_value: false);

    /// <summary>Subtracts from the value.</summary>
    /// <inheritdoc cref="assign_add(Tensor, bool, string, bool)"/>
    public void assign_sub(Tensor delta, bool use_locking = false, string? name = null, bool read_value = true) => base.assign_sub(delta, use_locking, name, read_value: false);

    /// <summary>Sets the value and gives the variable.</summary>
    public IVariableV1 assign_lazy_load(Tensor value, string? name = null)
    {
        assign(value, read_value: false);
        return this;
    }

    /// <summary>Subtracts from the value and gives the variable.</summary>
    public IVariableV1 assign_sub_lazy_load(Tensor delta, string? name = null)
    {
        assign_sub(delta);
        return this;
    }

    /// <summary>Rows of the value.</summary>
    public Tensor sparse_read(Tensor indices, string name = "Gather") => Primitives.Gather(AsTensor(), indices, 0);
}
