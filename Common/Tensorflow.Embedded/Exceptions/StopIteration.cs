namespace Tensorflow;

/// <summary>A sequence has ended.</summary>
public class StopIteration : TensorflowException
{
    public StopIteration()
    {
    }

    public StopIteration(string message)
        : base(message)
    {
    }
}
