using System.Runtime.ExceptionServices;

namespace Labs.Checkpoints.Bundle;

/// <summary>Work on tensors that do not know each other: on all processors where there is much of it.</summary>
internal static class ManyTensors
{
    // Below, waking other threads takes longer than they save.
    private const long Worth = 16 << 20;

    /// <summary>Does <paramref name="work"/> on each item. Of several that fail, the first one's exception is thrown, as if they were done in order.</summary>
    /// <param name="items">The items.</param>
    /// <param name="bytes">What there is to read in all.</param>
    /// <param name="work">What to do with one.</param>
    public static void Each<T>(IReadOnlyList<T> items, long bytes, Action<T> work)
    {
        if (bytes < Worth || items.Count < 2)
        {
            foreach (var item in items) work(item);
            return;
        }
        var (failed, failure) = (items.Count, default(ExceptionDispatchInfo));
        var keep = new Lock();
        Parallel.For(0, items.Count, (i, loop) =>
        {
            try
            {
                work(items[i]);
            }
            catch (Exception e)
            {
                // What comes before it goes on: it may fail too, and is then the one to be named.
                loop.Break();
                lock (keep)
                    if (i < failed) (failed, failure) = (i, ExceptionDispatchInfo.Capture(e));
            }
        });
        failure?.Throw();
    }
}
