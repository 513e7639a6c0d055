namespace Tensorflow.NumPy;

/// <summary>Arrays on one storage: they change together. Threads that only read an array may make views of it at the same time.</summary>
internal sealed class ArrayViews
{
    private readonly List<WeakReference<NDArray>> arrays = [];
    private int whenToTidy = 16;

    public ArrayViews(NDArray first) => Add(first);

    public void Add(NDArray array)
    {
        lock (arrays)
        {
            if (arrays.Count == whenToTidy)
            {
                arrays.RemoveAll(reference => !reference.TryGetTarget(out _));
                whenToTidy = Math.Max(16, 2 * arrays.Count);
            }
            arrays.Add(new WeakReference<NDArray>(array));
        }
    }

    /// <summary>Goes through those that are still held.</summary>
    public void ForEach(Action<NDArray> action)
    {
        WeakReference<NDArray>[] present;
        lock (arrays) present = [.. arrays];
        foreach (var reference in present)
            if (reference.TryGetTarget(out var array)) action(array);
    }
}
