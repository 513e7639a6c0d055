using Tensorflow.Autodiff;
using Tensorflow.Executors;
using Tensorflow.NumPy;
using Tensorflow.Ops;
using Tensorflow.Storage;

namespace Tensorflow;

/// <summary>
/// State that training changes. Reading gives a tensor of the present value, which later assignments do not change: the engine writes in place only while nobody else can see
/// the storage.
/// </summary>
public class BaseResourceVariable : Train.Trackable, IDisposable
{
    private static int lastUniqueId;

    private VariableValue current = null!;
    private Shape dimensions = Shape.Adopt([]);

    internal TapeMark? Mark;

    /// <summary>Creates a variable without a value.</summary>
    public BaseResourceVariable()
    {
        var id = Interlocked.Increment(ref lastUniqueId);
        Name = $"Variable_{id}:0";
        UniqueId = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Variable_{id}");
    }

    private protected void Initialize(Tensor initial, bool trainable, string? name, Shape? declaredShape)
    {
        current = new VariableValue(initial, EngineContext.Current);
        Trainable = trainable;
        dimensions = (declaredShape ?? initial.Dimensions).Fixed();
        if (name is not null) Name = name.Contains(':', StringComparison.Ordinal) ? name : name + ":0";
    }

    /// <summary>Name with TensorFlow's output number, as in <c>w:0</c>.</summary>
    public virtual string Name { get; private protected set; }

    /// <summary>A name that no other variable of the process has.</summary>
    public string UniqueId { get; }

    /// <summary>The name without the output number.</summary>
    public virtual string SharedName => Name.EndsWith(":0", StringComparison.Ordinal) ? Name[..^2] : Name;

    /// <summary>Whether tapes watch it and optimizers are meant to change it.</summary>
    public bool Trainable { get; internal set; }

    /// <summary>Shape of the value.</summary>
    public Shape shape => dimensions.Copy();

    /// <summary>The shape for the engine: not copied, and not to be given to a program.</summary>
    internal Shape Dimensions => dimensions;

    /// <summary>Element type of the value.</summary>
    public TF_DataType dtype => current.Tensor.dtype;

    /// <summary>Where the value lies.</summary>
    public string Device => current.Tensor.Device;

    /// <summary>How the value is combined across replicas.</summary>
    public VariableAggregation Aggregation { get; protected set; }

    /// <summary>Shape of the present value: that of the variable, unless some of its dimensions were left open.</summary>
    internal Shape ValueDimensions => current.Tensor.Dimensions;

    /// <summary>The present value for the engine's own use, seen by no tape: not to be given to the program.</summary>
    internal Tensor Value => Present(EngineContext.Current).Tensor;

    /// <summary>The present value for an op of the engine, noted on the tapes; the program does not see it.</summary>
    internal Tensor Read()
    {
        var context = EngineContext.Current;
        var value = Present(context);
        // Of whole numbers there is no gradient.
        if (context.Tapes is null || !value.Tensor.dtype.IsFloating()) return value.Tensor;
        // The program's tensor is tracked by itself.
        var tensor = value.IsShared ? new Tensor(value.Tensor, value.Tensor.Dimensions) : value.Tensor;
        Tape.VariableRead(context, this, tensor);
        return tensor;
    }

    /// <summary>The present value for the program: a tensor of its own, which a tape can track apart from other readings.</summary>
    internal Tensor ReadExposed()
    {
        var context = EngineContext.Current;
        var value = Present(context);
        var tensor = value.Share() && !value.Tensor.IsMarked ? value.Tensor : new Tensor(value.Tensor, value.Tensor.Dimensions);
        if (context.Tapes is not null && tensor.dtype.IsFloating()) Tape.VariableExposed(context, this, tensor);
        return tensor;
    }

    // Whoever has the value now holds it until it is done: nobody writes to it meanwhile.
    private VariableValue Present(EngineContext context)
    {
        var spinner = default(SpinWait);
        while (true)
        {
            var value = Volatile.Read(ref current);
            if (value.TryRead(context)) return value;
            spinner.SpinOnce();
        }
    }

    /// <summary>Begins to write to the value, or to a copy that becomes the value where others hold it: for <see cref="WritableValue"/>.</summary>
    internal VariableValue BeginWriting(EngineContext context)
    {
        var value = current;
        if (!BlockPool.IsPlain && context.Native is null && value.TryWrite(context)) return value;
        while (true)
        {
            value = Present(context);
            var fresh = new VariableValue(Primitives.Copy(value.Tensor), context, isWritten: true);
            if (ReferenceEquals(Interlocked.CompareExchange(ref current, fresh, value), value)) return fresh;
        }
    }

    // What other threads add meanwhile is not lost.
    private void Change(BinaryOp op, Tensor by)
    {
        var context = EngineContext.Current;
        while (true)
        {
            var old = Present(context);
            var fresh = new VariableValue(Run.Op(op, old.Tensor, by), context);
            if (!ReferenceEquals(Interlocked.CompareExchange(ref current, fresh, old), old)) continue;
            if (!ReferenceEquals(old.Tensor.StorageOwner, fresh.Tensor.StorageOwner) && old.TryWrite(context)) old.Tensor.Release();
            return;
        }
    }

    /// <summary>Replaces the value by a tensor that nobody else holds; the storage of the old one goes back at once where nobody can see it.</summary>
    internal void Replace(Tensor fresh)
    {
        var context = EngineContext.Current;
        var old = current;
        var soleHolder = !ReferenceEquals(old.Tensor.StorageOwner, fresh.StorageOwner) && old.TryWrite(context);
        Volatile.Write(ref current, new VariableValue(fresh, context));
        if (soleHolder) old.Tensor.Release();
    }

    /// <summary>The present value's tensor, whose content goes elsewhere to be changed and comes back by <see cref="Replace"/>. Readers wait for that where the calling thread is the sole holder.</summary>
    /// <param name="context">The calling thread's.</param>
    /// <param name="soleHolder">Whether the tensor is to be released before the change, which then happens in place.</param>
    internal Tensor Lend(EngineContext context, out bool soleHolder)
    {
        var value = current;
        soleHolder = value.TryWrite(context);
        return soleHolder ? value.Tensor : Present(context).Tensor;
    }

    internal static BaseResourceVariable From(IVariableV1 variable) => variable as BaseResourceVariable
        ?? throw new TypeError($"Expected a ResourceVariable, got {variable?.GetType().Name ?? "null"}.");

    private Tensor ToValue<T>(T given, string argument)
    {
        var tensor = Conversions.ToTensor(given!, dtype);
        if (!shape.is_compatible_with(tensor.Dimensions))
            throw new ValueError($"Cannot assign value to variable '{Name}': Shape mismatch. The variable shape {shape}, and the {argument} shape {tensor.Dimensions} are incompatible.");
        if (tensor.dtype != dtype)
            throw new ValueError($"Cannot assign value to variable '{Name}': the variable is {dtype.as_python_name()}, and the {argument} is {tensor.dtype.as_python_name()}.");
        return tensor;
    }

    /// <summary>Sets the value.</summary>
    /// <returns>The new value; null unless <paramref name="read_value"/>.</returns>
    /// <exception cref="ValueError">Shape or dtype differ from the variable's.</exception>
    public Tensor assign<T>(T value, bool use_locking = false, string? name = null, bool read_value = true)
    {
        Replace(Primitives.Copy(ToValue(value, "assigned value")));
        return read_value ? ReadExposed() : null!;
    }

    /// <summary>Adds to the value.</summary>
    /// <inheritdoc cref="assign{T}(T, bool, string, bool)"/>
    public Tensor assign_add<T>(T delta, bool use_locking = false, string? name = null, bool read_value = true)
    {
        using (Unrecorded.Scope()) Change(AddV2Op.Op, ToValue(delta, "delta"));
        return read_value ? ReadExposed() : null!;
    }

    /// <summary>Subtracts from the value.</summary>
    /// <inheritdoc cref="assign{T}(T, bool, string, bool)"/>
    public Tensor assign_sub<T>(T delta, bool use_locking = false, string? name = null, bool read_value = true)
    {
        using (Unrecorded.Scope()) Change(SubOp.Op, ToValue(delta, "delta"));
        return read_value ? ReadExposed() : null!;
    }

    /// <summary>The present value as a tensor, cast where <paramref name="dtype"/> is given and differs.</summary>
    public Tensor AsTensor(TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, bool as_ref = false)
    {
        var read = ReadExposed();
        return dtype == TF_DataType.DtInvalid || dtype == read.dtype ? read : Primitives.Cast(read, dtype);
    }

    /// <summary>The present value as a tensor.</summary>
    public Tensor value() => ReadExposed();

    /// <summary>The present value as a tensor; it is never copied.</summary>
    public Tensor read_value_no_copy() => ReadExposed();

    /// <summary>Always true: a variable has a value from the start.</summary>
    public Tensor is_initialized(string? name = null) => Scalars.New(TF_DataType.TF_BOOL, true);

    /// <summary>A copy of the present value.</summary>
    public NDArray numpy() => new(Primitives.Copy(Value));

    /// <inheritdoc/>
    public override string ToString() => $"tf.Variable: '{Name}' shape={shape}, dtype={dtype.as_python_name()}, numpy={Printing.TensorPrinter.Content(Value)}";

    /// <summary>Does nothing: storage is taken back when the variable is no longer used.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
