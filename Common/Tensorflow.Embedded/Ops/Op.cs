using Tensorflow.Executors;

namespace Tensorflow.Ops;

/// <summary>
/// A primitive: TensorFlow's op of the same name with its attributes set. Forward and gradient stand side by side in each; the gradient is a composition of primitives,
/// so that an outer tape can record it. Instances hold attributes only and are shared freely.
/// </summary>
internal abstract class Op
{
    /// <summary>TensorFlow's name of the op, as in its op registry.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the managed executor runs a loop of its own here that has no op in TensorFlow: the native one runs <c>Compose</c> instead.</summary>
    public virtual bool IsFused => false;

    /// <summary>Whether strings are computed from or made, not only moved: the native executor hands them to the library.</summary>
    public virtual bool ComputesStrings => false;

    /// <summary>Sets the attributes that TensorFlow cannot infer from the inputs.</summary>
    public virtual void SetAttributes(NativeAttributes attributes)
    {
    }

    /// <summary>The gradients of a primitive of one or two inputs, as the tape asks for them: without asking which of the two it is.</summary>
    public virtual (Tensor? A, Tensor? B) GradientsOf(Tensor a, Tensor? b, Tensor y, Tensor dy, bool needA, bool needB) => default;
}

/// <summary>A primitive of one input and one output.</summary>
internal abstract class UnaryOp : Op
{
    /// <summary>Forward, by the managed kernels.</summary>
    public abstract Tensor Compute(Tensor x);

    /// <summary>The same by TensorFlow's ops, where <see cref="Op.IsFused"/>.</summary>
    public virtual Tensor Compose(Tensor x) => throw new InvalidOperationException($"{Name} is a TensorFlow op.");

    /// <summary>Sets the attributes that depend on the input too.</summary>
    public virtual void SetAttributes(NativeAttributes attributes, Tensor x) => SetAttributes(attributes);

    /// <summary>The gradient for the input from the upstream gradient <paramref name="dy"/>; null where TensorFlow gives none.</summary>
    public virtual Tensor? Gradient(Tensor x, Tensor y, Tensor dy) => null;

    public sealed override (Tensor? A, Tensor? B) GradientsOf(Tensor a, Tensor? b, Tensor y, Tensor dy, bool needA, bool needB) => (Gradient(a, y, dy), null);
}

/// <summary>A primitive of two inputs and one output.</summary>
internal abstract class BinaryOp : Op
{
    /// <summary>Forward, by the managed kernels.</summary>
    public abstract Tensor Compute(Tensor a, Tensor b);

    /// <summary>The same by TensorFlow's ops, where <see cref="Op.IsFused"/>.</summary>
    public virtual Tensor Compose(Tensor a, Tensor b) => throw new InvalidOperationException($"{Name} is a TensorFlow op.");

    /// <summary>Sets the attributes that depend on the inputs too.</summary>
    public virtual void SetAttributes(NativeAttributes attributes, Tensor a, Tensor b) => SetAttributes(attributes);

    /// <summary>The gradients for those inputs that need one.</summary>
    public virtual (Tensor? A, Tensor? B) Gradient(Tensor a, Tensor b, Tensor y, Tensor dy, bool needA, bool needB) => default;

    public sealed override (Tensor? A, Tensor? B) GradientsOf(Tensor a, Tensor? b, Tensor y, Tensor dy, bool needA, bool needB) => Gradient(a, b!, y, dy, needA, needB);
}

/// <summary>A primitive of any number of inputs and one output.</summary>
internal abstract class NaryOp : Op
{
    /// <summary>Forward, by the managed kernels.</summary>
    public abstract Tensor Compute(Tensor[] inputs);

    /// <summary>The same by TensorFlow's ops, where <see cref="Op.IsFused"/>.</summary>
    public virtual Tensor Compose(Tensor[] inputs) => throw new InvalidOperationException($"{Name} is a TensorFlow op.");

    /// <summary>The gradients for the inputs; null where one is not needed or not defined.</summary>
    public virtual Tensor?[]? Gradient(Tensor[] inputs, Tensor y, Tensor dy, bool[] needed) => null;
}

/// <summary>A primitive of any number of inputs and outputs.</summary>
internal abstract class MultiOp : Op
{
    /// <summary>Forward, by the managed kernels.</summary>
    public abstract Tensor[] Compute(Tensor[] inputs);

    /// <summary>The same by TensorFlow's ops, where <see cref="Op.IsFused"/>.</summary>
    public virtual Tensor[] Compose(Tensor[] inputs) => throw new InvalidOperationException($"{Name} is a TensorFlow op.");

    /// <summary>Sets the attributes that depend on the inputs too.</summary>
    public virtual void SetAttributes(NativeAttributes attributes, Tensor[] inputs) => SetAttributes(attributes);

    /// <summary>How many outputs the op has for these inputs.</summary>
    public abstract int OutputCount(Tensor[] inputs);

    /// <summary>The gradients for the inputs; an upstream gradient is null where nothing depends on that output.</summary>
    public virtual Tensor?[]? Gradient(Tensor[] inputs, Tensor[] outputs, Tensor?[] upstream, bool[] needed) => null;
}
