using System.Buffers.Binary;
using System.Text.Json;
using Labs.TensorBoard.Proto;

namespace Labs.TensorBoard.Tests;

/// <summary>Event files that TensorFlow 2.15 wrote, and what was put into them (Tests/Golden/events).</summary>
internal static class Golden
{
    public static readonly string Directory = Path.Combine(AppContext.BaseDirectory, "Golden", "events");

    public static readonly JsonElement Contents = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Directory, "contents.json"))).RootElement;

    public static string FileOf(string run) => RunDirectory.EventFiles(Path.Combine(Directory, run)).Single();

    /// <summary>The payloads of a file's records, taken by their lengths alone.</summary>
    public static List<byte[]> Payloads(byte[] file)
    {
        var payloads = new List<byte[]>();
        for (var at = 0; at < file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));
            payloads.Add(file[(at + 12)..(at + 12 + length)]);
            at += length + 16;
        }
        return payloads;
    }

    public static List<Event> Events(byte[] file) => [.. Payloads(file).Select(Event.Parser.ParseFrom)];

    public static float[] Floats(JsonElement values) => [.. values.EnumerateArray().Select(v => v.GetSingle())];
}
