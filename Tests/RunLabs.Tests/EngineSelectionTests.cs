namespace RunLabs.Tests;

public sealed class EngineSelectionTests
{
    private static EngineSelection Auto(string? netBuild, string? netStep, string? library) => EngineSelection.Choose("auto",
        build => build == "TensorFlow.NET" ? netBuild : null,
        (build, arguments) => build == "TensorFlow.NET" ? netStep : string.Join(' ', arguments) == "--engine libtensorflow" ? library : "other arguments");

    [Fact]
    public void Auto_takes_the_first_engine_that_works_and_says_why()
    {
        Assert.Equal(("tensorflow.net", "TensorFlow.NET"), (Auto(null, null, null).Engine, Auto(null, null, null).Build));
        Assert.Equal(("libtensorflow", "Embedded"), (Auto("NU1101", null, null).Engine, Auto("NU1101", null, null).Build));
        Assert.Contains("NU1101", Auto("NU1101", null, null).Reason, StringComparison.Ordinal);
        Assert.Contains("no library", Auto(null, "no library", null).Reason, StringComparison.Ordinal);
        var embedded = Auto("NU1101", null, "not found");
        Assert.Equal(("embedded", "Embedded"), (embedded.Engine, embedded.Build));
        Assert.Contains("NU1101", embedded.Reason, StringComparison.Ordinal);
        Assert.Contains("not found", embedded.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', embedded.Reason!);
    }

    [Theory]
    [InlineData("embedded", "Embedded")]
    [InlineData("libtensorflow", "Embedded")]
    [InlineData("tensorflow.net", "TensorFlow.NET")]
    public void An_engine_that_is_asked_for_is_not_tried(string engine, string build) =>
        Assert.Equal(new EngineSelection(engine, build, null), EngineSelection.Choose(engine, _ => throw new InvalidOperationException(), (_, _) => throw new InvalidOperationException()));
}
