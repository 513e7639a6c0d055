using Tensorflow.Ops;

namespace Tensorflow;

public partial class Tensor
{
    /// <summary>One element of the first axis.</summary>
    public Tensor this[int idx] => Indexing.Take(this, [Indexing.At(idx)]);

    /// <summary>What the slices take.</summary>
    public Tensor this[params Slice[] slices] => Indexing.Take(this, slices);

    /// <summary>What the slices take, in Python's notation: <c>t["1:3", ":", "-1"]</c>.</summary>
    public Tensor this[params string[] slices] => Indexing.Take(this, Array.ConvertAll(slices, text => new Slice(text)));

    /// <summary>Elements of the first axis from <paramref name="start"/> to before <paramref name="stop"/> (null: only that one).</summary>
    public Tensor this[Tensor start, Tensor? stop = null, Tensor? step = null] => stop is null
        ? Indexing.Take(this, [Indexing.At((int)Primitives.Cast(start, TF_DataType.TF_INT32))])
        : Indexing.Take(this,
            [new Slice((int)Primitives.Cast(start, TF_DataType.TF_INT32), (int)Primitives.Cast(stop, TF_DataType.TF_INT32), step is null ? 1 : (int)Primitives.Cast(step, TF_DataType.TF_INT32))]);

    /// <summary>What the slice takes of the first axis.</summary>
    public Tensor slice(Slice slice) => Indexing.Take(this, [slice]);

    /// <summary>One element of the first axis.</summary>
    public Tensor slice(int start) => Indexing.Take(this, [Indexing.At(start)]);
}
