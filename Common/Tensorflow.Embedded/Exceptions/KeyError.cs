namespace Tensorflow;

/// <summary>A name or key that is not there.</summary>
public class KeyError : TensorflowException
{
    public KeyError()
    {
    }

    public KeyError(string message)
        : base(message)
    {
    }
}
