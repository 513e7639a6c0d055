namespace Tensorflow.Kernels;

/// <summary>One vector width for one element type: what the kernels of the matrix product are written in.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TVector">The vector of <see cref="Count"/> elements.</typeparam>
internal unsafe interface ITileSimd<T, TVector>
    where T : unmanaged
    where TVector : struct
{
    /// <summary>Elements in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Rows of the largest tile (two vectors wide) whose sums fit the registers.</summary>
    static abstract int MaxRows { get; }

    static abstract TVector Load(T* address);

    static abstract void Store(T* address, TVector value);

    /// <summary>All bits set in the first <paramref name="count"/> lanes.</summary>
    static abstract TVector FirstLanes(int count);

    /// <summary>The lanes under the mask, zero elsewhere; touches no memory outside the mask.</summary>
    static abstract TVector LoadMasked(T* address, TVector mask);

    static abstract void StoreMasked(T* address, TVector value, TVector mask);

    static abstract TVector Broadcast(T value);

    /// <summary>sum + a * b, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector sum);

    static abstract TVector Add(TVector a, TVector b);

    /// <inheritdoc cref="Activation.Relu"/>
    static abstract TVector Relu(TVector value);
}
