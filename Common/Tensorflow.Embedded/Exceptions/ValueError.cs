namespace Tensorflow;

/// <summary>An argument with a wrong value.</summary>
public class ValueError : TensorflowException
{
    public ValueError()
    {
    }

    public ValueError(string message)
        : base(message)
    {
    }
}
