using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard.Tests;

public sealed class HParamTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    // JSON and SHA-256 from TensorBoard 2.15's own _derive_session_group_name.
    [Fact]
    public void Default_group_name_is_that_of_TensorBoards_Python_API()
    {
        AssertGroup(
            """{"activation":"relu","batch_norm":true,"learning_rate":0.1,"units":64}""",
            "fdcc5a221054195428547c1d8176e8cfc559e30967d37cf3e45b379a0e42310b",
            new() { ["units"] = 64, ["learning_rate"] = 0.1, ["activation"] = "relu", ["batch_norm"] = true });
        AssertGroup(
            """{"a":1e-05,"b":1e+16,"c":123456.789,"d":0.0001,"e":2.0,"f":-1.5e-07,"g":1e+22,"h":9999999999999998.0,"i":0.0,"j":0.3333333333333333,"k":5e-324,"l":100.0}""",
            "86fab48fc8f7d6bce8d7ae785b09e390b92d97af304a3b3312fe33ed94c79807",
            new()
            {
                ["a"] = 1e-5, ["b"] = 1e16, ["c"] = 123456.789, ["d"] = 1e-4, ["e"] = 2.0, ["f"] = -1.5e-7, ["g"] = 1e22, ["h"] = 9999999999999998.0,
                ["i"] = 0.0, ["j"] = 1.0 / 3, ["k"] = 5e-324, ["l"] = 100.0,
            });
        AssertGroup(
            """{"n":-3,"\ud55c":"\uae00\"\\\n\u007f","\uff01":false,"\ud83d\ude00":"x"}""",
            "d7a4199fd296e608c0ba0c944221ab450150914f427cab38d2d755e806a8cab4",
            new() { ["한"] = "글\"\\\n\u007f", ["\U0001F600"] = "x", ["\uff01"] = false, ["n"] = -3 });
    }

    [Fact]
    public void Float_is_the_number_its_digits_say() => Assert.Equal(0.1, ((HParamValue)0.1f).Value);

    [Fact]
    public void Values_that_hold_the_same_are_equal()
    {
        Assert.Equal((HParamValue)3, (HParamValue)3L);
        Assert.True((HParamValue)"relu" == "relu");
        Assert.NotEqual((HParamValue)3, (HParamValue)3.0);
    }

    [Fact]
    public void Name_with_two_values_or_without_one_is_refused()
    {
        using var writer = new SummaryWriter(_directory.Path);
        Assert.StartsWith(
            "hyperparameter 'units' has two values; one is expected",
            Assert.Throws<ArgumentException>(() => writer.HParamsSessionStart([new("units", 1), new("units", 2)])).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "hyperparameter 'units' has no value; a number, string or bool is expected",
            Assert.Throws<ArgumentException>(() => writer.HParamsSessionStart([new("units", null!)])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Session_does_not_end_before_it_began_where_the_clock_goes_back()
    {
        var clock = new ManualClock();
        clock.Set(1_700_000_100);
        using (var writer = new SummaryWriter(_directory.Path, new SummaryWriterOptions { TimeProvider = clock }))
        {
            writer.HParamsSessionStart([new("units", 1)]);
            clock.Set(1_700_000_000);
            writer.HParamsSessionEnd();
        }
        var sessions = RunDirectory.EventFiles(_directory.Path).SelectMany(file => Golden.Events(File.ReadAllBytes(file))).Where(e => e.Summary is not null)
            .SelectMany(e => e.Summary.Value).Select(value => HParamsPluginData.Parser.ParseFrom(value.Metadata.PluginData.Content)).ToList();
        Assert.Equal(2, sessions.Count);
        Assert.Equal(1_700_000_100, sessions[0].SessionStartInfo.StartTimeSecs);
        Assert.Equal(1_700_000_100, sessions[1].SessionEndInfo.EndTimeSecs);
    }

    [Fact]
    public void What_was_written_is_read()
    {
        using (var writer = new SummaryWriter(_directory.Path))
        {
            writer.HParamsExperiment([new("units")], [new("loss")]);
            writer.HParamsSessionStart([new("units", 64), new("rate", .1f), new("bias", true), new("optimizer", "adam")]);
            writer.HParamsSessionEnd(HParamStatus.Failure);
            // Bytes of the plugin's name that are none of its own.
            writer.Write("damaged", null, 0, new SummaryMetadata("hparams") { Content = new byte[] { 0xff } });
        }
        var values = RunDirectory.EventFiles(_directory.Path).SelectMany(file => EventFileReader.ReadAll(file).Events).SelectMany(read => read.Values).ToList();
        Assert.Equal([null, null, HParamStatus.Failure, null], values.Select(value => value.HParamStatus));
        var hparams = Assert.Single(values, value => value.HParams is not null).HParams!;
        Assert.Equal([new("bias", true), new("optimizer", "adam"), new("rate", .1), new("units", 64.0)], hparams.ToArray());
    }

    [Fact]
    public void Domain_that_is_empty_or_mixed_is_refused()
    {
        Assert.Throws<ArgumentException>(() => HParamDomain.OneOf());
        Assert.Throws<ArgumentException>(() => HParamDomain.OneOf(1, "one"));
        Assert.Throws<ArgumentNullException>(() => HParamDomain.OneOf(1, null!));
        Assert.Throws<ArgumentException>(() => HParamDomain.Between(1, 0));
        Assert.Throws<ArgumentException>(() => HParamDomain.Between(double.NaN, 0));
    }

    private static void AssertGroup(string json, string name, Dictionary<string, HParamValue> hparams)
    {
        Assert.Equal(json, HParamGroupName.Json(hparams));
        Assert.Equal(name, HParamGroupName.Of(hparams));
    }
}
