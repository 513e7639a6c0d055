using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using Contract.Stub;
using Microsoft.CodeAnalysis;

namespace Contract.Tests;

/// <summary>-p:Engine=TensorFlow.NET as MSBuild and NuGet run it, on a copy of the sources and a feed of packages that hold the signatures.</summary>
public sealed class PackagesTests : IDisposable
{
    readonly string _root = Directory.CreateTempSubdirectory("labs-packages-").FullName;

    public PackagesTests()
    {
        Copy("*.props", "*.targets", ".editorconfig", "global.json");
        foreach (var folder in new[] { "Common", "Labs/Lab09_1.Xor" })
            CopyFolder(Path.Combine(Repository.Root, folder), Path.Combine(_root, folder));
        Copy("Labs/*.props", "Labs/*.cs");
        Directory.CreateDirectory(Path.Combine(_root, "feed"));
        // What is restored already is taken from where it is, but for the three, which may be restored there too; the packages of this feed must not get there.
        var restored = Directory.CreateDirectory(Path.Combine(_root, "restored")).FullName;
        foreach (var package in Directory.EnumerateDirectories(GlobalPackages))
        {
            var id = Path.GetFileName(package);
            if (!Packages.Contains(id, StringComparer.OrdinalIgnoreCase)) Directory.CreateSymbolicLink(Path.Combine(restored, id), package);
        }
        File.WriteAllText(Path.Combine(_root, "NuGet.config"), $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <fallbackPackageFolders><clear /><add key="restored" value="{restored}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Without_the_packages_one_line_says_so_and_what_to_do()
    {
        var (code, lines) = BuildLab();
        Assert.Equal(1, code);
        var line = Assert.Single(lines.Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct());
        Assert.Contains("error LABS0001: Engine=TensorFlow.NET needs packages that cannot be restored (", line, StringComparison.Ordinal);
        foreach (var id in Packages)
            Assert.Contains($"Unable to find package {id}.", line, StringComparison.Ordinal);
        Assert.Contains("dotnet nuget add source URL", line, StringComparison.Ordinal);
        Assert.Contains("build without -p:Engine=TensorFlow.NET", line, StringComparison.Ordinal);
    }

    [Fact]
    public void With_the_packages_a_lab_is_built_in_folders_of_its_own()
    {
        foreach (var id in Packages)
            Pack(id, id == "TensorFlow.NET" ? Signatures() : null);
        var (code, lines) = BuildLab();
        Assert.True(code == 0, string.Join('\n', lines));
        var bin = Path.Combine(_root, "Labs", "Lab09_1.Xor", "bin");
        var output = Assert.Single(Directory.EnumerateFiles(bin, "Lab09_1.Xor.dll", SearchOption.AllDirectories).Select(Path.GetDirectoryName));
        Assert.Equal(Path.Combine(bin, "tensorflow.net", "Debug", "net10.0"), output);
        Assert.True(File.Exists(Path.Combine(output!, "Tensorflow.Stub.dll")));
        Assert.False(File.Exists(Path.Combine(output!, "Tensorflow.Embedded.dll")));
        Assert.Equal(["tensorflow.net"], Directory.EnumerateDirectories(Path.Combine(_root, "Labs", "Lab09_1.Xor", "obj")).Select(Path.GetFileName));
    }

    // TensorFlow.NET's assembly is the stub; the other two bring nothing that a compiler sees.
    static readonly string[] Packages = ["TensorFlow.NET", "TensorFlow.Keras", "SciSharp.TensorFlow.Redist"];

    // Compiled again as the SDK compiles: what .NET's own assemblies show to programs lies in a pack of its own.
    static byte[] Signatures()
    {
        var packs = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../../packs/Microsoft.NETCore.App.Ref");
        var references = Directory.EnumerateFiles(Directory.EnumerateDirectories(packs, "10.*").Order().Last(), "*.dll", SearchOption.AllDirectories)
            .Where(file => Path.GetDirectoryName(file)!.Contains("net10.0", StringComparison.Ordinal) && !file.Contains("analyzers", StringComparison.Ordinal));
        using var image = new MemoryStream();
        var emitted = StubAssembly.Compilation.WithReferences([.. references.Select(file => MetadataReference.CreateFromFile(file)), References.Protobuf]).Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Take(5)));
        return image.ToArray();
    }

    (int Code, List<string> Lines) BuildLab()
    {
        string[] arguments =
        [
            "build", Path.Combine(_root, "Labs", "Lab09_1.Xor"), "-p:Engine=TensorFlow.NET", "-p:RunAnalyzers=false", "-p:LabsReadyToRun=false", "-nodeReuse:false", "-p:UseSharedCompilation=false",
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = _root };
        foreach (var name in new[] { "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "NUGET_PACKAGES" })
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, [.. output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
    }

    static string GlobalPackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    void Pack(string id, byte[]? assembly)
    {
        var versions = XDocument.Load(Path.Combine(_root, "Directory.Packages.props")).Descendants("PackageVersion").ToDictionary(item => item.Attribute("Include")!.Value, item => item.Attribute("Version")!.Value);
        using var package = ZipFile.Open(Path.Combine(_root, "feed", $"{id}.{versions[id]}.nupkg"), ZipArchiveMode.Create);
        using (var specification = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open()))
        {
            specification.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
                  <id>{id}</id><version>{versions[id]}</version><authors>tests</authors><description>Signatures.</description>
                  <dependencies><group targetFramework="net6.0"><dependency id="Google.Protobuf" version="{versions["Google.Protobuf"]}" /></group></dependencies>
                </metadata></package>
                """);
        }

        using var library = package.CreateEntry(assembly is null ? "lib/net6.0/_._" : "lib/net6.0/Tensorflow.Stub.dll").Open();
        library.Write(assembly);
    }

    void Copy(params string[] patterns)
    {
        foreach (var file in patterns.SelectMany(pattern => Directory.EnumerateFiles(Repository.Root, pattern)))
            File.Copy(file, Path.Combine(_root, Path.GetRelativePath(Repository.Root, file)));
    }

    static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
