namespace Tensorflow;

/// <summary>An argument of a wrong type.</summary>
public class TypeError : TensorflowException
{
    /// <summary>A wrong type, without a message of its own.</summary>
    public TypeError()
    {
    }

    /// <summary>A wrong type, told by the message.</summary>
    public TypeError(string message)
        : base(message)
    {
    }
}
