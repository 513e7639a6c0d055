using Tensorflow.Autodiff;
using Tensorflow.Executors;
using Tensorflow.Ops;

namespace Tensorflow.Gradients;

/// <summary>
/// Records what is computed while it is in scope, for automatic differentiation (tf.GradientTape). Trainable variables are watched when they are read.
/// Each call of <c>tf.GradientTape()</c> gives a tape of its own; tapes nest.
/// </summary>
/// <remarks>
/// A tape records the flow of control that began it: across every <c>await</c>, whatever thread goes on, and into tasks and threads that are begun while it records. It does not record
/// what other threads and tasks compute, be it with the same variables. It may be asked for gradients and ended on any thread. (TensorFlow.NET has one set of tapes in the process, which record what
/// every thread computes; Python's tapes record the thread that began them.)
/// </remarks>
public class GradientTape : IDisposable
{
    private const string Zero = "zero";
    private const int FewSources = 64;

    private readonly Tape tape;

    /// <summary>A tape that can give one gradient and watches the trainable variables that are read.</summary>
    public GradientTape() : this(persistent: false, watchAccessedVariables: true)
    {
    }

    internal GradientTape(bool persistent, bool watchAccessedVariables)
    {
        tape = new Tape(persistent, watchAccessedVariables);
        tape.Start();
    }

    /// <summary>Tracks a tensor, so that a gradient with respect to it can be asked for.</summary>
    /// <exception cref="ValueError">The dtype is not a floating-point one.</exception>
    public void watch(Tensor x)
    {
        if (!x.dtype.IsFloating()) throw new ValueError($"The dtype of the watched tensor must be floating (e.g. tf.float32), got {x.dtype.as_python_name()}.");
        tape.Watch(x);
    }

    /// <summary>Stops recording; <see cref="ITape.StartRecord"/> of the result goes on.</summary>
    public ITape stop_recording()
    {
        tape.Stop();
        return new RecordedTape(tape);
    }

    /// <summary>The gradient of the sum of <paramref name="target"/> with respect to a tensor that is watched or was computed from what is.</summary>
    /// <param name="target">Any shape.</param>
    /// <param name="source">A tensor.</param>
    /// <param name="output_gradients">Upstream gradients, one, of the target's shape; null: ones.</param>
    /// <param name="unconnected_gradients">null or "none": null where the target does not depend on the source; "zero": zeros of its shape.</param>
    /// <returns>A tensor of the source's shape, or null.</returns>
    /// <exception cref="RuntimeError">A second gradient of a non-persistent tape.</exception>
    public Tensor gradient(Tensor target, Tensor source, List<Tensor>? output_gradients = null, string? unconnected_gradients = null) =>
        Compute(target, [source.SlotIn(tape)], output_gradients, unconnected_gradients)[0]
        ?? (unconnected_gradients == Zero ? Primitives.ZerosLike(source) : null!);

    /// <summary>The gradient of the sum of <paramref name="target"/> with respect to a variable.</summary>
    /// <inheritdoc cref="gradient(Tensor, Tensor, List{Tensor}, string)"/>
    public Tensor gradient(Tensor target, ResourceVariable source, List<Tensor>? output_gradients = null, string? unconnected_gradients = null) =>
        Compute(target, [TapeMark.SlotIn(source.Mark, tape)], output_gradients, unconnected_gradients)[0]
        ?? (unconnected_gradients == Zero ? Primitives.ZerosLike(source.Value) : null!);

    /// <summary>The gradients of the sum of <paramref name="target"/> with respect to two variables.</summary>
    /// <inheritdoc cref="gradient(Tensor, Tensor, List{Tensor}, string)"/>
    public (Tensor, Tensor) gradient(Tensor target, (ResourceVariable, ResourceVariable) sources, List<Tensor>? output_gradients = null, string? unconnected_gradients = null)
    {
        var gradients = gradient(target, new IVariableV1[] { sources.Item1, sources.Item2 }, output_gradients, unconnected_gradients);
        return (gradients[0], gradients[1]);
    }

    /// <summary>The gradients of the sum of <paramref name="target"/> with respect to variables, in their order.</summary>
    /// <inheritdoc cref="gradient(Tensor, Tensor, List{Tensor}, string)"/>
    public Tensor[] gradient(Tensor target, IEnumerable<IVariableV1> sources, List<Tensor>? output_gradients = null, string? unconnected_gradients = null)
    {
        var variables = sources as IReadOnlyList<IVariableV1> ?? [.. sources];
        Span<int> slots = variables.Count <= FewSources ? stackalloc int[variables.Count] : new int[variables.Count];
        for (var i = 0; i < slots.Length; i++) slots[i] = TapeMark.SlotIn(BaseResourceVariable.From(variables[i]).Mark, tape);
        var gradients = Compute(target, slots, output_gradients, unconnected_gradients);
        if (unconnected_gradients == Zero)
            for (var i = 0; i < slots.Length; i++) gradients[i] ??= Primitives.ZerosLike(BaseResourceVariable.From(variables[i]).Value);
        return gradients!;
    }

    private Tensor?[] Compute(Tensor target, ReadOnlySpan<int> slots, List<Tensor>? upstream, string? unconnected)
    {
        if (tape.IsReleased) throw Tape.Spent();
        if (unconnected is not (null or "none" or Zero))
            throw new ValueError($"Unknown value for unconnected_gradients: '{unconnected}'; expected \"none\" or \"zero\".");
        if (upstream is not null && (upstream.Count != 1 || !upstream[0].Dimensions.Equals(target.Dimensions)))
        {
            throw new ValueError($"output_gradients must hold one tensor of the target's shape {target.Dimensions}, got "
                + $"{(upstream.Count == 1 ? $"one of shape {upstream[0].Dimensions}" : $"{upstream.Count} tensors")}.");
        }

        if (!tape.Persistent) tape.End();
        var gradients = tape.Gradient([target], slots, upstream is null ? null : [upstream[0]]);
        if (!tape.Persistent) tape.Release();
        return gradients;
    }

    /// <summary>Ends the recording and gives up the record.</summary>
    public void Dispose()
    {
        tape.Release();
        GC.SuppressFinalize(this);
    }
}
