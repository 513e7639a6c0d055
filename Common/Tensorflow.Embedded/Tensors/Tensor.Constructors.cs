using System.Text;
using Tensorflow.NumPy;
using Tensorflow.Storage;

namespace Tensorflow;

// A tensor of a number or with a copy of an array, as TensorFlow.NET's constructors have them.
public unsafe partial class Tensor
{
    private Tensor(Tensor made)
    {
        var owner = made.StorageOwner;
        owner.IsShared = true;
        tensorShape = made.tensorShape;
        elementType = (byte)made.dtype;
        Id = LocalBlocks.Current.NewNumber();
        data = made.data;
        storage = new TensorExtras { StorageOwner = owner, Strings = made.Strings };
    }

    /// <summary>A copy of a .NET array of any rank.</summary>
    public Tensor(Array array, Shape? shape = null) : this(Conversions.OfArray(array, shape))
    {
    }

    /// <summary>The elements of an array.</summary>
    public Tensor(NDArray nd) : this((Tensor)nd)
    {
    }

    /// <summary>A copy of elements at an address, row-major.</summary>
    public Tensor(IntPtr data_ptr, Shape shape, TF_DataType dtype) : this(shape, dtype) => new ReadOnlySpan<byte>((void*)data_ptr, DataBytes().Length).CopyTo(DataBytes());

    /// <summary>Elements given as bytes, row-major.</summary>
    /// <exception cref="ValueError">Their number does not fit.</exception>
    public Tensor(byte[] bytes, Shape shape, TF_DataType dtype) : this(shape, dtype)
    {
        if (bytes.Length != (long)bytesize) throw new ValueError($"{bytes.Length} bytes do not fill a tensor of shape {shape} and dtype {dtype.as_python_name()} ({bytesize} bytes).");
        bytes.CopyTo(DataBytes());
    }

    /// <summary>A string of rank 0.</summary>
    public Tensor(string value) : this([Encoding.UTF8.GetBytes(value)], Shape.Scalar)
    {
    }

    /// <summary>A number of rank 0.</summary>
    public Tensor(bool value) : this(Conversions.OfNumber(value))
    {
    }

    /// <summary>A copy of an array.</summary>
    public Tensor(bool[] data, Shape? shape = null) : this(Conversions.OfArray(data, shape))
    {
    }

    /// <summary>A number of rank 0.</summary>
    public Tensor(byte value) : this(Conversions.OfNumber(value))
    {
    }

    /// <summary>A copy of an array.</summary>
    public Tensor(byte[] data, Shape? shape = null) : this(Conversions.OfArray(data, shape))
    {
    }

    /// <summary>A number of rank 0.</summary>
    public Tensor(double value) : this(Conversions.OfNumber(value))
    {
    }

    /// <summary>A copy of an array.</summary>
    public Tensor(double[] data, Shape? shape = null) : this(Conversions.OfArray(data, shape))
    {
    }

    /// <summary>A number of rank 0.</summary>
    public Tensor(float value) : this(Conversions.OfNumber(value))
    {
    }

    /// <summary>A copy of an array.</summary>
    public Tensor(float[] data, Shape? shape = null) : this(Conversions.OfArray(data, shape))
    {
    }

    /// <summary>A number of rank 0.</summary>
    public Tensor(int value) : this(Conversions.OfNumber(value))
    {
    }

    /// <summary>A copy of an array.</summary>
    public Tensor(int[] data, Shape? shape = null) : this(Conversions.OfArray(data, shape))
    {
    }

    /// <summary>A number of rank 0.</summary>
    public Tensor(long value) : this(Conversions.OfNumber(value))
    {
    }

    /// <summary>A copy of an array.</summary>
    public Tensor(long[] data, Shape? shape = null) : this(Conversions.OfArray(data, shape))
    {
    }

    /// <summary>A number of rank 0.</summary>
    public Tensor(sbyte value) : this(Conversions.OfNumber(value))
    {
    }

    /// <summary>A copy of an array.</summary>
    public Tensor(sbyte[] data, Shape? shape = null) : this(Conversions.OfArray(data, shape))
    {
    }

    /// <summary>A number of rank 0.</summary>
    public Tensor(short value) : this(Conversions.OfNumber(value))
    {
    }

    /// <summary>A copy of an array.</summary>
    public Tensor(short[] data, Shape? shape = null) : this(Conversions.OfArray(data, shape))
    {
    }

    /// <summary>A number of rank 0.</summary>
    public Tensor(uint value) : this(Conversions.OfNumber(value))
    {
    }

    /// <summary>A copy of an array.</summary>
    public Tensor(uint[] data, Shape? shape = null) : this(Conversions.OfArray(data, shape))
    {
    }

    /// <summary>A number of rank 0.</summary>
    public Tensor(ulong value) : this(Conversions.OfNumber(value))
    {
    }

    /// <summary>A copy of an array.</summary>
    public Tensor(ulong[] data, Shape? shape = null) : this(Conversions.OfArray(data, shape))
    {
    }

    /// <summary>A copy of an array.</summary>
    public Tensor(ushort[] data, Shape? shape = null) : this(Conversions.OfArray(data, shape))
    {
    }
}
