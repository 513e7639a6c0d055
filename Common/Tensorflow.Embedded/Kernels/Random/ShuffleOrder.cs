namespace Tensorflow.Kernels;

/// <summary>Whole random orders of 0 .. n-1.</summary>
internal static class ShuffleOrder
{
    /// <summary>The order in which one iteration of dataset.shuffle gives n elements.</summary>
    /// <param name="order">Length n; receives the elements' numbers.</param>
    /// <param name="bufferSize">At least 1.</param>
    /// <param name="seed">The iteration's first seed, of <see cref="ShuffleSeeds"/>.</param>
    /// <param name="seed2">The iteration's second seed.</param>
    public static void Dataset(Span<int> order, long bufferSize, long seed, long seed2)
    {
        if (bufferSize >= order.Length)
        {
            FisherYates(order, order.Length, Philox.FromSeeds(seed, seed2));
            return;
        }
        var buffer = new ShuffleBuffer<int>(bufferSize, seed, seed2);
        var next = 0;
        foreach (ref var element in order)
        {
            while (!buffer.IsFull && next < order.Length)
                buffer.Add(next++);
            element = buffer.Take();
        }
    }

    /// <summary>
    /// The order of tf.random.shuffle: row i of the result is row order[i] of the value. A value of less than two elements takes no words and needs no call.
    /// </summary>
    /// <param name="start">From <see cref="OpSeeds.ReserveWords"/>, for one word less than there are rows.</param>
    /// <param name="order">Length: the number of rows; receives their numbers.</param>
    public static void Rows(Philox start, Span<int> order) => FisherYates(order, order.Length - 1, start);

    private static void FisherYates(Span<int> order, int picks, Philox start)
    {
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Span<uint> words = stackalloc uint[1024];
        for (var i = 0; i < picks; i++)
        {
            var position = i % words.Length;
            if (position == 0)
            {
                var blocks = (Math.Min(words.Length, picks - i) + Philox.WordsPerBlock - 1) / Philox.WordsPerBlock;
                PhiloxBlocks.Fill(start, words[..(blocks * Philox.WordsPerBlock)]);
                start.Skip((ulong)blocks);
            }
            var j = i + (int)(words[position] % (uint)(order.Length - i));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
