using Tensorflow.Executors;
using Tensorflow.Keras.ArgsDefinition;
using Tensorflow.Keras.Engine;
using Tensorflow.Operations.Initializers;
using Tensorflow.Kernels;
using Tensorflow.Ops;
using Tensorflow.Train;

namespace Tensorflow.Keras.Optimizers;

/// <summary>
/// What the optimizers have in common: learning rate, number of steps, slots (state beside each variable). The formulas are those of Keras' legacy optimizers
/// (optimizer_v2.py), which compute in the variable's dtype. An update is one pass over the variable and its slots, in place where nobody else can see the storage.
/// </summary>
public class OptimizerV2 : Trackable, IOptimizer
{
    private readonly Dictionary<BaseResourceVariable, Slots> states = new(ReferenceEqualityComparer.Instance);
    private readonly List<Slots> inOrder = [];

    // Threads that train with one optimizer take their steps one after the other.
    private readonly Lock applying = new();
    private readonly float clipNorm;
    private readonly float clipValue;
    private readonly ResourceVariable learningRate;
    private readonly string givenName;

    /// <summary>Learning rate is divided by 1 + decay * steps.</summary>
    protected float _initial_decay;

    /// <summary>An optimizer's state. On its own it cannot apply gradients: that is what SGD, Adam, AdamW and RMSprop do.</summary>
    /// <exception cref="ValueError">A rate, decay or clipping limit is negative.</exception>
    public OptimizerV2(OptimizerV2Args args)
    {
        if (args.LearningRate < 0) throw new ValueError($"Invalid learning_rate {args.LearningRate}: expected a number of at least 0.");
        if (args.InitialDecay < 0) throw new ValueError($"Invalid decay {args.InitialDecay}: expected a number of at least 0.");
        if (args.ClipNorm < 0 || args.ClipValue < 0) throw new ValueError($"Invalid clipnorm {args.ClipNorm} or clipvalue {args.ClipValue}: expected numbers of at least 0 (0: no clipping).");
        givenName = args.Name ?? GetType().Name;
        _initial_decay = args.InitialDecay;
        (clipNorm, clipValue) = (args.ClipNorm, args.ClipValue);
        learningRate = new ResourceVariable(args.LearningRate, trainable: false, $"{givenName}/learning_rate", TF_DataType.TF_FLOAT, null);
        iterations = new ResourceVariable(0L, trainable: false, $"{givenName}/iter", TF_DataType.TF_INT64, null);
    }

    /// <summary>Its name in checkpoints and logs.</summary>
    protected virtual string _name => givenName;

    /// <summary>The learning rate, float32: may be assigned to at any time.</summary>
    public IVariableV1 lr => learningRate;

    /// <summary>How many times gradients have been applied, int64.</summary>
    protected ResourceVariable iterations { get; }

    /// <summary>Names of the slots that an update uses, in the order in which it takes them.</summary>
    private protected virtual string[] SlotNames => [];

    /// <summary>The learning rate of this step for variables of float32, decay included.</summary>
    private protected float Rate { get; private set; }

    /// <summary>The same for variables of float64: decay is computed in a variable's dtype.</summary>
    private protected double DoubleRate { get; private set; }

    /// <summary>The same as a tensor of a variable's dtype.</summary>
    private protected Tensor RateOf(TF_DataType dtype) => dtype == TF_DataType.TF_DOUBLE ? Scalars.Of(dtype, DoubleRate) : Scalars.Of(dtype, Rate);

    /// <summary>Computes what is the same for all variables of this step.</summary>
    /// <param name="step">1 for the first.</param>
    private protected virtual void Prepare(long step)
    {
    }

    /// <summary>Updates a variable and its slots in place.</summary>
    private protected virtual void Update(IVariableV1 variable, Span<float> value, ReadOnlySpan<float> gradient, Slots slots) => throw NoRule();

    /// <inheritdoc cref="Update(IVariableV1, Span{float}, ReadOnlySpan{float}, Slots)"/>
    private protected virtual void Update(IVariableV1 variable, Span<double> value, ReadOnlySpan<double> gradient, Slots slots) => throw NoRule();

    /// <summary>The same as a composition of primitives, for the native runtime: gives the variable's new value and sets the slots.</summary>
    private protected virtual Tensor Compose(IVariableV1 variable, Tensor value, Tensor gradient, Slots slots) => throw NoRule();

    /// <summary>Updates a variable and its slots on the native runtime: by the composition, where TensorFlow has no op that does the whole.</summary>
    private protected virtual void Update(NativeExecutor native, IVariableV1 given, BaseResourceVariable variable, Tensor gradient, Slots slots) =>
        variable.Replace(Compose(given, variable.Value, gradient, slots));

    private RuntimeError NoRule() => new($"{GetType().Name} has no rule to apply gradients. Known optimizers: {string.Join(", ", Compiling.OptimizerNames)}.");

    /// <summary>Applies gradients to variables: one step.</summary>
    /// <param name="grads_and_vars">Gradients of the variables' shapes and dtypes; a null gradient leaves its variable as it is.</param>
    /// <param name="name">Has no effect.</param>
    /// <param name="experimental_aggregate_gradients">Has no effect on one device.</param>
    /// <exception cref="ValueError">All gradients are null.</exception>
    /// <exception cref="InvalidArgumentError">A gradient's shape or dtype differs from its variable's.</exception>
    public void apply_gradients(IEnumerable<(Tensor, IVariableV1)> grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true)
    {
        lock (applying)
        {
            var step = new Step(this);
            foreach (var (gradient, variable) in grads_and_vars) step.Apply(gradient, variable);
            step.End();
        }
    }

    /// <inheritdoc cref="apply_gradients(IEnumerable{ValueTuple{Tensor, IVariableV1}}, string, bool)"/>
    public void apply_gradients(IEnumerable<(Tensor, ResourceVariable)> grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true)
    {
        lock (applying)
        {
            var step = new Step(this);
            foreach (var (gradient, variable) in grads_and_vars) step.Apply(gradient, variable);
            step.End();
        }
    }

    /// <inheritdoc cref="apply_gradients(IEnumerable{ValueTuple{Tensor, IVariableV1}}, string, bool)"/>
    public void apply_gradients((Tensor, IVariableV1) grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true)
    {
        lock (applying)
        {
            var step = new Step(this);
            step.Apply(grads_and_vars.Item1, grads_and_vars.Item2);
            step.End();
        }
    }

    /// <inheritdoc cref="apply_gradients(IEnumerable{ValueTuple{Tensor, IVariableV1}}, string, bool)"/>
    public void apply_gradients((Tensor, ResourceVariable) grads_and_vars, string? name = null, bool experimental_aggregate_gradients = true)
    {
        lock (applying)
        {
            var step = new Step(this);
            step.Apply(grads_and_vars.Item1, grads_and_vars.Item2);
            step.End();
        }
    }

    /// <summary>The gradients, summed over replicas: there is one.</summary>
    public Tensor[] aggregate_gradients(IEnumerable<(Tensor, IVariableV1)> grads_and_vars) => [.. grads_and_vars.Select(pair => pair.Item1)];

    /// <summary>The gradients, each scaled down to ClipNorm or cut to ClipValue where the optimizer was given one.</summary>
    public Tensor[] clip_gradients(Tensor[] grads) => Array.ConvertAll(grads, gradient => gradient is null ? null! : Clip(gradient));

    /// <summary>Adds state beside a variable, or finds what is there under that name.</summary>
    /// <param name="var">The variable.</param>
    /// <param name="slot_name">A name that is free to choose.</param>
    /// <param name="initializer">Of its first value, of the variable's shape and dtype; null: zeros.</param>
    public IVariableV1 add_slot(IVariableV1 var, string slot_name, IInitializer? initializer = null)
    {
        lock (applying)
        {
            var slots = StateOf(BaseResourceVariable.From(var));
            if (slots.Find(slot_name) is { } present) return present;
            var value = (initializer ?? new Zeros()).Apply(new InitializerArgs(var.shape, var.dtype));
            var slot = new ResourceVariable(value, trainable: false, $"{BaseResourceVariable.From(var).SharedName}/{slot_name}", var.dtype, null);
            slots.Add(slot_name, slot);
            return slot;
        }
    }

    /// <summary>State beside a variable, as an update or <see cref="add_slot"/> made it.</summary>
    /// <exception cref="KeyError">There is none of that name.</exception>
    protected IVariableV1 get_slot(IVariableV1 var, string slot_name)
    {
        lock (applying)
        {
            states.TryGetValue(BaseResourceVariable.From(var), out var slots);
            return slots?.Find(slot_name)
                ?? throw new KeyError($"{givenName} has no slot '{slot_name}' for variable '{var.Name}'. It has: {(slots is null || slots.Names.Count == 0 ? "none" : string.Join(", ", slots.Names))}.");
        }
    }

    /// <summary>Makes the slots that an update uses, where they are not there yet.</summary>
    protected virtual void _create_slots(IVariableV1[] var_list)
    {
        foreach (var variable in var_list)
            foreach (var slot in SlotNames) add_slot(variable, slot);
    }

    /// <summary>How many times gradients have been applied, for who saves an optimizer's state.</summary>
    internal ResourceVariable StepCount => iterations;

    /// <summary>The name of the optimizer's class in Keras.</summary>
    internal string KerasClass => this switch { AdamW => "AdamW", Adam => "Adam", RMSprop => "RMSprop", _ => "SGD" };

    /// <summary>Adds to the configuration that Keras' files hold what the optimizer was made from.</summary>
    internal virtual void WriteConfig(Saving.ConfigWriter config)
    {
        var rate = learningRate.Value.ToArray<float>()[0];
        if (_initial_decay == 0) config.Set("learning_rate", rate);
        else config.SetInverseTimeDecay("learning_rate", rate, _initial_decay);
        if (clipNorm > 0) config.Set("clipnorm", clipNorm);
        if (clipValue > 0) config.Set("clipvalue", clipValue);
    }

    /// <summary>The slots beside a variable, made where there are none yet.</summary>
    internal IEnumerable<(string Name, IVariableV1 Slot)> SlotsOf(IVariableV1 variable)
    {
        lock (applying)
        {
            _create_slots([variable]);
            return [.. StateOf(BaseResourceVariable.From(variable)).Names.Select(name => (name, get_slot(variable, name)))];
        }
    }

    private Tensor Clip(Tensor gradient)
    {
        if (clipNorm > 0)
        {
            // clip_ops.py, clip_by_norm: times clip_norm, then divided by the larger of norm and clip_norm.
            var norm = Primitives.Sqrt(Primitives.Sum(Primitives.Square(gradient), null, keepDims: false));
            var limit = Scalars.Of(gradient.dtype, PythonNumber.Of(clipNorm));
            gradient = Primitives.RealDiv(Primitives.Mul(gradient, limit), Primitives.Maximum(norm, limit));
        }
        return clipValue > 0
            ? Primitives.Maximum(Primitives.Minimum(gradient, Scalars.Of(gradient.dtype, PythonNumber.Of(clipValue))), Scalars.Of(gradient.dtype, -PythonNumber.Of(clipValue)))
            : gradient;
    }

    private Slots StateOf(BaseResourceVariable variable)
    {
        if (states.TryGetValue(variable, out var found)) return found;
        var made = new Slots(variable);
        states.Add(variable, made);
        inOrder.Add(made);
        return made;
    }

    /// <summary>One application of gradients. Variables mostly come in the order in which they came before, so that their state is found without looking it up.</summary>
    private ref struct Step(OptimizerV2 optimizer)
    {
        private List<string>? skipped;
        private int expected;
        private bool begun;

        public void Apply(Tensor? gradient, IVariableV1 given)
        {
            var variable = BaseResourceVariable.From(given);
            if (gradient is null)
            {
                if (!begun) (skipped ??= []).Add(variable.Name);
                return;
            }
            if (!gradient.Dimensions.Equals(variable.ValueDimensions) || gradient.dtype != variable.dtype)
            {
                throw new InvalidArgumentError($"var and grad do not have the same shape and dtype: variable '{variable.Name}' is {variable.dtype.as_python_name()} {Errors.Brackets(variable.ValueDimensions)}, "
                    + $"its gradient is {gradient.dtype.as_python_name()} {Errors.Brackets(gradient.Dimensions)} [Op:{optimizer._name}]");
            }
            if (!variable.dtype.IsFloating())
                throw new InvalidArgumentError($"Variable '{variable.Name}' is {variable.dtype.as_python_name()}: gradients are applied to float32 and float64 only [Op:{optimizer._name}]");
            if (!begun) Begin();

            var order = optimizer.inOrder;
            var slots = expected < order.Count && ReferenceEquals(order[expected].Owner, variable) ? order[expected] : optimizer.StateOf(variable);
            expected++;
            if (slots.Used is null)
            {
                optimizer._create_slots([given]);
                slots.Use(optimizer.SlotNames);
            }
            optimizer.Update(given, variable, gradient, slots);
        }

        private void Begin()
        {
            begun = true;
            var step = optimizer.iterations.Value.ScalarValue<long>();
            var rate = optimizer.learningRate.Value.ScalarValue<float>();
            (optimizer.Rate, optimizer.DoubleRate) = (rate, rate);
            // optimizer_v2.py, _decayed_lr: by the steps before this one, in the variable's dtype. Rate and decay are float32 there before they are cast.
            if (optimizer._initial_decay > 0)
            {
                optimizer.Rate /= 1f + (optimizer._initial_decay * step);
                optimizer.DoubleRate /= 1d + ((double)optimizer._initial_decay * step);
            }
            optimizer.Prepare(step + 1);
        }

        public readonly void End()
        {
            if (!begun)
            {
                throw new ValueError(skipped is null
                    ? "No gradients provided for any variable: grads_and_vars is empty."
                    : $"No gradients provided for any variable: ({string.Join(", ", skipped.Select(name => $"'{name}'"))}). The loss does not depend on any of them within the tape.");
            }
            var count = optimizer.iterations;
            var next = count.Value.ScalarValue<long>() + 1;
            if (EngineContext.Current.Native is null)
            {
                using var written = new WritableValue(count);
                written.Tensor.Span<long>()[0] = next;
            }
            else
            {
                count.Replace(Scalars.New(TF_DataType.TF_INT64, next));
            }
        }
    }

    private void Update(IVariableV1 given, BaseResourceVariable variable, Tensor gradient, Slots slots)
    {
        // A persistent tape goes on recording while gradients are applied; an update is no part of what it differentiates.
        using var unrecorded = Unrecorded.Scope();
        if (clipNorm > 0 || clipValue > 0) gradient = Clip(gradient);
        if (EngineContext.Current.Native is { } native)
        {
            Update(native, given, variable, gradient, slots);
            return;
        }
        if (variable.dtype is not (TF_DataType.TF_FLOAT or TF_DataType.TF_DOUBLE))
            throw new TypeError($"Variable '{variable.Name}' is {variable.dtype.as_python_name()}: optimizers update float32 and float64.");
        using var written = new WritableValue(variable);
        try
        {
            slots.BeginWriting();
            var value = written.Tensor;
            if (value.dtype == TF_DataType.TF_FLOAT) Update(given, value.Span<float>(), gradient.Span<float>(), slots);
            else Update(given, value.Span<double>(), gradient.Span<double>(), slots);
            GC.KeepAlive(gradient);
        }
        finally
        {
            slots.EndWriting();
        }
    }

    /// <summary>A variable's state.</summary>
    private protected sealed class Slots(BaseResourceVariable variable)
    {
        private readonly List<ResourceVariable> all = [];

        public BaseResourceVariable Owner => variable;

        public List<string> Names { get; } = [];

        /// <summary>Those that the update uses, in its order; null before the first one.</summary>
        public ResourceVariable[]? Used { get; private set; }

        public ResourceVariable? Find(string name)
        {
            var place = Names.IndexOf(name);
            return place < 0 ? null : all[place];
        }

        public void Add(string name, ResourceVariable slot)
        {
            Names.Add(name);
            all.Add(slot);
        }

        public void Use(string[] names) => Used = Array.ConvertAll(names, name => Find(name)!);

        private VariableValue[] written = [];
        private int writing;

        /// <summary>Keeps readers of the slots waiting until <see cref="EndWriting"/>.</summary>
        public void BeginWriting()
        {
            if (written.Length != Used!.Length) written = new VariableValue[Used.Length];
            for (writing = 0; writing < written.Length; writing++) written[writing] = Used[writing].BeginWriting(EngineContext.Current);
        }

        public void EndWriting()
        {
            while (writing > 0)
            {
                var value = written[--writing];
                value.Tensor.ContentChanged();
                value.EndWriting(EngineContext.Current);
                written[writing] = null!;
            }
        }

        public Span<float> Floats(int slot) => Used![slot].Value.Span<float>();

        public Span<double> Doubles(int slot) => Used![slot].Value.Span<double>();

        public ResourceVariable Slot(int slot) => Used![slot];

        public Tensor Value(int slot) => Used![slot].Value;

        public void Set(int slot, Tensor value) => Used![slot].Replace(value);
    }
}
