using Tensorflow.Data;

namespace Tensorflow;

/// <summary>One iteration over a dataset.</summary>
public class OwnedIterator : IDisposable
{
    private readonly IEnumerator<Element> elements;

    /// <summary>An iteration from the beginning.</summary>
    public OwnedIterator(IDatasetV2 dataset)
    {
        elements = ((DatasetV2)dataset).Elements.GetEnumerator();
    }

    /// <summary>The tensors of the next element.</summary>
    /// <exception cref="StopIteration">There is none.</exception>
    public Tensor[] next() => elements.MoveNext() ? elements.Current.Materialise() : throw new StopIteration("End of sequence");

    /// <summary>Ends the iteration.</summary>
    public void Dispose()
    {
        elements.Dispose();
        GC.SuppressFinalize(this);
    }
}
