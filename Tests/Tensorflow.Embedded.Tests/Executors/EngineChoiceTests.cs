using Tensorflow.Executors;
using static Tensorflow.Binding;

namespace Tensorflow.Tests.Executors;

public sealed class EngineChoiceTests
{
    [Theory]
    [InlineData(null, null, "embedded")]
    [InlineData(null, "", "embedded")]
    [InlineData(null, "libtensorflow", "libtensorflow")]
    [InlineData("embedded", "libtensorflow", "embedded")]
    [InlineData("libtensorflow", "nonsense", "libtensorflow")]
    public void The_program_chooses_before_the_environment(string? program, string? environment, string chosen) =>
        Assert.Equal(chosen, EngineChoice.NameOf(program, environment));

    [Fact]
    public void An_unknown_engine_is_an_error_that_names_it_and_those_that_are_known() =>
        Assert.Equal("LABS_ENGINE: unknown engine 'cuda'; this build has embedded and libtensorflow.", Assert.Throws<ValueError>(() => EngineChoice.NameOf(null, "cuda")).Message);

    [Theory, InlineData("0"), InlineData("-1"), InlineData("two"), InlineData("1.5")]
    public void A_number_of_threads_that_is_none_is_refused(string value) =>
        Assert.Contains($"found '{value}'", Assert.Throws<ValueError>(() => EngineChoice.ThreadsOf(null, value)).Message, StringComparison.Ordinal);

    [Fact]
    public void Threads_come_from_the_program_before_the_environment()
    {
        Assert.Equal(2, EngineChoice.ThreadsOf(2, "3"));
        Assert.Equal(3, EngineChoice.ThreadsOf(null, "3"));
        Assert.Null(EngineChoice.ThreadsOf(null, null));
    }

    [Fact]
    public void The_embedded_engine_names_itself_and_its_version()
    {
        using var scope = ExecutorScope.Managed();
        Assert.Equal($"embedded {EngineChoice.Version}", EngineChoice.Description);
        Assert.Equal("2.15.1", tf.VERSION);
    }

    [NativeFact]
    public void Libtensorflow_names_itself_its_version_and_where_it_lies()
    {
        using var scope = ExecutorScope.Native();
        Assert.StartsWith("2.", tf.VERSION, StringComparison.Ordinal);
        Assert.Matches(@"^libtensorflow 2\..* \(.*tensorflow.*\)$", EngineChoice.Description);
    }
}
