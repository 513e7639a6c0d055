using System.Numerics;
using System.Text.Json;

namespace Labs.TensorBoard.Tests;

/// <summary>What the golden files do not hold: each summary here is TensorFlow's, byte for byte but for its wall time (Golden/record.py).</summary>
public class SummaryGoldenTests
{
    private static readonly JsonElement s_golden =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "summaries.json"))).RootElement;

    private static readonly float[] s_wave = [0, 0.5f, 1, -1, 1.5f, -1.5f, 0.5f / 32768, -0.5f / 32768, 2.5f / 32768, 1e-9f, float.NaN, 0.1f, .. new float[12]];
    private static readonly bool[] s_labels = [true, false, true, true, false, false, true, false];
    private static readonly float[] s_predictions = [0.9f, 0.8f, 0.7f, 0.6f, 0.55f, 0.4f, 0.2f, 0.0f];

    private static readonly Dictionary<string, Action<SummaryWriter>> s_cases = new()
    {
        ["scalar int64 16777217"] = w => w.Scalar("s", 16777217, 7),
        ["scalar int64 9007199791611905"] = w => w.Scalar("s", 9007199791611905, 7),
        ["scalar int64 -9007199791611905"] = w => w.Scalar("s", -9007199791611905, 7),
        ["scalar int64 9223372036854775807"] = w => w.Scalar("s", long.MaxValue, 7),
        ["scalar uint64"] = w => w.Scalar("s", ulong.MaxValue, 7),
        ["scalar half"] = w => w.Scalar("s", (Half)0.1, 7),
        ["scalar -0"] = w => w.Scalar("s", -0.0, 7),
        ["scalar subnormal"] = w => w.Scalar("s", 1e-40f, 7),
        ["scalar overflow"] = w => w.Scalar("s", 1e300, 7),
        ["histogram float subnormal"] = w => w.Histogram("h", [0, 1e-40f, 2e-40f, -1e-41f], 7, 3),
        ["histogram float subnormal and normal"] = w => w.Histogram("h", [1e-40f, 1, 2, -1e-45f], 7, 4),
        ["histogram double subnormal"] = w => w.Histogram("h", [5e-324, 1e-320], 7, 3),
        ["histogram double subnormal and normal"] = w => w.Histogram("h", [-5e-324, 1.0], 7, 3),
        ["histogram double range subnormal"] = w => w.Histogram("h", [1e-307, 1.0000000000000003e-307], 7, 3),
        ["histogram double edge subnormal"] = w => w.Histogram("h", [-1e-300, 3e-300, 1e-300], 7, 4),
        ["histogram -0"] = w => w.Histogram("h", [-0.0f, -0.0f, -0.0f], 7, 2),
        ["histogram -0 below"] = w => w.Histogram("h", [-0.0, 1], 7, 2),
        ["histogram -0 above"] = w => w.Histogram("h", [-1, -0.0], 7, 2),
        ["histogram negative buckets"] = w => w.Histogram("h", [1f, 2], 7, -1),
        ["histogram no buckets"] = w => w.Histogram("h", [1f, 2], 7, 0),
        ["histogram int64"] = w => w.Histogram<long>("h", [(1L << 62) + 1, (1L << 53) + 1, long.MinValue], 7, 3),
        ["histogram uint64"] = w => w.Histogram<ulong>("h", [ulong.MaxValue, 0, 5], 7, 3),
        ["histogram int32"] = w => w.Histogram("h", new[] { -7, 3, 3, 12 }, 7),
        ["histogram uint8"] = w => w.Histogram<byte>("h", [0, 255, 128], 7),
        ["histogram half"] = w => w.Histogram<Half>("h", [(Half)1, (Half)2, (Half)3, (Half)6e-8], 7, 3),
        ["text list"] = w => w.Text("t", ["a", "**b**", "한국어"], 7),
        ["text empty list"] = w => w.Text("t", new List<string>(), 7),
        ["audio"] = w => w.Audio("a", s_wave, 2, 6, 2, 44100, 7, maxOutputs: 1, description: "d"),
        ["audio two clips"] = w => w.Audio("a", s_wave, 2, 6, 2, 8000, 7),
        ["pr curve"] = w => w.PrCurve("pr", s_labels, s_predictions, 7),
        ["pr curve weighted"] = w => w.PrCurve("pr", s_labels, s_predictions, 7, thresholds: 5, weights: [1, 0.5f, 2, 1, 0, 1, 0.25f, 3]),
        ["custom scalars"] = w => w.CustomScalars(
            new CustomScalarsCategory("losses", [CustomScalarsChart.Lines("both", "loss.*", "accuracy"), CustomScalarsChart.Margins("band", ("loss", "low", "high"))]),
            new CustomScalarsCategory("more", [], Closed: true)),
        ["own int16"] = w => w.Write("x", SummaryTensor.Of<short>([1, -2, 3, 4, 5, 6], 2, 3), 7, "mine", [1, 2]),
        ["own complex"] = w => w.Write("x", SummaryTensor.Of([new Complex(1, 2)], 1), 7, "mine", [1, 2]),
        ["own bool"] = w => w.Write("x", SummaryTensor.Of([true]), 7, "mine", [1, 2]),
        ["own strings"] = w => w.Write("x", SummaryTensor.OfByteStrings(["a"u8.ToArray(), [0xFF, 0]], 1, 2), 7, "mine", [1, 2]),
        ["own described"] = w => w.Write(
            "x", SummaryTensor.Of([1.5f]), 7,
            new SummaryMetadata("mine") { Content = new byte[] { 1, 2 }, DisplayName = "shown", Description = "said", DataClass = SummaryDataClass.Tensor }),
    };

    public static TheoryData<string> Cases => [.. s_golden.GetProperty("events").EnumerateObject().Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Summary_is_TensorFlows_bytes(string name)
    {
        using var file = new MemoryStream();
        using (var writer = new SummaryWriter(file, leaveOpen: true)) s_cases[name](writer);
        var payload = Golden.Payloads(file.ToArray())[1];
        Assert.Equal(s_golden.GetProperty("events").GetProperty(name).GetString(), Convert.ToHexStringLower(payload.AsSpan(9)));
    }

    [Fact]
    public void Pixels_of_any_type_are_TensorFlows()
    {
        Pixels<double>("double", [0, 0.5, 1, 1.5, -1, double.NaN, double.PositiveInfinity, 1 / 255.5, 0.49706457925636005, 0.99999]);
        Pixels<float>("float", [0, 0.5f, 1, 1.5f, -1, float.NaN, float.PositiveInfinity, 0.25f]);
        Pixels("half", Array.ConvertAll([0, 0.5f, 1, 1.5f, -1, float.NaN, 0.25f, 0.1f, 0.9f, 0.999f, 0.3333f], value => (Half)value));
        Pixels<sbyte>("int8", [-128, -1, 0, 1, 64, 127]);
        Pixels<byte>("uint8", [0, 1, 255]);
        Pixels<short>("int16", [-5, 0, 127, 128, 255, 32767]);
        Pixels<ushort>("uint16", [0, 255, 256, 65535]);
        Pixels<int>("int32", [-1, 0, 255, 8388607, 8388608, int.MaxValue]);
        Pixels<long>("int64", [-9, (1L << 55) - 1, 1L << 55, long.MaxValue]);
        // TensorFlow has no kernel for these; they follow the rule of the others.
        Assert.Equal([0, 1, 255], PixelBytes.Of<uint>([(1 << 24) - 1, 1 << 24, uint.MaxValue]).ToArray());
        Assert.Equal([0, 1, 255], PixelBytes.Of<ulong>([(1UL << 56) - 1, 1UL << 56, ulong.MaxValue]).ToArray());
        Assert.Equal(
            "pixels are Decimal; float, double, Half or an integer of 8 to 64 bits is expected", Assert.Throws<ArgumentException>(() => PixelBytes.Of<decimal>([1])).Message);
    }

    private static void Pixels<T>(string name, ReadOnlySpan<T> pixels)
        where T : unmanaged, INumberBase<T> =>
        Assert.Equal(s_golden.GetProperty("pixels").GetProperty(name).EnumerateArray().Select(pixel => pixel.GetByte()), PixelBytes.Of(pixels).ToArray());
}
