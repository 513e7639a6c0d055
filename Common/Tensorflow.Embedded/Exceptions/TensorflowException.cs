using System.Runtime.Serialization;

namespace Tensorflow;

/// <summary>What goes wrong in TensorFlow.</summary>
public class TensorflowException : Exception
{
    public TensorflowException()
    {
    }

    public TensorflowException(string message)
        : base(message)
    {
    }

    public TensorflowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    protected TensorflowException(SerializationInfo info, StreamingContext context)
        : base(info.GetString(nameof(Message)))
    {
        _ = context;
    }
}
