namespace Tensorflow;

/// <summary>An iterator has no further element.</summary>
public class OutOfRangeError : TensorflowException
{
    public OutOfRangeError()
    {
    }

    public OutOfRangeError(string message)
        : base(message)
    {
    }
}
