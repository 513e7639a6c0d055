using Tensorflow.Executors;
using Tensorflow.NumPy;
using Tensorflow.Ops;
using Tensorflow.Storage;

namespace Tensorflow.Autodiff;

/// <summary>
/// The record of what was computed from watched tensors and variables. Every tracked tensor has a slot; a primitive is recorded when one of its inputs is tracked.
/// </summary>
internal sealed class Tape(bool persistent, bool watchAccessedVariables)
{
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

    // The lists of a record. A tape of every step has the ones of the step before.
    private sealed class Lists
    {
        public readonly List<BaseResourceVariable> Variables = [];
        public Entry[] Entries = new Entry[64];
    }

    [ThreadStatic]
    private static Stack<Lists>? spare;

    /// <summary>Takes, once, the record of the next tape on this thread that a gradient is asked of; null: nobody wants it.</summary>
    [ThreadStatic]
    internal static Action<IReadOnlyList<TapeNode>>? Observer;

    // Mostly who began a tape records on it.
    private readonly EngineContext owner = EngineContext.Current;
    private OwnerGate gate;
    private readonly bool watchAccessed = watchAccessedVariables;
    // Null once it has been given up.
    private Lists? lists = spare is { Count: > 0 } ? spare.Pop() : new Lists();
    private int count;
    private int slots;
    private int passes;
    private TapeMark? heldOnly;
    private volatile bool isRecording;
    private volatile bool hasEnded;
    private volatile bool isReleased;

    /// <summary>Whether several gradients may be asked for.</summary>
    public bool Persistent => persistent;

    /// <summary>Whether what is computed now is recorded.</summary>
    public bool IsRecording => isRecording;

    /// <summary>Whether it will never record again.</summary>
    public bool HasEnded => hasEnded;

    /// <summary>Whether the record has been given up: after the gradient of a non-persistent tape, or on Dispose.</summary>
    public bool IsReleased => isReleased;

    /// <summary>The variables that were read, in the order of their first reading.</summary>
    public IReadOnlyList<BaseResourceVariable> WatchedVariables
    {
        get
        {
            using (Alone(EngineContext.Current)) return lists is null ? [] : [.. lists.Variables];
        }
    }

    /// <summary>Begins to record the calling flow of control, and what it begins.</summary>
    public void Start()
    {
        if (isRecording || hasEnded) return;
        isRecording = true;
        var context = EngineContext.Current;
        var outer = context.Begun;
        while (outer is not null && outer.Tape.HasEnded && !ReferenceEquals(outer, context.Silenced)) outer = outer.Outer;
        if (outer is null || !outer.Contains(this)) EngineContext.SetTapes(new TapeChain(this, outer));
    }

    /// <summary>Stops recording, in every flow; tapes begun later go on. Any thread may do so.</summary>
    public void Stop()
    {
        if (!isRecording) return;
        // Behind a recording that is under way on another thread.
        using (Alone(EngineContext.Current)) isRecording = false;
        // Other flows find it ended when they come to it.
        if (EngineContext.Current.Begun is { } begun && ReferenceEquals(begun.Tape, this)) EngineContext.SetTapes(begun.Outer);
    }

    /// <summary>Stops recording for good, in every flow. Each finds it ended when it comes to it, the calling one too: to take it out of the flow would cost as much as to begin it. Any thread may do so.</summary>
    public void End()
    {
        using (Alone(EngineContext.Current)) (isRecording, hasEnded) = (false, true);
    }

    /// <summary>Ends it and gives up the record. Any thread may do so.</summary>
    public void Release()
    {
        using (Alone(EngineContext.Current))
        {
            (isRecording, hasEnded) = (false, true);
            if (isReleased) return;
            isReleased = true;
            var given = lists!;
            lists = null;
            // A backward pass that is under way goes through the record to its end.
            if (passes == 0)
            {
                given.Variables.Clear();
                Array.Clear(given.Entries, 0, count);
                spare ??= new Stack<Lists>();
                if (spare.Count < 4) spare.Push(given);
            }
            count = 0;
        }
    }

    /// <summary>Tracks a tensor.</summary>
    public void Watch(Tensor x)
    {
        using (Alone(EngineContext.Current))
            if (x.SlotIn(this) < 0) x.MarkIn(this, slots++);
    }

    /// <summary>
    /// Notes that the engine has read a variable: on every tape that watches it, what is computed from the value depends on the variable. Every tape holds the value, since it may
    /// record an op that has it as an input.
    /// </summary>
    public static void VariableRead(EngineContext context, BaseResourceVariable variable, Tensor tensor)
    {
        for (var chain = context.Tapes; chain is not null && chain != context.Silenced; chain = chain.Outer)
        {
            var tape = chain.Tape;
            if (!tape.isRecording) continue;
            using (tape.Alone(context))
            {
                if (!tape.isRecording) continue;
                var link = tape.Accessed(variable) ?? (tape.heldOnly ??= new TapeMark(tape, TapeMark.HeldOnly, null));
                if (tensor.SlotIn(tape) != link.Slot) tensor.MarkAlone(link);
            }
        }
    }

    /// <summary>Notes that the program has read a variable. Its tensor is another one than that of the next reading: reading is an op, as in TensorFlow.</summary>
    public static void VariableExposed(EngineContext context, BaseResourceVariable variable, Tensor tensor)
    {
        for (var chain = context.Tapes; chain is not null && chain != context.Silenced; chain = chain.Outer)
        {
            var tape = chain.Tape;
            if (!tape.isRecording) continue;
            using (tape.Alone(context))
            {
                if (!tape.isRecording) continue;
                if (tape.Accessed(variable) is { } link) tape.Add(IdentityOp.Op, tensor, link.Slot, null, TapeMark.None, tensor);
            }
        }
    }

    // The variable's link; null where it is not tracked.
    private TapeMark? Accessed(BaseResourceVariable variable) => watchAccessed && variable.Trainable ? WatchLocked(variable) : TapeMark.Find(variable.Mark, this);

    /// <summary>Tracks a variable.</summary>
    public void WatchVariable(BaseResourceVariable variable)
    {
        using (Alone(EngineContext.Current)) WatchLocked(variable);
    }

    private TapeMark WatchLocked(BaseResourceVariable variable)
    {
        if (TapeMark.Find(variable.Mark, this) is { } present) return present;
        lists?.Variables.Add(variable);
        return TapeMark.Set(ref variable.Mark, this, slots++);
    }

    /// <summary>Records a primitive of one or two inputs on every tape that tracks one of them.</summary>
    public static void Record(EngineContext context, Op op, Tensor a, Tensor? b, Tensor y)
    {
        for (var chain = context.Tapes; chain is not null && chain != context.Silenced; chain = chain.Outer)
        {
            var tape = chain.Tape;
            var slotA = a.SlotIn(tape);
            var slotB = b is null ? TapeMark.None : b.SlotIn(tape);
            if ((slotA < 0 && slotB < 0) || !tape.isRecording) continue;
            using (tape.Alone(context))
                if (tape.isRecording) tape.Add(op, a, slotA, b, slotB, y);
        }
    }

    private void Add(Op op, Tensor a, int slotA, Tensor? b, int slotB, Tensor y)
    {
        ref var entry = ref Next();
        entry.Op = op;
        entry.A = Conversions.Snapshot(a);
        entry.B = b is null ? null : Conversions.Snapshot(b);
        entry.Y = y;
        entry.SlotA = slotA;
        entry.SlotB = slotB;
        entry.SlotY = slots;
        Mark(y, isNew: !ReferenceEquals(y, a) && !ReferenceEquals(y, b));
    }

    // No other thread knows what an op has just made.
    private void Mark(Tensor output, bool isNew)
    {
        if (isNew) output.MarkAlone(this, slots++);
        else output.MarkIn(this, slots++);
    }

    /// <summary>Records a primitive of any number of inputs and outputs on every tape that tracks an input.</summary>
    public static void Record(EngineContext context, Op op, Tensor[] inputs, Tensor[] outputs)
    {
        for (var chain = context.Tapes; chain is not null && chain != context.Silenced; chain = chain.Outer)
        {
            var tape = chain.Tape;
            if (!tape.isRecording) continue;
            int[]? inputSlots = null;
            for (var i = 0; i < inputs.Length; i++)
            {
                var slot = inputs[i].SlotIn(tape);
                if (slot < 0) continue;
                if (inputSlots is null)
                {
                    inputSlots = new int[inputs.Length];
                    Array.Fill(inputSlots, TapeMark.None);
                }
                inputSlots[i] = slot;
            }
            if (inputSlots is null) continue;
            using (tape.Alone(context))
                if (tape.isRecording) tape.Add(op, inputs, inputSlots, outputs);
        }
    }

    private void Add(Op op, Tensor[] inputs, int[] inputSlots, Tensor[] outputs)
    {
        ref var entry = ref Next();
        entry.Op = op;
        entry.Inputs = Array.Exists(inputs, input => input is NDArray) ? Array.ConvertAll(inputs, Conversions.Snapshot) : inputs;
        entry.Outputs = outputs;
        entry.InputSlots = inputSlots;
        entry.SlotY = slots;
        foreach (var output in outputs) Mark(output, isNew: Array.IndexOf(inputs, output) < 0);
    }

    private OwnerGate.Held Alone(EngineContext context) => gate.Hold(ReferenceEquals(context, owner));

    private ref Entry Next()
    {
        var present = lists!;
        if (count == present.Entries.Length) Array.Resize(ref present.Entries, count * 2);
        return ref present.Entries[count++];
    }

    /// <summary>
    /// The gradients of the sum of <paramref name="targets"/> (times <paramref name="upstream"/>) with respect to the sources; null where the target does not depend on one.
    /// </summary>
    public Tensor?[] Gradient(ReadOnlySpan<Tensor> targets, ReadOnlySpan<int> sources, Tensor?[]? upstream)
    {
        var context = EngineContext.Current;
        var outer = context.Backward;
        Entry[] record;
        int recorded;
        GradientSlots gradients;
        IReadOnlyList<TapeNode>? graph = null;
        using (Alone(EngineContext.Current))
        {
            // Another thread may have given the record up since the caller looked.
            if (lists is null) throw Spent();
            passes++;
            (record, recorded, gradients) = (lists.Entries, count, GradientSlots.Rent(slots));
            if (Observer is not null) graph = Graph();
        }
        try
        {
            if (graph is not null)
            {
                var observer = Observer!;
                Observer = null;
                observer(graph);
            }
            context.Backward = context.Tapes is null ? BackwardScope.Rent() : null;
            var results = Gradient(record.AsSpan(0, recorded), gradients, targets, sources, upstream, context.Backward);
            context.Backward?.Return();
            gradients.Return();
            return results;
        }
        finally
        {
            context.Backward = outer;
            using (Alone(EngineContext.Current)) passes--;
            // Formulas read the tensors' memory, and another thread may have given the record up.
            GC.KeepAlive(record);
        }
    }

    /// <summary>What is said where the record has been given up.</summary>
    public static RuntimeError Spent() => new("A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians). "
        + "Use tf.GradientTape(persistent: true) for several.");

    private Tensor?[] Gradient(ReadOnlySpan<Entry> record, GradientSlots gradients, ReadOnlySpan<Tensor> targets, ReadOnlySpan<int> sources, Tensor?[]? upstream, BackwardScope? scope)
    {
        MarkNeeded(record, sources, gradients);
        for (var i = 0; i < targets.Length; i++)
        {
            var slot = targets[i].SlotIn(this);
            if (gradients.IsNeeded(slot)) gradients.Add(slot, upstream?[i] ?? Primitives.OnesLike(targets[i]));
        }
        foreach (var source in sources)
            if (source >= 0) gradients.Keep(source);

        // Innermost reverse order is a topological order: an entry comes after all that made its inputs.
        for (var i = record.Length - 1; i >= 0; i--)
        {
            Backward(record[i], gradients, scope);
            scope?.EndOfFormula();
        }

        var results = new Tensor?[sources.Length];
        for (var i = 0; i < sources.Length; i++)
            if (sources[i] >= 0 && gradients.Take(sources[i]) is { } gradient) results[i] = Own(gradient, i);
        scope?.EndOfFormula();
        return results;

        // A sum has the same gradient for both sides, and that of a target is the upstream gradient: each result is a tensor of its own.
        Tensor Own(Tensor gradient, int place)
        {
            BackwardScope.Leave(gradient);
            if (Array.IndexOf(results, gradient, 0, place) < 0 && (upstream is null || Array.IndexOf(upstream, gradient) < 0)) return gradient;
            var own = Primitives.Identity(gradient);
            BackwardScope.Leave(own);
            return own;
        }
    }

    private IReadOnlyList<TapeNode> Graph()
    {
        var graph = new TapeGraph();
        if (lists is null) return graph.Nodes;
        foreach (var variable in lists.Variables) graph.Add(variable, TapeMark.SlotIn(variable.Mark, this));
        for (var i = 0; i < count; i++)
        {
            ref var entry = ref lists.Entries[i];
            if (entry.InputSlots is not null) graph.Add(entry.Op, entry.Inputs!, entry.InputSlots, entry.Outputs!);
            else if (entry.B is { } b) graph.Add(entry.Op, [entry.A!, b], [entry.SlotA, entry.SlotB], [entry.Y!]);
            else graph.Add(entry.Op, [entry.A!], [entry.SlotA], [entry.Y!]);
        }
        return graph.Nodes;
    }

    private static void MarkNeeded(ReadOnlySpan<Entry> record, ReadOnlySpan<int> sources, GradientSlots gradients)
    {
        foreach (var source in sources)
            if (source >= 0) gradients.Need(source);
        foreach (ref readonly var entry in record)
        {
            if (entry.InputSlots is null)
            {
                if (gradients.IsNeeded(entry.SlotA) || gradients.IsNeeded(entry.SlotB)) gradients.Need(entry.SlotY);
            }
            else if (AnyNeeded(entry.InputSlots, gradients))
            {
                for (var k = 0; k < entry.Outputs!.Length; k++) gradients.Need(entry.SlotY + k);
            }
        }
    }

    private static bool AnyNeeded(int[] slots, GradientSlots gradients)
    {
        foreach (var slot in slots)
            if (gradients.IsNeeded(slot)) return true;
        return false;
    }

    private static void Backward(in Entry entry, GradientSlots gradients, BackwardScope? scope)
    {
        if (entry.InputSlots is not null)
        {
            BackwardOfMany(entry, entry.InputSlots, gradients, scope);
            return;
        }
        if (!gradients.IsNeeded(entry.SlotY)) return;
        var dy = gradients.Take(entry.SlotY);
        if (dy is null) return;
        var needA = gradients.IsNeeded(entry.SlotA);
        var needB = gradients.IsNeeded(entry.SlotB);
        var (da, db) = entry.Op.GradientsOf(entry.A!, entry.B, entry.Y!, dy, needA, needB);
        if (needA && da is not null) Add(entry.SlotA, da, gradients, scope);
        if (needB && db is not null) Add(entry.SlotB, db, gradients, scope);
        BackwardScope.Done(dy);
    }

    private static void BackwardOfMany(in Entry entry, int[] inputSlots, GradientSlots gradients, BackwardScope? scope)
    {
        var outputs = entry.Outputs!;
        var upstream = new Tensor?[outputs.Length];
        var any = false;
        for (var k = 0; k < outputs.Length; k++) any |= (upstream[k] = gradients.Take(entry.SlotY + k)) is not null;
        if (!any) return;
        var need = new bool[inputSlots.Length];
        for (var k = 0; k < need.Length; k++) need[k] = gradients.IsNeeded(inputSlots[k]);
        var results = entry.Op is NaryOp nary
            ? nary.Gradient(entry.Inputs!, outputs[0], upstream[0]!, need)
            : ((MultiOp)entry.Op).Gradient(entry.Inputs!, outputs, upstream, need);
        if (results is not null)
            for (var k = 0; k < results.Length; k++)
                if (need[k] && results[k] is { } dx) Add(inputSlots[k], dx, gradients, scope);
        foreach (var dy in upstream)
            if (dy is not null) BackwardScope.Done(dy);
    }

    private static void Add(int slot, Tensor gradient, GradientSlots gradients, BackwardScope? scope)
    {
        // Of a formula that computes without primitives, as fused ones do.
        scope?.Note(gradient);
        gradients.Add(slot, gradient);
    }
}
