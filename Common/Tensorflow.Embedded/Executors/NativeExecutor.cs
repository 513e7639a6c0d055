using Tensorflow.Ops;

namespace Tensorflow.Executors;

/// <summary>
/// Runs the primitives of one thread on libtensorflow, each as TensorFlow's op of the same name; what is fused here runs as its composition. Results stay with the library until
/// the program reads them. Tensors of strings stay here but for the few ops that compute with them (<see cref="NativeStrings"/>).
/// </summary>
internal sealed unsafe class NativeExecutor
{
    private readonly NativeRuntime runtime;
    private readonly LibTensorFlow api;
    private readonly NativeAttributes attributes;
    private readonly NativeVariables variables;
    private readonly nint status;
    private readonly nint op;

    /// <summary>An executor for the calling thread.</summary>
    public NativeExecutor(NativeRuntime runtime)
    {
        using var call = NativeCall.Begin();
        this.runtime = runtime;
        api = runtime.Api;
        status = api.NewStatus();
        op = runtime.NewOp(status);
        attributes = new NativeAttributes(runtime, op, status);
        variables = new NativeVariables(runtime, op, status, attributes);
    }

    /// <summary>Frees what belongs to a thread that has ended. No tensor is freed here.</summary>
    ~NativeExecutor()
    {
        if (op == 0) return;
        using var call = NativeCall.Begin();
        variables.Delete();
        attributes.Delete();
        api.DeleteOp(op);
        api.DeleteStatus(status);
    }

    /// <summary>Version of the library.</summary>
    public string Version => api.Version;

    /// <summary>Where the library lies.</summary>
    public string LibraryPath => api.Path;

    public Tensor Run(UnaryOp primitive, Tensor x)
    {
        using var call = NativeCall.Begin();
        if (primitive.IsFused) return Composed(primitive, x, static (primitive, x) => primitive.Compose(x));
        if (primitive.ComputesStrings) return WithStrings(primitive, x);
        if (x.dtype == TF_DataType.TF_STRING) return primitive.Compute(x);
        Begin(primitive.Name);
        primitive.SetAttributes(attributes, x);
        var handle = Handle(x);
        attributes.AddInputs(new Span<nint>(ref handle));
        return One(primitive.Name, x, x);
    }

    public Tensor Run(BinaryOp primitive, Tensor a, Tensor b)
    {
        using var call = NativeCall.Begin();
        if (primitive.IsFused) return Composed(primitive, (a, b), static (primitive, inputs) => primitive.Compose(inputs.a, inputs.b));
        if (a.dtype == TF_DataType.TF_STRING) return primitive.Compute(a, b);
        Begin(primitive.Name);
        primitive.SetAttributes(attributes, a, b);
        Span<nint> handles = [Handle(a), Handle(b)];
        attributes.AddInputs(handles);
        return One(primitive.Name, a, b);
    }

    public Tensor Run(NaryOp primitive, Tensor[] inputs)
    {
        using var call = NativeCall.Begin();
        if (primitive.IsFused) return Composed(primitive, inputs, static (primitive, inputs) => primitive.Compose(inputs));
        if (HasStrings(inputs)) return primitive.Compute(inputs);
        Begin(primitive.Name);
        primitive.SetAttributes(attributes);
        AddInputs(inputs);
        return One(primitive.Name, inputs[0], inputs[^1]);
    }

    public Tensor[] Run(MultiOp primitive, Tensor[] inputs)
    {
        using var call = NativeCall.Begin();
        if (primitive.IsFused) return Composed(primitive, inputs, static (primitive, inputs) => primitive.Compose(inputs));
        if (HasStrings(inputs)) return primitive.Compute(inputs);
        var count = primitive.OutputCount(inputs);
        if (count == 0) return [];
        Begin(primitive.Name);
        primitive.SetAttributes(attributes, inputs);
        AddInputs(inputs);
        runtime.Check(status, primitive.Name);
        var handles = new nint[count];
        fixed (nint* outputs = handles) api.Execute(op, outputs, &count, status);
        runtime.Check(status, primitive.Name);
        NativeRuntime.Count(handles.Length);
        return Array.ConvertAll(handles, handle => Result(handle, inputs[0], inputs[^1]));
    }

    /// <summary>The tensor in storage of its own: no writer here reaches the library's copy, so they may share it.</summary>
    public Tensor Copy(Tensor x) => Run(IdentityOp.Op, x);

    /// <summary>Changes variables by a training op of TensorFlow: in place, where nobody else sees a value.</summary>
    /// <param name="name">The op, as in <c>ResourceApplyAdam</c>. Its first inputs are the variables.</param>
    /// <param name="changed">Variables of one dtype.</param>
    /// <param name="inputs">The inputs behind the variables.</param>
    public void Train(string name, ReadOnlySpan<BaseResourceVariable> changed, ReadOnlySpan<Tensor> inputs)
    {
        using var call = NativeCall.Begin();
        var context = EngineContext.Current;
        var dtype = changed[0].dtype;
        Span<nint> handles = stackalloc nint[changed.Length + inputs.Length];
        for (var i = 0; i < inputs.Length; i++) handles[changed.Length + i] = Handle(inputs[i]);
        var lent = 0;
        try
        {
            for (; lent < changed.Length; lent++)
            {
                var value = changed[lent].Lend(context, out var soleHolder);
                try
                {
                    handles[lent] = variables.Lend(lent, Handle(value), dtype);
                }
                catch
                {
                    if (soleHolder) changed[lent].Replace(Primitives.Identity(value));
                    throw;
                }
                if (soleHolder) value.Release();
                GC.KeepAlive(value);
            }
            variables.Run(name, handles);
        }
        finally
        {
            for (var i = 0; i < lent; i++) changed[i].Replace(Tensor.OfNative(variables.TakeBack(handles[i], dtype), changed[i].ValueDimensions, dtype));
        }
        foreach (var input in inputs) GC.KeepAlive(input);
    }

    // What is computed on the way is recorded by the caller as one op.
    private static T Composed<TOp, TInputs, T>(TOp primitive, TInputs inputs, Func<TOp, TInputs, T> compose)
    {
        using (Unrecorded.Scope()) return compose(primitive, inputs);
    }

    // Strings are handed over for the one call and fetched at once: the library keeps none.
    private Tensor WithStrings(UnaryOp primitive, Tensor x)
    {
        Begin(primitive.Name);
        primitive.SetAttributes(attributes);
        using var lent = x.dtype == TF_DataType.TF_STRING ? NativeStrings.Lend(runtime, x, status) : default;
        var handle = x.dtype == TF_DataType.TF_STRING ? lent.Handle : Handle(x);
        attributes.AddInputs(new Span<nint>(ref handle));
        runtime.Check(status, primitive.Name);
        var count = 1;
        nint result;
        api.Execute(op, &result, &count, status);
        runtime.Check(status, primitive.Name);
        NativeRuntime.Count(1);
        return (TF_DataType)api.TensorHandleDataType(result) == TF_DataType.TF_STRING ? NativeStrings.Fetch(runtime, result, status) : Result(result, x, x);
    }

    private static bool HasStrings(Tensor[] inputs) => inputs.Length > 0 && inputs[0].dtype == TF_DataType.TF_STRING;

    private void Begin(string name)
    {
        attributes.Clear();
        api.OpReset(op, attributes.Utf8(name), null, status);
        runtime.Check(status, name);
    }

    private void AddInputs(Tensor[] inputs)
    {
        var handles = inputs.Length <= 16 ? stackalloc nint[inputs.Length] : new nint[inputs.Length];
        for (var i = 0; i < handles.Length; i++) handles[i] = Handle(inputs[i]);
        attributes.AddInputs(handles);
    }

    private nint Handle(Tensor x)
    {
        var handle = x.NativeHandle;
        return handle != 0 ? handle : x.Upload(runtime, status);
    }

    private Tensor One(string name, Tensor a, Tensor b)
    {
        // A failed AddInput leaves its error here, which Execute would replace by its own.
        runtime.Check(status, name);
        nint handle;
        var count = 1;
        api.Execute(op, &handle, &count, status);
        runtime.Check(status, name);
        NativeRuntime.Count(1);
        return Result(handle, a, b);
    }

    private Tensor Result(nint handle, Tensor a, Tensor b)
    {
        var rank = api.TensorHandleNumDims(handle, status);
        var dims = rank <= 16 ? stackalloc long[rank] : new long[rank];
        for (var axis = 0; axis < rank; axis++) dims[axis] = api.TensorHandleDim(handle, axis, status);
        var shape = dims.SequenceEqual(a.Dimensions.Span) ? a.Dimensions : dims.SequenceEqual(b.Dimensions.Span) ? b.Dimensions : Shape.Adopt(dims.ToArray());
        return Tensor.OfNative(handle, shape, (TF_DataType)api.TensorHandleDataType(handle));
    }
}
