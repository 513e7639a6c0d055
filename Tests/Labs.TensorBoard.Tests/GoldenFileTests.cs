using System.Text.Json;
using Google.Protobuf;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard.Tests;

/// <summary>Given what TensorFlow was given, at the same times, the writer writes the same bytes.</summary>
public sealed class GoldenFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ManualClock _clock = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Scalars_histograms_images_and_texts_are_TensorFlows_bytes()
    {
        var golden = File.ReadAllBytes(Golden.FileOf("basic"));
        var written = Write(golden, (writer, e, value) =>
        {
            var description = value.Metadata.SummaryDescription is "" ? null : value.Metadata.SummaryDescription;
            switch (value.Metadata.PluginData.PluginName)
            {
                case "scalars":
                    writer.Scalar(value.Tag, BitConverter.ToSingle(value.Tensor.TensorContent.Span), e.Step, description);
                    break;
                case "histograms":
                    WriteHistogram(writer, value.Tag, e.Step);
                    break;
                case "images":
                    WriteImages(writer, value.Tag, e.Step);
                    break;
                case "text" when value.Tag == "note":
                    writer.Text("note", "# heading\n\nsome **bold** text, 한국어", e.Step);
                    break;
                case "text":
                    writer.Text(value.Tag, new[,] { { "a", "b" }, { "1", "2" } }, e.Step);
                    break;
                default:
                    Assert.Fail("unknown plugin in " + value);
                    break;
            }
        });

        var (ours, theirs) = (Golden.Payloads(written), Golden.Payloads(golden));
        Assert.Equal(theirs.Count, ours.Count);
        for (var i = 0; i < ours.Count; i++)
        {
            var theirEvent = Event.Parser.ParseFrom(theirs[i]);
            if (theirEvent.Summary?.Value[0].Metadata.PluginData.PluginName != "images")
            {
                Assert.Equal(theirs[i], ours[i]);
                continue;
            }
            // Two compressors give two streams; the pixels are the same, and so is all around the PNGs.
            var ourEvent = Event.Parser.ParseFrom(ours[i]);
            var (ourImages, theirImages) = (ourEvent.Summary.Value[0].Tensor.StringVal, theirEvent.Summary.Value[0].Tensor.StringVal);
            Assert.Equal(theirImages.Count, ourImages.Count);
            for (var image = 2; image < ourImages.Count; image++)
            {
                Assert.Equal(PngDecoder.Decode(theirImages[image].ToByteArray()), PngDecoder.Decode(ourImages[image].ToByteArray()), PngDecoder.Same);
                ourImages[image] = theirImages[image];
            }
            Assert.Equal(theirs[i], ourEvent.ToByteArray());
        }
    }

    [Fact]
    public void Keras_model_and_traced_graph_are_TensorFlows_bytes()
    {
        var golden = File.ReadAllBytes(Golden.FileOf("model"));
        var model = File.ReadAllText(Path.Combine(Golden.Directory, "keras_model.json"));
        var written = Write(golden, (writer, e, value) =>
        {
            if (value.Tag == "keras") writer.KerasModel(model);
            else writer.TracedGraph(value.Tag, value.Tensor.StringVal[0].Span, e.Step);
        });
        Assert.Equal(golden, written);
    }

    [Fact]
    public void Hparams_experiment_is_TensorFlows_bytes()
    {
        var golden = File.ReadAllBytes(Golden.FileOf("hparams"));
        var written = Write(golden, (writer, _, _) => writer.HParamsExperiment(
            [
                new HParam("learning_rate", HParamDomain.Between(0.001, 0.1)),
                new HParam("activation", HParamDomain.OneOf("sigmoid", "relu")),
                new HParam("units", HParamDomain.OneOf(256, 128)),
            ],
            [new HParamMetric("accuracy", "Accuracy")]));
        Assert.Equal(golden, written);
    }

    [Theory]
    [InlineData("session0", 256, "relu", 0.01, "trial0")]
    [InlineData("session1", 128, "sigmoid", 0.1, "trial1")]
    public void Hparams_session_is_TensorFlows_bytes(string run, int units, string activation, double learningRate, string group)
    {
        var golden = File.ReadAllBytes(Golden.FileOf("hparams/" + run));
        var written = Write(golden, (writer, e, value) =>
        {
            var data = HParamsPluginData.Parser.ParseFrom(value.Metadata.PluginData.Content);
            switch (data.DataCase)
            {
                case HParamsPluginData.DataOneofCase.SessionStartInfo:
                    // Python writes a map in the order of its hash table, which is that of this list.
                    var started = ManualClock.TimeOf(data.SessionStartInfo.StartTimeSecs);
                    writer.HParamsSessionStart(
                        new Dictionary<string, HParamValue> { ["units"] = units, ["activation"] = activation, ["learning_rate"] = learningRate }, group, started);
                    break;
                case HParamsPluginData.DataOneofCase.SessionEndInfo:
                    writer.HParamsSessionEnd(ended: DateTimeOffset.FromUnixTimeSeconds(1_700_000_100));
                    break;
                default:
                    writer.Scalar("accuracy", BitConverter.ToSingle(value.Tensor.TensorContent.Span), e.Step);
                    break;
            }
        });
        Assert.Equal(golden, written);
    }

    /// <summary>Writes a file whose events have the golden events' wall times.</summary>
    private byte[] Write(byte[] golden, Action<SummaryWriter, Event, Summary.Types.Value> write)
    {
        var events = Golden.Events(golden);
        _clock.Set(events[0].WallTime);
        using (var writer = new SummaryWriter(_directory.Path, new SummaryWriterOptions { TimeProvider = _clock }))
        {
            foreach (var e in events.Skip(1))
            {
                _clock.Set(e.WallTime);
                write(writer, e, e.Summary.Value.Single());
            }
        }
        return File.ReadAllBytes(RunDirectory.EventFiles(_directory.Path).Single());
    }

    private static void WriteHistogram(SummaryWriter writer, string tag, long step)
    {
        var entry = Golden.Contents.GetProperty("histogram_inputs").GetProperty(tag);
        var buckets = entry.TryGetProperty("buckets", out var k) ? k.GetInt32() : SummaryWriter.DefaultBuckets;
        writer.Histogram(tag, Golden.Floats(entry.GetProperty("input").GetProperty("values")), step, buckets);
    }

    private static void WriteImages(SummaryWriter writer, string tag, long step)
    {
        var input = Golden.Contents.GetProperty("image_inputs").GetProperty(tag);
        var values = input.GetProperty("values");
        var shape = input.GetProperty("shape").EnumerateArray().Select(n => n.GetInt32()).ToArray();
        if (input.GetProperty("dtype").GetString() == "float32")
            writer.Image(tag, Golden.Floats(values), shape[0], shape[1], shape[2], shape[3], step, maxOutputs: 2);
        else
            writer.Image(tag, values.EnumerateArray().Select(v => v.GetByte()).ToArray(), shape[0], shape[1], shape[2], shape[3], step);
    }
}
