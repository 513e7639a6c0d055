using System.Diagnostics;

namespace Labs.Common.Tests.Running;

public class TensorMemoryTests
{
    private readonly List<long> _sizesAtCollection = [];
    private long _size = 500L << 20;
    private long _now = Stopwatch.Frequency;

    // A collection frees all but the half GB that the program began with.
    private TensorMemory Memory() => new(() => _size, () =>
    {
        _sizesAtCollection.Add(_size);
        _size = Math.Min(_size, 500L << 20);
    });

    private void Steps(TensorMemory memory, int count, long growth)
    {
        for (var step = 0; step < count; step++)
        {
            _size += growth;
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

    [Fact]
    public void What_grows_is_collected_before_it_is_a_growth_and_a_step_larger()
    {
        const long step = 10L << 20;
        Steps(Memory(), 1_000, step);
        Assert.InRange(_sizesAtCollection.Count, 1_000 * step / (TensorMemory.Growth + step), 1_000 * step / TensorMemory.Growth + 1);
        Assert.All(_sizesAtCollection, size => Assert.InRange(size, 0, (500L << 20) + TensorMemory.Growth + step));
    }

    [Fact]
    public void Where_the_library_keeps_what_is_freed_the_process_grows_once()
    {
        const long began = 500L << 20, step = 10L << 20;
        long size = began, garbage = 0;
        var collections = 0;
        var memory = new TensorMemory(() => size, () =>
        {
            collections++;
            garbage = 0;
        });
        for (var i = 0; i < 1_000; i++)
        {
            garbage += step;
            size = Math.Max(size, began + garbage);
            memory.AfterStep(_now += Stopwatch.Frequency / 10);
        }
        Assert.InRange(size, began, began + TensorMemory.Growth + 2 * step);
        Assert.InRange(collections, 1, 1_000 * step / TensorMemory.Growth + 1);
    }

    [Fact]
    public void Around_an_evaluation_nothing_is_left_of_the_steps_before_it_and_nothing_of_itself()
    {
        const long activations = 240L << 20;
        var memory = Memory();
        Steps(memory, 1, 0);
        _sizesAtCollection.Clear();
        _size += 100L << 20;
        foreach (var _ in TensorMemory.Around([1], memory))
        {
            Assert.Equal(500L << 20, _size);
            _size += activations;
        }
        Assert.Equal(500L << 20, _size);
        Assert.Equal((500L << 20) + activations, _sizesAtCollection.Max());
    }

    [Fact]
    public void The_collector_takes_a_fifth_of_the_time_where_nothing_grows()
    {
        var size = 500L << 20;
        var collections = 0;
        var memory = new TensorMemory(() => size, () =>
        {
            collections++;
            Thread.Sleep(10);
        });
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
            _size += TensorMemory.Growth;
            memory.AfterStep(++_now);
        }
        Assert.Single(_sizesAtCollection);
    }
}
