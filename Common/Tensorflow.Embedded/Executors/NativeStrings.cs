using System.Runtime.InteropServices;

namespace Tensorflow.Executors;

/// <summary>Strings lent to the library for one call: it reads them where they lie.</summary>
internal readonly unsafe struct NativeStrings : IDisposable
{
    // sizeof(TF_TString), on every platform.
    private const int StringSize = 24;

    private readonly NativeRuntime? runtime;
    private readonly GCHandle[] pins;

    private NativeStrings(NativeRuntime runtime, nint handle, GCHandle[] pins) => (this.runtime, Handle, this.pins) = (runtime, handle, pins);

    /// <summary>Handle of the tensor of strings; ends with <see cref="Dispose"/>.</summary>
    public nint Handle { get; }

    /// <summary>Lends a tensor's strings.</summary>
    /// <exception cref="RuntimeError">The library is too old.</exception>
    public static NativeStrings Lend(NativeRuntime runtime, Tensor x, nint status)
    {
        var api = Require(runtime);
        var strings = x.Strings!;
        var pins = Array.ConvertAll(strings, text => GCHandle.Alloc(text, GCHandleType.Pinned));
        // A string whose bytes are all zero is an empty one, which owns nothing.
        var records = new byte[strings.Length * StringSize];
        fixed (byte* first = records)
        {
            for (var i = 0; i < strings.Length; i++) api.StringAssignView(first + (i * StringSize), (byte*)pins[i].AddrOfPinnedObject(), (nuint)strings[i].Length);
            return new(runtime, runtime.NewHandle(TF_DataType.TF_STRING, x.Dimensions.Span, first, records.Length, status), pins);
        }
    }

    /// <summary>Copies the strings of a handle, and ends it.</summary>
    /// <exception cref="RuntimeError">The library is too old.</exception>
    public static Tensor Fetch(NativeRuntime runtime, nint handle, nint status)
    {
        var api = Require(runtime);
        var dims = new long[api.TensorHandleNumDims(handle, status)];
        for (var axis = 0; axis < dims.Length; axis++) dims[axis] = api.TensorHandleDim(handle, axis, status);
        var shape = Shape.Adopt(dims);
        var tensor = api.TensorHandleResolve(handle, status);
        runtime.Check(status, "resolve");
        var strings = new byte[shape.size][];
        var first = (byte*)api.TensorData(tensor);
        for (var i = 0; i < strings.Length; i++)
        {
            var text = first + (i * StringSize);
            strings[i] = new ReadOnlySpan<byte>(api.StringData(text), checked((int)api.StringSize(text))).ToArray();
        }
        api.DeleteTensor(tensor);
        runtime.Delete(handle);
        return new Tensor(strings, shape);
    }

    public void Dispose()
    {
        if (runtime is null) return;
        runtime.Delete(Handle);
        foreach (var pin in pins) pin.Free();
    }

    private static LibTensorFlow Require(NativeRuntime runtime) => runtime.Api.StringAssignView != null && runtime.Api.StringData != null && runtime.Api.StringSize != null
        ? runtime.Api
        : throw new RuntimeError($"libtensorflow {runtime.Api.Version} has no functions for strings: 2.4 or newer is needed to decode and encode pictures.");
}
