using Tensorflow.Storage;

namespace Tensorflow;

/// <summary>What few tensors have, kept apart so that the others stay small.</summary>
internal sealed class TensorExtras
{
    /// <summary>The tensor's block.</summary>
    public Block? Block;

    /// <summary>The tensor whose storage it shares.</summary>
    public Tensor? StorageOwner;

    /// <summary>Elements of a string tensor, row-major.</summary>
    public byte[][]? Strings;

    /// <summary>Anything the program attached.</summary>
    public object? Tag;

    /// <summary>The symbolic tensor's place in a functional Keras model.</summary>
    public object? KerasHistory;

    /// <summary>What a softmax or sigmoid activation of Keras was computed from: losses go on from there, as in Keras.</summary>
    public Tensor? Logits;

    /// <summary>The variable that a slice was read from, so that the slice can be assigned.</summary>
    public ResourceVariable? OriginalVariable;

    /// <summary>What was read of that variable.</summary>
    public Slice[]? OriginalSlices;
}
