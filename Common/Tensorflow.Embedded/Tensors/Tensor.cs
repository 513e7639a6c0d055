using System.Runtime.CompilerServices;
using Tensorflow.Autodiff;
using Tensorflow.Executors;
using Tensorflow.Storage;

namespace Tensorflow;

/// <summary>A multi-dimensional array of one dtype, row-major and contiguous. Immutable: an op makes a new one.</summary>
public unsafe partial class Tensor : DisposableObject, ITensorOrOperation
{
    // Its block, or what few tensors have, among it the block.
    private object? storage;
    private byte* data;
    private Shape tensorShape;
    // A byte: with the flag and the count beside it, it makes one word of an object of which a step has dozens.
    private readonly byte elementType;

    /// <summary>Storage that more than one tensor holds, views of one array aside: it is never written to again.</summary>
    internal bool IsShared;

    /// <summary>1 and the number of uses, for what a <see cref="BackwardScope"/> gives back; else 0.</summary>
    internal ushort BackwardUses;

    /// <summary>A tensor of the given shape and dtype with undefined content.</summary>
    /// <param name="shape">Fully defined.</param>
    /// <param name="dtype">Any but string.</param>
    public Tensor(Shape shape, TF_DataType dtype)
    {
        tensorShape = shape = shape.Fixed();
        elementType = (byte)dtype;
        if (shape.size < 0) throw new ValueError($"A tensor of shape {shape} cannot be made: the shape is not fully defined. Of symbolic Keras tensors only layers can be called.");
        Id = LocalBlocks.Current.NewNumber();
        var block = BlockPool.Rent(this, shape.size * dtype.Size());
        storage = block;
        data = block.Pointer;
    }

    /// <summary>Another shape of the same storage.</summary>
    internal Tensor(Tensor other, Shape shape) : this(other, shape, isView: false)
    {
    }

    /// <summary>Another shape of the same storage; a view changes with it, anything else does not.</summary>
    private protected Tensor(Tensor other, Shape shape, bool isView)
    {
        var owner = other.StorageOwner;
        if (!isView) owner.IsShared = true;
        tensorShape = shape.Fixed();
        elementType = other.elementType;
        Id = LocalBlocks.Current.NewNumber();
        storage = new TensorExtras { StorageOwner = owner, Strings = other.Strings };
        if (Strings is null) data = other.Data;
    }

    /// <summary>A place in a functional Keras model: shape and dtype, but no value.</summary>
    internal static Tensor Symbolic(Shape shape, TF_DataType dtype, object kerasHistory) => new(new SymbolicContent(kerasHistory), shape, dtype);

    private Tensor(SymbolicContent content, Shape shape, TF_DataType dtype)
    {
        tensorShape = shape.Fixed();
        elementType = (byte)dtype;
        Id = LocalBlocks.Current.NewNumber();
        storage = new TensorExtras { KerasHistory = content.KerasHistory };
    }

    private readonly record struct SymbolicContent(object KerasHistory);

    /// <summary>Whether it is a place in a functional Keras model, without a value.</summary>
    internal bool IsSymbolic => ExtrasOrNull?.KerasHistory is not null;

    /// <summary>A tensor of strings, row-major.</summary>
    internal Tensor(byte[][] strings, Shape shape)
    {
        tensorShape = shape.Fixed();
        elementType = (byte)TF_DataType.TF_STRING;
        Id = LocalBlocks.Current.NewNumber();
        storage = new TensorExtras { Strings = strings };
    }

    /// <summary>A number that no other tensor has; it grows with every new one of a thread.</summary>
    public long Id { get; }

    /// <summary>Element type.</summary>
    public virtual TF_DataType dtype => (TF_DataType)elementType;

    /// <summary>The shape, a copy; setting one of the same size reinterprets the elements.</summary>
    /// <exception cref="ValueError">The size of the new shape differs.</exception>
    public Shape shape
    {
        get => tensorShape.Copy();
        set
        {
            if (value.size != tensorShape.size) throw new ValueError($"Cannot give a tensor of shape {tensorShape} the shape {value}: the sizes differ.");
            // The native runtime's copy has the old shape.
            if (NativeHandle != 0 && Data != null) ContentChanged();
            tensorShape = value.Fixed();
        }
    }

    /// <summary>The shape for the engine: not copied, and not to be given to a program.</summary>
    internal Shape Dimensions => tensorShape;

    /// <summary>Number of axes.</summary>
    public virtual int rank => tensorShape.ndim;

    /// <summary>Number of axes.</summary>
    public int ndim => tensorShape.ndim;

    /// <summary>Length of each axis.</summary>
    public long[] dims => [.. tensorShape.dims];

    /// <summary>Number of elements.</summary>
    public ulong size => (ulong)tensorShape.size;

    /// <summary>Bytes of one element.</summary>
    public ulong dtypesize => (ulong)dtype.Size();

    /// <summary>Bytes of all elements.</summary>
    public virtual ulong bytesize => size * dtypesize;

    /// <summary>Address of the first element; valid while the tensor is held.</summary>
    public virtual IntPtr buffer => (IntPtr)Data;

    /// <summary>Address of the first element; valid while the tensor is held.</summary>
    public virtual IntPtr TensorDataPointer => (IntPtr)Data;

    /// <summary>Where it was computed.</summary>
    public virtual string Device => "/job:localhost/replica:0/task:0/device:CPU:0";

    /// <summary>Always empty: tensors of eager execution have no name.</summary>
    public virtual string name => string.Empty;

    /// <summary>This tensor alone.</summary>
    public Tensor[] outputs => [this];

    /// <summary>Anything that the program wants to keep with the tensor; null at first.</summary>
    public object? Tag
    {
        get => ExtrasOrNull?.Tag;
        set => Extras.Tag = value;
    }

    /// <summary>Number of elements as an int, for kernels.</summary>
    internal long Count => tensorShape.size;

    /// <summary>What rents the storage: this, or the tensor that this is another shape of.</summary>
    internal Tensor StorageOwner => ExtrasOrNull?.StorageOwner ?? this;

    /// <summary>The strings of a string tensor, row-major.</summary>
    internal byte[][]? Strings => ExtrasOrNull?.Strings;

    /// <summary>What few tensors have.</summary>
    internal TensorExtras Extras => ExtrasOrNull ?? AddExtras();

    internal TensorExtras? ExtrasOrNull => storage as TensorExtras;

    private TensorExtras AddExtras()
    {
        lock (transfer)
        {
            if (ExtrasOrNull is { } present) return present;
            var extras = new TensorExtras { Block = Block };
            Volatile.Write(ref storage, extras);
            return extras;
        }
    }

    private Block? Block
    {
        get
        {
            // Read once: another thread may add extras.
            var held = Volatile.Read(ref storage);
            return held is TensorExtras extras ? extras.Block : Unsafe.As<Block?>(held);
        }
        set
        {
            if (ExtrasOrNull is { } extras) extras.Block = value;
            else storage = value;
        }
    }

    /// <summary>First byte of the elements, fetched from the native runtime where they lie there.</summary>
    internal byte* Data
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => data != null ? data : Fetch();
    }

    /// <summary>The elements. The span is valid while the tensor is held: use <see cref="GC.KeepAlive"/> behind the last use, or run as a primitive, which does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Span<T> Span<T>() where T : unmanaged => new(Data, checked((int)tensorShape.size));

    /// <summary>Hands the storage back at once. Only for tensors that nothing else can reach; using the tensor afterwards is an error.</summary>
    internal void Release()
    {
        if (Block is not { } block || BlockPool.IsPlain) return;
        Block = null;
        data = null;
        BlockPool.Return(block);
        // Were the tensor found dead before the block is back, another thread's sweep would take the block, and this return would end the next tenant's tenancy.
        GC.KeepAlive(this);
    }

    /// <summary>Becomes a view of other storage of the same size.</summary>
    internal void UseStorageOf(Tensor other)
    {
        Extras.StorageOwner = other.StorageOwner;
        data = other.Data;
        ContentChanged();
    }
}
