using Tensorflow.Kernels;

namespace Tensorflow.Tests.Kernels;

/// <summary>Ranges cut for the threads.</summary>
[Collection(nameof(Workers))]
public sealed class RangesTests
{
    [Fact]
    public void Every_element_is_done_once_and_cuts_lie_where_they_may()
    {
        var before = Workers.Count;
        try
        {
            foreach (var threads in new[] { 1, 2, 3, 7 })
            {
                Workers.Count = threads;
                foreach (var count in new[] { 0, 1, 63, 64, 65, 1000, 100_000 })
                {
                    foreach (var multiple in new[] { 1, 4, 64 })
                    {
                        var done = new int[count];
                        Ranges.For(count, Math.Max(count, Ranges.ParallelElements), multiple, new Counting(done, multiple));
                        Assert.True(Array.TrueForAll(done, times => times == 1));
                    }
                }
            }
        }
        finally
        {
            Workers.Count = before;
        }
    }

    private readonly struct Counting(int[] done, int multiple) : IRangeWork
    {
        public void Run(nint from, nint to)
        {
            Assert.Equal(0, from % multiple);
            for (var i = from; i < to; i++) Interlocked.Increment(ref done[i]);
        }
    }
}
