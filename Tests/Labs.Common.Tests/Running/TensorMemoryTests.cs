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
    private TensorMemory Memory(bool pool = false, TimeSpan collecting = default) => new(() => Size, () =>
    {
        Thread.Sleep(collecting);
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
    public void The_collector_takes_a_fifth_of_the_time_while_fewer_steps_have_gone_by_than_it_took_to_grow()
    {
        var memory = Memory(collecting: TimeSpan.FromMilliseconds(120));
        Steps(memory, 1, 0);
        Steps(memory, 8, TensorMemory.Growth / 8);
        _sizesAtCollection.Clear();
        // Every second step would be a quarter of eight; a fifth of the time is every seventh, on a busy machine, where .12 s are longer, every eighth.
        Steps(memory, 24, 0);
        Assert.InRange(_sizesAtCollection.Count, 3, 4);
    }

    [Fact]
    public void Steps_that_leave_a_growth_each_are_collected_one_by_one_however_long_it_takes()
    {
        const long step = 240L << 20;
        var memory = Memory(pool: true, TimeSpan.FromMilliseconds(30));
        Steps(memory, 1, 0);
        // A fifth of the time would be every second step, and the pool would hold two.
        Steps(memory, 10, step);
        Assert.Equal(Live + step, Size);
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
