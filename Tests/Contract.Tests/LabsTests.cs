using Contract.Stub;

namespace Contract.Tests;

/// <summary>Labs.Common and every lab compile against TensorFlow.NET's signatures.</summary>
public class LabsTests
{
    /// <summary>Projects that are written on TensorFlow.NET's API, by their path in the repository.</summary>
    public static TheoryData<string> Projects() => [.. LabProjects.All];

    [Theory]
    [MemberData(nameof(Projects))]
    public void It_compiles_against_the_signatures(string project) => Differences.None(LabProjects.Build(project).Messages);

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
}
