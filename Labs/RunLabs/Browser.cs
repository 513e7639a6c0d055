using System.ComponentModel;
using System.Diagnostics;

namespace RunLabs;

/// <summary>The user's browser.</summary>
internal static class Browser
{
    // How long the desktop's opener may take to say that there is none; a browser that it waits for is there.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Shows a file; where there is no browser, a line says so, and nothing else does.</summary>
    public static void Show(string path)
    {
        try
        {
            var file = Path.GetFullPath(path);
            // xdg-open and the browsers that it tries have a great deal to say.
            using var process = Process.Start(OperatingSystem.IsLinux()
                ? new ProcessStartInfo("/bin/sh", ["-c", "exec xdg-open \"$1\" >/dev/null 2>&1 </dev/null", "sh", file])
                : new ProcessStartInfo(file) { UseShellExecute = true });
            if (OperatingSystem.IsLinux() && process!.WaitForExit(Patience) && process.ExitCode != 0)
                throw new InvalidOperationException(process.ExitCode == 127 ? "there is no xdg-open" : $"xdg-open ended with exit code {process.ExitCode}");
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            Console.Error.WriteLine(Words.Of($"--open: found no browser ({ErrorLine.Of(error)}), expected one that opens {path}"));
        }
    }
}
