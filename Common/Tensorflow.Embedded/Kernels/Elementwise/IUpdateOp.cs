namespace Tensorflow.Kernels;

/// <summary>One step of an optimizer at one element: the gradient, the variable and up to three slots, which it changes.</summary>
internal interface IUpdateOp<T>
    where T : unmanaged
{
    /// <summary>How many of the slots a, b, c it has.</summary>
    static abstract int Slots { get; }

    void Invoke<TV>(TV g, ref TV var, ref TV a, ref TV b, ref TV c)
        where TV : struct, ISimd<TV, T>;
}
