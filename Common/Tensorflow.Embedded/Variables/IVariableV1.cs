using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>A variable: a tensor that keeps its place and changes its value.</summary>
public interface IVariableV1
{
    string Device { get; }

    string Name { get; }

    bool Trainable { get; }

    string UniqueId { get; }

    TF_DataType dtype { get; }

    Shape shape { get; }

    Tensor AsTensor(TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool as_ref = false);

    Tensor assign<T>(T value, bool use_locking = false, string? name = null, bool read_value = true);

    Tensor assign_add<T>(T delta, bool use_locking = false, string? name = null, bool read_value = true);

    IVariableV1 assign_lazy_load(Tensor value, string? name = null);

    Tensor assign_sub<T>(T delta, bool use_locking = false, string? name = null, bool read_value = true);

    IVariableV1 assign_sub_lazy_load(Tensor delta, string? name = null);

    NDArray numpy();
}
