using System.Runtime.CompilerServices;

namespace Tensorflow.Storage;

/// <summary>
/// The small blocks of one thread, which rents and returns them without an interlocked operation. Who sweeps goes through those of every thread; those of a thread that has ended go to one
/// that begins. Numbers of tensors come from here too.
/// </summary>
internal sealed class LocalBlocks
{
    // Numbers that a thread gives: more than it comes to.
    private const int NumberBits = 44;

    private static readonly List<LocalBlocks> everyThreads = [];
    private static long lastNumbers = -1;

    [ThreadStatic]
    private static LocalBlocks? current;

    private readonly long firstNumber = (Interlocked.Increment(ref lastNumbers) << NumberBits) + 1;
    private long numbersGiven;
    private Thread owner;
    private OwnerGate gate;
    private LocalBlock[] blocks = new LocalBlock[64];
    private int count;
    private int tenancies;
    // Places of the first free block of each size class.
    private readonly int[] free = new int[SizeClasses.Small];

    private LocalBlocks(Thread owner)
    {
        this.owner = owner;
        Array.Fill(free, LocalBlock.None);
    }

    /// <summary>Those of the calling thread.</summary>
    public static LocalBlocks Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => current ?? Begin();
    }

    private static LocalBlocks Begin()
    {
        lock (everyThreads)
        {
            var found = everyThreads.Find(local => !local.owner.IsAlive);
            if (found is null) everyThreads.Add(found = new LocalBlocks(Thread.CurrentThread));
            else found.owner = Thread.CurrentThread;
            return current = found;
        }
    }

    private bool IsMine => ReferenceEquals(this, current);

    /// <summary>A number that no other tensor has, higher than those that the thread has given. Only for the thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long NewNumber() => firstNumber + numbersGiven++;

    /// <summary>The number that comes next.</summary>
    public long NextNumber => firstNumber + numbersGiven;

    /// <summary>Whether a number was given by the thread that gives <paramref name="next"/>, then or later.</summary>
    public static bool IsSince(long number, long next) => number >= next && number >> NumberBits == next >> NumberBits;

    /// <summary>Whether so many tenancies have begun that a collection is due.</summary>
    public bool IsCollectionDue => tenancies >= BlockPool.TenancyBudget;

    /// <summary>A free block for <paramref name="tenant"/>; null where there is none or a collection is due. Only for the thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LocalBlock? Rent(object tenant, int sizeClass)
    {
        LocalBlock? block = null;
        gate.Enter(isOwner: true);
        var place = free[sizeClass];
        if (place >= 0 && tenancies < BlockPool.TenancyBudget)
        {
            block = blocks[place];
            block.Tenant.Target = tenant;
            free[sizeClass] = block.Next;
            block.Next = LocalBlock.Rented;
            tenancies++;
        }
        gate.Exit(isOwner: true);
        return block;
    }

    /// <summary>Adds a block that is rented from the start. Only for the thread.</summary>
    public void Add(LocalBlock block, object tenant)
    {
        var grown = count < blocks.Length ? blocks : new LocalBlock[2 * count];
        gate.Enter(isOwner: true);
        Array.Copy(blocks, grown, count);
        blocks = grown;
        block.Tenant.Target = tenant;
        block.Place = count;
        blocks[count++] = block;
        tenancies++;
        gate.Exit(isOwner: true);
    }

    /// <summary>Ends a tenancy. One that another thread began goes on: the next sweep finds its tenant dead.</summary>
    public void Return(LocalBlock block)
    {
        if (!IsMine) return;
        gate.Enter(isOwner: true);
        if (block.Next == LocalBlock.Rented)
        {
            // A tenancy that ended in good order is no load on the next collection.
            tenancies--;
            Free(block);
        }
        gate.Exit(isOwner: true);
    }

    private void Free(LocalBlock block)
    {
        block.Next = free[block.SizeClass];
        free[block.SizeClass] = block.Place;
    }

    /// <summary>Takes back every thread's blocks whose tenants are dead. Only for who is inside the pool's gate.</summary>
    /// <param name="ended">Called with those that have a handle of the native runtime.</param>
    public static void SweepAll(Action<Block> ended)
    {
        lock (everyThreads)
            foreach (var local in everyThreads) local.Sweep(ended);
    }

    private void Sweep(Action<Block> ended)
    {
        var isMine = IsMine;
        gate.Enter(isMine);
        tenancies = 0;
        foreach (var block in blocks.AsSpan(0, count))
        {
            if (block.Next != LocalBlock.Rented || block.Tenant.Target is not null) continue;
            if (block.NativeHandle != 0) ended(block);
            Free(block);
        }
        gate.Exit(isMine, reopens: true);
    }

    /// <summary>Bytes of every thread's blocks that are rented.</summary>
    public static long RentedBytes()
    {
        long rented = 0;
        lock (everyThreads)
            foreach (var local in everyThreads) rented += local.OwnRentedBytes();
        return rented;
    }

    private long OwnRentedBytes()
    {
        long rented = 0;
        var isMine = IsMine;
        gate.Enter(isMine);
        foreach (var block in blocks.AsSpan(0, count))
            if (block.Next == LocalBlock.Rented) rented += SizeClasses.Capacity(block.SizeClass);
        gate.Exit(isMine, reopens: true);
        return rented;
    }
}
