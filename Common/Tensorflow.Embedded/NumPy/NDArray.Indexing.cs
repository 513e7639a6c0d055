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
        get => mask.dtype == TF_DataType.TF_BOOL ? new NDArray(Primitives.Gather(Flattened(mask), Positions(mask), 0)) : new NDArray(Primitives.Gather(this, mask, 0));
        set
        {
            var positions = mask.dtype == TF_DataType.TF_BOOL ? Positions(mask) : mask;
            var flat = mask.dtype == TF_DataType.TF_BOOL ? Flattened(mask) : this;
            var rows = new NDArray(flat);
            var i = 0;
            foreach (var position in Primitives.Cast(positions, TF_DataType.TF_INT64).ToArray<long>())
            {
                var part = value.ndim == 0 || value.Dimensions[0] == 1 ? value : value[i++];
                rows.Write([Indexing.At((int)position)], part);
            }
            Replace(rows);
        }
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
