namespace Tensorflow.NumPy;

/// <summary>Arrays on one storage: they change together.</summary>
internal sealed class ArrayViews
{
    private readonly List<WeakReference<NDArray>> arrays = [];
    private int whenToTidy = 16;

    public ArrayViews(NDArray first) => Add(first);

    public void Add(NDArray array)
    {
        if (arrays.Count == whenToTidy)
        {
            arrays.RemoveAll(reference => !reference.TryGetTarget(out _));
            whenToTidy = Math.Max(16, 2 * arrays.Count);
        }
        arrays.Add(new WeakReference<NDArray>(array));
    }

    /// <summary>Goes through those that are still held.</summary>
    public void ForEach(Action<NDArray> action)
    {
        foreach (var reference in arrays)
            if (reference.TryGetTarget(out var array)) action(array);
    }
}
