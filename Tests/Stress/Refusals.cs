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
        var threads = Enumerable.Range(0, 3).Select(_ => new Thread(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                var held = new List<object>();
                try
                {
                    // Small tensors and arrays in turn, so that either may be what is refused.
                    while (true)
                    {
                        for (var i = 0; i < 200; i++) held.Add(tf.zeros((2, 2)));
                        held.Add(new byte[100_000]);
                    }
                }
                catch (OutOfMemoryException)
                {
                    Interlocked.Increment(ref refused);
                }
                held.Clear();
            }
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        Thread.Sleep(TimeSpan.FromSeconds(5));
        Volatile.Write(ref stop, true);
        // One that waits for a lock which nobody will release never comes back.
        var back = threads.All(thread => thread.Join(TimeSpan.FromSeconds(30)));
        Console.WriteLine($"{refused} allocations refused; the threads {(back ? "came back" : "hang")}");
        if (!back) Environment.Exit(1);
        var sum = (float)tf.reduce_sum(tf.ones((10, 10)));
        return refused > 0 && sum == 100f ? 0 : 1;
    }
}
