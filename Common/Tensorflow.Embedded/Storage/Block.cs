using System.Runtime.InteropServices;

namespace Tensorflow.Storage;

/// <summary>One piece of native memory that tensors use in turn. It knows its tenant only weakly, so that a tensor which the program has let go can be found.</summary>
internal sealed unsafe class Block
{
    /// <summary>First byte, aligned to 64.</summary>
    public byte* Pointer;

    /// <summary>Capacity in bytes.</summary>
    public long Capacity;

    /// <summary>Index of the free list it returns to.</summary>
    public int SizeClass;

    /// <summary>Place in the pool's list of rented blocks; -1 while it is free.</summary>
    public int Slot = -1;

    /// <summary>Next block of the same free list.</summary>
    public Block? NextFree;

    /// <summary>Since when a large block has been free, by <see cref="Environment.TickCount64"/>.</summary>
    public long IdleSince;

    /// <summary>A tensor handle of the native runtime that ends with the tenancy; zero where the managed kernels compute.</summary>
    public nint NativeHandle;

    /// <summary>Bytes that the native runtime holds for the handle.</summary>
    public long NativeBytes;

    /// <summary>The tensor that rents the block, weakly.</summary>
    public GCHandle Tenant;
}
