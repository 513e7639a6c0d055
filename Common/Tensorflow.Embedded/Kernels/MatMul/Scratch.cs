using System.Runtime.InteropServices;

namespace Tensorflow.Kernels;

/// <summary>Native memory that each thread keeps for packing, one block for each operand, aligned to cache lines; it grows and is given back when the thread is gone.</summary>
internal sealed unsafe class Scratch
{
    public const int Alignment = 64;

    [ThreadStatic]
    private static Scratch? ofA;

    [ThreadStatic]
    private static Scratch? ofB;

    [ThreadStatic]
    private static Scratch? ofSteps;

    [ThreadStatic]
    private static Scratch? ofRows;

    private void* memory;
    private nuint size;

    ~Scratch() => NativeMemory.AlignedFree(memory);

    /// <summary>This thread's memory for a packed A: contents undefined, valid until the thread's next call.</summary>
    public static T* ForA<T>(nint elements)
        where T : unmanaged => (T*)(ofA ??= new Scratch()).Reserve((nuint)elements * (nuint)sizeof(T));

    /// <summary>The same for a packed B.</summary>
    public static T* ForB<T>(nint elements)
        where T : unmanaged => (T*)(ofB ??= new Scratch()).Reserve((nuint)elements * (nuint)sizeof(T));

    /// <summary>The same for rows on their way through several products.</summary>
    public static T* ForRows<T>(nint elements)
        where T : unmanaged => (T*)(ofRows ??= new Scratch()).Reserve((nuint)elements * (nuint)sizeof(T));

    /// <summary>The same for lists of steps.</summary>
    public static int* ForSteps(nint elements) => (int*)(ofSteps ??= new Scratch()).Reserve((nuint)elements * sizeof(int));

    private void* Reserve(nuint bytes)
    {
        if (size < bytes)
        {
            NativeMemory.AlignedFree(memory);
            memory = null;
            size = 0;
            memory = NativeMemory.AlignedAlloc(bytes, Alignment);
            size = bytes;
        }

        return memory;
    }
}
