using Contract.Stub;
using Microsoft.CodeAnalysis;

namespace Contract.Tests;

/// <summary>Labs.Common and every lab compile against TensorFlow.NET's signatures.</summary>
public class LabsTests
{
    static readonly Dictionary<string, StubBuild> Builds = [];

    /// <summary>Projects that are written on TensorFlow.NET's API, by their path in the repository.</summary>
    public static TheoryData<string> Projects() => [.. Find().Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void It_compiles_against_the_signatures(string project) => Differences.None(Build(Path.Combine(Repository.Root, project)).Messages);

    [Fact]
    public void What_is_missing_ambiguous_obsolete_or_never_null_there_is_an_error()
    {
        var source = Path.GetTempFileName();
        try
        {
            File.WriteAllText(source, """
                using Tensorflow;
                using static Tensorflow.Binding;
                using static Tensorflow.KerasApi;

                var weight = tf.Variable(tf.zeros((2, 1)), name: "weight");
                print(tf.ones((2, 1)) * weight);
                print(keras.layers.Activation("relu"));
                Tensors outputs = tf.zeros(1);
                print(outputs[0]);
                print(tf.ones((2, 1)) + weight);
                print(new Tensorflow.Keras.ArgsDefinition.LayerArgs { Name = null });
                Tensor? none = null;
                tf.square(none);
                print(weight.numpy().ToString().Length);
                """);
            var ids = StubCompilation.Compile([source]).Select(message => message.Split(": ")[1].Split(' ')[1]);
            Assert.Equal(["CS0612", "CS1061", "CS8604", "CS8625", "CS9342"], ids.Order());
        }
        finally
        {
            File.Delete(source);
        }
    }

    static IEnumerable<string> Find() =>
        new[] { "Common/Labs.Common", "Labs", "Tests/FixtureLab", "Tests/Examples" }
            .Select(folder => Path.Combine(Repository.Root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories));

    static StubBuild Build(string projectFile)
    {
        if (Builds.TryGetValue(projectFile, out var built))
            return built;
        var project = SourceProject.Read(projectFile);
        var written = Find().ToHashSet();
        var images = new List<MetadataReference>();
        foreach (var other in project.ProjectReferences.Where(written.Contains))
        {
            var (messages, image) = Build(other);
            if (image is null)
                return Builds[projectFile] = new([$"{other} does not compile: {messages.Count} errors"], null);
            images.Add(image);
        }

        return Builds[projectFile] = StubCompilation.Compile(project, [.. Outside.Value, .. images]);
    }

    // Packages and projects that know no engine, from beside this test.
    static readonly Lazy<IReadOnlyList<MetadataReference>> Outside = new(() =>
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => !IsBuiltFrom(Find(), file) && Path.GetFileName(file) is not "Tensorflow.Embedded.dll")
            .Select(file => MetadataReference.CreateFromFile(file)),
    ]);

    static bool IsBuiltFrom(IEnumerable<string> projects, string assembly) =>
        projects.Any(project => Path.GetFileNameWithoutExtension(project) == Path.GetFileNameWithoutExtension(assembly));
}
