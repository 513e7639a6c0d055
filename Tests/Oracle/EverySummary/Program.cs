// Writes a log directory with every kind of summary, for summaries.py. usage: EverySummary DIRECTORY
using Google.Protobuf;
using Labs.TensorBoard;

var directory = args[0];
var model = """
    {"class_name":"Sequential","config":{"name":"sequential","layers":[{"class_name":"Dense","config":{"name":"dense","dtype":"float32"}}]},"keras_version":"2.15.0","backend":"tensorflow"}
    """;
using (var writer = new SummaryWriter(Path.Combine(directory, "all")))
{
    for (var step = 0; step < 3; step++)
    {
        writer.Scalar("scalar/double", 1.0 / (step + 1), step, description: "A *number*.");
        writer.Scalar("scalar/long", 1L << 40, step);
        writer.Histogram("histogram/float", [1f, 2, 3], step);
        writer.Histogram<int>("histogram/int", [1, 2, 3], step);
        writer.Image<float>("image/float", [0, 0.5f, 1, 0.25f], [2, 2], step);
        writer.Image<double>("image/double", new double[2 * 4 * 4 * 3], [2, 4, 4, 3], step);
        writer.Image<byte>("image/byte", new byte[16], 1, 4, 4, 1, step);
        writer.Text("text/one", "The **first**.", step);
        writer.Text("text/list", ["a", "b"], step);
        writer.Text("text/table", new[,] { { "a", "b" }, { "1", "2" } }, step);
        writer.Audio("audio/wave", Wave(), 2, 800, 1, 8000, step);
        writer.PrCurve("curve/pr", [true, false, true, false], [0.9f, 0.8f, 0.3f, 0.1f], step);
        writer.Scalars("lines/loss", new Dictionary<string, double> { ["train"] = step, ["validation"] = step + 1 }, step);
        // A plugin of TensorBoard's that the library knows nothing of: MeshPluginData { name, content_type: VERTEX, shape, components: 1 << VERTEX }.
        writer.Write("mesh_VERTEX", SummaryTensor.Of<float>([0, 0, 0, 1, 0, 0, 0, 1, 0], 1, 3, 3), step, "mesh", Mesh());
    }
    writer.CustomScalars(
        new CustomScalarsCategory("numbers", [CustomScalarsChart.Lines("all", "scalar/.*"), CustomScalarsChart.Margins("band", ("scalar/double", "scalar/double", "scalar/long"))]));
    writer.KerasModel(model);
    writer.Graph(GraphDef());
    writer.Projector("vectors", [1, 2, 3, 4, 5, 6], 3, ["one", "two"], new ProjectorImages(new byte[2 * 4 * 4], 4, 4));
    writer.Projector("columns", [1, 2, 3, 4], 2, ["name", "kind"], [["a", "1"], ["b", "2"]]);
}
using (var experiment = new SummaryWriter(Path.Combine(directory, "hparams")))
    experiment.HParamsExperiment([new HParam("units", HParamDomain.OneOf(16, 32)), new HParam("rate", HParamDomain.Between(0.001, 0.1))], [new HParamMetric("accuracy")]);
foreach (var units in new[] { 16, 32 })
{
    using var session = new SummaryWriter(Path.Combine(directory, "hparams", $"units-{units}"));
    session.HParamsSessionStart(new Dictionary<string, HParamValue> { ["units"] = units, ["rate"] = 0.01 });
    session.Scalar("accuracy", units / 64.0, 0);
    session.HParamsSessionEnd();
}

// A run that got to step 100, and goes on from 80.
using (var first = new SummaryWriter(Path.Combine(directory, "resumed")))
{
    for (var step = 0; step <= 100; step++)
    {
        first.Scalar("loss", step, step);
        first.Scalar("only before", step, step);
    }
}
Thread.Sleep(1100);   // the files of a run are read in the order of their names, which begin with the second
using (var resumed = new SummaryWriter(Path.Combine(directory, "resumed"), new SummaryWriterOptions { PurgeStep = 80 }))
{
    for (var step = 80; step <= 120; step++) resumed.Scalar("loss", -step, step);
}

float[] Wave() => [.. Enumerable.Range(0, 1600).Select(i => MathF.Sin(i * 0.1f))];

byte[] Mesh() => Message(output =>
{
    output.WriteTag(2, WireFormat.WireType.LengthDelimited);
    output.WriteString("mesh");
    output.WriteTag(3, WireFormat.WireType.Varint);
    output.WriteInt32(1);
    output.WriteTag(6, WireFormat.WireType.LengthDelimited);
    output.WriteBytes(ByteString.CopyFrom(1, 3, 3));
    output.WriteTag(7, WireFormat.WireType.Varint);
    output.WriteUInt32(2);
});

// GraphDef { node { name: "x", op: "Placeholder" } }
byte[] GraphDef() => Message(output =>
{
    output.WriteTag(1, WireFormat.WireType.LengthDelimited);
    output.WriteBytes(ByteString.CopyFrom([0x0A, 1, (byte)'x', 0x12, 11, .. "Placeholder"u8]));
});

static byte[] Message(Action<CodedOutputStream> write)
{
    using var bytes = new MemoryStream();
    using (var output = new CodedOutputStream(bytes, leaveOpen: true)) write(output);
    return bytes.ToArray();
}
