using System.IO.Compression;
using Tensorflow.NumPy;

namespace Tensorflow.Tests.Arrays;

/// <summary>np.save and np.load against files that NumPy wrote (Golden/npy/record.py).</summary>
public sealed class NpyTests : FolderTests
{
    private static string Golden(string file) => Path.Combine(AppContext.BaseDirectory, "Golden", "npy", file);

    private static NDArray Matrix => np.arange(12).reshape((3, 4)).astype(np.float32) / 4f;

    // An assertion on two collections would go into the numbers, which are arrays too.
    private static void Same(NDArray expected, NDArray actual) => Assert.True(expected.Equals(actual), $"expected {expected} of {expected.dtype}, found {actual} of {actual.dtype}");

    [Fact]
    public void NumPys_files_are_read()
    {
        Same(Matrix, np.load(Golden("matrix.npy")));
        Same(Matrix.astype(np.float64), np.load(Golden("fortran.npy")));
        var scalar = np.load(Golden("scalar.npy"));
        Assert.Equal((7L, "()", TF_DataType.TF_INT64), ((long)scalar, scalar.shape.ToString(), scalar.dtype));
        Assert.Equal(2.75f, np.Load<float[,]>(Golden("matrix.npy"))[2, 3]);
        var two = np.loadz(Golden("two.npz"));
        Same(Matrix, two["x"]);
        Same(np.array(true, false), two["y.npy"]);
        Same(np.arange(5), np.loadz(Golden("numbered.npz"))["arr_1"]);
        Assert.Equal("z is not in the archive, which has x.npy, y.npy.", Assert.Throws<KeyError>(() => two["z"]).Message);
    }

    [Fact]
    public void What_is_written_has_NumPys_bytes()
    {
        var file = At("matrix.npy");
        np.save(file, Matrix);
        Assert.Equal(File.ReadAllBytes(Golden("matrix.npy")), File.ReadAllBytes(file));
        np.save(file, new NDArray(7L));
        Assert.Equal(File.ReadAllBytes(Golden("scalar.npy")), File.ReadAllBytes(file));
    }

    [Fact]
    public void Archives_hold_arrays_by_name_or_number()
    {
        var file = At("a.npz");
        np.savez(file, new { x = Matrix, y = np.array(1, 2) });
        Same(Matrix, np.loadz(file)["x"]);
        np.savez_compressed(file, Matrix, np.array(1.5));
        Same(np.array(1.5), np.loadz(file)["arr_1"]);
        using (var ours = ZipFile.OpenRead(file))
        using (var theirs = ZipFile.OpenRead(Golden("numbered.npz")))
            Assert.Equal(theirs.Entries.Select(entry => entry.FullName), ours.Entries.Select(entry => entry.FullName));
        Assert.StartsWith("x is no NDArray;", Assert.Throws<ValueError>(() => np.savez(file, new { x = 1 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_other_order_of_bytes_is_read()
    {
        Same(Matrix, np.load(Golden("big-endian.npy")));
        var file = At("turned.npy");
        WriteWithDescr(file, "'>i2'", [0xff, 0xfe, 1, 2]);
        Same(np.array(new short[] { -2, 258 }), np.load(file));
        WriteWithDescr(file, "'>u8'", [0, 0, 0, 0, 0, 0, 1, 2, 0x80, 0, 0, 0, 0, 0, 0, 1]);
        Same(np.array(new[] { 258ul, 0x8000000000000001 }), np.load(file));
    }

    private static void WriteWithDescr(string file, string descr, byte[] content)
    {
        var header = $"{{'descr': {descr}, 'fortran_order': False, 'shape': (2,), }}\n";
        File.WriteAllBytes(file, [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. System.Text.Encoding.Latin1.GetBytes(header), .. content]);
    }

    [Fact]
    public void A_damaged_or_foreign_file_says_so()
    {
        var whole = File.ReadAllBytes(Golden("matrix.npy"));
        var file = At("cut.npy");
        foreach (var length in new[] { 0, 7, 9, 20, whole.Length - 1 })
        {
            File.WriteAllBytes(file, whole[..length]);
            var message = Assert.Throws<ValueError>(() => np.load(file)).Message;
            Assert.True(message.StartsWith($"{file} ends too early", StringComparison.Ordinal) || message == $"{file} does not begin as a .npy file does.", message);
        }
        foreach (var (descr, said) in new[] { ("'<f2'", "'<f2'"), ("'>c8'", "'>c8'"), ("[('a', '<f4'), ('b', '<i2', (2,))]", "[('a', '<f4'), ('b', '<i2', (2,))]") })
        {
            WriteWithDescr(file, descr, []);
            Assert.Equal($"{file} has dtype {said}, expected one of f4, f8, i4, i8, u1, b1, i1, i2, u2, u4, u8.", Assert.Throws<ValueError>(() => np.load(file)).Message);
        }
        File.WriteAllBytes(file, [1, 2, 3]);
        Assert.Throws<ValueError>(() => np.loadz(file));
    }

    [Fact]
    public void Grids_and_depth_stacks_are_NumPys()
    {
        var (x, y) = np.meshgrid(np.array(1, 2, 3), np.array(10, 20));
        Same(np.array(new[,] { { 1, 2, 3 }, { 1, 2, 3 } }), x);
        Same(np.array(new[,] { { 10, 10, 10 }, { 20, 20, 20 } }), y);
        var (across, down) = np.meshgrid(np.array(1, 2, 3), np.array(10, 20), sparse: true);
        Assert.Equal(("(1, 3)", "(2, 1)"), (across.shape.ToString(), down.shape.ToString()));
        Same(np.array(new[, ,] { { { 1, 4 }, { 2, 5 } } }), np.dstack(np.array(1, 2), np.array(4, 5)));
    }
}
