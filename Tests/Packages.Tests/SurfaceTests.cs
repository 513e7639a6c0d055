using PublicApiGenerator;

namespace Packages.Tests;

/// <summary>The public surfaces of the packages. What of the engine's may be there at all, Tests/Contract/Lists has: it is TensorFlow.NET's.</summary>
public class SurfaceTests
{
    [Theory]
    [InlineData(typeof(Labs.TensorBoard.SummaryWriter))]
    [InlineData(typeof(Labs.Checkpoints.Checkpoint))]
    [InlineData(typeof(Labs.KerasFiles.KerasFile))]
    [InlineData(typeof(Labs.TensorTypes.DataType))]
    [InlineData(typeof(Tensorflow.Binding))]
    public void The_public_surface_is_the_approved_one(Type member)
    {
        var name = member.Assembly.GetName().Name!;
        var approved = Path.Combine(Repository.Root, "Tests", "Packages.Tests", "Approved", $"{name}.txt");
        var expected = File.Exists(approved) ? Lines(File.ReadAllText(approved)) : [];
        var found = Lines(member.Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }));
        var at = expected.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        if (at == expected.Length && at == found.Length) return;
        var received = Path.Combine(AppContext.BaseDirectory, $"{name}.txt");
        File.WriteAllLines(received, found);
        Assert.Fail($"""
            The public surface of {name} is not the approved one, at line {at + 1}:
            approved: {expected.ElementAtOrDefault(at)?.Trim()}
            found:    {found.ElementAtOrDefault(at)?.Trim()}
            Where that is meant, copy {received} to {approved} and say it in CHANGELOG.md.
            """);
    }

    private static string[] Lines(string text) => [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];
}
