namespace Tensorflow.Kernels;

/// <summary>A function of one element, on vectors.</summary>
internal interface IUnaryOp<T>
    where T : unmanaged
{
    TV Invoke<TV>(TV x)
        where TV : struct, ISimd<TV, T>;
}

/// <summary>A function of one element that has no vector form, or changes the type.</summary>
internal interface IScalarUnaryOp<TIn, TOut>
{
    static abstract TOut Invoke(TIn x);
}
