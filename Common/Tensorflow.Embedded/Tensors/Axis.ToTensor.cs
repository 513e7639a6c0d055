namespace Tensorflow;

public partial class Axis
{
    /// <summary>The axes as int32: of rank 0 for one given as a number, else of rank 1.</summary>
    public static implicit operator Tensor(Axis axis) => axis.IsScalar ? new(axis[0]) : new(axis.axis);
}
