using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

/// <summary>
/// Says in one line that the limit of open files (ulimit -n) is too low for a lab: .NET would else miss one of its libraries somewhere, and say that with a stack trace. It runs before the program's
/// first line, and needs no library but the one that .NET itself has begun with.
/// </summary>
internal static class FileDescriptors
{
    // Labs, studies and run-labs get along with 84; .NET has raised the limit to what the system allows.
    private const int Enough = 100;

    [ModuleInitializer]
    internal static void Check()
    {
        if (OperatingSystem.IsWindows() || GetLimit(OperatingSystem.IsMacOS() ? 8 : 7, out var limit) != 0 || limit.Soft >= Enough)
            return;
        var line = $"error: open files (ulimit -n): found a limit of {limit.Soft}, expected {Enough} or more\n";
        var bytes = new byte[line.Length];
        for (var i = 0; i < line.Length; i++) bytes[i] = (byte)line[i];
        _ = Write(2, bytes, (nuint)bytes.Length);
        Exit(1);
    }

    private struct Limit
    {
        public nuint Soft, Hard;
    }

    [DllImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetLimit(int resource, out Limit limit);

    [DllImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint Write(int descriptor, byte[] bytes, nuint count);

    // Without what .NET does at a program's end, for which it may have no library left.
    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern void Exit(int code);
}
