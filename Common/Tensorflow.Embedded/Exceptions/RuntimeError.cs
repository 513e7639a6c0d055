namespace Tensorflow;

/// <summary>An operation that is not possible in this state.</summary>
public class RuntimeError : TensorflowException
{
    /// <summary>An error while running, without a message of its own.</summary>
    public RuntimeError()
    {
    }

    /// <summary>An error while running, told by the message.</summary>
    public RuntimeError(string message)
        : base(message)
    {
    }
}
