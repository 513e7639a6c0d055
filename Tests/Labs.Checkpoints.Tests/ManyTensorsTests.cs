using System.Collections.Concurrent;
using Labs.Checkpoints.Bundle;
using Labs.TensorTypes;

namespace Labs.Checkpoints.Tests;

/// <summary>Checkpoints so large that several threads restore them.</summary>
public sealed class ManyTensorsTests : IDisposable
{
    private const int Variables = 12, Floats = 1 << 19;

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Every_value_comes_into_its_own_variable_and_the_programs_own_code_runs_on_its_own_thread()
    {
        var values = Enumerable.Range(0, Variables).Select(i => Enumerable.Repeat(i + .5f, Floats).ToArray()).ToArray();
        new Checkpoint(values.Select((value, i) => ($"v{i:d2}", (TrackableNode)TrackableVariable.Of(value, [Floats])))).Write(directory.File("large"));
        var restored = values.Select(_ => new float[Floats]).ToArray();
        var threads = new ConcurrentBag<int>();
        new Checkpoint(restored.Select((value, i) => ($"v{i:d2}", i % 3 > 0
            ? (TrackableNode)TrackableVariable.Of(value, [Floats])
            : new TrackableVariable(DataType.Float, [Floats], () => default, bytes =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(bytes.Span).CopyTo(value);
            })))).Restore(directory.File("large")).AssertConsumed();
        Assert.Equal(values, restored);
        Assert.Equal(Variables / 3, threads.Count);
        Assert.Equal([Environment.CurrentManagedThreadId], threads.Distinct());
    }

    [Fact]
    public void Of_several_damaged_tensors_the_first_is_named_and_nothing_is_assigned()
    {
        var model = Enumerable.Range(0, Variables).Select(_ => new float[Floats]).ToArray();
        var checkpoint = new Checkpoint(model.Select((value, i) => ($"v{i:d2}", (TrackableNode)TrackableVariable.Of(value, [Floats]))));
        checkpoint.Write(directory.File("large"));
        var data = directory.File("large.data-00000-of-00001");
        using (var file = File.OpenWrite(data))
            foreach (var damaged in new[] { 9, 5, 4 })
            {
                file.Position = (damaged + 1L) * Floats * sizeof(float) - 1;
                file.WriteByte(1);
            }
        foreach (var value in model) Array.Fill(value, 7f);
        for (var i = 0; i < 5; i++)
        {
            var failure = Assert.Throws<CheckpointException>(() => checkpoint.Restore(directory.File("large")));
            Assert.Equal("v04/.ATTRIBUTES/VARIABLE_VALUE", failure.TensorKey);
        }
        Assert.All(model, value => Assert.Equal(7f, value[^1]));
        using var reader = new BundleReader(directory.File("large"));
        Assert.Equal("v04/.ATTRIBUTES/VARIABLE_VALUE", Assert.Throws<CheckpointException>(reader.Verify).TensorKey);
    }

    [Fact]
    public void The_first_failure_is_thrown_even_where_it_comes_last()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => ManyTensors.Each([.. Enumerable.Range(0, 100)], long.MaxValue, i =>
        {
            if (i == 3) Thread.Sleep(50);
            if (i >= 3) throw new InvalidOperationException($"{i}");
        }));
        Assert.Equal("3", failure.Message);
    }
}
