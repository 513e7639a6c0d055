namespace Tensorflow;

/// <summary>An iterator has no further element.</summary>
public class OutOfRangeError : TensorflowException
{
    /// <summary>Something out of range, without a message of its own.</summary>
    public OutOfRangeError()
    {
    }

    /// <summary>Something out of range, told by the message.</summary>
    public OutOfRangeError(string message)
        : base(message)
    {
    }
}
