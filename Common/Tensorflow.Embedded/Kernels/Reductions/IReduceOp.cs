namespace Tensorflow.Kernels;

/// <summary>
/// An associative operation and what is done to an element before it. A column reduction may take a second matrix and one parameter per column;
/// where an op does not use them they are not read.
/// </summary>
internal interface IReduceOp<T>
    where T : unmanaged
{
    static abstract T Identity { get; }

    static abstract TV Combine<TV>(TV x, TV y)
        where TV : struct, ISimd<TV, T>;

    /// <summary>x is the element, y the second matrix's, p the column's parameter.</summary>
    static abstract TV Map<TV>(TV x, TV y, TV p)
        where TV : struct, ISimd<TV, T>;

    static virtual bool HasSecond => false;

    static virtual bool HasParameter => false;
}
