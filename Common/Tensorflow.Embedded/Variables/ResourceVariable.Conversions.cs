using Tensorflow.Eager;

namespace Tensorflow;

public partial class ResourceVariable
{
    /// <summary>The present value, which later assignments do not change.</summary>
    public static implicit operator Tensor(ResourceVariable var) => var.AsTensor();

    /// <summary>The present value, which later assignments do not change.</summary>
    public static implicit operator EagerTensor(ResourceVariable var) => new(var.AsTensor());

    /// <summary>
    /// TensorFlow.NET's conversion of a variable to its handle's address, which makes numbers of variables. It is here so that what is ambiguous there
    /// is ambiguous here; using it is an error.
    /// </summary>
    [Obsolete("A variable is not a number: this operator would compute with its handle's address. Use AsTensor() on the variable.", error: true)]
    public static implicit operator IntPtr(ResourceVariable var) => throw new InvalidArgumentError("A variable is not a number");
}
