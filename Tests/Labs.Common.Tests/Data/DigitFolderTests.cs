using FsCheck;
using FsCheck.Fluent;
using Labs.Common.Data;

namespace Labs.Common.Tests.Data;

public sealed class DigitFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_exported_is_read_back()
    {
        var images = SampleImages.Make();
        DataExport.Write(_folder.Path, images);
        var read = DigitFolder.Read(_folder.Path);
        SampleImages.AssertSame(images, read);
        Assert.Equal(("other", _folder.Path), (read.Source, read.Path));
        Assert.Equal(
            ["t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"],
            Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Plain_files_and_npz_hold_the_same_as_compressed_ones()
    {
        var images = SampleImages.Make();
        WritePlain(images);
        SampleImages.AssertSame(images, DigitFolder.Read(_folder.Path));
        using var other = new TemporaryFolder();
        SampleImages.WriteZip(other["mnist.npz"], SampleImages.NpzEntries(images));
        SampleImages.AssertSame(images, DigitFolder.Read(other.Path));
        SampleImages.AssertSame(images, DigitFolder.Read(other["mnist.npz"]));
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte", 0x00000801u, new uint[] { 3 }, 3, "begins with 00000801", "0000080")]
    [InlineData("train-images-idx3-ubyte", 0x00000D03u, new uint[] { 3, 28, 28 }, 3 * 784, "begins with 00000D03", "00000803")]
    [InlineData("train-images-idx3-ubyte", 0x00000803u, new uint[] { 3, 32, 32 }, 3 * 1024, "found shape (3, 32, 32)", "expected (n, 28, 28)")]
    [InlineData("train-images-idx3-ubyte", 0x00000803u, new uint[] { 0, 28, 28 }, 0, "found shape (0, 28, 28)", "expected (n, 28, 28)")]
    [InlineData("train-images-idx3-ubyte", 0x00000803u, new uint[] { 3, 28, 28 }, 3 * 784 - 1, "found ", "2352")]
    [InlineData("train-images-idx3-ubyte", 0x00000803u, new uint[] { 3, 28, 28 }, 3 * 784 + 1, "bytes after the last value", "2352")]
    [InlineData("train-images-idx3-ubyte", 0x00000803u, new uint[] { 4_000_000_000, 28, 28 }, 784, "4000000000 items", "at most")]
    [InlineData("train-images-idx3-ubyte", 0x00000803u, new uint[] { 2_000_000, 28, 28 }, 784, "less than 1568000000 bytes", "(n, 28, 28)")]
    [InlineData("train-images-idx3-ubyte", 0x00000803u, new uint[] { 2, 28, 28 }, 2 * 784, "found 3 labels", "expected 2")]
    [InlineData("t10k-labels-idx1-ubyte", 0x00000801u, new uint[] { 1 }, 1, "found 1 labels", "expected 2")]
    [InlineData("t10k-labels-idx1-ubyte", 0x00000801u, new uint[] { }, 0, "ends after 4 bytes", "header of 8")]
    public void A_damaged_file_is_named_with_what_was_found_and_expected(string name, uint magic, uint[] shape, int values, string found, string expected)
    {
        foreach (var compressed in new[] { false, true })
        {
            using var folder = new TemporaryFolder();
            DataExport.Write(folder.Path, SampleImages.Make());
            File.Delete(folder[name + ".gz"]);
            var bytes = SampleImages.Idx(magic, shape, new byte[values]);
            File.WriteAllBytes(folder[name + (compressed ? ".gz" : "")], compressed ? SampleImages.Gzip(bytes) : bytes);
            var error = Assert.Throws<DataException>(() => DigitFolder.Read(folder.Path));
            SampleImages.AssertOneLine(error.Message, folder.Path, found, expected);
        }
    }

    [Fact]
    public void A_label_above_nine_is_named_with_its_index()
    {
        var images = SampleImages.Make();
        images.TrainLabels[2] = 10;
        DataExport.Write(_folder.Path, images);
        var error = Assert.Throws<DataException>(() => DigitFolder.Read(_folder.Path));
        SampleImages.AssertOneLine(error.Message, "train-labels-idx1-ubyte", "label 10 at index 2", "0 to 9");
    }

    [Fact]
    public void A_missing_folder_and_a_missing_file_are_named()
    {
        var nowhere = Assert.Throws<DataException>(() => DigitFolder.Read(_folder["nowhere"]));
        SampleImages.AssertOneLine(nowhere.Message, _folder["nowhere"], "expected a folder");
        DataExport.Write(_folder.Path, SampleImages.Make());
        File.Delete(_folder["t10k-images-idx3-ubyte.gz"]);
        var missing = Assert.Throws<DataException>(() => DigitFolder.Read(_folder.Path));
        SampleImages.AssertOneLine(missing.Message, _folder.Path, "found no t10k-images-idx3-ubyte", "expected the four IDX files");
    }

    [Fact]
    public void Truncated_gzip_data_are_an_error_wherever_they_end()
    {
        var whole = SampleImages.Gzip(SampleImages.Idx(0x803, [1, 28, 28], SampleImages.Make(1).TrainImages));
        // Without the last eight bytes (checksum and length) all values are there, so only earlier ends lose anything.
        for (var length = 0; length < whole.Length - 8; length += 7)
            Assert.Throws<DataException>(() => IdxFile.Read(new MemoryStream(whole, 0, length), true, "here", DigitPart.TrainImages));
    }

    [Fact]
    public void A_flipped_byte_in_a_compressed_file_never_gives_anything_but_a_clear_error()
    {
        var values = SampleImages.Make(2).TrainImages;
        var whole = SampleImages.Gzip(SampleImages.Idx(0x803, [2, 28, 28], values));
        Prop.ForAll(Gen.Choose(0, whole.Length - 1).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (at, flip) =>
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= (byte)flip;
            try
            {
                // Some header fields (time, system) carry nothing.
                return values.AsSpan().SequenceEqual(IdxFile.Read(new MemoryStream(damaged), true, "here", DigitPart.TrainImages));
            }
            catch (DataException e)
            {
                return !e.Message.Contains('\n');
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_bytes_as_npy_give_a_clear_error()
    {
        byte[] start = SampleImages.Npy(SampleImages.Header("(1, 28, 28)"), []);
        Prop.ForAll(Gen.Choose(0, start.Length).ToArbitrary(), ArbMap.Default.ArbFor<byte[]>(), (keep, rest) =>
        {
            byte[] bytes = [.. start[..keep], .. rest];
            var error = Assert.Throws<DataException>(() => NpyStream.Read(new MemoryStream(bytes), bytes.Length, "here", DigitPart.TrainImages));
            return error.Message.StartsWith("here: ", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 28, 28), }", "dtype '<f4'", "'|u1'")]
    [InlineData("{'descr': '|u1', 'fortran_order': True, 'shape': (3, 28, 28), }", "fortran_order", "row-major")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (3, 784), }", "shape (3, 784)", "(n, 28, 28)")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (), }", "shape ()", "(n, 28, 28)")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999999999999, 28, 28), }", "items", "at most")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (4, 28, 28), }", "3136 bytes", "x_train.npy")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 28, 28), }", "bytes after the last value", "1568")]
    [InlineData("{'descr': '|u1', 'fortran_order': False}", "no shape", "(n, 28, 28)")]
    public void A_damaged_npz_is_named_with_what_was_found_and_expected(string header, string found, string expected)
    {
        var images = SampleImages.Make();
        var entries = SampleImages.NpzEntries(images);
        entries["x_train.npy"] = SampleImages.Npy(header, images.TrainImages);
        SampleImages.WriteZip(_folder["mnist.npz"], entries);
        var error = Assert.Throws<DataException>(() => DigitFolder.Read(_folder.Path));
        SampleImages.AssertOneLine(error.Message, "mnist.npz, x_train.npy", found, expected);
    }

    [Fact]
    public void A_changed_label_in_an_npz_is_found_by_its_checksum()
    {
        var images = SampleImages.Make();
        SampleImages.WriteZip(_folder["mnist.npz"], SampleImages.NpzEntries(images), System.IO.Compression.CompressionLevel.NoCompression);
        var bytes = File.ReadAllBytes(_folder["mnist.npz"]);
        bytes[bytes.AsSpan().IndexOf(images.TrainLabels.AsSpan())] ^= 1;
        File.WriteAllBytes(_folder["mnist.npz"], bytes);
        SampleImages.AssertOneLine(Assert.Throws<DataException>(() => DigitFolder.Read(_folder.Path)).Message, "mnist.npz", "y_train.npy has the CRC-32", "expected");
    }

    [Fact]
    public void An_npz_without_an_array_or_that_is_no_zip_is_named()
    {
        var entries = SampleImages.NpzEntries(SampleImages.Make());
        entries.Remove("y_test.npy");
        SampleImages.WriteZip(_folder["a.npz"], entries);
        SampleImages.AssertOneLine(Assert.Throws<DataException>(() => DigitFolder.Read(_folder["a.npz"])).Message, "a.npz", "without y_test.npy");
        File.WriteAllText(_folder["b.npz"], "no zip");
        SampleImages.AssertOneLine(Assert.Throws<DataException>(() => DigitFolder.Read(_folder["b.npz"])).Message, "b.npz", "damaged zip");
    }

    private void WritePlain(DigitImages images)
    {
        foreach (var part in DigitPart.All)
            File.WriteAllBytes(_folder[part.IdxName], [.. IdxFile.Header(part, images[part].Length / part.ItemBytes), .. images[part]]);
    }
}
