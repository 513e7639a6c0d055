namespace Tensorflow;

/// <summary>An argument of a wrong type.</summary>
public class TypeError : TensorflowException
{
    public TypeError()
    {
    }

    public TypeError(string message)
        : base(message)
    {
    }
}
