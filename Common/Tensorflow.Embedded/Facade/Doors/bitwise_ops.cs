using Tensorflow.Executors;
using Tensorflow.Ops;

namespace Tensorflow.Operations;

/// <summary><c>tf.bitwise</c>: ops on the bits of integers of one dtype, 8 to 64 bits, with or without sign; shapes broadcast. They have no gradients.</summary>
public class bitwise_ops
{
    /// <summary>The bits that are set in both.</summary>
    /// <exception cref="InvalidArgumentError">They are no integers, or their dtypes differ, or their shapes do not broadcast.</exception>
    public Tensor bitwise_and(Tensor x, Tensor y, string? name = null) => Run.Op(BitwiseAndOp.Op, x, y);

    /// <summary>The bits that are set in one or both.</summary>
    /// <inheritdoc cref="bitwise_and"/>
    public Tensor bitwise_or(Tensor x, Tensor y, string? name = null) => Run.Op(BitwiseOrOp.Op, x, y);

    /// <summary>The bits that are set in one alone.</summary>
    /// <inheritdoc cref="bitwise_and"/>
    public Tensor bitwise_xor(Tensor x, Tensor y, string? name = null) => Run.Op(BitwiseXorOp.Op, x, y);

    /// <summary>Each bit the other way round.</summary>
    /// <exception cref="InvalidArgumentError">It is no integer.</exception>
    public Tensor invert(Tensor x, string? name = null) => Run.Op(InvertOp.Op, x);

    /// <summary>The first one's bits moved up by the second's count, which is taken into 0 to the number of bits - 1.</summary>
    /// <inheritdoc cref="bitwise_and"/>
    public Tensor left_shift(Tensor x, Tensor y, string? name = null) => Run.Op(LeftShiftOp.Op, x, y);

    /// <summary>The first one's bits moved down by the second's count, which is taken into 0 to the number of bits - 1; the sign stays.</summary>
    /// <inheritdoc cref="bitwise_and"/>
    public Tensor right_shift(Tensor x, Tensor y, string? name = null) => Run.Op(RightShiftOp.Op, x, y);
}
