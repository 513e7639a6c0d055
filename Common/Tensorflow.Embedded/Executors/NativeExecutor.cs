using Tensorflow.Ops;

namespace Tensorflow.Executors;

/// <summary>Runs primitives on libtensorflow.</summary>
internal sealed unsafe class NativeExecutor
{
    /// <summary>The executor that the program chose; null: the managed kernels.</summary>
    public static NativeExecutor? Chosen => null;

    /// <summary>Version of the library.</summary>
    public string Version => "";

    public Tensor Run(UnaryOp op, Tensor x) => op.Compute(x);

    public Tensor Run(BinaryOp op, Tensor a, Tensor b) => op.Compute(a, b);

    public Tensor[] Run(Op op, Tensor[] inputs, int outputs) => op is NaryOp nary ? [nary.Compute(inputs)] : ((MultiOp)op).Compute(inputs);

    /// <summary>Copies the content of a native handle.</summary>
    public static void Fetch(nint handle, byte* to, long bytes)
    {
    }
}
