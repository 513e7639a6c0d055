namespace Tensorflow;

/// <summary>A name or key that is not there.</summary>
public class KeyError : TensorflowException
{
    /// <summary>A missing key, without a message of its own.</summary>
    public KeyError()
    {
    }

    /// <summary>A missing key, told by the message.</summary>
    public KeyError(string message)
        : base(message)
    {
    }
}
