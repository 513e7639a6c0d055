namespace Tensorflow.Kernels;

/// <summary>A function of two elements, on vectors.</summary>
internal interface IBinaryOp<T>
    where T : unmanaged
{
    TV Invoke<TV>(TV x, TV y)
        where TV : struct, ISimd<TV, T>;
}

/// <summary>A function of two elements that has no vector form, or changes the type.</summary>
internal interface IScalarBinaryOp<TIn, TOut>
{
    static abstract TOut Invoke(TIn x, TIn y);
}
