namespace Tensorflow;

/// <summary>A sequence has ended.</summary>
public class StopIteration : TensorflowException
{
    /// <summary>The end of an iteration, without a message of its own.</summary>
    public StopIteration()
    {
    }

    /// <summary>The end of an iteration, told by the message.</summary>
    public StopIteration(string message)
        : base(message)
    {
    }
}
