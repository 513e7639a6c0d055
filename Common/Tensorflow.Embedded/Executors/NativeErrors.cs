namespace Tensorflow.Executors;

/// <summary>TensorFlow's status codes (tsl/protobuf/error_codes.proto) as the engine's exceptions.</summary>
internal static class NativeErrors
{
    private const int InvalidArgument = 3;
    private const int NotFound = 5;
    private const int OutOfRange = 11;
    private const int Unimplemented = 12;

    /// <summary>The exception for a status that is not OK, with TensorFlow's message.</summary>
    public static TensorflowException Of(int code, string message, string op)
    {
        // Python's users see the prefix too; it says nothing that the op's name does not.
        if (message.StartsWith("{{", StringComparison.Ordinal) && message.IndexOf("}} ", StringComparison.Ordinal) is > 0 and var end) message = message[(end + 3)..];
        var text = message.Contains("[Op:", StringComparison.Ordinal) ? message : $"{message} [Op:{op}]";
        return code switch
        {
            // An op without a kernel for a dtype is not found or not implemented there; the managed executor calls the argument wrong.
            InvalidArgument or NotFound or Unimplemented => new InvalidArgumentError(text),
            OutOfRange => new OutOfRangeError(text),
            _ => new RuntimeError(text),
        };
    }
}
