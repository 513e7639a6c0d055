using System.Text.Json;
using Labs.TensorBoard;
using Labs.Testing;

namespace Labs.Tests;

/// <summary>An empty folder in which a test runs labs; gone after the test.</summary>
public sealed class LabFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("labs-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Runs a lab to its end.</summary>
    internal (int ExitCode, string Output, string Errors) Run(string lab, string arguments, params (string, string)[] environment) =>
        LabProcess.Run(Assembly(lab), arguments, Path, environment);

    /// <summary>Runs a lab that shall end well, with its results.</summary>
    internal (string[] Lines, JsonElement Results) Succeed(string lab, string arguments, params (string, string)[] environment)
    {
        var (code, output, errors) = Run(lab, arguments + " --json results.json", environment);
        Assert.Equal((0, ""), (code, errors));
        using var json = JsonDocument.Parse(File.ReadAllText(this["results.json"]));
        return (output.TrimEnd('\n').Split('\n'), json.RootElement.Clone());
    }

    /// <summary>Starts a lab.</summary>
    internal LabProcess Start(string lab, string arguments, int? largestFile = null) => new(Assembly(lab), arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), Path, largestFile);

    /// <summary>What can be read of the one event file in a folder.</summary>
    internal EventFileContents Events(string run) => EventFileReader.ReadAll(Assert.Single(RunDirectory.EventFiles(this[run])));

    /// <summary>The lab's own build of the same engine, configuration and framework as this one.</summary>
    internal static string Assembly(string lab)
    {
        var tests = System.IO.Path.Combine("Tests", typeof(LabFolder).Assembly.GetName().Name!);
        var at = AppContext.BaseDirectory.LastIndexOf(tests, StringComparison.Ordinal);
        return System.IO.Path.Combine(AppContext.BaseDirectory[..at] + "Labs", lab + AppContext.BaseDirectory[(at + tests.Length)..], lab + ".dll");
    }
}
