namespace Tensorflow.Ops;

/// <summary>Kernels that only move elements are generic over their size, not their dtype.</summary>
internal static class Managed
{
    /// <summary>Work for one element type.</summary>
    internal interface ISized
    {
        /// <summary>Does it.</summary>
        void Invoke<T>() where T : unmanaged;
    }

    /// <summary>Runs it with an unsigned integer of the element's size.</summary>
    public static void BySize<TWork>(TWork work, int size) where TWork : struct, ISized
    {
        switch (size)
        {
            case 4: work.Invoke<uint>(); break;
            case 8: work.Invoke<ulong>(); break;
            case 1: work.Invoke<byte>(); break;
            case 2: work.Invoke<ushort>(); break;
            default: throw new TypeError("Strings cannot be computed with.");
        }
    }
}
