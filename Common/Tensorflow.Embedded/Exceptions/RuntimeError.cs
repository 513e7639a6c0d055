namespace Tensorflow;

/// <summary>An operation that is not possible in this state.</summary>
public class RuntimeError : TensorflowException
{
    public RuntimeError()
    {
    }

    public RuntimeError(string message)
        : base(message)
    {
    }
}
