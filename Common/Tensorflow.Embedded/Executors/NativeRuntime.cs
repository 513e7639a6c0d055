using System.Runtime.InteropServices;
using Tensorflow.Storage;

namespace Tensorflow.Executors;

/// <summary>libtensorflow with one eager context, which all threads share. It lives as long as the process.</summary>
internal sealed unsafe class NativeRuntime
{
    private static readonly Lock gate = new();
    private static NativeRuntime? shared;
    private static long handlesAlive;

    private readonly nint context;

    private NativeRuntime(LibTensorFlow api, int? threads)
    {
        Api = api;
        var status = api.NewStatus();
        var options = api.NewContextOptions();
        if (threads is { } count)
        {
            var config = Config(count);
            fixed (byte* bytes = config) api.ContextOptionsSetConfig(options, bytes, (nuint)config.Length, status);
            Check(status, "context");
        }
        context = api.NewContext(options, status);
        Check(status, "context");
        api.DeleteContextOptions(options);
        api.DeleteStatus(status);
    }

    /// <summary>The process' runtime, loaded by the first who asks.</summary>
    /// <exception cref="RuntimeError">The library is not found.</exception>
    public static NativeRuntime Shared
    {
        get
        {
            lock (gate)
            {
                if (shared is not null) return shared;
                var runtime = new NativeRuntime(new LibraryLocator().Find(LibTensorFlow.Open), EngineChoice.Threads);
                BlockPool.ReleaseHandle = runtime.Delete;
                NativeCall.EndInGoodOrder();
                return shared = runtime;
            }
        }
    }

    /// <summary>Tensor handles that exist, constants included.</summary>
    public static long HandlesAlive => Interlocked.Read(ref handlesAlive);

    /// <summary>The library's functions.</summary>
    public LibTensorFlow Api { get; }

    /// <summary>An op to be reset before each use; for one thread.</summary>
    public nint NewOp(nint status)
    {
        fixed (byte* name = "Identity\0"u8)
        {
            var op = Api.NewOp(context, name, status);
            Check(status, "Identity");
            return op;
        }
    }

    /// <summary>A handle of a copy of the content.</summary>
    public nint NewHandle(TF_DataType dtype, ReadOnlySpan<long> shape, byte* content, long bytes, nint status)
    {
        using var call = NativeCall.Begin();
        nint tensor;
        fixed (long* dims = shape) tensor = Api.AllocateTensor((int)dtype, dims, shape.Length, (nuint)bytes);
        if (tensor == 0) throw new TensorflowException($"OOM when allocating {bytes} bytes for a tensor of libtensorflow.");
        if (bytes > 0) Buffer.MemoryCopy(content, Api.TensorData(tensor), bytes, bytes);
        var handle = Api.NewTensorHandle(tensor, status);
        Api.DeleteTensor(tensor);
        Check(status, "tensor");
        Count(1);
        return handle;
    }

    /// <summary>Notes handles that an op made.</summary>
    public static void Count(int handles) => Interlocked.Add(ref handlesAlive, handles);

    /// <summary>Ends a handle.</summary>
    public void Delete(nint handle)
    {
        using var call = NativeCall.Begin();
        Api.DeleteTensorHandle(handle);
        Count(-1);
    }

    /// <summary>Copies the content of a handle, from where it was computed.</summary>
    public void Fetch(nint handle, byte* to, long bytes)
    {
        using var call = NativeCall.Begin();
        var status = Api.NewStatus();
        try
        {
            var tensor = Api.TensorHandleResolve(handle, status);
            Check(status, "resolve");
            Buffer.MemoryCopy(Api.TensorData(tensor), to, bytes, Math.Min(bytes, (long)Api.TensorByteSize(tensor)));
            Api.DeleteTensor(tensor);
        }
        finally
        {
            Api.DeleteStatus(status);
        }
    }

    /// <summary>Throws what the status says, if it says anything.</summary>
    public void Check(nint status, string op)
    {
        if (Api.GetCode(status) != 0) throw NativeErrors.Of(Api.GetCode(status), Marshal.PtrToStringUTF8((nint)Api.Message(status)) ?? "", op);
    }

    // A serialized ConfigProto: intra_op_parallelism_threads (field 2) as asked for, inter_op_parallelism_threads (field 5) 1, since ops run one after the other.
    private static byte[] Config(int threads)
    {
        var bytes = new List<byte> { 0x10 };
        var rest = (uint)threads;
        for (; rest >= 0x80; rest >>= 7) bytes.Add((byte)(rest | 0x80));
        bytes.Add((byte)rest);
        bytes.AddRange([0x28, 0x01]);
        return [.. bytes];
    }
}
