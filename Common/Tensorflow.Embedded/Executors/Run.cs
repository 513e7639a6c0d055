using System.Runtime.CompilerServices;
using Tensorflow.Autodiff;
using Tensorflow.Kernels;
using Tensorflow.Ops;

namespace Tensorflow.Executors;

/// <summary>Runs primitives: has the executor compute them and the tapes record them. The one way from the facade, the layers and the gradients to a kernel.</summary>
internal static class Run
{
    /// <summary>Runs a primitive of one input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensor Op(UnaryOp op, Tensor x)
    {
        var context = EngineContext.Current;
        var y = context.Native is null ? Managed(op, x) : context.Native.Run(op, x);
        // The kernel reads native memory, which the collector does not see: the tensor must outlive it.
        GC.KeepAlive(x);
        if (context.Tapes is not null) Tape.Record(context, op, x, null, y);
        else context.Backward?.Note(y);
        return y;
    }

    /// <summary>Runs a primitive of two inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensor Op(BinaryOp op, Tensor a, Tensor b)
    {
        var context = EngineContext.Current;
        var y = context.Native is null ? Managed(op, a, b) : context.Native.Run(op, a, b);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        if (context.Tapes is not null) Tape.Record(context, op, a, b, y);
        else context.Backward?.Note(y);
        return y;
    }

    /// <summary>Runs a primitive of any number of inputs and one output.</summary>
    public static Tensor Op(NaryOp op, params Tensor[] inputs)
    {
        var context = EngineContext.Current;
        var y = context.Native is null ? op.Compute(inputs) : context.Native.Run(op, inputs);
        KeepAlive(inputs);
        if (context.Tapes is not null) Tape.Record(context, op, inputs, [y]);
        else context.Backward?.Note(y);
        return y;
    }

    /// <summary>Runs a primitive of any number of inputs and outputs.</summary>
    public static Tensor[] Op(MultiOp op, params Tensor[] inputs)
    {
        var context = EngineContext.Current;
        var outputs = context.Native is null ? op.Compute(inputs) : context.Native.Run(op, inputs);
        KeepAlive(inputs);
        if (context.Tapes is not null)
        {
            Tape.Record(context, op, inputs, outputs);
        }
        else if (context.Backward is { } scope)
        {
            foreach (var output in outputs) scope.Note(output);
        }
        return outputs;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Tensor Managed(UnaryOp op, Tensor x) => (Start.GoesOn ? PlainOps.Compute(op, x) : null) ?? op.Compute(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Tensor Managed(BinaryOp op, Tensor a, Tensor b) => (Start.GoesOn ? PlainOps.Compute(op, a, b) : null) ?? op.Compute(a, b);

    private static void KeepAlive(Tensor[] inputs)
    {
        foreach (var input in inputs) GC.KeepAlive(input);
    }
}
