using Tensorflow.Ops;
using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>TensorFlow's ops that move elements, under their own names.</summary>
public static class gen_array_ops
{
    /// <summary>ConcatV2: the tensors one after the other along an axis that exists.</summary>
    public static Tensor concat_v2(Tensors values, Tensor axis, string? name = null) => array_ops.concat([.. values], axis);

    /// <summary>GatherNd.</summary>
    /// <inheritdoc cref="tensorflow.gather_nd"/>
    public static Tensor gather_nd(Tensor params_, Tensor indices, string? name = null) => tf.gather_nd(params_, indices, name);

    /// <summary>GatherV2: slices at the indices along an axis.</summary>
    public static Tensor gather_v2(Tensor params_, Tensor indices, Tensor axis, int batch_dims = 0, string? name = null) => array_ops.gather(params_, indices, name, axis, batch_dims);

    /// <summary>Reshape: the same elements in another shape; one dimension may be -1.</summary>
    public static Tensor reshape(Tensor tensor, Tensor shape, string? name = null) => tf.reshape(tensor, shape, name);

    /// <summary>ReverseV2: the elements in reverse order along the axes that an int32 or int64 tensor of rank 1 holds.</summary>
    /// <exception cref="InvalidArgumentError">There is no such axis.</exception>
    public static Tensor reverse_v2(Tensor tensor, Tensor axis, string? name = null) => Primitives.Reverse(tensor, Array.ConvertAll(array_ops.Wholes(axis), at => checked((int)at)));

    /// <summary>Tile: the whole tensor several times along each axis.</summary>
    public static Tensor tile(Tensor input, Tensor multiples, string? name = null) => tf.tile(input, multiples, name);

    /// <summary>Transpose: axes in another order.</summary>
    public static Tensor transpose(Tensor x, Tensor perm, string? name = null) => array_ops.transpose(x, perm);
}
