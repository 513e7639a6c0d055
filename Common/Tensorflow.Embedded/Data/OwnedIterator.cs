using Tensorflow.Data;

namespace Tensorflow;

/// <summary>One iteration over a dataset.</summary>
public class OwnedIterator : IDisposable
{
    // Threads may take from one iteration: each element goes to one of them.
    private readonly Lock taking = new();
    private readonly IEnumerator<Element> elements;

    /// <summary>An iteration from the beginning.</summary>
    public OwnedIterator(IDatasetV2 dataset)
    {
        elements = ((DatasetV2)dataset).Elements.GetEnumerator();
    }

    /// <summary>The tensors of the next element.</summary>
    /// <exception cref="StopIteration">There is none.</exception>
    public Tensor[] next()
    {
        lock (taking) return elements.MoveNext() ? elements.Current.Materialise() : throw new StopIteration("End of sequence");
    }

    /// <summary>Ends the iteration.</summary>
    public void Dispose()
    {
        lock (taking) elements.Dispose();
        GC.SuppressFinalize(this);
    }
}
