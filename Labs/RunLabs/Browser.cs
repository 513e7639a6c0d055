using System.ComponentModel;
using System.Diagnostics;

namespace RunLabs;

/// <summary>The user's browser.</summary>
internal static class Browser
{
    /// <summary>Shows a file; where there is no browser, a line says so.</summary>
    public static void Show(string path)
    {
        try
        {
            using var _ = Process.Start(new ProcessStartInfo(Path.GetFullPath(path)) { UseShellExecute = true });
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            Console.Error.WriteLine($"--open: found no browser ({ErrorLine.Of(error)}), expected one that opens {path}");
        }
    }
}
