using System.Runtime.InteropServices;

namespace Tensorflow.Executors;

/// <summary>The environment that native code reads: .NET's own changes do not reach it.</summary>
internal static partial class NativeEnvironment
{
    /// <summary>Sets a variable of the process unless it is set.</summary>
    public static void SetDefault(string name, string value)
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))) return;
        try
        {
            _ = OperatingSystem.IsWindows() ? PutEnv(name, value) : SetEnv(name, value, 0);
            Environment.SetEnvironmentVariable(name, value);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library of another name: the variable only quietens messages.
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnv(string name, string value, int overwrite);

    [LibraryImport("ucrtbase", EntryPoint = "_putenv_s", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int PutEnv(string name, string value);
}
