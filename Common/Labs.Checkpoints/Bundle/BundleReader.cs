using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Google.Protobuf;
using Labs.Checkpoints.Bundle;
using Labs.Checkpoints.Proto;
using Labs.Checkpoints.Table;
using Microsoft.Win32.SafeHandles;

namespace Labs.Checkpoints;

/// <summary>
/// Reads a TensorFlow checkpoint's tensors, as <c>tf.train.load_checkpoint</c> does. Opening reads and checks the whole index; a tensor's bytes are read, and
/// checked against their checksum, when they are asked for. Methods may be called from several threads at once.
/// </summary>
public sealed class BundleReader : IDisposable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<BundleEntry> entries = [];
    private readonly Dictionary<string, BundleEntry> byKey = [];
    // Parts of sliced tensors, by their key as hexadecimal digits.
    private readonly Dictionary<string, BundleEntry> slices = [];
    private readonly SafeFileHandle?[] shards;
    private readonly Lock opening = new();
    private bool disposed;

    /// <summary>Opens the checkpoint <paramref name="prefix"/>: the path without <c>.index</c> or <c>.data-00000-of-00001</c>.</summary>
    /// <exception cref="CheckpointException">There is none, or its index is damaged.</exception>
    public BundleReader(string prefix)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        Prefix = prefix;
        IndexPath = BundleFiles.Index(prefix);
        try
        {
            shards = new SafeFileHandle?[ReadIndex(ReadIndexFile())];
        }
        catch (InvalidDataException e)
        {
            throw new CheckpointException($"'{IndexPath}' is no whole checkpoint index: {e.Message}.", e);
        }
    }

    /// <summary>What all file names of the checkpoint begin with.</summary>
    public string Prefix { get; }

    /// <summary>All tensors in the order of their keys (bytewise).</summary>
    public IReadOnlyList<BundleEntry> Entries => entries;

    /// <summary>The number of data files.</summary>
    public int ShardCount => shards.Length;

    private string IndexPath { get; }

    /// <summary>Whether there is a tensor <paramref name="key"/>.</summary>
    public bool Contains(string key) => byKey.ContainsKey(key);

    /// <summary>The entry of tensor <paramref name="key"/>.</summary>
    /// <exception cref="CheckpointException">There is none.</exception>
    public BundleEntry this[string key] =>
        byKey.TryGetValue(key, out var entry) ? entry : throw new CheckpointException($"'{IndexPath}' has no tensor '{key}' among its {entries.Count}.");

    /// <summary>A tensor's elements as bytes: row-major, little-endian.</summary>
    /// <exception cref="CheckpointException">There is no such tensor, it holds strings, or its bytes are not those that were written.</exception>
    public byte[] ReadBytes(string key)
    {
        var entry = this[key];
        if (entry.DataType == DataType.String) throw new CheckpointException($"'{IndexPath}': tensor '{key}' is string, a type of fixed size expected.");
        var size = entry.ElementCount * entry.DataType.Size();
        var bytes = Allocate(size, key);
        if (entry.IsSliced) ReadSlices(entry, bytes);
        else ReadChecked(entry, bytes);
        return bytes;
    }

    /// <summary>A tensor's elements, row-major.</summary>
    /// <typeparam name="T">float, double, Half, Complex, bool or an integer, as the tensor's type is (<see cref="DataTypes.Of{T}"/>).</typeparam>
    /// <exception cref="CheckpointException">There is no such tensor, it is of another type, or its bytes are not those that were written.</exception>
    public T[] Read<T>(string key) where T : unmanaged
    {
        var expected = DataTypes.Of<T>();
        var entry = this[key];
        if (entry.DataType != expected)
            throw new CheckpointException($"'{IndexPath}': tensor '{key}' is {entry.DataType.Name()}, {expected.Name()} expected.");
        return MemoryMarshal.Cast<byte, T>(ReadBytes(key)).ToArray();
    }

    /// <summary>A string tensor's elements, row-major, each as its bytes.</summary>
    /// <exception cref="CheckpointException">There is no such tensor, it is of another type, or its bytes are not those that were written.</exception>
    public byte[][] ReadStrings(string key)
    {
        var entry = this[key];
        if (entry.DataType != DataType.String) throw new CheckpointException($"'{IndexPath}': tensor '{key}' is {entry.DataType.Name()}, string expected.");
        if (entry.IsSliced) throw new CheckpointException($"'{IndexPath}': tensor '{key}' holds strings in slices, which are not read.");
        return ReadChecked(entry);
    }

    /// <summary>Reads every byte of every tensor and checks it.</summary>
    /// <exception cref="CheckpointException">A data file is missing or cut short, or a tensor's bytes are not those that were written.</exception>
    public void Verify()
    {
        foreach (var entry in entries)
        {
            if (entry.IsSliced) SlicesOf(entry);
            else if (entry.DataType == DataType.String) ReadChecked(entry);
            else VerifyBytes(entry);
        }
        foreach (var slice in slices.Values) VerifyBytes(slice);
    }

    /// <summary>Closes the data files.</summary>
    public void Dispose()
    {
        disposed = true;
        foreach (var shard in shards) shard?.Dispose();
    }

    private byte[] ReadIndexFile()
    {
        try
        {
            // Others may hold it open for writing, as virus scanners and synchronisers do; what they make of it, its checksums show.
            using var file = new FileStream(IndexPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (file.Length > Array.MaxLength) throw new InvalidDataException($"{file.Length} bytes found, at most {Array.MaxLength} expected");
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CheckpointException($"'{IndexPath}' not found{Hint()}.", e);
        }
        catch (Exception e) when (CheckpointException.IsFileError(e))
        {
            throw new CheckpointException($"'{IndexPath}' cannot be read: {e.Message}", e);
        }
    }

    // The two mistakes that users make: a file's name for the prefix, and the prefix without its number.
    private string Hint()
    {
        var dot = Prefix.LastIndexOf(".index", StringComparison.Ordinal);
        if (dot < 0) dot = Prefix.LastIndexOf(".data-", StringComparison.Ordinal);
        if (dot > 0 && File.Exists(BundleFiles.Index(Prefix[..dot]))) return $" (a checkpoint's name is its prefix, '{Prefix[..dot]}')";
        var directory = BundleFiles.DirectoryOf(Prefix);
        var name = Path.GetFileName(Prefix);
        if (!Directory.Exists(directory) || name.Length == 0) return "";
        var numbered = Directory.EnumerateFiles(directory).Select(Path.GetFileName)
            .FirstOrDefault(file => file!.StartsWith(name + "-", StringComparison.Ordinal) && file.EndsWith(".index", StringComparison.Ordinal));
        return numbered is null ? "" : $" (there is '{numbered[..^".index".Length]}': the number is part of a checkpoint's name)";
    }

    /// <summary>Fills the dictionaries and returns the number of shards.</summary>
    private int ReadIndex(byte[] file)
    {
        var table = TableReader.Read(file);
        if (table.Count == 0 || table[0].Key.Length != 0) throw new InvalidDataException("the header, key '', is missing");
        var header = Parse(BundleHeaderProto.Parser, table[0].Value, "the header");
        if (header.Endianness != BundleHeaderProto.Types.Endianness.Little) throw new InvalidDataException("written big-endian, little-endian expected");
        if (header.Version is { MinConsumer: > 1 })
            throw new InvalidDataException($"its readers must know format version {header.Version.MinConsumer}, version 1 expected");
        if (header.NumShards is < 1 or > 99_999) throw new InvalidDataException($"{header.NumShards} data files found, 1 to 99999 expected");

        foreach (var (key, value) in table.Skip(1))
        {
            var isSlice = key[0] == SliceKey.FirstByte;
            var name = isSlice ? Convert.ToHexString(key) : Decode(key);
            var entry = ReadEntry(name, value, header.NumShards);
            if (isSlice) slices.Add(name, entry);
            else
            {
                entries.Add(entry);
                byKey.Add(name, entry);
            }
        }
        return header.NumShards;
    }

    private static string Decode(byte[] key)
    {
        try
        {
            return StrictUtf8.GetString(key);
        }
        catch (ArgumentException)
        {
            throw new InvalidDataException($"key 0x{Convert.ToHexStringLower(key)} is not UTF-8");
        }
    }

    private static T Parse<T>(MessageParser<T> parser, ReadOnlyMemory<byte> bytes, string what) where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(bytes.Span);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new InvalidDataException($"{what} is no protocol buffer of its kind ({e.Message.TrimEnd('.')})");
        }
    }

    private static BundleEntry ReadEntry(string key, ReadOnlyMemory<byte> value, int shardCount)
    {
        var proto = Parse(BundleEntryProto.Parser, value, $"the entry of '{key}'");
        var dtype = (DataType)proto.Dtype;
        if (!dtype.CanBeStored()) throw new InvalidDataException($"tensor '{key}' has {dtype.Name()}, which no checkpoint holds");
        var shape = proto.Shape?.Dim.Select(dim => dim.Size).ToArray() ?? [];
        if (proto.Shape is { UnknownRank: true } || DataTypes.ElementCount(shape) is not { } count || count > long.MaxValue / Math.Max(dtype.Size(), 1))
            throw new InvalidDataException($"tensor '{key}' has the shape {DataTypes.ShapeText(shape)}, which no tensor has");
        if (proto.ShardId < 0 || proto.ShardId >= shardCount)
            throw new InvalidDataException($"tensor '{key}' lies in data file {proto.ShardId}, 0 to {shardCount - 1} expected");
        if (proto.Offset < 0 || proto.Size < 0 || proto.Offset > long.MaxValue - proto.Size)
            throw new InvalidDataException($"tensor '{key}' lies at byte {proto.Offset} with {proto.Size} bytes");
        if (proto.Slices.Count == 0 && dtype != DataType.String && proto.Size != count * dtype.Size())
            throw new InvalidDataException($"tensor '{key}', {dtype.Name()} {DataTypes.ShapeText(shape)}, has {proto.Size} bytes, {count * dtype.Size()} expected");
        return new BundleEntry(key, proto, dtype, shape, count);
    }

    private byte[] Allocate(long size, string key) =>
        size <= Array.MaxLength
            ? new byte[size]
            : throw new CheckpointException($"'{IndexPath}': tensor '{key}' has {size} bytes, at most {Array.MaxLength} can be read.");

    private string ShardPath(BundleEntry entry) => BundleFiles.Data(Prefix, entry.Proto.ShardId, ShardCount);

    /// <summary>The open data file of an entry, long enough to hold it.</summary>
    private SafeFileHandle Shard(BundleEntry entry)
    {
        var path = ShardPath(entry);
        try
        {
            SafeFileHandle handle;
            lock (opening)
            {
                ObjectDisposedException.ThrowIf(disposed, this);
                handle = shards[entry.Proto.ShardId] ??= File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            }
            var length = RandomAccess.GetLength(handle);
            if (length < entry.Proto.Offset + entry.Proto.Size)
                throw new CheckpointException(
                    $"'{path}' is cut short: {length} bytes found, at least {entry.Proto.Offset + entry.Proto.Size} expected for tensor '{entry.Key}'.");
            return handle;
        }
        catch (Exception e) when (CheckpointException.IsFileError(e))
        {
            throw new CheckpointException(e is FileNotFoundException ? $"'{path}' not found, though '{IndexPath}' is there." : $"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private void ReadAt(SafeFileHandle file, BundleEntry entry, long position, Span<byte> target)
    {
        try
        {
            while (target.Length > 0)
            {
                var read = RandomAccess.Read(file, target, position);
                if (read == 0) throw new CheckpointException($"'{ShardPath(entry)}' became shorter while it was read.");
                target = target[read..];
                position += read;
            }
        }
        catch (Exception e) when (CheckpointException.IsFileError(e))
        {
            throw new CheckpointException($"'{ShardPath(entry)}' cannot be read: {e.Message}", e);
        }
    }

    private void ReadChecked(BundleEntry entry, Span<byte> target)
    {
        ReadAt(Shard(entry), entry, entry.Proto.Offset, target);
        Check(entry, MaskedCrc32C.Of(target));
    }

    private byte[][] ReadChecked(BundleEntry strings)
    {
        var file = Shard(strings);
        var stored = Allocate(strings.Proto.Size, strings.Key);
        ReadAt(file, strings, strings.Proto.Offset, stored);
        try
        {
            var (values, crc) = StringTensor.Decode(stored, strings.ElementCount);
            Check(strings, MaskedCrc32C.Mask(crc));
            return values;
        }
        catch (InvalidDataException e)
        {
            throw new CheckpointException($"'{ShardPath(strings)}' is damaged: tensor '{strings.Key}': {e.Message}.", e);
        }
    }

    private void VerifyBytes(BundleEntry entry)
    {
        var file = Shard(entry);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(entry.Proto.Size, 1, 1 << 20));
        try
        {
            var crc = 0u;
            for (long done = 0; done < entry.Proto.Size;)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, entry.Proto.Size - done));
                ReadAt(file, entry, entry.Proto.Offset + done, part);
                crc = MaskedCrc32C.Extend(crc, part);
                done += part.Length;
            }
            Check(entry, MaskedCrc32C.Mask(crc));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Check(BundleEntry entry, uint computed)
    {
        if (computed != entry.Proto.Crc32C)
            throw new CheckpointException(
                $"'{ShardPath(entry)}' is damaged: tensor '{entry.Key}' has the checksum 0x{computed:x8}, 0x{entry.Proto.Crc32C:x8} expected.");
    }

    /// <summary>Each slice of a tensor with its start and shape; together they are the whole tensor.</summary>
    private List<(BundleEntry Part, long[] Start)> SlicesOf(BundleEntry entry)
    {
        List<(BundleEntry Part, long[] Start)> parts = [];
        foreach (var slice in entry.Proto.Slices)
        {
            if (slice.Extent.Count != entry.Shape.Count)
                throw Damaged($"a slice of {slice.Extent.Count} dimensions found, {entry.Shape.Count} expected");
            var extents = slice.Extent.Select(extent => (extent.Start, Length: extent.HasLength ? extent.Length : -1)).ToArray();
            if (!slices.TryGetValue(Convert.ToHexString(SliceKey.Encode(entry.Key, extents)), out var part))
                throw Damaged($"its slice at {DataTypes.ShapeText([.. extents.Select(e => e.Start)])} is missing");
            for (var d = 0; d < extents.Length; d++)
            {
                var length = extents[d].Length < 0 ? entry.Shape[d] : extents[d].Length;
                if (part.DataType != entry.DataType || part.Shape.Count != extents.Length || part.Shape[d] != length
                    || extents[d].Start < 0 || extents[d].Start > entry.Shape[d] - length)
                    throw Damaged($"its slice is {part.DataType.Name()} {DataTypes.ShapeText(part.Shape)} at {DataTypes.ShapeText([.. extents.Select(e => e.Start)])}");
            }
            parts.Add((part, [.. extents.Select(extent => extent.Start)]));
        }
        var elements = parts.Sum(part => (decimal)part.Part.ElementCount);
        if (elements != entry.ElementCount) throw Damaged($"its slices have {elements} elements, {entry.ElementCount} expected");
        for (var i = 0; i < parts.Count; i++)
            for (var j = 0; j < i; j++)
                if (Enumerable.Range(0, entry.Shape.Count).All(d =>
                        parts[i].Start[d] < parts[j].Start[d] + parts[j].Part.Shape[d] && parts[j].Start[d] < parts[i].Start[d] + parts[i].Part.Shape[d]))
                    throw Damaged("its slices overlap");
        return parts;

        CheckpointException Damaged(string found) =>
            new($"'{IndexPath}': tensor '{entry.Key}', {entry.DataType.Name()} {DataTypes.ShapeText(entry.Shape)}, cannot be put together: {found}.");
    }

    private void ReadSlices(BundleEntry entry, byte[] target)
    {
        foreach (var (part, start) in SlicesOf(entry))
        {
            var bytes = Allocate(part.Proto.Size, entry.Key);
            ReadChecked(part, bytes);
            // Rows of the last dimension are contiguous in both.
            var rank = part.Shape.Count;
            var row = (int)((rank == 0 ? 1 : part.Shape[rank - 1]) * part.DataType.Size());
            var place = new long[rank];
            for (var from = 0; from < bytes.Length; from += row)
            {
                long to = 0;
                for (var d = 0; d < rank; d++) to = to * entry.Shape[d] + start[d] + place[d];
                bytes.AsSpan(from, row).CopyTo(target.AsSpan((int)(to * part.DataType.Size())));
                for (var d = rank - 2; d >= 0 && ++place[d] == part.Shape[d]; d--) place[d] = 0;
            }
        }
    }
}
