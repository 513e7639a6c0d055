using System.IO.Compression;
using System.Text;
using Tensorflow.NumPy;

namespace Tensorflow.Tests.Arrays;

/// <summary>.npy and .npz files with bytes changed: the right arrays or an error, never other arrays, and never memory that only a header promises.</summary>
public sealed class DamagedArchivesTests : FolderTests
{
    private static readonly NDArray X = np.arange(300).astype(np.float32).reshape((30, 10));
    private static readonly NDArray Labels = np.array(Enumerable.Range(0, 200).Select(i => (byte)(i * 7)).ToArray());

    private byte[] Archive(bool compressed)
    {
        var file = At("whole.npz");
        if (compressed) np.savez_compressed(file, new { x = X, labels = Labels });
        else np.savez(file, new { x = X, labels = Labels });
        return File.ReadAllBytes(file);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_changed_archive_gives_its_arrays_or_an_error(bool compressed)
    {
        var whole = Archive(compressed);
        var random = new System.Random(7);
        var (same, refused) = (0, 0);
        for (var round = 0; round < 1200; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var change = random.Next(1, 4); change > 0; change--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            if (round % 10 == 0) bytes = bytes[..random.Next(bytes.Length)];
            try
            {
                var arrays = new NpzDictionary(new MemoryStream(bytes));
                Assert.True(X.Equals(arrays["x"]) && Labels.Equals(arrays["labels"]), $"round {round}: other values");
                same++;
            }
            catch (Exception damage) when (damage is ValueError or KeyError)
            {
                refused++;
            }
        }
        // Times and versions in the directory are nobody's values.
        Assert.True(same > 0 && refused > 600, $"{same} the same, {refused} refused");
    }

    [Fact]
    public void A_changed_label_is_named()
    {
        var bytes = Archive(compressed: false);
        var at = bytes.AsSpan().IndexOf(Labels.ToByteArray().AsSpan());
        bytes[at + 100]++;
        var error = Assert.Throws<ValueError>(() => new NpzDictionary(new MemoryStream(bytes)));
        Assert.Matches(@"^The \.npz archive is damaged: labels\.npy has the CRC-32 [0-9a-f]{8}, expected [0-9a-f]{8}\.$", error.Message);
    }

    [Fact]
    public void Bytes_after_the_array_are_checked_too()
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("x.npy", CompressionLevel.NoCompression).Open())
        {
            entry.Write(Npy("{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }", [1, 2, 3]));
            entry.Write("rest"u8);
        }
        var bytes = file.ToArray();
        Assert.True(new NpzDictionary(new MemoryStream(bytes))["x"].Equals(new byte[] { 1, 2, 3 }));
        bytes[bytes.AsSpan().IndexOf("rest"u8)]++;
        Assert.Throws<ValueError>(() => new NpzDictionary(new MemoryStream(bytes)));
    }

    [Fact]
    public void An_array_that_is_there_twice_is_refused()
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var value in new byte[] { 1, 2 })
            {
                using var entry = archive.CreateEntry("x.npy").Open();
                entry.Write(Npy("{'descr': '|u1', 'fortran_order': False, 'shape': (1,), }", [value]));
            }
        }
        Assert.Equal("The .npz archive is damaged: x.npy is there twice.", Assert.Throws<ValueError>(() => new NpzDictionary(new MemoryStream(file.ToArray()))).Message);
    }

    [Theory]
    [InlineData("(500000000,)")]
    [InlineData("(2000000000, 1)")]
    [InlineData("(4000000000,)")]
    [InlineData("(4000000000, 4000000000, 4000000000)")]
    [InlineData("(9223372036854775807, 2)")]
    [InlineData("(99999999999999999999,)")]
    public void Memory_is_not_taken_on_a_headers_word(string shape)
    {
        var bytes = Npy($"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}", new byte[64]);
        var file = At("promises.npy");
        File.WriteAllBytes(file, bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ValueError>(() => np.load(file));
        Assert.Throws<ValueError>(() => np.LoadMatrix(new GZipStream(new MemoryStream(Compressed(bytes)), CompressionMode.Decompress)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Theory]
    [InlineData("{'descr': '|u1', 'fortran_order': Frue, 'shape': (2, 2), }")]
    [InlineData("{'descr': '|u1', 'fortran_orddr': True, 'shape': (2, 2), }")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shap': (2, 2), }")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, -2), }")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), 'x': 1}")]
    [InlineData("'descr': '|u1', 'fortran_order': False, 'shape': (2, 2), ")]
    [InlineData("{'descr': '|u1', 'shape': (2, 2), 'shape': (4,), }")]
    [InlineData("{'descr': '>f2', 'fortran_order': False, 'shape': (2,), }")]
    [InlineData("")]
    public void A_header_that_is_not_NumPys_is_refused(string header) => Assert.Throws<ValueError>(() => np.LoadMatrix(new MemoryStream(Npy(header, [1, 2, 3, 4]))));

    [Fact]
    public void A_header_in_another_order_is_read()
    {
        var array = np.LoadMatrix(new MemoryStream(Npy("{'shape':(2,2),'fortran_order':True,'descr':'|u1'}", [1, 2, 3, 4])));
        Assert.Equal(new byte[,] { { 1, 3 }, { 2, 4 } }, array);
    }

    [Fact]
    public void Any_byte_but_0_is_true()
    {
        var array = (bool[])np.LoadMatrix(new MemoryStream(Npy("{'descr': '|b1', 'fortran_order': False, 'shape': (3,), }", [0, 1, 255])));
        Assert.Equal([false, true, true], array);
        Assert.True(array[1] == array[2]);
    }

    [Fact]
    public void A_changed_npy_file_is_read_or_refused()
    {
        var whole = Npy("{'descr': '<f4', 'fortran_order': False, 'shape': (5, 3), }", new byte[60]);
        var random = new System.Random(3);
        for (var round = 0; round < 5000; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var change = random.Next(1, 4); change > 0; change--) bytes[random.Next(90)] = (byte)random.Next(256);
            try
            {
                np.LoadMatrix(new MemoryStream(bytes));
            }
            catch (ValueError)
            {
            }
        }
    }

    [Fact]
    public void A_buffer_is_whole_elements() => Assert.Throws<ValueError>(() => np.frombuffer(new byte[7], "int32"));

    private static byte[] Npy(string header, byte[] content) => [0x93, .. "NUMPY"u8, 1, 0, (byte)(header.Length + 1), 0, .. Encoding.Latin1.GetBytes(header), (byte)'\n', .. content];

    private static byte[] Compressed(byte[] bytes)
    {
        var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionMode.Compress, leaveOpen: true)) gzip.Write(bytes);
        return file.ToArray();
    }
}
