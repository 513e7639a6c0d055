using Tensorflow.Keras;

namespace Tensorflow;

/// <summary>The <c>keras</c> module.</summary>
public static class KerasApi
{
    /// <summary>The <c>keras</c> module.</summary>
    public static KerasInterface keras { get; } = KerasInterface.Instance;
}
