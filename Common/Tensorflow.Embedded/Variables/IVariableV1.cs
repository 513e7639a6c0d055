using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>A variable: a tensor that keeps its place and changes its value.</summary>
public interface IVariableV1
{
    /// <summary>Where the value is kept, as TensorFlow names devices.</summary>
    string Device { get; }

    /// <summary>Its name with TensorFlow's <c>:0</c> behind it.</summary>
    string Name { get; }

    /// <summary>Whether tapes watch it by themselves and layers count it among their trainable weights.</summary>
    bool Trainable { get; }

    /// <summary>A name that no other variable of the process has.</summary>
    string UniqueId { get; }

    /// <summary>Element type; never changes.</summary>
    TF_DataType dtype { get; }

    /// <summary>Shape; never changes.</summary>
    Shape shape { get; }

    /// <summary>The present value, which later assignments do not change. Tapes record it as a reading of the variable.</summary>
    /// <param name="dtype">Of the result; <see cref="TF_DataType.DtInvalid"/>: the variable's.</param>
    /// <param name="name">Of the operation; ignored in eager mode.</param>
    /// <param name="as_ref">Ignored.</param>
    Tensor AsTensor(TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool as_ref = false);

    /// <summary>Sets the value.</summary>
    /// <returns>The new value; null unless <paramref name="read_value"/>.</returns>
    /// <exception cref="ValueError">Shape or dtype differ from the variable's.</exception>
    Tensor assign<T>(T value, bool use_locking = false, string? name = null, bool read_value = true);

    /// <summary>Adds to the value.</summary>
    /// <inheritdoc cref="assign{T}(T, bool, string, bool)"/>
    Tensor assign_add<T>(T delta, bool use_locking = false, string? name = null, bool read_value = true);

    /// <summary>Sets the value.</summary>
    /// <returns>The variable itself.</returns>
    IVariableV1 assign_lazy_load(Tensor value, string? name = null);

    /// <summary>Subtracts from the value.</summary>
    /// <inheritdoc cref="assign{T}(T, bool, string, bool)"/>
    Tensor assign_sub<T>(T delta, bool use_locking = false, string? name = null, bool read_value = true);

    /// <summary>Subtracts from the value.</summary>
    /// <returns>The variable itself.</returns>
    IVariableV1 assign_sub_lazy_load(Tensor delta, string? name = null);

    /// <summary>The present value as an array, which later assignments do not change.</summary>
    NDArray numpy();
}
