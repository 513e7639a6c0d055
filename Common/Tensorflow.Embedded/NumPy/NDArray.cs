using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Tensorflow.Ops;

namespace Tensorflow.NumPy;

/// <summary>A NumPy array: a tensor that can be written to.</summary>
public partial class NDArray : Tensor, IEnumerable<NDArray>
{
    /// <summary>A number as an array of rank 0.</summary>
    public NDArray(bool value) : this(new Made(Scalars.New(TF_DataType.TF_BOOL, value)))
    {
    }

    /// <inheritdoc cref="NDArray(bool)"/>
    public NDArray(byte value) : this(new Made(Scalars.New(TF_DataType.TF_UINT8, value)))
    {
    }

    /// <inheritdoc cref="NDArray(bool)"/>
    public NDArray(short value) : this(new Made(Scalars.New(TF_DataType.TF_INT16, value)))
    {
    }

    /// <inheritdoc cref="NDArray(bool)"/>
    public NDArray(int value) : this(new Made(Scalars.New(TF_DataType.TF_INT32, value)))
    {
    }

    /// <inheritdoc cref="NDArray(bool)"/>
    public NDArray(long value) : this(new Made(Scalars.New(TF_DataType.TF_INT64, value)))
    {
    }

    /// <inheritdoc cref="NDArray(bool)"/>
    public NDArray(float value) : this(new Made(Scalars.New(TF_DataType.TF_FLOAT, value)))
    {
    }

    /// <inheritdoc cref="NDArray(bool)"/>
    public NDArray(double value) : this(new Made(Scalars.New(TF_DataType.TF_DOUBLE, value)))
    {
    }

    /// <summary>A copy of a .NET array of any rank.</summary>
    public NDArray(Array value, Shape? shape = null) : this(new Made(Conversions.OfArray(value, shape)))
    {
    }

    /// <inheritdoc cref="NDArray(Array, Shape)"/>
    public NDArray(int[] value, Shape? shape = null) : this(new Made(Conversions.OfArray(value, shape)))
    {
    }

    /// <inheritdoc cref="NDArray(Array, Shape)"/>
    public NDArray(long[] value, Shape? shape = null) : this(new Made(Conversions.OfArray(value, shape)))
    {
    }

    /// <summary>Elements given as bytes, row-major.</summary>
    public NDArray(byte[] bytes, Shape shape, TF_DataType dtype) : base(shape, dtype)
    {
        if (bytes.Length != (long)bytesize) throw new ValueError($"{bytes.Length} bytes do not fill an array of shape {shape} and dtype {dtype.as_python_name()} ({bytesize} bytes).");
        bytes.CopyTo(DataBytes());
    }

    /// <summary>An array with undefined content.</summary>
    public NDArray(Shape shape, TF_DataType dtype = TF_DataType.TF_DOUBLE) : base(shape, dtype)
    {
    }

    /// <summary>The elements of a tensor; shared until the array is written to, or copied.</summary>
    public NDArray(Tensor tensor, bool clone = false) : base(clone ? Primitives.Copy(tensor) : tensor, tensor.Dimensions, isView: clone)
    {
    }

    private NDArray(Made made) : base(made.Tensor, made.Tensor.Dimensions, isView: true)
    {
    }

    // A tensor that nobody else holds.
    private readonly record struct Made(Tensor Tensor);

    private NDArray(NDArray array, Shape shape) : base(array, shape, isView: true)
    {
        views = array.views ?? Interlocked.CompareExchange(ref array.views, new ArrayViews(array), null) ?? array.views;
        views.Add(this);
    }

    private ArrayViews? views;

    /// <summary>Address of the first element; valid while the array is held.</summary>
    public IntPtr data => TensorDataPointer;

    /// <summary>The array in another dtype.</summary>
    public NDArray astype(TF_DataType dtype) => new(Primitives.Cast(this, dtype), clone: dtype == this.dtype);

    /// <summary>The same elements in another shape, as a view: what is written to one of the two shows in the other. One dimension may be -1.</summary>
    /// <exception cref="InvalidArgumentError">The sizes differ.</exception>
    public NDArray reshape(Shape newshape)
    {
        if (Strings is not null) return new NDArray(Primitives.Reshape(this, newshape));
        var resolved = newshape.Span.Contains(-1) || newshape.size != shape.size ? Primitives.Reshape(this, newshape).Dimensions : newshape;
        return new NDArray(this, resolved);
    }

    /// <summary>The same elements as one row.</summary>
    public NDArray ravel() => reshape(new Shape(-1));

    /// <summary>A number as an array of rank 0.</summary>
    public static NDArray Scalar<T>(T value) where T : unmanaged => new(Conversions.OfNumber(value));

    /// <summary>A copy of the bytes of the elements.</summary>
    public byte[] ToByteArray() => BufferToArray();

    /// <summary>The elements as a .NET array of the same rank.</summary>
    public Array ToMultiDimArray<T>() where T : unmanaged
    {
        var dims = shape.dims;
        Array array = dims switch
        {
            [var a] => new T[a],
            [var a, var b] => new T[a, b],
            [var a, var b, var c] => new T[a, b, c],
            [var a, var b, var c, var d] => new T[a, b, c, d],
            [var a, var b, var c, var d, var e] => new T[a, b, c, d, e],
            _ => OfAnyRank(dims),
        };
        Buffer.BlockCopy(BufferToArray(), 0, array, 0, checked((int)bytesize));
        return array;

        [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The ranks of images and less are made above; for another, a program compiled ahead of time may be told that it has no code for such arrays.")]
        static Array OfAnyRank(long[] dims) => Array.CreateInstance(typeof(T), dims);
    }

    /// <summary>The arrays along the first axis.</summary>
    public IEnumerator<NDArray> GetEnumerator()
    {
        for (var i = 0; i < shape[0]; i++) yield return new NDArray(Indexing.Take(this, [new Slice(i, i + 1, 1, isIndex: true)]));
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => Printing.TensorPrinter.Text(this);
}
