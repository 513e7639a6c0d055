using System.Runtime.CompilerServices;
using Tensorflow.Executors;
using Tensorflow.Storage;
using Tensorflow.Tests.Executors;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.StorageTests;

/// <summary>Small blocks, which each thread has for itself.</summary>
[Collection(nameof(HandleCount))]
public sealed class LocalBlocksTests
{
    private sealed class Counter
    {
        public OwnerGate Gate;
        public long Count;

        public void Add(bool isOwner, bool reopens)
        {
            Gate.Enter(isOwner);
            // In two steps: who comes between them takes one away.
            var seen = Count;
            Count = seen + 1;
            Gate.Exit(isOwner, reopens);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_owner_of_a_gate_and_others_are_never_inside_at_once(bool reopens)
    {
        const int owners = 2_000_000;
        const int others = 2_000;
        var counter = new Counter();
        var threads = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < others; i++) counter.Add(isOwner: false, reopens);
        })).ToArray();
        foreach (var thread in threads) thread.Start();
        for (var i = 0; i < owners; i++) counter.Add(isOwner: true, reopens: false);
        foreach (var thread in threads) thread.Join();
        Assert.Equal(owners + (2 * others), counter.Count);
    }

    [Fact]
    public void Blocks_of_threads_that_have_ended_are_used_by_those_that_begin()
    {
        Ended(1);
        var reserved = BlockPool.ReservedBytes;
        Ended(30);
        // 1,000 tensors of 64 bytes a thread; other tests may begin threads meanwhile, and what they left may go back to the system.
        Assert.InRange(BlockPool.ReservedBytes - reserved, long.MinValue, 1 << 20);

        static void Ended(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var thread = new Thread(() =>
                {
                    using var scope = ExecutorScope.Managed();
                    var x = tf.ones((2, 2));
                    var held = Enumerable.Range(0, 1000).Select(_ => x + x).ToArray();
                    GC.KeepAlive(held);
                });
                thread.Start();
                thread.Join();
                BlockPool.Sweep(everyGeneration: true);
            }
        }
    }

    [Fact]
    public void Who_sweeps_takes_back_what_another_thread_has_let_go()
    {
        using var made = new ManualResetEventSlim();
        using var looked = new ManualResetEventSlim();
        var idle = new Thread(() =>
        {
            using var scope = ExecutorScope.Managed();
            Make();
            made.Set();
            looked.Wait();
        });
        idle.Start();
        made.Wait();
        var rented = BlockPool.RentedBytes;
        BlockPool.Sweep(everyGeneration: true);
        // 3,000 blocks of 1 KiB.
        Assert.InRange(BlockPool.RentedBytes, 0, rented - (2 << 20));
        looked.Set();
        idle.Join();

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Make()
        {
            var x = tf.ones((16, 16));
            for (var i = 0; i < 3000; i++) _ = x + x;
        }
    }

    [Fact]
    public void A_tensor_that_another_thread_gives_back_is_not_taken_twice()
    {
        using var scope = ExecutorScope.Managed();
        for (var round = 0; round < 20; round++)
        {
            var given = Enumerable.Range(0, 100).Select(_ => tf.ones((2, 2)) * 3f).ToArray();
            var thread = new Thread(() =>
            {
                foreach (var tensor in given) tensor.Release();
            });
            thread.Start();
            thread.Join();
            BlockPool.Sweep(everyGeneration: true);
            var held = Enumerable.Range(0, 300).Select(i => tf.fill((2, 2), (float)i)).ToArray();
            for (var i = 0; i < held.Length; i++) Assert.Equal([i, i, i, i], held[i].ToArray<float>());
        }
    }

    [Fact]
    public void Numbers_of_tensors_are_their_own_on_every_thread()
    {
        var numbers = new long[4][];
        var threads = Enumerable.Range(0, numbers.Length).Select(i => new Thread(() => numbers[i] = [.. Enumerable.Range(0, 1000).Select(_ => new Tensor(1f).Id)])).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Equal(4000, numbers.SelectMany(own => own).Distinct().Count());
        Assert.All(numbers, own => Assert.Equal(own.Order(), own));
    }
}
