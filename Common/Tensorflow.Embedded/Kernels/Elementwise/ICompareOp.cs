using System.Runtime.Intrinsics;

namespace Tensorflow.Kernels;

/// <summary>A comparison of two elements, and of two vectors of them: all bits of an element are set where it holds.</summary>
internal interface ICompareOp<T> : IScalarBinaryOp<T, bool>
{
    static abstract Vector128<T> Invoke(Vector128<T> x, Vector128<T> y);
}
