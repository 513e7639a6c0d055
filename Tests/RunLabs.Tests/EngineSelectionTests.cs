namespace RunLabs.Tests;

public sealed class EngineSelectionTests
{
    private static EngineSelection Auto(string? netBuild, string? netStep, string? library) => EngineSelection.Choose("auto",
        build => build == "TensorFlow.NET" && netBuild is not null ? new BuildError(netBuild, netBuild.StartsWith("NU", StringComparison.Ordinal)) : null,
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

    [Fact]
    public void Auto_speaks_of_packages_only_where_it_was_the_restore()
    {
        Assert.Equal("Engine: libtensorflow (TensorFlow.NET's packages do not restore here (NU1101); a libtensorflow was found)", Auto("NU1101", null, null).Line);
        Assert.Equal("Engine: libtensorflow (TensorFlow.NET does not build here (Labs/A.cs(3,5): CS8625: null); a libtensorflow was found)", Auto("Labs/A.cs(3,5): CS8625: null", null, null).Line);
        Assert.Equal("Engine: embedded", EngineSelection.Choose("embedded", _ => null, (_, _) => null).Line);
    }

    [Fact]
    public void Where_the_labs_do_not_build_the_first_error_is_said()
    {
        string[] lines =
        [
            "/home/me/labs/Labs/Lab 1/Wide.cs(12,5): error CS8625: Cannot convert null literal [it is] to non-nullable. [/home/me/labs/Labs/Lab 1/Lab1.csproj]",
            "/home/me/labs/Labs/Lab 1/Wide.cs(13,5): error CS1002: ; expected [/home/me/labs/Labs/Lab 1/Lab1.csproj]",
        ];
        var error = BuildError.First(["  Determining projects to restore...", .. lines], "/home/me/labs")!;
        Assert.Equal(new BuildError("Labs/Lab 1/Wide.cs(12,5): CS8625: Cannot convert null literal [it is] to non-nullable.", IsRestore: false), error);
        Assert.Equal("the labs do not build with -p:Engine=TensorFlow.NET: " + error.Text, Net.Failure(error));
        Assert.DoesNotContain("package", Net.Failure(error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/labs/Directory.Packages.props : error LABS0001: Engine=TensorFlow.NET needs packages that cannot be restored (NU1101: Unable to find package TensorFlow.NET (in nuget.org).). Add a feed that has them with 'dotnet nuget add source URL', or build without. [/labs/BuildLabs.targets]", "NU1101: Unable to find package TensorFlow.NET (in nuget.org).")]
    [InlineData("/labs/Labs/A/A.csproj : error NU1101: Unable to find package X. No packages exist with this id in source(s): nuget.org [/labs/BuildLabs.targets]", "NU1101: Unable to find package X. No packages exist with this id in source(s): nuget.org")]
    public void Where_packages_do_not_restore_that_is_said(string line, string text)
    {
        var error = BuildError.First([line], "/labs")!;
        Assert.Equal(new BuildError(text, IsRestore: true), error);
        Assert.Equal($"TensorFlow.NET's packages do not restore: {text}; add a feed that has them with 'dotnet nuget add source URL', or take --engine embedded, which needs none of them", Net.Failure(error));
    }

    private static EngineSelection Net => new("tensorflow.net", "TensorFlow.NET", null);

    [Theory]
    [InlineData("embedded", "Embedded")]
    [InlineData("libtensorflow", "Embedded")]
    [InlineData("tensorflow.net", "TensorFlow.NET")]
    public void An_engine_that_is_asked_for_is_not_tried(string engine, string build) =>
        Assert.Equal(new EngineSelection(engine, build, null), EngineSelection.Choose(engine, _ => throw new InvalidOperationException(), (_, _) => throw new InvalidOperationException()));
}
