using System.Diagnostics;

namespace Labs.Common.Tests.Running;

public class TensorMemoryTests
{
    private const long Live = 500L << 20;
    private readonly List<long> _sizesAtCollection = [];
    private readonly List<long> _garbageAtCollection = [];
    private long _now = Stopwatch.GetTimestamp();

    // What waits for the collector, and what is kept of the freed: the next tensors take that first.
    private long _garbage;
    private long _kept;

    private long Size => Live + _garbage + _kept;

    // The C library gives back what was freed when it is asked, a pool never.
    private TensorMemory Memory(bool pool = false) => new(() => Size, () =>
    {
        _sizesAtCollection.Add(Size);
        _garbageAtCollection.Add(_garbage);
        (_garbage, _kept) = (0, _kept + _garbage);
    }, () => _kept = pool ? _kept : 0);

    private void Use(long bytes)
    {
        _garbage += bytes;
        _kept = Math.Max(0, _kept - bytes);
    }

    private void Steps(TensorMemory memory, int count, long growth)
    {
        for (var step = 0; step < count; step++)
        {
            Use(growth);
            _now += Stopwatch.Frequency / 10;
            memory.AfterStep(_now);
        }
    }

    [Fact]
    public void A_process_that_does_not_grow_never_waits_after_its_first_step()
    {
        Steps(Memory(), 10_000, 0);
        Assert.Single(_sizesAtCollection);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_grows_is_collected_before_it_is_a_growth_and_a_step_larger(bool pool)
    {
        const long step = 10L << 20;
        Steps(Memory(pool), 1_000, step);
        Assert.All(_sizesAtCollection, size => Assert.InRange(size, 0, Live + TensorMemory.Growth + 2 * step));
        // It took thirteen steps to grow: every third is a quarter of them.
        Assert.InRange(_sizesAtCollection.Count, 1_000 * step / TensorMemory.Growth, 1_000 / 3 + 1);
    }

    [Fact]
    public void A_pool_that_an_evaluation_filled_does_not_grow_from_one_to_the_next()
    {
        const long activations = 320L << 20, step = 30L << 20;
        var memory = Memory(pool: true);
        for (var evaluation = 0; evaluation < 10; evaluation++)
        {
            foreach (var _ in TensorMemory.Around([1], memory)) Use(activations);
            // The first growth is behind the steps that filled what the evaluation left.
            if (evaluation == 1) _garbageAtCollection.Clear();
            Steps(memory, 50, step);
        }
        Assert.All(_garbageAtCollection, garbage => Assert.True(garbage == activations || garbage <= TensorMemory.Growth + step, $"{garbage >> 20} MB"));
        Assert.InRange(Size, Live, Live + activations + TensorMemory.Growth + 2 * step);
    }

    [Fact]
    public void Around_an_evaluation_nothing_is_left_of_the_steps_before_it_and_nothing_of_itself()
    {
        const long activations = 240L << 20;
        var memory = Memory();
        Steps(memory, 1, 0);
        _sizesAtCollection.Clear();
        Use(100L << 20);
        foreach (var _ in TensorMemory.Around([1], memory))
        {
            Assert.Equal(Live, Size);
            Use(activations);
        }
        Assert.Equal(Live, Size);
        Assert.Equal(Live + activations, _sizesAtCollection.Max());
    }

    [Fact]
    public void The_collector_takes_a_fifth_of_the_time_where_nothing_grows()
    {
        var size = Live;
        var collections = 0;
        var memory = new TensorMemory(() => size, () =>
        {
            collections++;
            Thread.Sleep(10);
        }, () => { });
        memory.AfterStep(_now += Stopwatch.Frequency);
        size += TensorMemory.Growth;
        // It grew within one step, so every step would be a reason; ten seconds of steps have room for two hundred collections of ten milliseconds.
        for (var i = 0; i < 200; i++) memory.AfterStep(_now += Stopwatch.Frequency / 20);
        Assert.InRange(collections, 2, 2 + 200);
    }

    [Fact]
    public void Steps_that_are_shorter_than_the_look_are_left_alone()
    {
        var memory = Memory();
        Steps(memory, 1, 0);
        for (var step = 0; step < 100; step++)
        {
            Use(TensorMemory.Growth);
            memory.AfterStep(++_now);
        }
        Assert.Single(_sizesAtCollection);
    }
}
