using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow;

/// <summary>Makes tensors of what programs give: numbers, arrays, variables, lists.</summary>
internal static class Conversions
{
    /// <summary>The value as a tensor. A number or an array takes <paramref name="preferred"/> as its dtype where that loses nothing of its kind.</summary>
    /// <exception cref="TypeError">There is no tensor of such a value.</exception>
    public static Tensor ToTensor(object value, TF_DataType preferred = TF_DataType.DtInvalid)
    {
        switch (value)
        {
            case Tensor tensor: return tensor;
            case BaseResourceVariable variable: return variable.ReadExposed();
            case Tensors tensors: return tensors.SingleOrNull ?? CastTo(Primitives.Pack([.. tensors], 0), preferred);
            case float number: return OfNumber(number, preferred);
            case double number: return OfNumber(number, preferred);
            case int number: return OfNumber(number, preferred);
            case long number: return OfNumber(number, preferred);
            case bool number: return OfNumber(number, preferred);
            case byte number: return OfNumber(number, preferred);
            case sbyte number: return OfNumber(number, preferred);
            case short number: return OfNumber(number, preferred);
            case ushort number: return OfNumber(number, preferred);
            case uint number: return OfNumber(number, preferred);
            case ulong number: return OfNumber(number, preferred);
            case string text: return new Tensor([Encoding.UTF8.GetBytes(text)], Shape.Scalar);
            case Shape shape: return CastTo(OfArray(shape.dims, null), preferred);
            case Axis axis: return CastTo((Tensor)axis, preferred);
            case byte[] bytes when preferred == TF_DataType.TF_STRING: return new Tensor([[.. bytes]], Shape.Scalar);
            case IEnumerable<Tensor> list: return CastTo(Primitives.Pack([.. list], 0), preferred);
            case Array { Rank: 1 } objects when !HoldsElements(objects): return Packed(objects, preferred);
            case Array array: return CastTo(OfArray(array, null), preferred);
            case IEnumerable<float> list: return CastTo(OfArray(list.ToArray(), null), preferred);
            case IEnumerable<double> list: return CastTo(OfArray(list.ToArray(), null), preferred);
            case IEnumerable<int> list: return CastTo(OfArray(list.ToArray(), null), preferred);
            case IEnumerable<long> list: return CastTo(OfArray(list.ToArray(), null), preferred);
            case System.Collections.IEnumerable list: return Packed(list, preferred);
            case null: throw new ValueError("Attempt to convert a value (null) to a tensor.");
            default: throw new TypeError($"Attempt to convert a value of type {value.GetType().Name} to a tensor.");
        }
    }

    /// <summary>A tensor that what is written to an array later does not change.</summary>
    public static Tensor Snapshot(Tensor given)
    {
        if (given.GetType() == typeof(Tensor) || given is not NDArray) return given;
        var snapshot = new Tensor(given, given.Dimensions);
        snapshot.MarkAs(given);
        return snapshot;
    }

    // Numbers, strings and arrays of them; what else stands in an array is made a tensor one by one.
    private static bool HoldsElements(Array array)
    {
        var element = array.GetType().GetElementType()!;
        while (element.IsArray) element = element.GetElementType()!;
        return element.IsPrimitive || element == typeof(string);
    }

    // A list of what makes a tensor each: numbers, arrays, variables, lists.
    private static Tensor Packed(System.Collections.IEnumerable list, TF_DataType preferred)
    {
        var items = list.Cast<object>().Select(item => ToTensor(item)).ToArray();
        if (items.Length == 0) throw new ValueError($"Attempt to convert an empty {list.GetType().Name} to a tensor: its dtype is not known.");
        if (items.All(item => item.dtype != TF_DataType.TF_STRING))
        {
            var dtype = preferred == TF_DataType.DtInvalid ? items.Select(item => item.dtype).Aggregate(DataTypes.Promote) : preferred;
            items = Array.ConvertAll(items, item => CastTo(item, dtype));
        }
        return Primitives.Pack(items, 0);
    }

    /// <summary>A tensor of a value, as <c>tf.constant</c> makes it: one number fills the shape, several take it.</summary>
    /// <param name="value">A number, an array, a list or a tensor.</param>
    /// <param name="dtype">DtInvalid: the value's own.</param>
    /// <param name="shape">Null: the value's own.</param>
    public static Tensor Constant(object value, TF_DataType dtype, Shape? shape)
    {
        var tensor = Snapshot(ToTensor(value, dtype));
        if (dtype != TF_DataType.DtInvalid) tensor = Primitives.Cast(tensor, dtype);
        if (shape is null || shape.Equals(tensor.Dimensions)) return tensor;
        return tensor.Count == 1 ? Primitives.Fill(shape, Primitives.Reshape(tensor, Shape.Scalar)) : Primitives.Reshape(tensor, shape);
    }

    private static Tensor CastTo(Tensor tensor, TF_DataType dtype) =>
        dtype == TF_DataType.DtInvalid || tensor.dtype == dtype || tensor.dtype == TF_DataType.TF_STRING ? tensor : Primitives.Cast(tensor, dtype);

    /// <summary>A tensor of rank 0 of its own; of <paramref name="preferred"/> dtype unless that would make an integer of a fraction.</summary>
    public static Tensor OfNumber<T>(T number, TF_DataType preferred = TF_DataType.DtInvalid) where T : unmanaged => Scalars.New(DtypeOf<T>(preferred), number);

    /// <summary>The same for the engine alone: the number beside an operator. See <see cref="Scalars.Of"/>.</summary>
    public static Tensor Literal<T>(T number, TF_DataType preferred) where T : unmanaged => Scalars.Of(DtypeOf<T>(preferred), number);

    private static TF_DataType DtypeOf<T>(TF_DataType preferred) where T : unmanaged
    {
        var own = DataTypes.Of(typeof(T));
        return preferred == TF_DataType.DtInvalid || (own.IsFloating() && !preferred.IsFloating()) ? own : preferred;
    }

    /// <summary>A tensor with a copy of an array of any rank.</summary>
    public static unsafe Tensor OfArray(Array array, Shape? shape)
    {
        var element = array.GetType().GetElementType()!;
        if (element.IsArray) return OfJagged(array, shape);
        var own = new long[array.Rank];
        for (var axis = 0; axis < own.Length; axis++) own[axis] = array.GetLength(axis);
        var given = shape is null ? Shape.Adopt(own) : Resolve(shape, array.LongLength);
        if (element == typeof(string))
            return new Tensor([.. array.Cast<string>().Select(Encoding.UTF8.GetBytes)], given);
        var tensor = new Tensor(given, DataTypes.Of(element));
        var bytes = checked((long)tensor.bytesize);
        if (bytes > 0)
        {
            fixed (byte* source = &MemoryMarshal.GetArrayDataReference(array)) Buffer.MemoryCopy(source, tensor.Data, bytes, bytes);
        }
        GC.KeepAlive(tensor);
        return tensor;
    }

    private static Tensor OfJagged(Array array, Shape? shape)
    {
        var rows = array.Cast<Array>().Select(row => OfArray(row, null)).ToArray();
        if (rows.Any(row => !row.Dimensions.Equals(rows[0].Dimensions)))
            throw new ValueError($"A jagged array makes a tensor only if its rows are equally long; found {string.Join(", ", rows.Select(row => row.Dimensions))}.");
        var packed = Primitives.Pack(rows, 0);
        return shape is null ? packed : Primitives.Reshape(packed, shape);
    }

    /// <summary>A shape with at most one -1, for so many elements.</summary>
    /// <exception cref="ValueError">The number of elements does not fit.</exception>
    public static Shape Resolve(Shape shape, long count)
    {
        var dims = shape.Span;
        var unknown = dims.IndexOf(-1);
        if (unknown < 0)
        {
            if (shape.size != count) throw new ValueError($"Cannot reshape {count} elements into shape {shape} ({shape.size} elements).");
            return shape;
        }
        long known = 1;
        foreach (var dim in dims) known *= dim == -1 ? 1 : dim;
        if (dims[(unknown + 1)..].Contains(-1)) throw new ValueError($"Only one dimension of {shape} can be -1.");
        if (known == 0 ? count != 0 : count % known != 0) throw new ValueError($"Cannot reshape {count} elements into shape {shape}.");
        var resolved = dims.ToArray();
        resolved[unknown] = known == 0 ? 0 : count / known;
        return Shape.Adopt(resolved);
    }

    /// <summary>A tensor with a copy of a span, row-major.</summary>
    public static Tensor OfSpan<T>(ReadOnlySpan<T> values, Shape shape) where T : unmanaged
    {
        var tensor = new Tensor(shape, DataTypes.Of(typeof(T)));
        values.CopyTo(tensor.Span<T>());
        GC.KeepAlive(tensor);
        return tensor;
    }
}
