namespace Tensorflow.Kernels;

/// <summary>What a type parameter stands for; the JIT folds these to constants.</summary>
internal static class NumberKind<T>
{
    public static bool IsFloat => typeof(T) == typeof(float) || typeof(T) == typeof(double);
}
