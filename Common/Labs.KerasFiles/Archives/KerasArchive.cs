using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;

namespace Labs.KerasFiles.Archives;

/// <summary>A <c>.keras</c> archive: a zip of <c>config.json</c>, <c>metadata.json</c> and <c>model.weights.h5</c>.</summary>
internal sealed class KerasArchive : IDisposable
{
    public const string ConfigEntry = "config.json";
    public const string MetadataEntry = "metadata.json";
    public const string WeightsEntry = "model.weights.h5";

    /// <summary>Models inside models nest their configurations: deeper than the 64 that .NET reads by itself.</summary>
    public static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = 512 };

    // A configuration is text that a person could read. The largest of keras.applications has 300 KB.
    private const long LargestText = 256L << 20;

    // What deflate can do at best.
    private const long LargestRatio = 1032;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string path;
    private readonly Stream content;
    private readonly ZipArchive zip;
    private readonly JsonElement config;
    private readonly JsonElement metadata;
    private bool taken;

    private KerasArchive(string path, Stream content)
    {
        this.path = path;
        this.content = content;
        zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        Config = ReadText(ConfigEntry);
        config = ReadJson(ConfigEntry, Config);
        metadata = zip.GetEntry(MetadataEntry) is null ? default : ReadJson(MetadataEntry, ReadText(MetadataEntry));
    }

    /// <summary>The model's configuration as JSON.</summary>
    public string Config { get; }

    /// <summary>What compile was given, as JSON; null where the model was not compiled.</summary>
    public string? CompileConfig =>
        config.ValueKind == JsonValueKind.Object && config.TryGetProperty("compile_config", out var compiled) && compiled.ValueKind == JsonValueKind.Object ? compiled.GetRawText() : null;

    /// <summary>Opens an archive; <paramref name="content"/> is disposed where that fails, and with the archive unless its weights were taken.</summary>
    public static KerasArchive Open(string path, Stream content)
    {
        try
        {
            return new KerasArchive(path, content);
        }
        catch (Exception e)
        {
            content.Dispose();
            if (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
                throw KerasFileException.Of(path, $"is a damaged archive: {KerasFileException.Reason(e)}.", e);
            throw;
        }
    }

    /// <summary>A text of metadata.json, or null.</summary>
    public string? Metadata(string name) =>
        metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The HDF5 file inside, checked against its checksum, as a stream that can seek. It holds the archive's file open.</summary>
    public Stream TakeWeights()
    {
        try
        {
            var entry = Entry(WeightsEntry);
            var weights = Stored(entry) ?? (Stream)Unpacked(entry);
            taken = weights is PartOfFile;
            return weights;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or UnauthorizedAccessException)
        {
            throw KerasFileException.Of(path, $"is a damaged archive: {KerasFileException.Reason(e)}.", e);
        }
    }

    public void Dispose()
    {
        zip.Dispose();
        if (!taken) content.Dispose();
    }

    private ZipArchiveEntry Entry(string name)
    {
        var entry = zip.GetEntry(name);
        if (entry is null)
        {
            var found = zip.Entries.Count > 8 ? $"{zip.Entries.Count} others" : string.Join(", ", zip.Entries.Select(e => e.FullName));
            throw KerasFileException.Of(path, $"is no archive of Keras' that can be read: {name} expected in it, found {(found.Length == 0 ? "nothing" : found)}.");
        }
        if (entry.Length > LargestRatio * Math.Max(entry.CompressedLength, 1)) throw new InvalidDataException($"{name} says that it has {entry.Length} bytes in {entry.CompressedLength}");
        return entry;
    }

    private string ReadText(string name)
    {
        var entry = Entry(name);
        if (entry.Length > LargestText) throw new InvalidDataException($"{name} has {entry.Length} bytes, at most {LargestText} expected");
        var bytes = new MemoryStream();
        Copy(entry, bytes);
        return StrictUtf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private JsonElement ReadJson(string name, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, JsonOptions);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw KerasFileException.Of(path, $"cannot be read: {name} is no JSON: {KerasFileException.Reason(e)}.", e);
        }
    }

    /// <summary>Copies an entry's bytes, no more than it says to have, and compares their checksum.</summary>
    private static void Copy(ZipArchiveEntry entry, Stream target)
    {
        using var source = entry.Open();
        var crc = new Crc32();
        var buffer = new byte[1 << 16];
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            if (target.Length + read > entry.Length) throw new InvalidDataException($"{entry.FullName} has more than the {entry.Length} bytes that it says to have");
            crc.Append(buffer.AsSpan(0, read));
            target.Write(buffer, 0, read);
        }
        if (target.Length != entry.Length) throw new InvalidDataException($"{entry.FullName} has {target.Length} bytes, {entry.Length} expected");
        CheckCrc(entry, crc);
    }

    private static void CheckCrc(ZipArchiveEntry entry, Crc32 crc)
    {
        if (crc.GetCurrentHashAsUInt32() != entry.Crc32) throw new InvalidDataException($"{entry.FullName} has the checksum 0x{crc.GetCurrentHashAsUInt32():x8}, 0x{entry.Crc32:x8} expected");
    }

    /// <summary>An entry that is not compressed, as Keras writes them, is read where it stands; null for others.</summary>
    private PartOfFile? Stored(ZipArchiveEntry entry)
    {
        if (entry.CompressedLength != entry.Length || entry.Length == 0) return null;
        long start;
        using (var source = entry.Open())
        {
            // The archive's class does not say where an entry begins; the file's position after its first byte does.
            if (source.ReadByte() is var first && first < 0) return null;
            start = content.Position - 1;
            content.Position = start;
            if (start < 0 || start + entry.Length > content.Length || content.ReadByte() != first) return null;
        }
        var part = new PartOfFile(content, start, entry.Length);
        var crc = new Crc32();
        crc.Append(part);
        // A compressed entry of the same length, by chance: unpacking it tells.
        return crc.GetCurrentHashAsUInt32() == entry.Crc32 ? part : null;
    }

    /// <summary>A compressed entry goes through a temporary file, as in Keras itself: HDF5 is read here and there.</summary>
    private static FileStream Unpacked(ZipArchiveEntry entry)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            Copy(entry, file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
