using System.IO.Compression;
using System.Text;
using PureHDF;

namespace Labs.KerasFiles.Tests;

public sealed class DamagedFilesTests : IDisposable
{
    // What may be in use after a file of some 40 KB was read or refused, whatever its bytes are.
    private const long MostKept = 32L << 20;

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    public static TheoryData<string> Files => ["2.15/nested.h5", "2.15/nested-model.h5", "2.15/nested.weights.h5", "2.15/nested.keras", "2.15/types.h5", "3.16/nested-model.h5", "3.16/nested.weights.h5", "3.16/nested.keras"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_cut_short_is_refused_or_read_as_it_was_written(string name)
    {
        var whole = File.ReadAllBytes(GoldenData.File(name));
        var random = new Random(16);
        for (var i = 0; i < 30; i++) ReadAll(whole[..random.Next(whole.Length)], $"cut {i}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Damaged_bytes_give_one_line_or_a_file(string name)
    {
        var whole = File.ReadAllBytes(GoldenData.File(name));
        var random = new Random(16);
        var refused = 0;
        for (var i = 0; i < 120; i++)
        {
            var bytes = (byte[])whole.Clone();
            for (var n = 1 << random.Next(6); n > 0; n--) bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)0xff : (byte)random.Next(256);
            if (!ReadAll(bytes, $"damage {i}")) refused++;
        }
        Assert.NotEqual(0, refused);
    }

    /// <summary>Reads all that is in a file; what is thrown has to be the one exception, in one line.</summary>
    private bool ReadAll(byte[] bytes, string what)
    {
        var path = directory.File("file");
        File.WriteAllBytes(path, bytes);
        var before = GC.GetTotalMemory(forceFullCollection: false);
        var read = true;
        try
        {
            using var file = KerasFile.Open(path);
            foreach (var group in file.Layers.Concat(file.Metrics).Append(file.Optimizer))
            {
                foreach (var tensor in group?.Tensors ?? [])
                {
                    if (tensor.ElementType == typeof(float)) tensor.Read<float>();
                    else if (tensor.ElementType == typeof(long)) tensor.Read<long>();
                    else if (tensor.ElementType == typeof(Half)) tensor.Read<Half>();
                    else if (tensor.ElementType == typeof(bool)) tensor.Read<bool>();
                }
            }
        }
        catch (KerasFileException e)
        {
            read = false;
            Assert.DoesNotContain('\n', e.Message);
            Assert.StartsWith($"'{path}' ", e.Message, StringComparison.Ordinal);
            Assert.Equal(path, e.FilePath);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{what}: {e}");
        }
        if (GC.GetTotalMemory(forceFullCollection: false) - before > MostKept)
        {
            var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
            Assert.True(kept < MostKept, $"{what}: {kept:N0} bytes are kept");
        }
        return read;
    }

    private string Message(string name)
    {
        return Assert.Throws<KerasFileException>(() => KerasFile.Open(directory.File(name))).Message;
    }

    [Fact]
    public void What_is_no_file_of_Keras_is_named()
    {
        Assert.Contains("cannot be read", Message("nowhere.h5"), StringComparison.Ordinal);
        File.WriteAllText(directory.File("text.h5"), "kernel, bias");
        Assert.Contains("is no HDF5 file", Message("text.h5"), StringComparison.Ordinal);
        File.WriteAllBytes(directory.File("empty.h5"), []);
        Assert.Contains("is no HDF5 file", Message("empty.h5"), StringComparison.Ordinal);
        new H5File { ["data"] = new float[] { 1 } }.Write(directory.File("other.h5"));
        Assert.Contains("no file of Keras'", Message("other.h5"), StringComparison.Ordinal);
        Zip("other.keras", ("readme.txt", "hello"));
        Assert.Contains("config.json expected in it, found readme.txt", Message("other.keras"), StringComparison.Ordinal);
        Zip("noweights.keras", ("config.json", "{}"));
        Assert.Contains("model.weights.h5 expected in it, found config.json", Message("noweights.keras"), StringComparison.Ordinal);
        Zip("nojson.keras", ("config.json", "{"));
        Assert.Contains("config.json is no JSON", Message("nojson.keras"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_archive_is_read_and_a_bomb_is_not()
    {
        using (var source = ZipFile.OpenRead(GoldenData.File("2.15/nested.keras")))
        using (var target = ZipFile.Open(directory.File("packed.keras"), ZipArchiveMode.Create))
        {
            foreach (var entry in source.Entries)
            {
                using var from = entry.Open();
                using var to = target.CreateEntry(entry.FullName, CompressionLevel.SmallestSize).Open();
                from.CopyTo(to);
            }
        }
        using (var file = KerasFile.Open(directory.File("packed.keras")))
            Assert.Equal(GoldenData.Values(0, 12), file.FindLayer("layers/dense")!.Tensors[0].Read<float>());

        Zip("bomb.keras", ("config.json", new string(' ', 300 << 20)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("config.json has 314572800 bytes", Message("bomb.keras"), StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 << 20);
    }

    [Fact]
    public void A_flipped_bit_in_an_archives_weights_is_noticed()
    {
        var bytes = File.ReadAllBytes(GoldenData.File("2.15/nested.keras"));
        // The last kernel's elements, 10, 10.125, ...
        var at = bytes.AsSpan().IndexOf([.. BitConverter.GetBytes(10f), .. BitConverter.GetBytes(10.125f)]);
        bytes[at] ^= 1;
        File.WriteAllBytes(directory.File("flipped.keras"), bytes);
        Assert.Throws<KerasFileException>(() => KerasFile.Open(directory.File("flipped.keras")));
    }

    [Fact]
    public void Groups_in_themselves_tensors_larger_than_the_file_and_links_elsewhere_are_refused()
    {
        // A soft link to itself, and one around a corner.
        foreach (var (name, target) in new[] { ("self.h5", "self"), ("loop.h5", "/layers") })
        {
            var group = new H5Group();
            group["self"] = new H5SoftLink(target);
            new H5File { ["layers"] = group, ["vars"] = new H5Group() }.Write(directory.File(name));
            Assert.Contains("'layers/self' is a soft or external link", Message(name), StringComparison.Ordinal);
        }

        // 10^12 elements in a file of a few bytes: chunks that were never written take no room.
        var large = new H5Dataset<float[]>(fileDims: [1_000_000, 1_000_000], chunks: [1000, 1000]);
        var file = new H5File { ["vars"] = new H5Group { ["0"] = large } };
        using (file.BeginWrite(directory.File("large.h5")))
        {
        }
        // A heap that says to have 2^40 bytes.
        var bytes = File.ReadAllBytes(GoldenData.File("2.15/nested.h5"));
        bytes[bytes.AsSpan().IndexOf("GCOL"u8) + 8 + 5] = 1;
        File.WriteAllBytes(directory.File("heap.h5"), bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("a heap of 1099511", Message("heap.h5"), StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 20);
        using var opened = KerasFile.Open(directory.File("large.h5"));
        Assert.Equal([1_000_000, 1_000_000], opened.Layers[0].Tensors[0].Shape);
        Assert.Contains("more elements than an array", Assert.Throws<KerasFileException>(() => opened.Layers[0].Tensors[0].Read<float>()).Message, StringComparison.Ordinal);
    }

    private void Zip(string name, params (string Name, string Text)[] entries)
    {
        using var zip = ZipFile.Open(directory.File(name), ZipArchiveMode.Create);
        foreach (var (entryName, text) in entries)
        {
            using var entry = zip.CreateEntry(entryName).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
