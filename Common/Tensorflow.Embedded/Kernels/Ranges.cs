namespace Tensorflow.Kernels;

/// <summary>Work on a range of elements that may be cut anywhere, or at multiples of some number.</summary>
internal interface IRangeWork
{
    /// <summary>Does the elements from <paramref name="from"/> to before <paramref name="to"/>.</summary>
    void Run(nint from, nint to);
}

/// <summary>Cuts ranges for <see cref="Workers"/>. For work whose results do not depend on the cuts.</summary>
internal static class Ranges
{
    /// <summary>Elements of an array that pay for a second thread.</summary>
    public const int ParallelElements = 1 << 15;

    // Two for each thread: one that comes late finds less left to do.
    private const int PiecesPerThread = 2;

    /// <summary>Runs the work over 0 to <paramref name="count"/>, cut at multiples of <paramref name="multiple"/> and shared by the threads where it is <paramref name="elements"/> large.</summary>
    /// <param name="count">What is cut: elements, rows or columns.</param>
    /// <param name="elements">All elements that are worked on.</param>
    /// <param name="multiple">Cuts lie at multiples of it.</param>
    /// <param name="work">The work.</param>
    public static void For<TWork>(nint count, nint elements, nint multiple, TWork work)
        where TWork : struct, IRangeWork
    {
        if (elements < ParallelElements || count <= multiple || Workers.Count == 1)
        {
            work.Run(0, count);
            return;
        }

        var pieces = Workers.Count * PiecesPerThread;
        var length = ((count + pieces - 1) / pieces + multiple - 1) / multiple * multiple;
        Workers.For((int)((count + length - 1) / length), new Pieces<TWork>(work, count, length));
    }

    private readonly struct Pieces<TWork>(TWork work, nint count, nint length) : IChunkedWork
        where TWork : struct, IRangeWork
    {
        public void Run(int chunk)
        {
            var from = chunk * length;
            work.Run(from, Math.Min(count, from + length));
        }
    }
}
