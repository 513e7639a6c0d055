using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Google.Protobuf;
using Labs.Checkpoints.Bundle;
using Labs.Checkpoints.Proto;
using Labs.Checkpoints.Table;
using Labs.TensorTypes;
using Microsoft.Win32.SafeHandles;

namespace Labs.Checkpoints;

/// <summary>
/// Reads a TensorFlow checkpoint's tensors, as <c>tf.train.load_checkpoint</c> does. Opening reads and checks the whole index; a tensor's bytes are read, and
/// checked against their checksum, when they are asked for. Methods may be called from several threads at once.
/// </summary>
public sealed class BundleReader : IDisposable
{
    // Of what is read at once, in bytes.
    private const int PartSize = 256 << 10;

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
            throw new CheckpointException($"'{IndexPath}' is no whole checkpoint index: {e.Message}.", e) { FilePath = IndexPath };
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
        byKey.TryGetValue(key, out var entry) ? entry : throw new CheckpointException($"'{IndexPath}' has no tensor '{key}' among its {entries.Count}.") { FilePath = IndexPath, TensorKey = key };

    /// <summary>A tensor's elements as bytes: row-major, little-endian.</summary>
    /// <exception cref="CheckpointException">There is no such tensor, it holds strings or values that are not read, or its bytes are not those that were written.</exception>
    public byte[] ReadBytes(string key)
    {
        var entry = this[key];
        RequireFixedSize(entry);
        var bytes = Allocate(entry.ByteCount, key);
        ReadInto<byte>(entry, bytes);
        return bytes;
    }

    /// <summary>A tensor's elements, row-major.</summary>
    /// <typeparam name="T">float, double, Half, BFloat16, Complex64, Complex, bool or an integer, as the tensor's type is (<see cref="DataTypes.Of{T}"/>).</typeparam>
    /// <exception cref="CheckpointException">There is no such tensor, it is of another type, or its bytes are not those that were written.</exception>
    public T[] Read<T>(string key) where T : unmanaged
    {
        var entry = OfType<T>(key);
        if (entry.ElementCount > Array.MaxLength) throw new CheckpointException($"'{IndexPath}': tensor '{key}' has {entry.ElementCount} elements, at most {Array.MaxLength} can be read.") { FilePath = IndexPath, TensorKey = key };
        Shards(entry);
        var values = GC.AllocateUninitializedArray<T>((int)entry.ElementCount);
        ReadInto<T>(entry, values);
        return values;
    }

    /// <summary>Reads a tensor's elements, row-major, into <paramref name="target"/>.</summary>
    /// <param name="key">The tensor.</param>
    /// <param name="target">As long as the tensor has elements (<see cref="BundleEntry.ElementCount"/>).</param>
    /// <inheritdoc cref="Read{T}(string)"/>
    /// <exception cref="ArgumentException"><paramref name="target"/> has another length.</exception>
    public void Read<T>(string key, Span<T> target) where T : unmanaged
    {
        var entry = OfType<T>(key);
        if (target.Length != entry.ElementCount) throw new ArgumentException($"Tensor '{key}' has {entry.ElementCount} elements, got room for {target.Length}.", nameof(target));
        ReadInto(entry, target);
    }

    /// <summary>A string tensor's elements, row-major, each as its bytes.</summary>
    /// <exception cref="CheckpointException">There is no such tensor, it is of another type, or its bytes are not those that were written.</exception>
    public byte[][] ReadStrings(string key)
    {
        var entry = this[key];
        if (entry.DataType != DataType.String) throw new CheckpointException($"'{IndexPath}': tensor '{key}' is {entry.DataType.Name()}, string expected.");
        return entry.IsSliced ? ReadStringSlices(entry) : ReadChecked(entry);
    }

    /// <summary>Reads every byte of every tensor and checks it.</summary>
    /// <exception cref="CheckpointException">A data file is missing or cut short, or a tensor's bytes are not those that were written.</exception>
    public void Verify()
    {
        List<BundleEntry> parts = [];
        foreach (var entry in entries)
        {
            if (entry.IsSliced) SlicesOf(entry);
            else parts.Add(entry);
        }
        parts.AddRange(slices.Values);
        ManyTensors.Each(parts, parts.Sum(part => part.Proto.Size), VerifyPart);
    }

    /// <summary>Reads every byte of one tensor and checks it.</summary>
    internal void Verify(string key)
    {
        var entry = this[key];
        if (!entry.IsSliced) VerifyPart(entry);
        else foreach (var (part, _) in SlicesOf(entry)) VerifyPart(part);
    }

    private void VerifyPart(BundleEntry part)
    {
        if (part.DataType == DataType.String) ReadChecked(part);
        else if (part.DataType.Size() > 0) VerifyBytes(part);
        // The checksum of what is not read is computed in ways of its own: that its bytes are there is known.
        else Shard(part);
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
            if (IsVersion1()) throw new CheckpointException($"'{Prefix}' is a checkpoint of TensorFlow 1's first format (one file, SaverDef.V1), which is not read; '{IndexPath}' of the second expected.", e) { FilePath = Prefix };
            throw new CheckpointException($"'{IndexPath}' not found{Hint()}.", e) { FilePath = IndexPath };
        }
        catch (Exception e) when (CheckpointException.IsFileError(e))
        {
            throw new CheckpointException($"'{IndexPath}' cannot be read: {e.Message}", e);
        }
    }

    // One file named as the prefix is, a table of the same kind as an index.
    private bool IsVersion1()
    {
        try
        {
            if (Prefix.EndsWith(BundleFiles.Index(""), StringComparison.Ordinal) || !File.Exists(Prefix)) return false;
            using var file = File.OpenRead(Prefix);
            if (file.Length < TableFormat.FooterSize) return false;
            file.Position = file.Length - sizeof(ulong);
            Span<byte> magic = stackalloc byte[sizeof(ulong)];
            file.ReadExactly(magic);
            return BinaryPrimitives.ReadUInt64LittleEndian(magic) == TableFormat.Magic;
        }
        catch (Exception e) when (CheckpointException.IsFileError(e))
        {
            return false;
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
        if (dtype <= DataType.Invalid) throw new InvalidDataException($"tensor '{key}' has {dtype.Name()}, which no checkpoint holds");
        var shape = proto.Shape?.Dim.Select(dim => dim.Size).ToArray() ?? [];
        if (proto.Shape is { UnknownRank: true } || TensorShape.ElementCount(shape) is not { } count || count > long.MaxValue / Math.Max(dtype.Size(), 1))
            throw new InvalidDataException($"tensor '{key}' has the shape {TensorShape.Text(shape)}, which no tensor has");
        if (proto.ShardId < 0 || proto.ShardId >= shardCount)
            throw new InvalidDataException($"tensor '{key}' lies in data file {proto.ShardId}, 0 to {shardCount - 1} expected");
        if (proto.Offset < 0 || proto.Size < 0 || proto.Offset > long.MaxValue - proto.Size)
            throw new InvalidDataException($"tensor '{key}' lies at byte {proto.Offset} with {proto.Size} bytes");
        // A type that is not known here has a size that is not known; it is refused when it is read.
        if (proto.Slices.Count == 0 && dtype.Size() > 0 && proto.Size != count * dtype.Size())
            throw new InvalidDataException($"tensor '{key}', {dtype.Name()} {TensorShape.Text(shape)}, has {proto.Size} bytes, {count * dtype.Size()} expected");
        return new BundleEntry(key, proto, dtype, shape, count);
    }

    private byte[] Allocate(long size, string key) =>
        size <= Array.MaxLength
            ? GC.AllocateUninitializedArray<byte>((int)size)
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

    private BundleEntry OfType<T>(string key) where T : unmanaged
    {
        var expected = DataTypes.Of<T>();
        var entry = this[key];
        if (entry.DataType != expected)
            throw new CheckpointException($"'{IndexPath}': tensor '{key}' is {entry.DataType.Name()}, {expected.Name()} expected.") { FilePath = IndexPath, TensorKey = key };
        return entry;
    }

    private void RequireFixedSize(BundleEntry entry)
    {
        if (entry.DataType.Size() > 0) return;
        var what = entry.DataType == DataType.String ? "is string, a type of fixed size expected" : $"is {entry.DataType.Name()}, a type whose values are not read";
        throw new CheckpointException($"'{IndexPath}': tensor '{entry.Key}' {what}.") { FilePath = IndexPath, TensorKey = entry.Key };
    }

    // Nothing is allocated for a tensor whose bytes are not there.
    private void Shards(BundleEntry entry)
    {
        if (entry.IsSliced) foreach (var (part, _) in SlicesOf(entry)) Shard(part);
        else Shard(entry);
    }

    private void ReadInto<T>(BundleEntry entry, Span<T> target) where T : unmanaged
    {
        if (entry.IsSliced) ReadSlices(entry, target);
        else ReadChecked(entry, target);
    }

    // In parts: each is still in the processor's own cache when its checksum is computed, and the bytes of a whole array may be more than a span of bytes can have.
    private void ReadChecked<T>(BundleEntry entry, Span<T> target) where T : unmanaged
    {
        const int part = PartSize / 16;
        var (file, position, crc) = (Shard(entry), entry.Proto.Offset, 0u);
        while (target.Length > 0)
        {
            var bytes = MemoryMarshal.AsBytes(target[..Math.Min(part, target.Length)]);
            ReadAt(file, entry, position, bytes);
            crc = MaskedCrc32C.Extend(crc, bytes);
            position += bytes.Length;
            target = target[Math.Min(part, target.Length)..];
        }
        Check(entry, MaskedCrc32C.Mask(crc));
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
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(entry.Proto.Size, 1, PartSize));
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
            throw new CheckpointException($"'{ShardPath(entry)}' is damaged: tensor '{entry.Key}' has the checksum 0x{computed:x8}, 0x{entry.Proto.Crc32C:x8} expected.")
            {
                FilePath = ShardPath(entry), TensorKey = entry.Key,
            };
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
                throw Damaged($"its slice at {TensorShape.Text([.. extents.Select(e => e.Start)])} is missing");
            for (var d = 0; d < extents.Length; d++)
            {
                var length = extents[d].Length < 0 ? entry.Shape[d] : extents[d].Length;
                if (part.DataType != entry.DataType || part.Shape.Count != extents.Length || part.Shape[d] != length
                    || extents[d].Start < 0 || extents[d].Start > entry.Shape[d] - length)
                    throw Damaged($"its slice is {part.DataType.Name()} {TensorShape.Text(part.Shape)} at {TensorShape.Text([.. extents.Select(e => e.Start)])}");
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
            new($"'{IndexPath}': tensor '{entry.Key}', {entry.DataType.Name()} {TensorShape.Text(entry.Shape)}, cannot be put together: {found}.");
    }

    private void ReadSlices<T>(BundleEntry entry, Span<T> target) where T : unmanaged
    {
        // As bytes, a byte array of any element type is read too.
        var width = typeof(T) == typeof(byte) ? entry.DataType.Size() : 1;
        foreach (var (part, start) in SlicesOf(entry))
        {
            var values = new T[checked((int)(part.ElementCount * width))];
            ReadChecked<T>(part, values);
            Place<T>(entry, part, start, values, target, width);
        }
    }

    private byte[][] ReadStringSlices(BundleEntry entry)
    {
        var parts = SlicesOf(entry).ConvertAll(slice => (slice.Part, slice.Start, Values: ReadChecked(slice.Part)));
        var target = new byte[entry.ElementCount][];
        foreach (var (part, start, values) in parts) Place<byte[]>(entry, part, start, values, target, 1);
        return target;
    }

    // Rows of the last dimension are contiguous in both.
    private static void Place<T>(BundleEntry entry, BundleEntry part, long[] start, ReadOnlySpan<T> values, Span<T> target, int width)
    {
        var rank = part.Shape.Count;
        var row = (int)((rank == 0 ? 1 : part.Shape[rank - 1]) * width);
        var place = new long[rank];
        for (var from = 0; from < values.Length; from += row)
        {
            long to = 0;
            for (var d = 0; d < rank; d++) to = to * entry.Shape[d] + start[d] + place[d];
            values.Slice(from, row).CopyTo(target[(int)(to * width)..]);
            for (var d = rank - 2; d >= 0 && ++place[d] == part.Shape[d]; d--) place[d] = 0;
        }
    }
}
