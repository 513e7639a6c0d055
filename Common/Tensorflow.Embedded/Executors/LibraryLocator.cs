using System.Runtime.InteropServices;

namespace Tensorflow.Executors;

/// <summary>
/// Looks for libtensorflow: where LABS_LIBTENSORFLOW says, beside the program, in the tensorflow package of the Python on the PATH, where the system's loader finds it.
/// Python is not run: its folders are looked into.
/// </summary>
internal sealed class LibraryLocator
{
    /// <summary>A file, or a folder that holds one.</summary>
    public const string PathVariable = "LABS_LIBTENSORFLOW";

    /// <summary>File names, the C library before the C++ one that exports the same.</summary>
    public static readonly string[] Names =
        OperatingSystem.IsWindows() ? ["tensorflow.dll"]
        : OperatingSystem.IsMacOS() ? ["libtensorflow.2.dylib", "libtensorflow.dylib", "libtensorflow_cc.2.dylib"]
        : ["libtensorflow.so.2", "libtensorflow.so", "libtensorflow_cc.so.2"];

    private static readonly string[] Interpreters = OperatingSystem.IsWindows() ? ["python.exe", "python3.exe"] : ["python3", "python"];

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The folder of the program.</summary>
    public string ProgramFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>The folder of the user, whose own Python packages may lie there.</summary>
    public string HomeFolder { get; init; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>The first library that opens.</summary>
    /// <param name="open">Opens a path or, last, a bare name; throws <see cref="DllNotFoundException"/> or <see cref="RuntimeError"/>.</param>
    /// <exception cref="RuntimeError">None does: says where was looked and what was wrong with what was found.</exception>
    public T Find<T>(Func<string, T> open)
    {
        var looked = new List<string>();
        if (Variable(PathVariable) is { Length: > 0 } given)
        {
            if (TryFolderOrFile(given, open, looked, out var chosen)) return chosen!;
            // What the user named is not replaced by something else.
            throw new RuntimeError($"libtensorflow 2.x was not found at {PathVariable}={string.Join("; ", looked)}");
        }
        looked.Add($"{PathVariable} (not set)");

        looked.Add("beside the program");
        foreach (var folder in ProgramFolders())
            if (TryFolder(folder, open, looked, out var library)) return library!;

        looked.Add("the tensorflow package of the Python on the PATH");
        foreach (var folder in PythonPackages())
            if (TryFolder(folder, open, looked, out var library)) return library!;

        looked.Add("the system's loader");
        foreach (var name in Names)
        {
            try
            {
                return open(name);
            }
            catch (DllNotFoundException)
            {
                looked.Add($"{name} (none)");
            }
            catch (RuntimeError e)
            {
                looked.Add($"{name} ({e.Message})");
            }
        }
        throw new RuntimeError($"libtensorflow 2.x was not found; looked in: {string.Join("; ", looked)}");
    }

    private static bool TryFolderOrFile<T>(string given, Func<string, T> open, List<string> looked, out T? library)
    {
        library = default;
        var path = Path.GetFullPath(given);
        if (Directory.Exists(path)) return TryFolder(path, open, looked, out library);
        if (File.Exists(path)) return TryFile(path, open, looked, out library);
        looked.Add($"{path} (no such file or folder)");
        return false;
    }

    private static bool TryFolder<T>(string folder, Func<string, T> open, List<string> looked, out T? library)
    {
        library = default;
        var any = false;
        foreach (var name in Names)
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path)) continue;
            any = true;
            if (TryFile(path, open, looked, out library)) return true;
        }
        if (!any) looked.Add($"{folder} (none of {string.Join(", ", Names)})");
        return false;
    }

    private static bool TryFile<T>(string path, Func<string, T> open, List<string> looked, out T? library)
    {
        try
        {
            library = open(path);
            return true;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            looked.Add($"{path} (does not load: {e.Message.ReplaceLineEndings(" ").Trim()})");
        }
        catch (RuntimeError e)
        {
            looked.Add($"{path} ({e.Message})");
        }
        library = default;
        return false;
    }

    // NuGet's native packages lie in runtimes until the program is published for one platform.
    private IEnumerable<string> ProgramFolders() => [ProgramFolder, Path.Combine(ProgramFolder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native")];

    private List<string> PythonPackages()
    {
        var found = new List<string>();
        foreach (var root in PythonRoots())
        {
            foreach (var packages in PackageFolders(root))
            {
                var folder = Path.Combine(packages, "tensorflow");
                if (Directory.Exists(folder) && !found.Contains(folder)) found.Add(folder);
            }
        }
        return found;
    }

    // The installations whose interpreters the PATH names, in its order, a virtual environment before the one it was made from.
    private IEnumerable<string> PythonRoots()
    {
        foreach (var entry in (Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var interpreter in Interpreters)
            {
                var path = Path.Combine(entry, interpreter);
                if (!File.Exists(path)) continue;
                if (Path.GetFileName(Path.TrimEndingDirectorySeparator(entry)) == "shims")
                    foreach (var version in PyenvVersions(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(entry))!)) yield return version;
                yield return RootOf(path);
                if (File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target) yield return RootOf(target.FullName);
            }
        }
        if (HomeFolder.Length > 0) yield return OperatingSystem.IsWindows() ? Path.Combine(HomeFolder, "AppData", "Roaming", "Python") : Path.Combine(HomeFolder, ".local");
    }

    // pyenv's interpreters on the PATH are scripts that choose a version.
    private IEnumerable<string> PyenvVersions(string pyenv)
    {
        var versionFile = Path.Combine(pyenv, "version");
        var chosen = Variable("PYENV_VERSION") ?? (File.Exists(versionFile) ? File.ReadAllText(versionFile) : "");
        return chosen.Split([':', '\n', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(version => Path.Combine(pyenv, "versions", version));
    }

    private static string RootOf(string interpreter)
    {
        var folder = Path.GetDirectoryName(interpreter)!;
        return OperatingSystem.IsWindows() ? folder : Path.GetDirectoryName(folder) ?? folder;
    }

    private static IEnumerable<string> PackageFolders(string root)
    {
        if (OperatingSystem.IsWindows())
        {
            yield return Path.Combine(root, "Lib", "site-packages");
            yield break;
        }
        foreach (var lib in (string[])["lib", "lib64", "local/lib"])
        {
            var folder = Path.Combine(root, lib);
            if (!Directory.Exists(folder)) continue;
            foreach (var python in Directory.EnumerateDirectories(folder, "python3*").OrderDescending(StringComparer.Ordinal))
            {
                yield return Path.Combine(python, "site-packages");
                yield return Path.Combine(python, "dist-packages");
            }
        }
    }
}
