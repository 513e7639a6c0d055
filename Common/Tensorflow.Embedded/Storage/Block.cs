using System.Runtime.InteropServices;

namespace Tensorflow.Storage;

/// <summary>One piece of native memory that tensors use in turn. It knows its tenant only weakly, so that a tensor which the program has let go can be found.</summary>
internal abstract unsafe class Block
{
    /// <summary>First byte, aligned to 64.</summary>
    public byte* Pointer;

    /// <summary>A tensor handle of the native runtime that ends with the tenancy; zero where the managed kernels compute.</summary>
    public nint NativeHandle;

    /// <summary>Bytes that the native runtime holds for the handle.</summary>
    public long NativeBytes;

    /// <summary>The tensor that rents the block, weakly. A finaliser may still read a tensor: the block stays with it until nothing can.</summary>
    public GCHandle Tenant = GCHandle.Alloc(null, GCHandleType.WeakTrackResurrection);

    /// <summary>Index of the free list it returns to.</summary>
    public int SizeClass;
}

/// <summary>A block that any thread may rent.</summary>
internal sealed class SharedBlock : Block
{
    /// <summary>Capacity in bytes.</summary>
    public long Capacity;

    /// <summary>Place in the pool's list of rented blocks; -1 while it is free.</summary>
    public int Slot = -1;

    /// <summary>Whether its tenancy began after the last sweep.</summary>
    public bool IsFresh;

    /// <summary>Next block of the same free list.</summary>
    public SharedBlock? NextFree;

    /// <summary>Since when a large block has been free, by <see cref="Environment.TickCount64"/>.</summary>
    public long IdleSince;
}

/// <summary>A small block of one thread.</summary>
internal sealed class LocalBlock : Block
{
    /// <summary>Whose it is.</summary>
    public required LocalBlocks Local;

    /// <summary>Its place among the thread's blocks.</summary>
    public int Place;

    /// <summary>The place of the next free block of its size; <see cref="Rented"/> while it is rented.</summary>
    public int Next = Rented;

    /// <summary>In the stead of a place: the block is rented.</summary>
    public const int Rented = -2;

    /// <summary>In the stead of a place: there is none.</summary>
    public const int None = -1;
}
