using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Tensorflow.Ops;

namespace Tensorflow.NumPy;

/// <summary>NumPy's files of one array, .npy (source: the documentation of numpy.lib.format), and archives of them, .npz.</summary>
internal static partial class NpyFile
{
    private const int MaxHeader = 1 << 16;
    private static readonly byte[] Magic = [0x93, .. "NUMPY"u8];

    private static readonly (string Name, TF_DataType Dtype)[] Types =
    [
        ("f4", TF_DataType.TF_FLOAT), ("f8", TF_DataType.TF_DOUBLE), ("i4", TF_DataType.TF_INT32), ("i8", TF_DataType.TF_INT64), ("u1", TF_DataType.TF_UINT8), ("b1", TF_DataType.TF_BOOL),
        ("i1", TF_DataType.TF_INT8), ("i2", TF_DataType.TF_INT16), ("u2", TF_DataType.TF_UINT16), ("u4", TF_DataType.TF_UINT32), ("u8", TF_DataType.TF_UINT64),
    ];

    /// <summary>Reads an array from its first byte to its last.</summary>
    /// <param name="stream">At the array's begin.</param>
    /// <param name="name">What the messages call it.</param>
    /// <exception cref="ValueError">Damaged, cut off, or of a dtype that is not offered.</exception>
    public static NDArray Read(Stream stream, string name)
    {
        Span<byte> start = stackalloc byte[8];
        if (stream.ReadAtLeast(start, 8, throwOnEndOfStream: false) < 8 || !start[..6].SequenceEqual(Magic)) throw new ValueError($"{name} does not begin as a .npy file does.");
        if (start[6] is < 1 or > 3) throw new ValueError($"{name} has version {start[6]} of the .npy format, expected 1 to 3.");
        Span<byte> size = stackalloc byte[start[6] == 1 ? 2 : 4];
        if (stream.ReadAtLeast(size, size.Length, throwOnEndOfStream: false) < size.Length) throw Short(name);
        var length = size.Length == 2 ? BitConverter.ToUInt16(size) : BitConverter.ToInt32(size);
        if (length is < 0 or > MaxHeader) throw new ValueError($"{name} has a header of {length} bytes, expected at most {MaxHeader}.");
        var bytes = new byte[length];
        if (stream.ReadAtLeast(bytes, length, throwOnEndOfStream: false) < length) throw Short(name);
        var header = Encoding.Latin1.GetString(bytes);
        var type = Descr().Match(header).Groups[1].Value;
        var dtype = type.Length == 3 && type[0] is '<' or '>' or '|' or '=' ? Array.Find(Types, known => known.Name == type[1..]).Dtype : TF_DataType.DtInvalid;
        if (dtype is TF_DataType.DtInvalid && (type.Length > 0 || Fields().IsMatch(header)))
            throw new ValueError($"{name} has dtype {(type.Length > 0 ? $"'{type}'" : Fields().Match(header).Groups[1].Value)}, expected one of {string.Join(", ", Types.Select(known => known.Name))}.");
        var order = Order().Match(header);
        var dims = Dims().Match(header).Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(dim => long.TryParse(dim, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        if (!Whole().IsMatch(header) || !order.Success || !Dims().IsMatch(header) || dims.Contains(-1))
            throw new ValueError($"{name} has the header {header.Trim()}, expected descr, fortran_order and shape.");
        var isFortran = order.Groups[1].Value == "True";
        var content = ReadContent(stream, Bytes(dims, dtype, name), name);
        if (type[0] == '>' && BitConverter.IsLittleEndian) Turn(content, dtype.Size());
        // Every byte but 0 is true, as in NumPy; .NET knows one true.
        if (dtype == TF_DataType.TF_BOOL)
            for (var i = 0; i < content.Length; i++) content[i] = (byte)(content[i] == 0 ? 0 : 1);
        if (!isFortran) return new NDArray(content, new Shape(dims), dtype);
        var turned = new NDArray(content, new Shape([.. dims.Reverse()]), dtype);
        return new NDArray(Primitives.Transpose(turned, [.. Enumerable.Range(0, dims.Length).Reverse()]));
    }

    // The bytes of each element, last first.
    private static void Turn(byte[] content, int size)
    {
        for (var i = 0; i < content.Length; i += size) content.AsSpan(i, size).Reverse();
    }

    private static int Bytes(long[] dims, TF_DataType dtype, string name)
    {
        try
        {
            return checked((int)(dims.Aggregate(1L, (product, dim) => checked(product * dim)) * dtype.Size()));
        }
        catch (OverflowException)
        {
            throw new ValueError($"{name} has the shape ({string.Join(", ", dims)}), whose elements do not fit an array.");
        }
    }

    // The header may promise what the file has not: memory is taken as the content comes, at most twice of it.
    private static byte[] ReadContent(Stream stream, int length, string name)
    {
        if (stream.CanSeek && stream.Length - stream.Position < length)
            throw new ValueError($"{name} ends too early: it has {stream.Length - stream.Position} bytes of elements, expected {length}.");
        var content = new byte[stream.CanSeek ? length : Math.Min(length, 1 << 20)];
        for (var read = 0; read < length;)
        {
            if (read == content.Length) Array.Resize(ref content, (int)Math.Min(length, 2L * read));
            var more = stream.Read(content, read, content.Length - read);
            if (more == 0) throw new ValueError($"{name} ends too early: it has {read} bytes of elements, expected {length}.");
            read += more;
        }
        return content;
    }

    /// <summary>Writes an array as NumPy does, version 1.</summary>
    /// <exception cref="ValueError">The dtype has no name in NumPy's format.</exception>
    public static void Write(Stream stream, NDArray array)
    {
        var type = Array.Find(Types, known => known.Dtype == array.dtype).Name ?? throw new ValueError($"An array of dtype {array.dtype.as_python_name()} cannot be saved, expected one of {string.Join(", ", Types.Select(known => known.Name))}.");
        var dims = array.Dimensions.dims;
        var shape = dims.Length == 1 ? FormattableString.Invariant($"({dims[0]},)") : $"({string.Join(", ", dims.Select(dim => dim.ToString(CultureInfo.InvariantCulture)))})";
        var header = $"{{'descr': '{(array.dtype.Size() == 1 ? '|' : '<')}{type}', 'fortran_order': False, 'shape': {shape}, }}";
        // The values begin at a multiple of 64 bytes; the header ends in a line feed.
        header = header.PadRight(((Magic.Length + 4 + header.Length + 1 + 63) / 64 * 64) - Magic.Length - 4 - 1) + '\n';
        stream.Write(Magic);
        stream.Write([1, 0, (byte)header.Length, (byte)(header.Length >> 8)]);
        stream.Write(Encoding.Latin1.GetBytes(header));
        stream.Write(array.ToByteArray());
    }

    /// <summary>Writes arrays into an archive.</summary>
    public static void WriteArchive(string file, IEnumerable<(string Name, NDArray Array)> arrays, CompressionLevel compression)
    {
        using var archive = ZipFile.Open(Create(file), ZipArchiveMode.Create);
        foreach (var (name, array) in arrays)
        {
            using var entry = archive.CreateEntry($"{name}.npy", compression).Open();
            Write(entry, array);
        }
    }

    private static string Create(string file)
    {
        File.Delete(file);
        return file;
    }

    private static ValueError Short(string name) => new($"{name} ends too early.");

    [GeneratedRegex("'descr'\\s*:\\s*'([^']*)'")]
    private static partial Regex Descr();

    // A structured dtype, as NumPy writes it: a list of names and dtypes.
    [GeneratedRegex("'descr'\\s*:\\s*(\\[.*\\])\\s*[,}]")]
    private static partial Regex Fields();

    [GeneratedRegex("'fortran_order'\\s*:\\s*(True|False)\\b")]
    private static partial Regex Order();

    // A Python dictionary of the three and of nothing else.
    [GeneratedRegex("^\\{\\s*(?:(?:'descr'\\s*:\\s*'[^']*'|'fortran_order'\\s*:\\s*(?:True|False)|'shape'\\s*:\\s*\\([0-9,\\s]*\\))\\s*(?:,\\s*|(?=\\}))){3}\\}\\s*$")]
    private static partial Regex Whole();

    [GeneratedRegex("'shape'\\s*:\\s*\\(([^)]*)\\)")]
    private static partial Regex Dims();
}
