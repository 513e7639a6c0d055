using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tensorflow.Storage;

/// <summary>
/// Native memory for tensors, used again from step to step. What the engine alone has seen is handed back at once (<see cref="Return"/>). What the program may still hold
/// is taken back when the garbage collector has found its tensor dead: the pool looks after a collection, and asks for a collection of the young generations itself when
/// many blocks are out. Nothing waits for a finaliser, and a tensor that the program still holds stays valid.
/// </summary>
internal static unsafe class BlockPool
{
    private const int SlabBytes = 1 << 18;
    private const int SlabLimit = 1 << 14;

    // The C library maps blocks of this size by themselves: fresh ones come page by page, which costs what a pass over them costs. They are used again too, but what lies idle is
    // bounded, by what is rented of their kind, and goes back to the operating system after a while: a data set that was loaded once, say.
    private const long LargeBytes = 32L << 20;
    private const long LargeBudget = 64L << 20;
    private const int IdleMilliseconds = 2_000;

    // The size class of blocks of the plain twin.
    private const int Plain = -1;

    // So many tenancies of a thread's small blocks, of larger ones, or so many bytes of these may begin before the pool asks for a collection. Small enough that the memory of small networks, with what the step leaves on
    // the collected heap meanwhile, stays in a core's own cache (XOR: 5 KB a step; twice as many change nothing, four times as many cost a ninth of the steps a second), large enough that a collection (some 0.1 ms)
    // is spread over many steps.
    internal const int TenancyBudget = 1 << 12;
    private const long MinimumByteBudget = 24L << 20;

    private static readonly SharedBlock?[] free = new SharedBlock?[SizeClasses.Count];
    // Made when handles are there to be released: most programs have none.
    private static List<nint>? pendingHandles;
    private static readonly Action<Block> noteHandle = NoteHandle;
    private static SharedBlock[] rented = new SharedBlock[1024];
    private static int rentedCount;
    private static SpinGate gate;

    private static byte* slab;
    private static long slabLeft;

    private static int collectionsSeen;
    private static int tenanciesSinceCollection;
    private static long bytesSinceCollection;
    private static long freshBytes;
    private static bool resultsDieAtOnce = true;
    private static int fullCollectionsSeen;
    private static long largeBytesSinceFull;
    private static long largeIdleBytes;
    private static bool trims;
    private static long reservedBytes;
    private static long rentedBytes;
    private static long largeRentedBytes;
    private static long liveBytesAfterSweep;
    private static long liveBytesAfterFull;

    /// <summary>
    /// The plain twin of the whole scheme: every tensor has memory of its own, which goes back to the operating system once the collector has found it dead; nothing is handed back by
    /// hand, used again or written in place. Programs give the same bits either way. For tests; LABS_STORAGE=plain has a process begin so.
    /// </summary>
    public static bool IsPlain { get; set; } = Environment.GetEnvironmentVariable("LABS_STORAGE") == "plain";

    /// <summary>Bytes taken from the operating system so far; constant in the steady state.</summary>
    public static long ReservedBytes => Interlocked.Read(ref reservedBytes);

    /// <summary>Bytes of blocks and of native handles that tensors hold, those included that a sweep has not yet found dead.</summary>
    public static long RentedBytes => rentedBytes + LocalBlocks.RentedBytes();

    /// <summary>Bytes of large blocks that lie idle, to be used again or given back.</summary>
    public static long LargeIdleBytes => Interlocked.Read(ref largeIdleBytes);

    /// <summary>Bytes that the native runtime holds for tensors' handles.</summary>
    public static long NativeBytes { get; private set; }

    /// <summary>Collections that the pool asked for.</summary>
    public static int CollectionsAsked { get; private set; }

    /// <summary>Called with each native handle whose tenant has died; set by the native executor.</summary>
    public static Action<nint>? ReleaseHandle { get; set; }

    /// <summary>A block of at least <paramref name="bytes"/> bytes for <paramref name="tenant"/>; its content is undefined.</summary>
    /// <exception cref="TensorflowException">The operating system gives no more memory.</exception>
    public static Block Rent(object tenant, long bytes)
    {
        if (IsPlain) return RentPlain(tenant, bytes);
        var sizeClass = SizeClasses.Of(bytes);
        if (sizeClass >= SizeClasses.Small) return RentShared(tenant, sizeClass);
        var local = LocalBlocks.Current;
        return local.Rent(tenant, sizeClass) ?? RentLocalSlowly(local, tenant, sizeClass);
    }

    private static LocalBlock RentLocalSlowly(LocalBlocks local, object tenant, int sizeClass)
    {
        gate.Enter();
        try
        {
            if (GC.CollectionCount(0) != collectionsSeen) SweepLocked();
            if (local.IsCollectionDue) Collect();
        }
        finally
        {
            gate.Exit();
        }
        ReleasePending();
        if (local.Rent(tenant, sizeClass) is { } free) return free;
        var block = new LocalBlock { SizeClass = sizeClass, Local = local };
        try
        {
            block.Pointer = FromSlab(SizeClasses.Capacity(sizeClass));
            local.Add(block, tenant);
            return block;
        }
        catch
        {
            block.Tenant.Free();
            throw;
        }
    }

    private static SharedBlock RentShared(object tenant, int sizeClass)
    {
        var capacity = SizeClasses.Capacity(sizeClass);
        var madeRoom = false;
        SharedBlock? block;
        gate.Enter();
        try
        {
            if (free[sizeClass] is null || tenanciesSinceCollection >= TenancyBudget || IsEarlyCollectionDue(capacity))
            {
                MakeRoom(capacity, sizeClass);
                madeRoom = true;
            }
            block = free[sizeClass];
            if (block is not null)
            {
                Begin(block, tenant);
                free[sizeClass] = block.NextFree;
                block.NextFree = null;
                if (block.Capacity >= LargeBytes) largeIdleBytes -= block.Capacity;
            }
        }
        finally
        {
            gate.Exit();
        }
        block ??= RentNew(tenant, sizeClass, capacity);
        if (madeRoom) ReleasePending();
        return block;
    }

    private static SharedBlock RentPlain(object tenant, long bytes)
    {
        var capacity = Math.Max(bytes, 1);
        gate.Enter();
        try
        {
            MakeRoom(capacity, sizeClass: -1);
        }
        finally
        {
            gate.Exit();
        }
        ReleasePending();
        var block = RentNew(tenant, Plain, capacity);
        // NaN: what reads before it writes is found out.
        new Span<byte>(block.Pointer, (int)Math.Min(capacity, int.MaxValue)).Fill(byte.MaxValue);
        return block;
    }

    // The operating system's memory comes outside the gate: others need not wait for it.
    private static SharedBlock RentNew(object tenant, int sizeClass, long capacity)
    {
        var pooled = sizeClass != Plain && capacity <= SlabLimit;
        var block = new SharedBlock { Capacity = capacity, SizeClass = sizeClass };
        try
        {
            block.Pointer = pooled ? FromSlab(capacity) : Reserve(capacity);
            gate.Enter();
            try
            {
                Begin(block, tenant);
            }
            finally
            {
                gate.Exit();
            }
            return block;
        }
        catch
        {
            block.Tenant.Free();
            if (block.Pointer != null && !pooled)
            {
                NativeMemory.AlignedFree(block.Pointer);
                Interlocked.Add(ref reservedBytes, -capacity);
            }
            throw;
        }
    }

    // What can fail comes first: an exception leaves the pool as it was.
    private static void Begin(SharedBlock block, object tenant)
    {
        if (rentedCount == rented.Length) Array.Resize(ref rented, rentedCount * 2);
        block.Tenant.Target = tenant;
        block.Slot = rentedCount;
        rented[rentedCount++] = block;
        tenanciesSinceCollection++;
        rentedBytes += block.Capacity;
        block.IsFresh = true;
        freshBytes += block.Capacity;
        if (block.Capacity >= LargeBytes)
        {
            largeRentedBytes += block.Capacity;
            largeBytesSinceFull += block.Capacity;
        }
        else
        {
            bytesSinceCollection += block.Capacity;
        }
    }

    /// <summary>Notes that the native runtime holds the block's content too, or instead, until the tenancy ends.</summary>
    public static void Attach(Block block, nint handle, long bytes)
    {
        bool full;
        gate.Enter();
        try
        {
            block.NativeHandle = handle;
            block.NativeBytes = bytes;
            NativeBytes += bytes;
            rentedBytes += bytes;
            bytesSinceCollection += bytes;
            // The block itself may be small and at hand: the runtime's memory has a say of its own.
            full = bytesSinceCollection > ByteBudget;
            if (full) MakeRoom(0, sizeClass: -1);
        }
        finally
        {
            gate.Exit();
        }
        if (full) ReleasePending();
    }

    /// <summary>Takes the handle off a block, whose tenancy goes on; zero where it has none.</summary>
    public static nint Detach(Block block)
    {
        gate.Enter();
        var handle = block.NativeHandle;
        ForgetNative(block);
        gate.Exit();
        return handle;
    }

    /// <summary>Ends a tenancy at once: for tensors that only the engine has seen. The tenant must live until then, for a sweep ends the tenancies of the dead.</summary>
    public static void Return(Block block)
    {
        if (block is LocalBlock local)
        {
            if (local.NativeHandle != 0) ReleaseHandle?.Invoke(Detach(local));
            local.Local.Return(local);
            return;
        }
        ReturnShared((SharedBlock)block);
    }

    private static void ReturnShared(SharedBlock block)
    {
        nint handle = 0;
        gate.Enter();
        if (block.Slot >= 0)
        {
            handle = block.NativeHandle;
            // A tenancy that ended in good order is no load on the next collection.
            tenanciesSinceCollection--;
            bytesSinceCollection -= block.NativeBytes;
            if (block.IsFresh) freshBytes -= block.Capacity;
            if (block.Capacity >= LargeBytes) largeBytesSinceFull = Math.Max(0, largeBytesSinceFull - block.Capacity);
            else bytesSinceCollection -= block.Capacity;
            Free(block);
        }
        gate.Exit();
        if (handle != 0) ReleaseHandle?.Invoke(handle);
    }

    /// <summary>Collects, all generations if asked, and takes back every block whose tensor is dead.</summary>
    public static void Sweep(bool everyGeneration)
    {
        GC.Collect(everyGeneration ? 2 : 1, GCCollectionMode.Forced, blocking: true);
        gate.Enter();
        try
        {
            SweepLocked();
        }
        finally
        {
            gate.Exit();
        }
        ReleasePending();
    }

    // A data set that lies in memory is no reason to let a training step leave more behind.
    private static long PooledBytes => rentedBytes - largeRentedBytes;

    private static long ByteBudget => Math.Max(MinimumByteBudget, liveBytesAfterSweep / 2);

    // Results that die at once are found before they fill the last-level cache: the next ones are written where the cache still holds the last ones.
    private static bool IsEarlyCollectionDue(long bytes) => resultsDieAtOnce && freshBytes > 0 && freshBytes + bytes > MinimumByteBudget;

    private static void MakeRoom(long bytes, int sizeClass)
    {
        if (GC.CollectionCount(0) != collectionsSeen)
        {
            SweepLocked();
            if (sizeClass >= 0 && free[sizeClass] is not null && tenanciesSinceCollection < TenancyBudget) return;
        }
        if (IsEarlyCollectionDue(bytes))
        {
            Collect(1);
            if (sizeClass >= 0 && free[sizeClass] is not null) return;
        }
        if (bytes >= LargeBytes)
        {
            // Few large tensors make a step: those that lived during its collections are old. All generations of a heap that holds little else take less than filling one such block.
            if (largeBytesSinceFull + bytes > Math.Max(LargeBudget, largeRentedBytes / 4)) Collect(2);
            return;
        }
        if (tenanciesSinceCollection < TenancyBudget && bytesSinceCollection + bytes < ByteBudget) return;
        Collect();
    }

    private static void Collect()
    {
        // Generation 1, not 0: a tensor that happened to live during one collection is found by the next and never reaches generation 2.
        Collect(1);
        if (PooledBytes > (2 * liveBytesAfterFull) + ByteBudget)
        {
            Collect(2);
            liveBytesAfterFull = PooledBytes;
        }
    }

    private static void Collect(int generation)
    {
        CollectionsAsked++;
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        SweepLocked();
    }

    private static void SweepLocked()
    {
        collectionsSeen = GC.CollectionCount(0);
        if (GC.CollectionCount(2) != fullCollectionsSeen)
        {
            fullCollectionsSeen = GC.CollectionCount(2);
            largeBytesSinceFull = 0;
        }
        tenanciesSinceCollection = 0;
        bytesSinceCollection = 0;
        freshBytes = 0;
        var freshAlive = 0;
        for (var i = rentedCount - 1; i >= 0; i--)
        {
            var block = rented[i];
            if (block.Tenant.Target is not null)
            {
                if (block.IsFresh) freshAlive++;
                block.IsFresh = false;
                continue;
            }
            if (block.NativeHandle != 0) NoteHandle(block);
            Free(block);
        }
        // The program may hold the last one. Where it holds more, frequent collections would only make what lives a step long old.
        resultsDieAtOnce = freshAlive <= 1;
        LocalBlocks.SweepAll(noteHandle);
        liveBytesAfterSweep = PooledBytes;
    }

    private static void NoteHandle(Block block)
    {
        (pendingHandles ??= []).Add(block.NativeHandle);
        ForgetNative(block);
    }

    // Outside the gate: the native runtime takes its time for many handles.
    private static void ReleasePending()
    {
        if (pendingHandles is null || ReleaseHandle is not { } release) return;
        gate.Enter();
        var handles = pendingHandles;
        pendingHandles = null;
        gate.Exit();
        if (handles is null) return;
        foreach (var handle in handles) release(handle);
    }

    private static void Free(SharedBlock block)
    {
        var last = rented[--rentedCount];
        rented[block.Slot] = last;
        last.Slot = block.Slot;
        rented[rentedCount] = null!;
        block.Slot = -1;
        ForgetNative(block);
        rentedBytes -= block.Capacity;
        var large = block.Capacity >= LargeBytes;
        if (large) largeRentedBytes -= block.Capacity;
        if (block.SizeClass == Plain || (large && largeIdleBytes + block.Capacity > Math.Max(LargeBudget, largeRentedBytes)))
        {
            GiveBack(block);
            return;
        }
        if (large)
        {
            largeIdleBytes += block.Capacity;
            block.IdleSince = Environment.TickCount64;
            if (!trims) trims = Trimmer.Timer.Change(IdleMilliseconds, IdleMilliseconds);
        }
        block.NextFree = free[block.SizeClass];
        free[block.SizeClass] = block;
    }

    private static void GiveBack(SharedBlock block)
    {
        NativeMemory.AlignedFree(block.Pointer);
        block.Pointer = null;
        block.Tenant.Free();
        Interlocked.Add(ref reservedBytes, -block.Capacity);
    }

    /// <summary>Gives large blocks that have been idle for so long back to the operating system.</summary>
    public static void Trim(int idleMilliseconds)
    {
        gate.Enter();
        try
        {
            var now = Environment.TickCount64;
            for (var sizeClass = SizeClasses.Of(LargeBytes); largeIdleBytes > 0 && sizeClass < free.Length; sizeClass++)
            {
                SharedBlock? kept = null;
                for (var block = free[sizeClass]; block is not null;)
                {
                    var next = block.NextFree;
                    if (now - block.IdleSince >= idleMilliseconds)
                    {
                        largeIdleBytes -= block.Capacity;
                        block.NextFree = null;
                        GiveBack(block);
                    }
                    else
                    {
                        (block.NextFree, kept) = (kept, block);
                    }
                    block = next;
                }
                free[sizeClass] = kept;
            }
            if (trims && largeIdleBytes == 0) trims = !Trimmer.Timer.Change(Timeout.Infinite, Timeout.Infinite);
        }
        finally
        {
            gate.Exit();
        }
    }

    private static void ForgetNative(Block block)
    {
        NativeBytes -= block.NativeBytes;
        rentedBytes -= block.NativeBytes;
        block.NativeBytes = 0;
        block.NativeHandle = 0;
    }

    private static byte* FromSlab(long capacity)
    {
        byte* reserved = null;
        while (true)
        {
            byte* piece = null;
            gate.Enter();
            if (reserved != null && slabLeft < capacity)
            {
                slab = reserved;
                slabLeft = SlabBytes;
                reserved = null;
            }
            if (slabLeft >= capacity)
            {
                piece = slab;
                slab += capacity;
                slabLeft -= capacity;
            }
            gate.Exit();
            if (piece == null)
            {
                reserved = Reserve(SlabBytes);
                continue;
            }
            // Another thread was first.
            if (reserved != null)
            {
                NativeMemory.AlignedFree(reserved);
                Interlocked.Add(ref reservedBytes, -SlabBytes);
            }
            return piece;
        }
    }

    private static byte* Reserve(long bytes)
    {
        try
        {
            var pointer = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, 64);
            Interlocked.Add(ref reservedBytes, bytes);
            return pointer;
        }
        catch (OutOfMemoryException e)
        {
            throw new TensorflowException($"OOM when allocating {bytes} bytes for a tensor; {ReservedBytes} bytes are in use.", e);
        }
    }

    // A class of its own: most programs have no large blocks, and start without it.
    private static class Trimmer
    {
        public static readonly Timer Timer = New();

        private static Timer New()
        {
            // What flows with whoever was first, tapes among it, is not the timer's.
            if (ExecutionContext.IsFlowSuppressed()) return new Timer(static _ => Trim(IdleMilliseconds));
            using (ExecutionContext.SuppressFlow()) return new Timer(static _ => Trim(IdleMilliseconds));
        }
    }
}
