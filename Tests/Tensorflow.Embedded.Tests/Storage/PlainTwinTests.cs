using Stress;
using Tensorflow.Executors;
using Tensorflow.Storage;
using Tensorflow.Tests.Executors;

namespace Tensorflow.Tests.StorageTests;

/// <summary>Storage that is used again gives the bits that storage of one's own gives.</summary>
[Collection(nameof(HandleCount))]
public sealed class PlainTwinTests
{
    private const int Steps = 60;

    [Fact]
    public void Random_programs_give_the_same_bits_with_nothing_used_twice() => BothExecutors.Run(() =>
    {
        for (var seed = 100; seed < 130; seed++)
        {
            var again = RandomProgram.Run(seed, Steps);
            var plain = Plain(() => RandomProgram.Run(seed, Steps));
            Assert.True(again == plain, $"program {seed}: {again:x16} with storage used again, {plain:x16} with nothing used twice");
        }
    });

    [Fact]
    public void Random_programs_on_several_threads_give_the_bits_that_they_give_alone()
    {
        var alone = Plain(() => Enumerable.Range(200, 8).Select(seed => RandomProgram.Run(seed, Steps)).ToArray());
        var together = new ulong[alone.Length];
        var threads = Enumerable.Range(0, alone.Length).Select(i => new Thread(() => together[i] = RandomProgram.Run(200 + i, Steps))).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Equal(alone, together);
    }

    [Fact]
    public void The_plain_twin_uses_nothing_twice()
    {
        Plain(() =>
        {
            using var scope = ExecutorScope.Managed();
            // All of it is held here or nowhere: what is given back by hand otherwise keeps its numbers.
            var x = new Tensor((2, 2), TF_DataType.TF_FLOAT);
            x.Span<float>().Fill(7f);
            x.Release();
            for (var i = 0; i < 100; i++) _ = Binding.tf.ones((2, 2));
            Assert.Equal([7f, 7f, 7f, 7f], x.ToArray<float>());
            return 0;
        });
    }

    private static T Plain<T>(Func<T> program)
    {
        BlockPool.IsPlain = true;
        try
        {
            return program();
        }
        finally
        {
            BlockPool.IsPlain = false;
        }
    }
}
