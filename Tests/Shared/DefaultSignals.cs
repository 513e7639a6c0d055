using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Labs.Testing;

/// <summary>
/// What a shell without job control starts in the background ignores Ctrl+C, and so does all that it starts.
/// Tests press it on labs, which would then train for hours: here the signal gets its meaning back.
/// </summary>
internal static class DefaultSignals
{
    private const int Sigint = 2;

#pragma warning disable CA2255 // Before any test starts a process.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Restore()
    {
        if (OperatingSystem.IsLinux() && IsIgnored(Sigint))
            _ = Signal(Sigint, 0);
    }

    // "SigIgn:	0000000000001002": bit n - 1 is signal n.
    private static bool IsIgnored(int signal) =>
        File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line &&
        (ulong.Parse(line.AsSpan(7).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (signal - 1) & 1) != 0;

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint Signal(int signal, nint handler);
}
