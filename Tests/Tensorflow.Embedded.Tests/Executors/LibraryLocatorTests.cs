using System.Runtime.InteropServices;
using Tensorflow.Executors;

namespace Tensorflow.Tests.Executors;

/// <summary>Each place where libtensorflow is looked for, with a file that only bears its name.</summary>
public sealed class LibraryLocatorTests : IDisposable
{
    private static readonly string Name = LibraryLocator.Names[^1];

    private readonly string root = Directory.CreateTempSubdirectory("locator").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void The_variable_may_name_a_file()
    {
        var file = Fake("any", "libmine.so");
        Assert.Equal(file, Find(("LABS_LIBTENSORFLOW", file)));
    }

    [Fact]
    public void The_variable_may_name_a_folder()
    {
        var file = Fake("any", Name);
        Assert.Equal(file, Find(("LABS_LIBTENSORFLOW", Path.Combine(root, "any"))));
    }

    [Fact]
    public void What_the_variable_names_and_is_not_there_is_not_replaced()
    {
        Fake("program", Name);
        var error = Assert.Throws<RuntimeError>(() => Find(("LABS_LIBTENSORFLOW", Path.Combine(root, "nowhere"))));
        Assert.Equal($"libtensorflow 2.x was not found at LABS_LIBTENSORFLOW={Path.Combine(root, "nowhere")} (no such file or folder)", error.Message);
    }

    [Fact]
    public void It_may_lie_beside_the_program()
    {
        var file = Fake("program", Name);
        Fake("venv/lib/python3.11/site-packages/tensorflow", Name);
        Assert.Equal(file, Find(("PATH", Python("venv"))));
    }

    [Fact]
    public void It_may_lie_in_the_native_folder_of_a_package_beside_the_program()
    {
        var file = Fake($"program/runtimes/{RuntimeInformation.RuntimeIdentifier}/native", Name);
        Assert.Equal(file, Find());
    }

    [Fact]
    public void The_C_library_comes_before_the_other()
    {
        foreach (var name in LibraryLocator.Names) Fake("program", name);
        Assert.Equal(Path.Combine(root, "program", LibraryLocator.Names[0]), Find());
    }

    [UnixFact]
    public void It_may_lie_in_the_tensorflow_package_of_the_first_Python_on_the_PATH()
    {
        var first = Fake("first/lib/python3.11/site-packages/tensorflow", Name);
        Fake("second/lib/python3.11/site-packages/tensorflow", Name);
        Assert.Equal(first, Find(("PATH", string.Join(Path.PathSeparator, Path.Combine(root, "none"), Python("first"), Python("second")))));
    }

    [UnixFact]
    public void A_virtual_environment_comes_before_the_Python_it_was_made_from()
    {
        var inside = Fake("venv/lib/python3.11/site-packages/tensorflow", Name);
        Fake("base/lib/python3.11/dist-packages/tensorflow", Name);
        Python("base");
        Directory.CreateDirectory(Path.Combine(root, "venv/bin"));
        File.CreateSymbolicLink(Path.Combine(root, "venv/bin/python3"), Path.Combine(root, "base/bin/python3"));
        Assert.Equal(inside, Find(("PATH", Path.Combine(root, "venv/bin"))));
        File.Delete(inside);
        Assert.Equal(Path.Combine(root, "base/lib/python3.11/dist-packages/tensorflow", Name), Find(("PATH", Path.Combine(root, "venv/bin"))));
    }

    [UnixFact]
    public void Shims_on_the_PATH_stand_for_the_chosen_version()
    {
        var file = Fake("pyenv/versions/3.11.7/lib/python3.11/site-packages/tensorflow", Name);
        Fake("pyenv/versions/3.9.1/lib/python3.9/site-packages/tensorflow", Name);
        Fake("pyenv/shims", "python3");
        Assert.Equal(file, Find(("PATH", Path.Combine(root, "pyenv/shims")), ("PYENV_VERSION", "3.11.7")));
    }

    [UnixFact]
    public void The_users_own_Python_packages_count()
    {
        var file = Fake("home/.local/lib/python3.12/site-packages/tensorflow", Name);
        Assert.Equal(file, Find());
    }

    [Fact]
    public void The_systems_loader_is_asked_last()
    {
        Assert.Equal(LibraryLocator.Names[0], Locator().Find(path => path));
    }

    [Fact]
    public void One_that_does_not_open_is_passed_over()
    {
        var broken = Fake("program", Name);
        var whole = Fake("home/.local/lib/python3.12/site-packages/tensorflow", Name);
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(whole, Locator().Find(path => path == broken ? throw new DllNotFoundException("file too short") : path));
    }

    [Fact]
    public void Where_none_is_found_one_line_says_where_was_looked_and_what_was_wrong()
    {
        var old = Fake("program", Name);
        var error = Assert.Throws<RuntimeError>(() => Locator().Find<string>(path =>
            path == old ? throw new RuntimeError("is version 1.15.0, and 2.x is needed") : throw new DllNotFoundException("none")));
        Assert.StartsWith("libtensorflow 2.x was not found; looked in: LABS_LIBTENSORFLOW (not set); beside the program; ", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{old} (is version 1.15.0, and 2.x is needed)", error.Message, StringComparison.Ordinal);
        Assert.Contains("the tensorflow package of the Python on the PATH; the system's loader; ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"{Name} (none)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_file_that_is_no_library_is_named_with_the_loaders_words()
    {
        var file = Fake("any", Name);
        var error = Assert.Throws<RuntimeError>(() => Locator(("LABS_LIBTENSORFLOW", file)).Find(LibTensorFlow.Open));
        Assert.Contains($"{file} (does not load: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [UnixFact]
    public void Another_library_is_named_with_the_function_that_it_has_not()
    {
        var other = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), OperatingSystem.IsMacOS() ? "libSystem.Native.dylib" : "libSystem.Native.so");
        var error = Assert.Throws<RuntimeError>(() => Locator(("LABS_LIBTENSORFLOW", other)).Find(LibTensorFlow.Open));
        Assert.Equal($"libtensorflow 2.x was not found at LABS_LIBTENSORFLOW={other} (has no function TF_Version)", error.Message);
    }

    [Theory, InlineData("1.15.5"), InlineData(""), InlineData("nightly")]
    public void Versions_before_2_are_refused(string version) => Assert.Throws<RuntimeError>(() => LibTensorFlow.RequireVersion(version));

    [Theory, InlineData("2.0.0"), InlineData("2.16.1-rc0"), InlineData("3.0")]
    public void Versions_from_2_on_are_taken(string version) => LibTensorFlow.RequireVersion(version);

    private string Find(params (string Name, string Value)[] variables) =>
        Locator(variables).Find(path => Path.IsPathRooted(path) ? path : throw new DllNotFoundException(path));

    private LibraryLocator Locator(params (string Name, string Value)[] variables) => new()
    {
        Variable = name => variables.FirstOrDefault(variable => variable.Name == name).Value,
        ProgramFolder = Path.Combine(root, "program"),
        HomeFolder = Path.Combine(root, "home"),
    };

    private string Fake(string folder, string name)
    {
        var path = Path.Combine(root, folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "not a library");
        return path;
    }

    private string Python(string installation) => Path.GetDirectoryName(Fake(Path.Combine(installation, "bin"), "python3"))!;
}

/// <summary>Python's folders differ on Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "NOT RUN: for folders as on Linux and macOS." : null;
}
