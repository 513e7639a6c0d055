using System.Text;

namespace Tensorflow.Executors;

/// <summary>
/// Variables of libtensorflow to which values are lent while one of its training ops changes them. The ops take variables only, and write in place where nothing else holds the
/// content. Lending and taking back copies nothing.
/// </summary>
internal sealed unsafe class NativeVariables(NativeRuntime runtime, nint op, nint status, NativeAttributes attributes)
{
    // ResourceHandle::ANONYMOUS_NAME (resource_handle.h): each one gets a name of its own.
    private static readonly byte[] anonymous = Encoding.UTF8.GetBytes("cd2c89b7-88b7-44c8-ad83-06c2a9158347");

    private readonly LibTensorFlow api = runtime.Api;
    private readonly Dictionary<(TF_DataType Dtype, int Place), nint> resources = [];

    /// <summary>The handle of a variable that holds the content of <paramref name="value"/>.</summary>
    /// <param name="place">Which of those that are in use at the same time.</param>
    /// <param name="value">A tensor's handle.</param>
    /// <param name="dtype">The tensor's.</param>
    public nint Lend(int place, nint value, TF_DataType dtype)
    {
        if (!resources.TryGetValue((dtype, place), out var resource)) resources[(dtype, place)] = resource = Make(dtype);
        Begin("AssignVariableOp");
        api.OpAddInput(op, resource, status);
        api.OpAddInput(op, value, status);
        Execute("AssignVariableOp", null, 0);
        return resource;
    }

    /// <summary>A handle of the variable's content.</summary>
    public nint TakeBack(nint resource, TF_DataType dtype)
    {
        Begin("ReadVariableOp");
        attributes.Type("dtype", dtype);
        api.OpAddInput(op, resource, status);
        nint value;
        Execute("ReadVariableOp", &value, 1);
        return value;
    }

    /// <summary>Runs an op on variables and tensors; its attributes are all at their defaults.</summary>
    public void Run(string name, ReadOnlySpan<nint> inputs)
    {
        Begin(name);
        foreach (var input in inputs) api.OpAddInput(op, input, status);
        Execute(name, null, 0);
    }

    /// <summary>Ends them.</summary>
    public void Delete()
    {
        foreach (var resource in resources.Values)
        {
            Run("DestroyResourceOp", [resource]);
            runtime.Delete(resource);
        }
        resources.Clear();
    }

    private nint Make(TF_DataType dtype)
    {
        Begin("VarHandleOp");
        attributes.Type("dtype", dtype);
        // Of any shape.
        api.OpSetAttrShape(op, attributes.Utf8("shape"), null, -1, status);
        fixed (byte* name = anonymous) api.OpSetAttrString(op, attributes.Utf8("shared_name"), name, (nuint)anonymous.Length);
        nint resource;
        Execute("VarHandleOp", &resource, 1);
        return resource;
    }

    private void Begin(string name)
    {
        api.OpReset(op, attributes.Utf8(name), null, status);
        runtime.Check(status, name);
    }

    private void Execute(string name, nint* outputs, int count)
    {
        runtime.Check(status, name);
        api.Execute(op, outputs, &count, status);
        runtime.Check(status, name);
        NativeRuntime.Count(count);
    }
}
