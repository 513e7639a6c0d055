namespace Tensorflow;

/// <summary>An argument of an op has a value, shape or dtype that the op does not take.</summary>
public class InvalidArgumentError : TensorflowException
{
    public InvalidArgumentError()
    {
    }

    public InvalidArgumentError(string message)
        : base(message)
    {
    }
}
