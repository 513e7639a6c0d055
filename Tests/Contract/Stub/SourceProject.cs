using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Contract.Stub;

/// <summary>A project's sources and options, as they are with <c>-p:Engine=TensorFlow.NET</c>.</summary>
public sealed class SourceProject
{
    static readonly string[] ImplicitUsings =
    [
        "System", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "System.Collections.Generic",
    ];

    public required string AssemblyName { get; init; }

    public required IReadOnlyList<string> SourceFiles { get; init; }

    public bool IsProgram { get; init; }

    public IReadOnlyList<string> DefineConstants { get; init; } = [];

    /// <summary>Numbers of warnings that the project turns off, with their letters.</summary>
    public IReadOnlyList<string> NoWarn { get; init; } = [];

    /// <summary>What the SDK writes of the project: global usings and the assemblies that see its internals.</summary>
    public string GeneratedSource { get; init; } = Usings(ImplicitUsings.Select(name => $"global using {name};"));

    /// <summary>Paths of the projects it refers to.</summary>
    public IReadOnlyList<string> ProjectReferences { get; init; } = [];

    /// <summary>Asks MSBuild, which evaluates the project and builds nothing.</summary>
    /// <exception cref="InvalidOperationException">MSBuild does not take the project.</exception>
    public static SourceProject Read(string projectFile)
    {
        using var evaluated = JsonDocument.Parse(Evaluate(projectFile));
        var properties = evaluated.RootElement.GetProperty("Properties");
        var items = evaluated.RootElement.GetProperty("Items");
        return new()
        {
            AssemblyName = Property("AssemblyName"),
            SourceFiles = [.. Items("Compile", "FullPath")],
            IsProgram = Property("OutputType") == "Exe",
            DefineConstants = Property("DefineConstants").Split(';', StringSplitOptions.RemoveEmptyEntries),
            NoWarn = [.. Property("NoWarn").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(WithLetters)],
            GeneratedSource = Usings(items.GetProperty("Using").EnumerateArray().Select(GlobalUsing))
                + string.Concat(Items("InternalsVisibleTo", "Identity").Select(name => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{name}\")]\n")),
            ProjectReferences = [.. Items("ProjectReference", "FullPath")],
        };

        string Property(string name) => properties.GetProperty(name).GetString()!;

        IEnumerable<string> Items(string kind, string metadata) => items.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty(metadata).GetString()!);
    }

    static string GlobalUsing(JsonElement item)
    {
        var name = item.GetProperty("Identity").GetString()!;
        if (item.TryGetProperty("Alias", out var alias) && alias.GetString() is { Length: > 0 } text)
            return $"global using {text} = {name};";
        var isStatic = item.TryGetProperty("Static", out var flag) && flag.GetString() == "True";
        return $"global using {(isStatic ? "static " : "")}{name};";
    }

    static string Usings(IEnumerable<string> lines) => lines.Aggregate(new StringBuilder(), (source, line) => source.AppendLine(line)).ToString();

    static string WithLetters(string number) => char.IsDigit(number[0]) ? "CS" + number.PadLeft(4, '0') : number;

    static string Evaluate(string projectFile)
    {
        string[] arguments =
        [
            "msbuild", projectFile, "-nologo", "-p:Engine=TensorFlow.NET", "-p:Configuration=Release",
            "-getProperty:AssemblyName,OutputType,DefineConstants,NoWarn",
            "-getItem:Compile,Using,InternalsVisibleTo,ProjectReference",
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        // A test host's own SDK settings are not the project's.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"MSBuild does not evaluate {projectFile}: {output}");
    }
}
