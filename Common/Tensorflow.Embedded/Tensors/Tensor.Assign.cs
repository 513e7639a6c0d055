namespace Tensorflow;

public partial class Tensor
{
    /// <summary>Writes into the variable that this was read from with slices, at their places.</summary>
    /// <param name="tensor">Of the dtype of this one, and of a shape that broadcasts to its.</param>
    /// <returns>The variable.</returns>
    /// <exception cref="ArrayTypeMismatchException">The dtypes differ.</exception>
    /// <exception cref="RuntimeError">This was not read from a variable with slices.</exception>
    public ResourceVariable assign(Tensor tensor)
    {
        if (tensor.dtype != dtype) throw new ArrayTypeMismatchException($"Cannot assign {tensor.dtype.as_numpy_name()} to a slice of {dtype.as_numpy_name()}.");
        if (ExtrasOrNull is not { OriginalVariable: { } variable } extras) throw new RuntimeError("Only a slice that was read from a variable, as in variable[\"1:3\"], can be assigned to.");
        variable.assign(Indexing.Put(variable.AsTensor(), extras.OriginalSlices!, tensor), read_value: false);
        return variable;
    }
}
