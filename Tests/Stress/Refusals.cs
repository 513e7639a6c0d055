using Tensorflow;
using static Tensorflow.Binding;

namespace Stress;

/// <summary>
/// Tensors on several threads while the collected heap is full over and over: to be run with a hard limit on it (DOTNET_GCHeapHardLimit). An allocation may be refused; the next one has to work.
/// </summary>
internal static class Refusals
{
    public static int Run()
    {
        long refused = 0;
        var stop = false;
        var array = () => (object)new byte[100_000];
        var tensor = () => (object)tf.zeros((2, 2));
        // All once before: what is refused in a type's initializer makes the type unusable, and the runtime's own finalizers end the process.
        _ = array();
        _ = tensor();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var threads = Enumerable.Range(0, 3).Select(_ => new List<object>(100_000)).Select(held => new Thread(() =>
        {
            // Nothing is allocated outside what catches: others have the heap full at any time.
            while (!Volatile.Read(ref stop))
            {
                // Arrays until one is refused, then tensors in what room is left: what is refused is then a tensor's, anywhere in the pool.
                Fill(held, array, ref refused);
                Fill(held, tensor, ref refused);
                held.Clear();
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        Thread.Sleep(TimeSpan.FromSeconds(5));
        Volatile.Write(ref stop, true);
        // One that waits for a lock which nobody will release never comes back.
        var back = true;
        foreach (var thread in threads) back &= thread.Join(TimeSpan.FromSeconds(30));
        Console.WriteLine($"{refused} allocations refused; the threads {(back ? "came back" : "hang")}");
        if (!back) Environment.Exit(1);
        var sum = (float)tf.reduce_sum(tf.ones((10, 10)));
        return refused > 0 && sum == 100f ? 0 : 1;
    }

    private static void Fill(List<object> held, Func<object> make, ref long refused)
    {
        try
        {
            while (true) held.Add(make());
        }
        catch (OutOfMemoryException)
        {
            Interlocked.Increment(ref refused);
        }
    }
}
