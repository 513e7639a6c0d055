using System.Runtime.InteropServices;
using System.Text;
using Google.Protobuf;
using Labs.Checkpoints.Bundle;
using Labs.Checkpoints.Proto;
using Labs.Checkpoints.Table;
using Labs.TensorTypes;

namespace Labs.Checkpoints;

/// <summary>
/// Writes named tensors as a TensorFlow checkpoint of one data file, byte for byte as TensorFlow does. Tensors stand in the data file in the order in which they
/// are added. Files get their names only in <see cref="Commit"/>, the data before the index; without it, and after any failure, nothing is left behind.
/// One thread at a time.
/// </summary>
public sealed class BundleWriter : IDisposable
{
    private readonly FileOperations files;
    private readonly bool durable;
    private readonly string dataPath;
    private readonly string temporaryData;
    private readonly SortedDictionary<byte[], BundleEntryProto> entries = new(Comparer<byte[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y)));
    private readonly Stream data;
    private long offset;
    private bool ended;

    /// <summary>Begins a checkpoint; creates its directory where there is none.</summary>
    /// <param name="prefix">What the file names begin with: <c>logs/nn_relu-468-1</c>.</param>
    /// <param name="durable">Whether to wait for the disk before files get their names, so that even a power cut leaves no empty file under a good name.</param>
    /// <exception cref="CheckpointException">The directory or the data file cannot be created.</exception>
    public BundleWriter(string prefix, bool durable = false) : this(prefix, durable, FileOperations.System) { }

    internal BundleWriter(string prefix, bool durable, FileOperations files)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        Prefix = prefix;
        this.durable = durable;
        this.files = files;
        dataPath = BundleFiles.Data(prefix);
        temporaryData = BundleFiles.Temporary(dataPath);
        data = FileOperations.Writing(dataPath, () =>
        {
            files.CreateDirectory(BundleFiles.DirectoryOf(prefix));
            return files.Create(temporaryData);
        });
    }

    /// <summary>What the file names begin with.</summary>
    public string Prefix { get; }

    /// <summary>Adds a tensor from its bytes: row-major, little-endian.</summary>
    /// <param name="key">The tensor's name, once per checkpoint; not empty.</param>
    /// <param name="dtype">Any type but <see cref="DataType.String"/>.</param>
    /// <param name="shape">The size of each dimension; empty for a scalar.</param>
    /// <param name="bytes">As many as the shape has elements, times <see cref="DataTypes.Size"/>.</param>
    /// <exception cref="ArgumentException">The key is taken, or type, shape and bytes do not fit together.</exception>
    /// <exception cref="CheckpointException">The data file cannot be written.</exception>
    public void Add(string key, DataType dtype, ReadOnlySpan<long> shape, ReadOnlySpan<byte> bytes)
    {
        if (dtype.Size() == 0) throw new ArgumentException($"Tensor '{key}' is {dtype.Name()}, a type of fixed size expected.", nameof(dtype));
        if ((Int128)CountElements(key, shape) * dtype.Size() != bytes.Length)
            throw new ArgumentException($"Tensor '{key}', {dtype.Name()} {TensorShape.Text(shape.ToArray())}, got {bytes.Length} bytes.", nameof(bytes));
        AddEntry(key, dtype, shape, bytes.Length, MaskedCrc32C.Of(bytes));
        Write(bytes);
    }

    /// <summary>Adds a tensor from its elements, row-major.</summary>
    /// <inheritdoc cref="Add(string, DataType, ReadOnlySpan{long}, ReadOnlySpan{byte})"/>
    public void Add<T>(string key, ReadOnlySpan<long> shape, ReadOnlySpan<T> values) where T : unmanaged
    {
        var dtype = DataTypes.Of<T>();
        if (CountElements(key, shape) != values.Length)
            throw new ArgumentException($"Tensor '{key}', {dtype.Name()} {TensorShape.Text(shape.ToArray())}, got {values.Length} elements.", nameof(values));
        // In parts, since the bytes of an array may be more than a span of bytes can have.
        const int part = 1 << 20;
        var crc = 0u;
        for (var at = 0; at < values.Length; at += Math.Min(part, values.Length - at)) crc = MaskedCrc32C.Extend(crc, MemoryMarshal.AsBytes(values.Slice(at, Math.Min(part, values.Length - at))));
        AddEntry(key, dtype, shape, values.Length * (long)dtype.Size(), MaskedCrc32C.Mask(crc));
        for (var at = 0; at < values.Length; at += Math.Min(part, values.Length - at)) Write(MemoryMarshal.AsBytes(values.Slice(at, Math.Min(part, values.Length - at))));
    }

    /// <summary>Adds a tensor of byte strings, row-major.</summary>
    /// <inheritdoc cref="Add(string, DataType, ReadOnlySpan{long}, ReadOnlySpan{byte})"/>
    public void AddStrings(string key, ReadOnlySpan<long> shape, IReadOnlyList<ReadOnlyMemory<byte>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (CountElements(key, shape) != values.Count)
            throw new ArgumentException($"Tensor '{key}', string {TensorShape.Text(shape.ToArray())}, got {values.Count} strings.", nameof(values));
        var (head, crc) = StringTensor.EncodeHead(values);
        foreach (var value in values) crc = MaskedCrc32C.Extend(crc, value.Span);
        AddEntry(key, DataType.String, shape, head.Length + values.Sum(value => (long)value.Length), MaskedCrc32C.Mask(crc));
        Write(head);
        foreach (var value in values) Write(value.Span);
    }

    /// <summary>Adds a scalar string as UTF-8.</summary>
    /// <inheritdoc cref="Add(string, DataType, ReadOnlySpan{long}, ReadOnlySpan{byte})"/>
    public void AddString(string key, string value) => AddStrings(key, [], [Encoding.UTF8.GetBytes(value)]);

    /// <summary>Ends the checkpoint and gives the files their names. A checkpoint of the same name is replaced; if that fails, it is as it was.</summary>
    /// <exception cref="CheckpointException">A file cannot be written.</exception>
    public void Commit()
    {
        ObjectDisposedException.ThrowIf(ended, this);
        var indexPath = BundleFiles.Index(Prefix);
        var temporaryIndex = BundleFiles.Temporary(indexPath);
        try
        {
            FileOperations.Writing(dataPath, () => Close(data));
            FileOperations.Writing(indexPath, () =>
            {
                using (var index = files.Create(temporaryIndex))
                {
                    WriteIndex(index);
                    Close(index);
                }
                Publish(temporaryIndex, indexPath);
            });
            ended = true;
        }
        catch
        {
            files.TryDelete(temporaryIndex);
            Dispose();
            throw;
        }
    }

    /// <summary>Deletes what was written if it was not committed.</summary>
    public void Dispose()
    {
        if (ended) return;
        ended = true;
        try
        {
            data.Dispose();
        }
        catch (IOException)
        {
            // A full disk fails again when the buffer's rest is written; the file goes anyway.
        }
        files.TryDelete(temporaryData);
    }

    private void Close(Stream file)
    {
        if (durable) files.Sync(file);
        file.Dispose();
    }

    private void Publish(string temporaryIndex, string indexPath)
    {
        var replaced = File.Exists(dataPath) ? BundleFiles.Temporary(dataPath) : null;
        if (replaced is not null) files.Rename(dataPath, replaced);
        try
        {
            files.Rename(temporaryData, dataPath);
            files.Rename(temporaryIndex, indexPath);
        }
        catch
        {
            if (replaced is not null) files.Rename(replaced, dataPath);
            else files.TryDelete(dataPath);
            throw;
        }
        if (replaced is not null) files.TryDelete(replaced);
    }

    private static long CountElements(string key, ReadOnlySpan<long> shape) =>
        TensorShape.ElementCount(shape) ?? throw new ArgumentException($"Tensor '{key}' has the shape {TensorShape.Text(shape.ToArray())}.", nameof(shape));

    private void AddEntry(string key, DataType dtype, ReadOnlySpan<long> shape, long size, uint crc)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (key[0] == (char)SliceKey.FirstByte) throw new ArgumentException("A key that begins with NUL belongs to a slice.", nameof(key));
        // A shape is written for a scalar too, as an empty message.
        var entry = new BundleEntryProto { Dtype = (int)dtype, Shape = new TensorShapeProto(), Offset = offset, Size = size, Crc32C = crc };
        foreach (var dimension in shape) entry.Shape.Dim.Add(new TensorShapeProto.Types.Dim { Size = dimension });
        if (!entries.TryAdd(Encoding.UTF8.GetBytes(key), entry)) throw new ArgumentException($"The checkpoint has a tensor '{key}' already.", nameof(key));
        offset += size;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            data.Write(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new CheckpointException($"'{dataPath}' cannot be written: {e.Message}", e);
        }
    }

    private void WriteIndex(Stream index)
    {
        var table = new TableBuilder(index);
        var header = new BundleHeaderProto { NumShards = 1, Version = new VersionDef { Producer = 1 } };
        table.Add([], header.ToByteArray());
        foreach (var (key, entry) in entries) table.Add(key, entry.ToByteArray());
        table.Finish();
    }
}
