using Tensorflow.NumPy;

namespace Tensorflow;

public sealed partial class Tensors
{
    /// <summary>The one element of the one tensor as bool.</summary>
    public static explicit operator bool(Tensors tensor) => (bool)tensor.Single;
    /// <summary>The one element of the one tensor as byte.</summary>
    public static explicit operator byte(Tensors tensor) => (byte)tensor.Single;
    /// <summary>The one element of the one tensor as double.</summary>
    public static explicit operator double(Tensors tensor) => (double)tensor.Single;
    /// <summary>The one element of the one tensor as float.</summary>
    public static explicit operator float(Tensors tensor) => (float)tensor.Single;
    /// <summary>The one element of the one tensor as int.</summary>
    public static explicit operator int(Tensors tensor) => (int)tensor.Single;
    /// <summary>The one element of the one tensor as long.</summary>
    public static explicit operator long(Tensors tensor) => (long)tensor.Single;
    /// <summary>The tensors as an array of objects, in their order.</summary>
    public static explicit operator object[](Tensors tensors) => [.. tensors];
    /// <summary>The one element of the one tensor as sbyte.</summary>
    public static explicit operator sbyte(Tensors tensor) => (sbyte)tensor.Single;
    /// <summary>The one element of the one tensor as short.</summary>
    public static explicit operator short(Tensors tensor) => (short)tensor.Single;
    /// <summary>The one element of the one tensor as string.</summary>
    public static explicit operator string(Tensors tensor) => (string)tensor.Single;
    /// <summary>The one element of the one tensor as uint.</summary>
    public static explicit operator uint(Tensors tensor) => (uint)tensor.Single;
    /// <summary>The one element of the one tensor as ulong.</summary>
    public static explicit operator ulong(Tensors tensor) => (ulong)tensor.Single;
    /// <summary>The one element of the one tensor as ushort.</summary>
    public static explicit operator ushort(Tensors tensor) => (ushort)tensor.Single;
    /// <summary>The one tensor; null where there is none.</summary>
    public static implicit operator Tensor(Tensors? tensors) => tensors?.SingleOrNull!;
    /// <summary>The tensors as an array, in their order.</summary>
    public static implicit operator Tensor[](Tensors tensors) => [.. tensors];
    /// <summary>Two tensors.</summary>
    public static implicit operator Tensors((Tensor, Tensor) tuple) => new(tuple.Item1, tuple.Item2);
    /// <summary>The tensors of a list, in its order.</summary>
    public static implicit operator Tensors(List<Tensor> tensors) => new(tensors);
    /// <summary>One tensor, the array.</summary>
    public static implicit operator Tensors(NDArray nd) => new((Tensor)nd);
    /// <summary>One tensor.</summary>
    public static implicit operator Tensors(Tensor tensor) => new(tensor);
    /// <summary>The tensors of an array, in its order.</summary>
    public static implicit operator Tensors(Tensor[] tensors) => new(tensors);
}
