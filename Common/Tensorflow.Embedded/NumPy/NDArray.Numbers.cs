using System.Numerics;

namespace Tensorflow.NumPy;

// An array as a number, as TensorFlow.NET and NumPy have it: of any dtype and rank.
public partial class NDArray
{
    /// <summary>The first element, converted: fractions are cut off, as Python's int() does.</summary>
    /// <exception cref="ValueError">There is none, or it does not fit.</exception>
    private T First<T>() where T : unmanaged, INumber<T>
    {
        if (Count == 0) throw new ValueError($"An array of shape {shape} has no element to convert to {typeof(T).Name}.");
        try
        {
            return dtype switch
            {
                TF_DataType.TF_FLOAT => T.CreateChecked(Span<float>()[0]),
                TF_DataType.TF_DOUBLE => T.CreateChecked(Span<double>()[0]),
                TF_DataType.TF_INT32 => T.CreateChecked(Span<int>()[0]),
                TF_DataType.TF_INT64 => T.CreateChecked(Span<long>()[0]),
                TF_DataType.TF_BOOL => Span<bool>()[0] ? T.One : T.Zero,
                TF_DataType.TF_UINT8 => T.CreateChecked(Span<byte>()[0]),
                TF_DataType.TF_INT8 => T.CreateChecked(Span<sbyte>()[0]),
                TF_DataType.TF_INT16 => T.CreateChecked(Span<short>()[0]),
                TF_DataType.TF_UINT16 => T.CreateChecked(Span<ushort>()[0]),
                TF_DataType.TF_UINT32 => T.CreateChecked(Span<uint>()[0]),
                TF_DataType.TF_UINT64 => T.CreateChecked(Span<ulong>()[0]),
                _ => throw new TypeError($"An array of {dtype.as_python_name()} does not convert to {typeof(T).Name}."),
            };
        }
        catch (OverflowException)
        {
            throw new ValueError($"{new NDArray(Ops.Primitives.Reshape(this, new Shape(-1)))[0]} of {dtype.as_python_name()} does not fit {typeof(T).Name}.");
        }
        finally
        {
            GC.KeepAlive(this);
        }
    }

    /// <summary>Whether the only element is not 0. Of several elements it is unclear which one is asked for, and NumPy refuses too.</summary>
    private bool Truth() => Count == 1
        ? First<double>() != 0
        : throw new ValueError($"The truth value of an array of shape {shape} is ambiguous: compare one element, or use np.any or tf.reduce_all.");

    /// <summary>
    /// Whether this is the same array (dtype, shape and elements), or holds what a .NET value does: a number or a string the only element, an array of rank 1 all elements in their order, one of
    /// higher rank also the shape. Numbers are compared by value, whatever their types; NaN equals NaN, as everywhere in .NET.
    /// </summary>
    public override bool Equals(object? obj) => obj switch
    {
        null => false,
        NDArray other => ReferenceEquals(this, other) || (dtype == other.dtype && shape.Equals(other.Dimensions) && SameContent(other)),
        bool or byte or sbyte or short or ushort or int or uint or long or ulong or float or double => Count == 1 && SameNumbers(Conversions.ToTensor(obj)),
        string text => Strings is { Length: 1 } && StringData()[0] == text,
        string[] texts => Strings is not null && StringData().AsSpan().SequenceEqual(texts),
        Array array => Holds(array),
        _ => base.Equals(obj),
    };

    /// <summary>That of the number where there is one element.</summary>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        if (Strings is { } strings)
        {
            if (strings.Length == 1) return StringData()[0].GetHashCode(StringComparison.Ordinal);
            foreach (var text in strings) hash.AddBytes(text);
            return hash.ToHashCode();
        }
        if (Count == 1) return ToBoxed().GetHashCode();
        hash.AddBytes(DataBytes());
        GC.KeepAlive(this);
        return hash.ToHashCode();
    }

    private bool SameContent(NDArray other)
    {
        if (Strings is { } strings) return strings.Zip(other.Strings!).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
        var same = DataBytes().SequenceEqual(other.DataBytes());
        GC.KeepAlive(this);
        GC.KeepAlive(other);
        return same;
    }

    private bool Holds(Array array)
    {
        if (array.LongLength != Count || !IsNumber(array.GetType().GetElementType()!)) return false;
        if (array.Rank > 1 && array.Rank != ndim) return false;
        for (var axis = 0; axis < array.Rank && array.Rank > 1; axis++)
            if (array.GetLongLength(axis) != shape[axis]) return false;
        return SameNumbers(Conversions.OfArray(array, null));
    }

    private static bool IsNumber(Type type) => type.IsPrimitive && type != typeof(char) && type != typeof(nint) && type != typeof(nuint);

    // Whole numbers as such, since a double does not hold all of 64 bits.
    private bool SameNumbers(Tensor other)
    {
        if (Strings is not null) return false;
        if (dtype.IsFloating() || other.dtype.IsFloating()) return Doubles(this).AsSpan().SequenceEqual(Doubles(other));
        if ((dtype == TF_DataType.TF_UINT64) == (other.dtype == TF_DataType.TF_UINT64)) return Longs(this).AsSpan().SequenceEqual(Longs(other));
        // One of the two is unsigned: a negative number is its equal in bits only.
        var (signed, unsigned) = dtype == TF_DataType.TF_UINT64 ? (Longs(other), Longs(this)) : (Longs(this), Longs(other));
        return signed.AsSpan().SequenceEqual(unsigned) && Array.TrueForAll(signed, number => number >= 0);
    }

    private static double[] Doubles(Tensor x) => Ops.Primitives.Cast(x, TF_DataType.TF_DOUBLE).ToArray<double>();

    private static long[] Longs(Tensor x) => Ops.Primitives.Cast(x, TF_DataType.TF_INT64).ToArray<long>();

    private object ToBoxed() => dtype switch
    {
        TF_DataType.TF_FLOAT => First<float>(),
        TF_DataType.TF_DOUBLE => First<double>(),
        TF_DataType.TF_INT32 => First<int>(),
        TF_DataType.TF_INT64 => First<long>(),
        TF_DataType.TF_BOOL => Truth(),
        TF_DataType.TF_UINT8 => First<byte>(),
        TF_DataType.TF_INT8 => First<sbyte>(),
        TF_DataType.TF_INT16 => First<short>(),
        TF_DataType.TF_UINT16 => First<ushort>(),
        TF_DataType.TF_UINT32 => First<uint>(),
        _ => First<ulong>(),
    };
}
