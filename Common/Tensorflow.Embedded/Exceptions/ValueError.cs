namespace Tensorflow;

/// <summary>An argument with a wrong value.</summary>
public class ValueError : TensorflowException
{
    /// <summary>A wrong value, without a message of its own.</summary>
    public ValueError()
    {
    }

    /// <summary>A wrong value, told by the message.</summary>
    public ValueError(string message)
        : base(message)
    {
    }
}
