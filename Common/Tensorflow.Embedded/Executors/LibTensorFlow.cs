using System.Runtime.InteropServices;

namespace Tensorflow.Executors;

/// <summary>
/// The functions of libtensorflow's C API that eager execution needs (tensorflow/c/c_api.h, tensorflow/c/eager/c_api.h), resolved in one library.
/// Those that neither wait nor run code of any length are called without a transition of the garbage collector.
/// </summary>
internal sealed unsafe class LibTensorFlow
{
    private const int OldestMajorVersion = 2;

    public readonly delegate* unmanaged[Cdecl]<nint> NewStatus;
    public readonly delegate* unmanaged[Cdecl]<nint, void> DeleteStatus;
    public readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> GetCode;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*> Message;

    public readonly delegate* unmanaged[Cdecl]<nint> NewContextOptions;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, nuint, nint, void> ContextOptionsSetConfig;
    public readonly delegate* unmanaged[Cdecl]<nint, void> DeleteContextOptions;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, nint> NewContext;

    public readonly delegate* unmanaged[Cdecl]<int, long*, int, nuint, nint> AllocateTensor;
    public readonly delegate* unmanaged[Cdecl]<nint, void*> TensorData;
    public readonly delegate* unmanaged[Cdecl]<nint, nuint> TensorByteSize;
    public readonly delegate* unmanaged[Cdecl]<nint, void> DeleteTensor;

    public readonly delegate* unmanaged[Cdecl]<nint, nint, nint> NewTensorHandle;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, nint> TensorHandleResolve;
    public readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int> TensorHandleDataType;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, int> TensorHandleNumDims;
    public readonly delegate* unmanaged[Cdecl]<nint, int, nint, long> TensorHandleDim;
    public readonly delegate* unmanaged[Cdecl]<nint, void> DeleteTensorHandle;

    public readonly delegate* unmanaged[Cdecl]<nint, byte*, nint, nint> NewOp;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, nint, void> OpReset;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, nint, void> OpAddInput;
    public readonly delegate* unmanaged[Cdecl]<nint, nint*, int, nint, void> OpAddInputList;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte, void> OpSetAttrBool;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, long, void> OpSetAttrInt;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, long*, int, void> OpSetAttrIntList;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, float, void> OpSetAttrFloat;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, nuint, void> OpSetAttrString;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, int, void> OpSetAttrType;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, long*, int, nint, void> OpSetAttrShape;
    public readonly delegate* unmanaged[Cdecl]<nint, nint*, int*, nint, void> Execute;
    public readonly delegate* unmanaged[Cdecl]<nint, void> DeleteOp;

    // A string's content by address, not copied; and what a string holds (tensorflow/c/tf_tstring). Of libraries from 2.4 on; null in older ones.
    public readonly delegate* unmanaged[Cdecl]<void*, byte*, nuint, void> StringAssignView;
    public readonly delegate* unmanaged[Cdecl]<void*, byte*> StringData;
    public readonly delegate* unmanaged[Cdecl]<void*, nuint> StringSize;

    private LibTensorFlow(nint library, string path)
    {
        Path = path;
        var version = (delegate* unmanaged[Cdecl]<byte*>)Export(library, "TF_Version");
        Version = Marshal.PtrToStringUTF8((nint)version()) ?? "";
        RequireVersion(Version);

        NewStatus = (delegate* unmanaged[Cdecl]<nint>)Export(library, "TF_NewStatus");
        DeleteStatus = (delegate* unmanaged[Cdecl]<nint, void>)Export(library, "TF_DeleteStatus");
        GetCode = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)Export(library, "TF_GetCode");
        Message = (delegate* unmanaged[Cdecl]<nint, byte*>)Export(library, "TF_Message");
        NewContextOptions = (delegate* unmanaged[Cdecl]<nint>)Export(library, "TFE_NewContextOptions");
        ContextOptionsSetConfig = (delegate* unmanaged[Cdecl]<nint, byte*, nuint, nint, void>)Export(library, "TFE_ContextOptionsSetConfig");
        DeleteContextOptions = (delegate* unmanaged[Cdecl]<nint, void>)Export(library, "TFE_DeleteContextOptions");
        NewContext = (delegate* unmanaged[Cdecl]<nint, nint, nint>)Export(library, "TFE_NewContext");
        AllocateTensor = (delegate* unmanaged[Cdecl]<int, long*, int, nuint, nint>)Export(library, "TF_AllocateTensor");
        TensorData = (delegate* unmanaged[Cdecl]<nint, void*>)Export(library, "TF_TensorData");
        TensorByteSize = (delegate* unmanaged[Cdecl]<nint, nuint>)Export(library, "TF_TensorByteSize");
        DeleteTensor = (delegate* unmanaged[Cdecl]<nint, void>)Export(library, "TF_DeleteTensor");
        NewTensorHandle = (delegate* unmanaged[Cdecl]<nint, nint, nint>)Export(library, "TFE_NewTensorHandle");
        TensorHandleResolve = (delegate* unmanaged[Cdecl]<nint, nint, nint>)Export(library, "TFE_TensorHandleResolve");
        TensorHandleDataType = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int>)Export(library, "TFE_TensorHandleDataType");
        TensorHandleNumDims = (delegate* unmanaged[Cdecl]<nint, nint, int>)Export(library, "TFE_TensorHandleNumDims");
        TensorHandleDim = (delegate* unmanaged[Cdecl]<nint, int, nint, long>)Export(library, "TFE_TensorHandleDim");
        DeleteTensorHandle = (delegate* unmanaged[Cdecl]<nint, void>)Export(library, "TFE_DeleteTensorHandle");
        NewOp = (delegate* unmanaged[Cdecl]<nint, byte*, nint, nint>)Export(library, "TFE_NewOp");
        OpReset = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, nint, void>)Export(library, "TFE_OpReset");
        OpAddInput = (delegate* unmanaged[Cdecl]<nint, nint, nint, void>)Export(library, "TFE_OpAddInput");
        OpAddInputList = (delegate* unmanaged[Cdecl]<nint, nint*, int, nint, void>)Export(library, "TFE_OpAddInputList");
        OpSetAttrBool = (delegate* unmanaged[Cdecl]<nint, byte*, byte, void>)Export(library, "TFE_OpSetAttrBool");
        OpSetAttrInt = (delegate* unmanaged[Cdecl]<nint, byte*, long, void>)Export(library, "TFE_OpSetAttrInt");
        OpSetAttrIntList = (delegate* unmanaged[Cdecl]<nint, byte*, long*, int, void>)Export(library, "TFE_OpSetAttrIntList");
        OpSetAttrFloat = (delegate* unmanaged[Cdecl]<nint, byte*, float, void>)Export(library, "TFE_OpSetAttrFloat");
        OpSetAttrString = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, nuint, void>)Export(library, "TFE_OpSetAttrString");
        OpSetAttrType = (delegate* unmanaged[Cdecl]<nint, byte*, int, void>)Export(library, "TFE_OpSetAttrType");
        OpSetAttrShape = (delegate* unmanaged[Cdecl]<nint, byte*, long*, int, nint, void>)Export(library, "TFE_OpSetAttrShape");
        Execute = (delegate* unmanaged[Cdecl]<nint, nint*, int*, nint, void>)Export(library, "TFE_Execute");
        DeleteOp = (delegate* unmanaged[Cdecl]<nint, void>)Export(library, "TFE_DeleteOp");
        StringAssignView = (delegate* unmanaged[Cdecl]<void*, byte*, nuint, void>)Optional(library, "TF_StringAssignView");
        StringData = (delegate* unmanaged[Cdecl]<void*, byte*>)Optional(library, "TF_StringGetDataPointer");
        StringSize = (delegate* unmanaged[Cdecl]<void*, nuint>)Optional(library, "TF_StringGetSize");
    }

    /// <summary>What was opened: an absolute path, or the name that the system's loader found.</summary>
    public string Path { get; }

    /// <summary>As in <c>2.15.1</c>.</summary>
    public string Version { get; }

    /// <summary>Opens a library.</summary>
    /// <param name="path">An absolute path (the library's own dependencies are then found beside it), or a name for the system's loader.</param>
    /// <exception cref="DllNotFoundException">It is not there or does not load.</exception>
    /// <exception cref="RuntimeError">It is another library, or too old.</exception>
    public static LibTensorFlow Open(string path)
    {
        // TensorFlow tells standard error about its build; warnings and errors stay.
        NativeEnvironment.SetDefault("TF_CPP_MIN_LOG_LEVEL", "1");
        return new LibTensorFlow(NativeLibrary.Load(path), path);
    }

    /// <exception cref="RuntimeError">The version is not one whose C API is used here.</exception>
    internal static void RequireVersion(string version)
    {
        if (!int.TryParse(version.Split('.')[0], out var major) || major < OldestMajorVersion)
            throw new RuntimeError($"is version {(version.Length == 0 ? "unknown" : version)}, and {OldestMajorVersion}.x is needed");
    }

    private static nint Optional(nint library, string name) => NativeLibrary.TryGetExport(library, name, out var address) ? address : 0;

    private static nint Export(nint library, string name) =>
        NativeLibrary.TryGetExport(library, name, out var address) ? address : throw new RuntimeError($"has no function {name}");
}
