using Tensorflow.Kernels;

namespace Tensorflow.Tests;

/// <summary>Tests that set or count on the number of workers run one after the other.</summary>
[CollectionDefinition(nameof(Workers), DisableParallelization = true)]
public sealed class WorkersCollection;

[Collection(nameof(Workers))]
public sealed class WorkersTests : IDisposable
{
    private readonly int before = Workers.Count;

    public WorkersTests() => Workers.Count = 3;

    public void Dispose() => Workers.Count = before;

    [Fact]
    public void Every_chunk_runs_once()
    {
        foreach (var chunks in new[] { 0, 1, 2, 3, 7, 1000 })
        {
            var runs = new int[chunks];
            Workers.For(chunks, new Counting(runs));
            Assert.All(runs, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void Many_calls_in_a_row_run_every_chunk_once()
    {
        var runs = new int[5];
        for (var call = 0; call < 20_000; call++)
            Workers.For(runs.Length, new Counting(runs));
        Assert.All(runs, count => Assert.Equal(20_000, count));
    }

    [Fact]
    public void Workers_that_have_parked_wake_up()
    {
        for (var call = 0; call < 20; call++)
        {
            // Longer than a worker spins.
            Thread.Sleep(2);
            var threads = new int[2];
            // Each chunk waits for the other, so that this ends only if two threads run them.
            using var barrier = new Barrier(2);
            Workers.For(2, new Meeting(barrier, threads));
            Assert.NotEqual(threads[0], threads[1]);
        }
    }

    [Fact]
    public void One_thread_runs_all_chunks_in_order_on_the_caller()
    {
        Workers.Count = 1;
        var order = new List<int>();
        Workers.For(5, new Listing(order, Environment.CurrentManagedThreadId));
        Assert.Equal([0, 1, 2, 3, 4], order);
    }

    [Fact]
    public void An_exception_reaches_the_caller_after_all_chunks_are_done()
    {
        for (var call = 0; call < 100; call++)
        {
            var runs = new int[9];
            var exception = Assert.Throws<InvalidOperationException>(() => Workers.For(9, new Failing(runs)));
            Assert.Equal("chunk 4", exception.Message);
            Assert.All(runs, count => Assert.Equal(1, count));
        }

        Every_chunk_runs_once();
    }

    [Fact]
    public void A_call_within_a_chunk_runs_inline()
    {
        var runs = new int[4 * 6];
        Workers.For(4, new Nesting(runs));
        Assert.All(runs, count => Assert.Equal(1, count));
    }

    [Fact]
    public void Callers_on_several_threads_do_not_disturb_each_other()
    {
        var results = new int[4][];
        var callers = Enumerable.Range(0, 4).Select(caller => new Thread(() =>
        {
            results[caller] = new int[6];
            for (var call = 0; call < 5_000; call++)
                Workers.For(6, new Counting(results[caller]));
        })).ToList();
        callers.ForEach(caller => caller.Start());
        callers.ForEach(caller => caller.Join());
        Assert.All(results.SelectMany(counts => counts), count => Assert.Equal(5_000, count));
    }

    [Fact]
    public void A_call_allocates_nothing()
    {
        var runs = new int[4];
        Workers.For(4, new Counting(runs));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < 100; call++)
            Workers.For(4, new Counting(runs));
        Assert.Equal(allocated, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Less_than_one_thread_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Workers.Count = 0);

    private readonly struct Counting(int[] runs) : IChunkedWork
    {
        public void Run(int chunk) => Interlocked.Increment(ref runs[chunk]);
    }

    private readonly struct Meeting(Barrier barrier, int[] threads) : IChunkedWork
    {
        public void Run(int chunk)
        {
            threads[chunk] = Environment.CurrentManagedThreadId;
            Assert.True(barrier.SignalAndWait(TimeSpan.FromSeconds(60)), "the other chunk did not run at the same time");
        }
    }

    private readonly struct Listing(List<int> order, int caller) : IChunkedWork
    {
        public void Run(int chunk)
        {
            Assert.Equal(caller, Environment.CurrentManagedThreadId);
            order.Add(chunk);
        }
    }

    private readonly struct Failing(int[] runs) : IChunkedWork
    {
        public void Run(int chunk)
        {
            Interlocked.Increment(ref runs[chunk]);
            if (chunk == 4)
                throw new InvalidOperationException($"chunk {chunk}");
        }
    }

    private readonly struct Nesting(int[] runs) : IChunkedWork
    {
        public void Run(int chunk) => Workers.For(6, new Inner(runs, chunk));

        private readonly struct Inner(int[] runs, int outer) : IChunkedWork
        {
            public void Run(int chunk) => Interlocked.Increment(ref runs[outer * 6 + chunk]);
        }
    }
}
