using Tensorflow.Executors;
using Tensorflow.NumPy;
using Tensorflow.Ops;

namespace Tensorflow.Autodiff;

/// <summary>
/// The record of what was computed from watched tensors and variables. Every tracked tensor has a slot; a primitive is recorded when one of its inputs is tracked.
/// </summary>
internal sealed class Tape(bool persistent, bool watchAccessedVariables)
{
    private const int None = -1;

    private struct Entry
    {
        public Op Op;
        public Tensor? A;
        public Tensor? B;
        public Tensor[]? Inputs;
        public Tensor[]? Outputs;
        public Tensor? Y;
        public int SlotA;
        public int SlotB;
        public int SlotY;
        public int[]? InputSlots;
    }

    [ThreadStatic]
    private static Stack<Entry[]>? spare;

    /// <summary>Takes, once, the record of the next tape on this thread that a gradient is asked of; null: nobody wants it.</summary>
    [ThreadStatic]
    internal static Action<IReadOnlyList<TapeNode>>? Observer;

    private Entry[] entries = spare is { Count: > 0 } ? spare.Pop() : new Entry[64];
    private int count;
    private int slots;
    private readonly List<BaseResourceVariable> variables = [];
    private readonly bool watchAccessed = watchAccessedVariables;
    private bool counted;

    /// <summary>The tape that was recording when this one began.</summary>
    public Tape? Outer { get; private set; }

    /// <summary>Whether several gradients may be asked for.</summary>
    public bool Persistent => persistent;

    /// <summary>Whether what is computed now is recorded.</summary>
    public bool IsRecording { get; private set; }

    /// <summary>Whether the record has been given up: after the gradient of a non-persistent tape, or on Dispose.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>The variables that were read, in the order of their first reading.</summary>
    public IReadOnlyList<BaseResourceVariable> WatchedVariables => variables;

    /// <summary>Begins to record on the calling thread.</summary>
    public void Start()
    {
        if (IsRecording) return;
        var context = EngineContext.Current;
        if (!counted)
        {
            counted = true;
            context.LiveTapes++;
        }
        Outer = context.Tapes;
        context.Tapes = this;
        IsRecording = true;
    }

    /// <summary>Stops recording; tapes begun later go on.</summary>
    public void Stop()
    {
        if (!IsRecording) return;
        IsRecording = false;
        var context = EngineContext.Current;
        if (ReferenceEquals(context.Tapes, this))
        {
            context.Tapes = Outer;
        }
        else
        {
            for (var inner = context.Tapes; inner is not null; inner = inner.Outer)
            {
                if (!ReferenceEquals(inner.Outer, this)) continue;
                inner.Outer = Outer;
                break;
            }
        }
        Outer = null;
    }

    /// <summary>Gives up the record: storage that only the engine has seen is handed back at once.</summary>
    public void Release()
    {
        Stop();
        if (IsReleased) return;
        IsReleased = true;
        foreach (var variable in variables) variable.TapeCount--;
        variables.Clear();
        // Another tape's record may hold the same tensors.
        if (counted && --EngineContext.Current.LiveTapes == 0) ReleaseInternals();
        Array.Clear(entries, 0, count);
        spare ??= new Stack<Entry[]>();
        if (spare.Count < 4) spare.Push(entries);
        entries = [];
        count = 0;
    }

    private void ReleaseInternals()
    {
        for (var i = 0; i < count; i++)
        {
            ref var entry = ref entries[i];
            if (entry.Y is { IsInternal: true } y) y.Release();
            if (entry.Outputs is null) continue;
            foreach (var output in entry.Outputs)
                if (output.IsInternal) output.Release();
        }
    }

    /// <summary>Tracks a tensor.</summary>
    public void Watch(Tensor x)
    {
        if (x.Mark.SlotIn(this) == None) x.Mark.Set(this, slots++);
    }

    /// <summary>Notes that the engine has read a variable: on every tape that watches it, what is computed from the value depends on the variable.</summary>
    public static void VariableRead(Tape innermost, BaseResourceVariable variable, Tensor value)
    {
        for (var tape = innermost; tape is not null; tape = tape.Outer)
            if (tape.Accessed(variable) is >= 0 and var slot && value.Mark.SlotIn(tape) != slot) value.Mark.Set(tape, slot);
    }

    /// <summary>Notes that the program has read a variable. Its tensor is another one than that of the next reading: reading is an op, as in TensorFlow.</summary>
    public static void VariableExposed(Tape innermost, BaseResourceVariable variable, Tensor value)
    {
        for (var tape = innermost; tape is not null; tape = tape.Outer)
            if (tape.Accessed(variable) is >= 0 and var slot) tape.Add(IdentityOp.Op, value, slot, null, None, value);
    }

    private int Accessed(BaseResourceVariable variable) => watchAccessed && variable.Trainable ? WatchVariable(variable) : variable.Mark.SlotIn(this);

    /// <summary>Tracks a variable.</summary>
    /// <returns>Its slot.</returns>
    public int WatchVariable(BaseResourceVariable variable)
    {
        var slot = variable.Mark.SlotIn(this);
        if (slot != None) return slot;
        slot = slots++;
        variable.Mark.Set(this, slot);
        variable.TapeCount++;
        variables.Add(variable);
        return slot;
    }

    /// <summary>Records a primitive of one or two inputs on every tape that tracks one of them.</summary>
    public static void Record(Tape innermost, Op op, Tensor a, Tensor? b, Tensor y)
    {
        for (var tape = innermost; tape is not null; tape = tape.Outer)
        {
            var slotA = a.Mark.SlotIn(tape);
            var slotB = b is null ? None : b.Mark.SlotIn(tape);
            if (slotA < 0 && slotB < 0) continue;
            tape.Add(op, a, slotA, b, slotB, y);
        }
    }

    private void Add(Op op, Tensor a, int slotA, Tensor? b, int slotB, Tensor y)
    {
        ref var entry = ref Next();
        entry.Op = op;
        entry.A = Held(a);
        entry.B = b is null ? null : Held(b);
        entry.Y = y;
        entry.SlotA = slotA;
        entry.SlotB = slotB;
        entry.SlotY = slots;
        y.Mark.Set(this, slots++);
    }

    // An array may be written to before the gradient is asked for.
    private static Tensor Held(Tensor input) => input is NDArray ? new Tensor(input, input.Dimensions) { Mark = input.Mark } : input;

    /// <summary>Records a primitive of any number of inputs and outputs on every tape that tracks an input.</summary>
    public static void Record(Tape innermost, Op op, Tensor[] inputs, Tensor[] outputs)
    {
        for (var tape = innermost; tape is not null; tape = tape.Outer)
        {
            int[]? inputSlots = null;
            for (var i = 0; i < inputs.Length; i++)
            {
                var slot = inputs[i].Mark.SlotIn(tape);
                if (slot < 0) continue;
                if (inputSlots is null)
                {
                    inputSlots = new int[inputs.Length];
                    Array.Fill(inputSlots, None);
                }
                inputSlots[i] = slot;
            }
            if (inputSlots is null) continue;
            ref var entry = ref tape.Next();
            entry.Op = op;
            entry.Inputs = Array.Exists(inputs, input => input is NDArray) ? Array.ConvertAll(inputs, Held) : inputs;
            entry.Outputs = outputs;
            entry.InputSlots = inputSlots;
            entry.SlotY = tape.slots;
            foreach (var output in outputs) output.Mark.Set(tape, tape.slots++);
        }
    }

    private ref Entry Next()
    {
        if (count == entries.Length) Array.Resize(ref entries, count * 2);
        return ref entries[count++];
    }

    /// <summary>
    /// The gradients of the sum of <paramref name="targets"/> (times <paramref name="upstream"/>) with respect to the sources; null where the target does not depend on one.
    /// </summary>
    public Tensor?[] Gradient(Tensor[] targets, int[] sources, Tensor?[]? upstream)
    {
        var born = Tensor.NextId;
        var recorded = count;
        if (Observer is { } observer)
        {
            Observer = null;
            observer(Graph());
        }
        var gradients = new GradientSlots(slots, born, release: EngineContext.Current.LiveTapes == 1);
        var needed = Needed(sources, recorded);
        for (var i = 0; i < targets.Length; i++)
        {
            var slot = targets[i].Mark.SlotIn(this);
            if (slot >= 0 && needed[slot]) gradients.Add(slot, upstream?[i] ?? Ops.Primitives.OnesLike(targets[i]));
        }
        foreach (var source in sources)
            if (source >= 0) gradients.Keep(source);

        // Innermost reverse order is a topological order: an entry comes after all that made its inputs.
        for (var i = recorded - 1; i >= 0; i--) Backward(i, gradients, needed);

        var results = new Tensor?[sources.Length];
        for (var i = 0; i < sources.Length; i++) results[i] = sources[i] < 0 ? null : Own(gradients.Take(sources[i]), i);
        return results;

        // A sum has the same gradient for both sides, and that of a target is the upstream gradient: each result is a tensor of its own.
        Tensor? Own(Tensor? gradient, int place)
        {
            if (gradient is null || (Array.IndexOf(results, gradient, 0, place) < 0 && (upstream is null || Array.IndexOf(upstream, gradient) < 0))) return gradient;
            return Ops.Primitives.Identity(gradient);
        }
    }

    private IReadOnlyList<TapeNode> Graph()
    {
        var graph = new TapeGraph();
        foreach (var variable in variables) graph.Add(variable, variable.Mark.SlotIn(this));
        for (var i = 0; i < count; i++)
        {
            ref var entry = ref entries[i];
            if (entry.InputSlots is not null) graph.Add(entry.Op, entry.Inputs!, entry.InputSlots, entry.Outputs!);
            else if (entry.B is { } b) graph.Add(entry.Op, [entry.A!, b], [entry.SlotA, entry.SlotB], [entry.Y!]);
            else graph.Add(entry.Op, [entry.A!], [entry.SlotA], [entry.Y!]);
        }
        return graph.Nodes;
    }

    private bool[] Needed(int[] sources, int recorded)
    {
        var needed = new bool[slots];
        foreach (var source in sources)
            if (source >= 0) needed[source] = true;
        for (var i = 0; i < recorded; i++)
        {
            ref var entry = ref entries[i];
            if (entry.InputSlots is null)
            {
                if ((entry.SlotA >= 0 && needed[entry.SlotA]) || (entry.SlotB >= 0 && needed[entry.SlotB])) needed[entry.SlotY] = true;
            }
            else if (Array.Exists(entry.InputSlots, slot => slot >= 0 && needed[slot]))
            {
                for (var k = 0; k < entry.Outputs!.Length; k++) needed[entry.SlotY + k] = true;
            }
        }
        return needed;
    }

    private void Backward(int index, GradientSlots gradients, bool[] needed)
    {
        // A copy: recording this very gradient on a persistent tape may move the array.
        var entry = entries[index];
        if (entry.InputSlots is null)
        {
            if (!needed[entry.SlotY]) return;
            var dy = gradients.Take(entry.SlotY);
            if (dy is null) return;
            var needA = entry.SlotA >= 0 && needed[entry.SlotA];
            var needB = entry.SlotB >= 0 && needed[entry.SlotB];
            if (entry.Op is BinaryOp binary)
            {
                var (da, db) = binary.Gradient(entry.A!, entry.B!, entry.Y!, dy, needA, needB);
                if (needA && da is not null) gradients.Add(entry.SlotA, da);
                if (needB && db is not null) gradients.Add(entry.SlotB, db);
            }
            else if (((UnaryOp)entry.Op).Gradient(entry.A!, entry.Y!, dy) is { } dx)
            {
                gradients.Add(entry.SlotA, dx);
            }
            gradients.Done(dy);
            return;
        }

        var outputs = entry.Outputs!;
        var upstream = new Tensor?[outputs.Length];
        var any = false;
        for (var k = 0; k < outputs.Length; k++) any |= (upstream[k] = gradients.Take(entry.SlotY + k)) is not null;
        if (!any) return;
        var need = Array.ConvertAll(entry.InputSlots, slot => slot >= 0 && needed[slot]);
        var results = entry.Op is NaryOp nary
            ? nary.Gradient(entry.Inputs!, outputs[0], upstream[0]!, need)
            : ((MultiOp)entry.Op).Gradient(entry.Inputs!, outputs, upstream, need);
        if (results is not null)
            for (var k = 0; k < results.Length; k++)
                if (need[k] && results[k] is { } dx) gradients.Add(entry.InputSlots[k], dx);
        foreach (var dy in upstream)
            if (dy is not null) gradients.Done(dy);
    }
}
