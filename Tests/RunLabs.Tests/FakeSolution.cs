using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RunLabs.Tests;

/// <summary>A folder that looks like a built solution with one lab, the fixture.</summary>
internal sealed class FakeSolution : IDisposable
{
    public static readonly string DotNetHost = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    public FakeSolution()
    {
        File.WriteAllText(Path.Combine(Root, "Labs.sln"), "");
        Add("RunLabs");
        Add("FixtureLab");
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("run-labs-").FullName;

    public Process Start(string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(DotNetHost, ["exec", Program("RunLabs"), .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root,
        };
        start.Environment.Remove("LABS_ENGINE");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public (int ExitCode, string Output, string Errors) Run(string arguments, params (string Name, string Value)[] environment)
    {
        using var process = Start(arguments, environment);
        return Result(process);
    }

    public static (int ExitCode, string Output, string Errors) Result(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Adds a lab of the catalogue that is in truth the fixture.</summary>
    public FakeSolution With(string lab)
    {
        Add(lab);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(Program(lab))!, "FixtureLab.*").Where(file => !file.EndsWith(".pdb", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(Path.GetDirectoryName(file)!, lab + Path.GetFileName(file)["FixtureLab".Length..]));
        return this;
    }

    private string Program(string project) => Path.Combine(Root, "Labs", project, "bin", "embedded", "Release", "net10.0", project + ".dll");

    private void Add(string project)
    {
        var folder = Path.GetDirectoryName(Program(project))!;
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(Root, "Labs", project, project + ".csproj"), "<Project />");
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => Path.GetExtension(file) is ".dll" or ".json"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }
}
