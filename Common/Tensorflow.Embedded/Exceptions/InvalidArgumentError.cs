namespace Tensorflow;

/// <summary>An argument of an op has a value, shape or dtype that the op does not take.</summary>
public class InvalidArgumentError : TensorflowException
{
    /// <summary>An invalid argument, without a message of its own.</summary>
    public InvalidArgumentError()
    {
    }

    /// <summary>An invalid argument, told by the message.</summary>
    public InvalidArgumentError(string message)
        : base(message)
    {
    }
}
