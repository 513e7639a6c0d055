using System.Runtime.Serialization;

namespace Tensorflow;

/// <summary>What goes wrong in TensorFlow.</summary>
public class TensorflowException : Exception
{
    /// <summary>An error, without a message of its own.</summary>
    public TensorflowException()
    {
    }

    /// <summary>An error, told by the message.</summary>
    public TensorflowException(string message)
        : base(message)
    {
    }

    /// <summary>An error that another one led to.</summary>
    public TensorflowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>As in TensorFlow.NET, for its own serialization: the message alone is read.</summary>
    protected TensorflowException(SerializationInfo info, StreamingContext context)
        : base(info.GetString(nameof(Message)))
    {
        _ = context;
    }
}
