using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.NumPy;

public partial class NDArray
{
    /// <summary>The element or sub-array at the indices.</summary>
    public NDArray this[params int[] indices]
    {
        get => new(Indexing.Take(this, Array.ConvertAll(indices, Indexing.At)));
        set => Write(Array.ConvertAll(indices, Indexing.At), value);
    }

    /// <summary>What the slices take.</summary>
    public new NDArray this[params Slice[] slices]
    {
        get => new(Indexing.Take(this, slices));
        set => Write(slices, value);
    }

    /// <summary>Elements where a boolean mask is set, or at integer positions of the first axis.</summary>
    public NDArray this[NDArray mask]
    {
        get => mask.dtype == TF_DataType.TF_BOOL ? new NDArray(Primitives.Gather(Flattened(mask), Positions(mask), 0)) : new NDArray(Primitives.Gather(this, FromTheFront(mask, Dimensions[0]), 0));
        set
        {
            var positions = mask.dtype == TF_DataType.TF_BOOL ? Positions(mask) : mask;
            var flat = mask.dtype == TF_DataType.TF_BOOL ? Flattened(mask) : this;
            // As many rows as there are places, or what broadcasts to that.
            var given = Primitives.BroadcastTo(Primitives.Cast(value, dtype), Shape.Adopt([.. positions.Dimensions.Span, .. flat.Dimensions.Span[1..]]));
            var rows = Primitives.Copy(flat);
            var source = given.DataBytes();
            var target = rows.DataBytes();
            var length = flat.Dimensions[0] == 0 ? 0 : target.Length / (int)flat.Dimensions[0];
            var i = 0;
            foreach (var position in FromTheFront(positions, flat.Dimensions[0]).ToArray<long>())
            {
                if (position < 0 || position >= flat.Dimensions[0]) throw new InvalidArgumentError($"index {position} is out of bounds for axis 0 with size {flat.Dimensions[0]}");
                source.Slice(i++ * length, length).CopyTo(target.Slice((int)position * length, length));
            }
            GC.KeepAlive(given);
            Replace(rows);
        }
    }

    // Negative positions count from the end.
    private static Tensor FromTheFront(Tensor positions, long length)
    {
        if (!positions.dtype.IsInteger()) throw new TypeError($"Arrays used as indices must be of integer or boolean type, got {positions.dtype.as_python_name()}.");
        var given = Primitives.Cast(positions, TF_DataType.TF_INT64);
        return Primitives.Select(Primitives.Less(given, Scalars.Of(TF_DataType.TF_INT64, 0)), Primitives.Add(given, Scalars.Of(TF_DataType.TF_INT64, length)), given);
    }

    // The axes of the mask made one.
    private Tensor Flattened(NDArray mask) => Primitives.Reshape(this, Shape.Adopt([mask.Dimensions.size, .. shape.Span[mask.ndim..]]));

    private static Tensor Positions(NDArray mask)
    {
        var positions = new List<long>();
        var set = mask.Span<bool>();
        for (var i = 0; i < set.Length; i++)
            if (set[i]) positions.Add(i);
        GC.KeepAlive(mask);
        return Conversions.OfArray(positions.ToArray(), null);
    }

    private void Write(Slice[] slices, NDArray value)
    {
        var (begin, strides, counts, result) = Indexing.Bounds(shape, slices);
        var given = Primitives.BroadcastTo(Primitives.Cast(value, dtype), Shape.Adopt(result));
        Detach();
        Managed.BySize(new Put(given, this, begin, strides, counts), dtype.Size());
        Written();
        GC.KeepAlive(given);
    }

    /// <summary>Puts other elements in the place of all.</summary>
    internal void Replace(Tensor source)
    {
        Detach();
        Overwrite(source);
        Written();
    }

    private readonly struct Put(Tensor value, NDArray array, long[] begin, long[] strides, long[] counts) : Managed.ISized
    {
        public void Invoke<T>() where T : unmanaged => SliceKernels.StridedSliceScatter(value.Span<T>(), array.Dimensions.Span, begin, strides, counts, array.Span<T>());
    }

    // Where a tensor holds the same storage, which never changes for it, the arrays move to a copy.
    private void Detach()
    {
        if (!StorageOwner.IsShared) return;
        var copy = Primitives.Copy(this);
        if (views is null) UseStorageOf(copy);
        else views.ForEach(array => array.UseStorageOf(copy));
    }

    private void Written()
    {
        if (views is null) ContentChanged();
        else views.ForEach(array => array.ContentChanged());
    }
}
