using System.Runtime.InteropServices;
using System.Text;
using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow;

public unsafe partial class Tensor
{
    /// <summary>The elements as bytes.</summary>
    internal Span<byte> DataBytes() => new(Data, checked((int)(Count * dtype.Size())));

    /// <summary>A copy of the elements, row-major.</summary>
    /// <exception cref="TypeError"><typeparamref name="T"/> is not the tensor's dtype.</exception>
    public virtual T[] ToArray<T>() where T : unmanaged
    {
        if (DataTypes.Of(typeof(T)) != dtype) throw new TypeError($"A tensor of {dtype.as_python_name()} does not give an array of {typeof(T).Name}; cast it first (tf.cast).");
        var array = Span<T>().ToArray();
        GC.KeepAlive(this);
        return array;
    }

    /// <summary>A copy of the bytes of the elements.</summary>
    public byte[] BufferToArray()
    {
        var array = DataBytes().ToArray();
        GC.KeepAlive(this);
        return array;
    }

    /// <summary>The elements as a NumPy array; it shares the storage until it is written to.</summary>
    public NDArray numpy() => this as NDArray ?? new NDArray(this);

    /// <summary>The strings of a string tensor, as bytes.</summary>
    /// <exception cref="TypeError">The tensor holds no strings.</exception>
    public byte[][] StringBytes() => Array.ConvertAll(Strings ?? throw new TypeError($"A tensor of {dtype.as_python_name()} holds no strings."), text => (byte[])text.Clone());

    /// <summary>One string of a string tensor, as bytes.</summary>
    public byte[] StringBytes(int index) => StringBytes()[index];

    /// <summary>The strings of a string tensor.</summary>
    public string[] StringData() => Array.ConvertAll(StringBytes(), Encoding.UTF8.GetString);

    /// <summary>One string of a string tensor.</summary>
    public string StringData(int index) => StringData()[index];

    /// <summary>Length of each axis.</summary>
    public int[] _shape_tuple() => shape.as_int_list();

    /// <summary>Overwrites the elements in place.</summary>
    internal void Overwrite(Tensor source)
    {
        source.DataBytes().CopyTo(DataBytes());
        ContentChanged();
        GC.KeepAlive(source);
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public override string ToString() => Printing.TensorPrinter.Text(this);
}
