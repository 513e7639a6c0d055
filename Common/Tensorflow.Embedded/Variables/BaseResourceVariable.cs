using Tensorflow.Autodiff;
using Tensorflow.Executors;
using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow;

/// <summary>
/// State that training changes. Reading gives a tensor of the present value, which later assignments do not change: the engine writes in place only while nobody else can see
/// the storage.
/// </summary>
public class BaseResourceVariable : Train.Trackable, IDisposable
{
    private static int lastUniqueId;

    private Tensor current = null!;
    private Shape dimensions = Shape.Adopt([]);

    internal TapeMark Mark;

    /// <summary>How many tapes hold the present value in their record.</summary>
    internal int TapeCount;

    // The program was given the tensor of the present value.
    private bool exposed;

    /// <summary>Creates a variable without a value.</summary>
    public BaseResourceVariable()
    {
        var id = Interlocked.Increment(ref lastUniqueId);
        Name = $"Variable_{id}:0";
        UniqueId = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Variable_{id}");
    }

    private protected void Initialize(Tensor initial, bool trainable, string? name, Shape? declaredShape)
    {
        current = initial;
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
    public TF_DataType dtype => current.dtype;

    /// <summary>Where the value lies.</summary>
    public string Device => current.Device;

    /// <summary>How the value is combined across replicas.</summary>
    public VariableAggregation Aggregation { get; protected set; }

    /// <summary>The present value for the engine's own use: not to be given to the program.</summary>
    internal Tensor Value => current;

    /// <summary>The present value for an op of the engine, noted on the tapes; the program does not see it.</summary>
    internal Tensor Read()
    {
        var tapes = EngineContext.Current.Tapes;
        // Of whole numbers there is no gradient.
        if (tapes is null || !current.dtype.IsFloating()) return current;
        // The program's tensor is tracked by itself.
        var value = exposed ? new Tensor(current, current.Dimensions) : current;
        Tape.VariableRead(tapes, this, value);
        return value;
    }

    /// <summary>The present value for the program: a tensor of its own, which a tape can track apart from other readings.</summary>
    internal Tensor ReadExposed()
    {
        var value = exposed || current.Mark.IsHeld ? new Tensor(current, current.Dimensions) : current;
        exposed = true;
        var tapes = EngineContext.Current.Tapes;
        if (tapes is not null && value.dtype.IsFloating()) Tape.VariableExposed(tapes, this, value);
        return value;
    }

    private bool IsSoleHolder => !exposed && !current.IsShared && TapeCount == 0;

    /// <summary>Whether the storage of the present value may be overwritten.</summary>
    internal bool CanWriteInPlace => IsSoleHolder && EngineContext.Current.Native is null && ReferenceEquals(current.StorageOwner, current);

    /// <summary>Replaces the value by a tensor that nobody else holds; the storage of the old one goes back at once where nobody can see it.</summary>
    internal void Replace(Tensor fresh)
    {
        var old = current;
        current = fresh;
        if (IsSoleHolder && !ReferenceEquals(old.StorageOwner, fresh.StorageOwner)) old.Release();
        exposed = false;
    }

    /// <summary>Hands back the storage of the value, which is elsewhere now and comes by <see cref="Replace"/>, where nobody else can see it.</summary>
    internal void GiveUp()
    {
        if (IsSoleHolder) current.Release();
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
        Replace(WithoutTapes(() => Primitives.Add(current, ToValue(delta, "delta"))));
        return read_value ? ReadExposed() : null!;
    }

    /// <summary>Subtracts from the value.</summary>
    /// <inheritdoc cref="assign{T}(T, bool, string, bool)"/>
    public Tensor assign_sub<T>(T delta, bool use_locking = false, string? name = null, bool read_value = true)
    {
        Replace(WithoutTapes(() => Primitives.Sub(current, ToValue(delta, "delta"))));
        return read_value ? ReadExposed() : null!;
    }

    private static Tensor WithoutTapes(Func<Tensor> compute)
    {
        var context = EngineContext.Current;
        var tapes = context.Tapes;
        context.Tapes = null;
        try
        {
            return compute();
        }
        finally
        {
            context.Tapes = tapes;
        }
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
    public NDArray numpy() => new(Primitives.Copy(current));

    /// <inheritdoc/>
    public override string ToString() => $"tf.Variable: '{Name}' shape={shape}, dtype={dtype.as_python_name()}, numpy={Printing.TensorPrinter.Content(current)}";

    /// <summary>Does nothing: storage is taken back when the variable is no longer used.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
