namespace Tensorflow;

/// <summary>What TensorFlow's Python sources call <c>ops</c>: values made tensors, and name scopes.</summary>
public partial class ops
{
    /// <summary>A tensor of a number, an array, a variable or a list.</summary>
    /// <param name="value">Anything that converts; a tensor is given back as it is.</param>
    /// <param name="dtype">By default the value's.</param>
    /// <param name="name">Has no effect.</param>
    /// <param name="as_ref">Has no effect.</param>
    /// <param name="preferred_dtype">Of numbers, where they lose nothing by it and <paramref name="dtype"/> is not given.</param>
    /// <param name="ctx">Has no effect: there is one.</param>
    /// <exception cref="ValueError">A tensor has another dtype.</exception>
    public static Tensor convert_to_tensor(
        object value, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool as_ref = false, TF_DataType preferred_dtype = TF_DataType.DtInvalid, Contexts.Context? ctx = null)
    {
        if (value is NumPy.NDArray or not Tensor) return Binding.tf.convert_to_tensor(value, dtype, name, preferred_dtype);
        var tensor = (Tensor)value;
        return dtype == TF_DataType.DtInvalid || dtype == tensor.dtype
            ? tensor
            : throw new ValueError($"Tensor conversion requested dtype {dtype.as_numpy_name()} for Tensor with dtype {tensor.dtype.as_numpy_name()}: {tensor}");
    }

    /// <summary>Each of the values as a tensor of its own.</summary>
    /// <inheritdoc cref="convert_to_tensor"/>
    public static Tensor[] convert_n_to_tensor(object[] values, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null) =>
        Array.ConvertAll(values, value => convert_to_tensor(value, dtype));

    /// <summary>Always true.</summary>
    public static bool executing_eagerly_outside_functions() => true;

    /// <summary>Always false: there is no graph of a function to be in.</summary>
    public static bool inside_function() => false;

    /// <summary>A scope that changes nothing: ops are computed at once anyway.</summary>
    public static NameScope init_scope() => new("", skip_on_eager: true);

    /// <summary>A scope whose name begins the names of variables made in it, where it is asked to.</summary>
    /// <param name="name">Null: <paramref name="default_name"/>.</param>
    /// <param name="default_name">Where there is no name.</param>
    /// <param name="values">Has no effect.</param>
    /// <param name="skip_on_eager">True, as TensorFlow.NET has it: the scope changes nothing.</param>
    public static NameScope name_scope(string? name, string default_name = "", object? values = null, bool skip_on_eager = true) => new(name, default_name, values, skip_on_eager);
}
