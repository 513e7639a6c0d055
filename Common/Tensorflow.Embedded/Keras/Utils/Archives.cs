using System.Formats.Tar;
using System.IO.Compression;

namespace Tensorflow.Keras.Utils;

/// <summary>
/// Unpacks tar, tar.gz and zip archives into a folder. All of an archive is unpacked beside and checked before anything of it stands in the folder; names that lead out of it, links and devices are
/// refused.
/// </summary>
internal static class Archives
{
    /// <summary>Unpacks an archive; what is none is left as it is.</summary>
    /// <param name="archive">Path of the archive.</param>
    /// <param name="folder">Where its files go; those of the same name are written over.</param>
    /// <param name="format">tar, zip, auto (by its content), or null: nothing is unpacked.</param>
    /// <exception cref="ValueError">There is no such format, or the archive is damaged or refused.</exception>
    public static void Unpack(string archive, string folder, string? format)
    {
        if (format is not (null or "auto" or "tar" or "zip")) throw new ValueError($"archive_format \"{format}\" is not known: tar, zip or auto expected.");
        var kind = Kind(archive);
        if (format is null || kind is null || (format == "tar" && kind == "zip") || (format == "zip" && kind != "zip")) return;
        var beside = Path.Combine(folder, $".unpack-{Guid.NewGuid():N}");
        Directory.CreateDirectory(beside);
        try
        {
            if (kind == "zip") Zip(archive, beside);
            else Tar(archive, kind == "gz", beside);
            Merge(beside, folder);
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new ValueError($"The archive {archive} is damaged: {damage.Message}");
        }
        finally
        {
            Directory.Delete(beside, recursive: true);
        }
    }

    /// <summary>Path of an archive's entry in a folder.</summary>
    /// <exception cref="ValueError">The name leads out of it.</exception>
    public static string Inside(string folder, string name, string archive)
    {
        var parts = name.Split('/', '\\').Where(part => part is not ("" or ".")).ToArray();
        if (name.StartsWith('/') || name.StartsWith('\\') || Array.Exists(parts, part => part == ".." || part.AsSpan().ContainsAny(":\0")))
            throw new ValueError($"The archive {archive} is refused: its entry \"{name}\" leads out of the folder.");
        return Path.Combine([folder, .. parts]);
    }

    // zip, gz or tar; null: none of them.
    private static string? Kind(string archive)
    {
        using var file = File.OpenRead(archive);
        Span<byte> start = stackalloc byte[262];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (start is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..]) return "zip";
        if (start is [0x1F, 0x8B, ..]) return "gz";
        return read == start.Length && start[257..].SequenceEqual("ustar"u8) ? "tar" : null;
    }

    private static void Zip(string archive, string folder)
    {
        const int unixType = 0xF000;
        const int link = 0xA000;
        using var zip = ZipFile.OpenRead(archive);
        foreach (var entry in zip.Entries)
        {
            var path = Inside(folder, entry.FullName, archive);
            if (((entry.ExternalAttributes >> 16) & unixType) == link) throw new ValueError($"The archive {archive} is refused: its entry \"{entry.FullName}\" is a link.");
            if (entry.FullName.EndsWith('/'))
            {
                Directory.CreateDirectory(path);
                continue;
            }
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var content = entry.Open();
            Write(content, path);
        }
    }

    private static void Tar(string archive, bool isCompressed, string folder)
    {
        using var file = File.OpenRead(archive);
        using Stream content = isCompressed ? new WholeGZip(file) : file;
        using var tar = new TarReader(content, leaveOpen: true);
        var any = false;
        for (; tar.GetNextEntry() is { } entry; any = true)
        {
            if (entry.EntryType is TarEntryType.GlobalExtendedAttributes) continue;
            var path = Inside(folder, entry.Name, archive);
            if (entry.EntryType is TarEntryType.Directory)
            {
                Directory.CreateDirectory(path);
                continue;
            }
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile))
                throw new ValueError($"The archive {archive} is refused: its entry \"{entry.Name}\" is neither file nor folder but {entry.EntryType}.");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Write(entry.DataStream ?? Stream.Null, path);
        }
        if (!any) throw new InvalidDataException("it has no entry");
        // What follows the last entry: the checksum comes last, and after it the proof that it was there.
        content.CopyTo(Stream.Null);
    }

    private static void Write(Stream content, string path)
    {
        using var file = new FileStream(path, FileMode.Create);
        content.CopyTo(file);
    }

    // A link that stands in the folder already is not gone through: it may lead anywhere.
    private static void Merge(string from, string to)
    {
        foreach (var inner in new DirectoryInfo(from).GetDirectories())
        {
            var target = Path.Combine(to, inner.Name);
            if (!Path.Exists(target)) inner.MoveTo(target);
            else if (new DirectoryInfo(target).LinkTarget is not null) throw new ValueError($"{target} is a link, and nothing is unpacked through links.");
            else Merge(inner.FullName, target);
        }
        foreach (var file in new DirectoryInfo(from).GetFiles()) file.MoveTo(Path.Combine(to, file.Name), overwrite: true);
    }
}
