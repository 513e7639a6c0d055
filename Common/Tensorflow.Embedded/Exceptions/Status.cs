namespace Tensorflow;

/// <summary>A code with a message. Ops here throw instead of setting one.</summary>
public sealed class Status
{
    /// <summary>Default <see cref="TF_Code.TF_OK"/>.</summary>
    public TF_Code Code { get; private set; }

    /// <summary>Empty by default, and where the code is <see cref="TF_Code.TF_OK"/>.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Whether the code is <see cref="TF_Code.TF_OK"/>.</summary>
    public bool ok() => Code == TF_Code.TF_OK;

    /// <summary>Sets both.</summary>
    public void SetStatus(TF_Code code, string msg) => (Code, Message) = (code, code == TF_Code.TF_OK ? "" : msg);

    /// <summary>Throws what the code stands for, where it is asked to.</summary>
    /// <param name="throwException">False: does nothing.</param>
    /// <exception cref="OutOfRangeError">The code is <see cref="TF_Code.TF_OUT_OF_RANGE"/>.</exception>
    /// <exception cref="InvalidArgumentError">The code is <see cref="TF_Code.TF_INVALID_ARGUMENT"/>.</exception>
    /// <exception cref="TensorflowException">It is another, and not <see cref="TF_Code.TF_OK"/>.</exception>
    public void Check(bool throwException = false)
    {
        if (ok() || !throwException) return;
        throw Code switch
        {
            TF_Code.TF_OUT_OF_RANGE => new OutOfRangeError(Message),
            TF_Code.TF_INVALID_ARGUMENT => new InvalidArgumentError(Message),
            _ => new TensorflowException(Message),
        };
    }

    /// <summary>The code and the message.</summary>
    public override string ToString() => ok() ? $"{Code}" : $"{Code}: {Message}";
}
