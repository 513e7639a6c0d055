using Tensorflow.Common.Types;
using Tensorflow.NumPy;

namespace Tensorflow;

/// <summary>One tensor or several: what layers and models take and give.</summary>
public sealed partial class Tensors : Nest<Tensor>, IDisposable
{
    private readonly Tensor[] items;

    /// <summary>Several tensors.</summary>
    public Tensors(params Tensor[] tensors)
    {
        items = tensors;
        IsList = tensors.Length > 1;
        if (IsList)
        {
            NestType = NestType.List;
            ListValue = [.. tensors.Select(tensor => (INestStructure<Tensor>)new NestNode<Tensor>(tensor))];
        }
        else if (tensors.Length == 1)
        {
            NestType = NestType.Node;
            NodeValue = tensors[0];
        }
    }

    /// <summary>The elements of the one tensor, row-major.</summary>
    /// <exception cref="ValueError">There are several.</exception>
    [Obsolete("Says nothing of which tensor is meant: take one, and its ToArray.")]
    public T[] ToArray<T>() where T : unmanaged => Single.ToArray<T>();

    /// <summary>Several tensors.</summary>
    public Tensors(IList<Tensor> tensors) : this([.. tensors])
    {
    }

    /// <summary>One array.</summary>
    public Tensors(NDArray nd) : this((Tensor)nd)
    {
    }

    /// <summary>How many there are.</summary>
    public int Length => items.Length;

    /// <summary>Whether they are a list, be it of one.</summary>
    public bool IsList { get; set; }

    /// <summary>The only one.</summary>
    /// <exception cref="ValueError">There are none or several.</exception>
    public Tensor Single => items.Length == 1 ? items[0] : throw new ValueError($"Expected one tensor, got {items.Length}.");

    /// <summary>The only one, or null.</summary>
    public Tensor? SingleOrNull => items.Length == 1 ? items[0] : null;

    /// <summary>Dtype of the first.</summary>
    public TF_DataType dtype => items[0].dtype;

    /// <summary>Shape of the first.</summary>
    public Shape shape => items[0].shape;

    /// <summary>Rank of the first.</summary>
    public int rank => items[0].rank;

    internal ReadOnlySpan<Tensor> Items => items;

    /// <summary>The first and the second.</summary>
    public void Deconstruct(out Tensor a, out Tensors? b)
    {
        a = items[0];
        b = items.Length > 1 ? new Tensors(items[1]) : null;
    }

    /// <summary>Whether there is exactly one.</summary>
    public bool IsSingle() => items.Length == 1;

    /// <summary>One of them.</summary>
    public Tensors GetShallow(int index) => items[index];

    /// <summary>The only one as an array.</summary>
    public NDArray numpy() => Single.numpy();

    /// <summary>Strings of the only one.</summary>
    public string[] StringData() => Single.StringData();

    /// <summary>One string of the only one.</summary>
    public string StringData(int index) => Single.StringData(index);

    /// <summary>Does nothing: storage is taken back when a tensor is no longer used.</summary>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => items.Length == 1 ? items[0].ToString() : $"({string.Join(", ", items.Select(item => item.ToString()))})";
}
