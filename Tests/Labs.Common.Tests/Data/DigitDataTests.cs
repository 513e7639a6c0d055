using Labs.Common.Data;

namespace Labs.Common.Tests.Data;

/// <summary>The order of the sources. The digits stand for MNIST in caches and on mirrors, so that the tests need none.</summary>
[Collection(nameof(BuiltDigits))]
public sealed class DigitDataTests(BuiltDigits digits) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _said = [];

    private string OwnMnist => Path.Combine(_folder["cache"], "mnist");

    public void Dispose() => _folder.Dispose();

    private DataLocations Where(params Uri[] mirrors) => new()
    {
        KerasFile = _folder["mnist.npz"],
        CacheDir = _folder["cache"],
        Mirrors = [.. mirrors],
        Holds = DigitKind.Digits,
        // On a busy machine a mirror in this very process may take its time; tests of silent ones ask for less.
        Patience = TimeSpan.FromSeconds(60),
    };

    private DataLocations Impatient(params Uri[] mirrors) => Where(mirrors) with { Patience = TimeSpan.FromSeconds(1) };

    private DigitImages Load(DataMode mode, DataLocations where)
    {
        var found = DigitData.LoadFrom(where, mode, _said.Add);
        Assert.All(_said, line => Assert.DoesNotContain('\n', line));
        return found;
    }

    [Fact]
    public void The_folder_given_comes_first_and_is_reported_as_what_it_is()
    {
        DataExport.Write(_folder["given"], SampleImages.Make());
        var found = Load(DataMode.Auto, Where() with { DataDir = _folder["given"], EnvironmentDir = digits.Folder });
        Assert.Equal(("other", _folder["given"]), (found.Source, found.Path));
        Assert.Equal("digits", Load(DataMode.Auto, Where() with { EnvironmentDir = digits.Folder }).Source);
        Assert.Empty(_said);
    }

    [Theory]
    [InlineData(DataMode.Mnist, "expected mnist")]
    [InlineData(DataMode.Digits, "expected digits")]
    public void A_folder_of_other_images_is_refused_where_certain_ones_are_wanted(DataMode mode, string expected)
    {
        DataExport.Write(_folder["given"], SampleImages.Make());
        var error = Assert.Throws<DataException>(() => Load(mode, Where() with { DataDir = _folder["given"] }));
        SampleImages.AssertOneLine(error.Message, "--data-dir", _folder["given"], "neither MNIST nor the built-in digits", expected);
    }

    [Fact]
    public void A_damaged_folder_given_is_an_error_and_nothing_else_is_tried()
    {
        using var mirror = TestMirror.Of(digits.Folder);
        var error = Assert.Throws<DataException>(() => Load(DataMode.Auto, Where(mirror.Address) with { DataDir = _folder["none"] }));
        SampleImages.AssertOneLine(error.Message, _folder["none"]);
        Assert.Equal(0, mirror.Requests);
    }

    [Fact]
    public void The_cache_of_Keras_comes_before_the_network()
    {
        SampleImages.WriteZip(_folder["mnist.npz"], SampleImages.NpzEntries(digits.Images));
        var found = Load(DataMode.Mnist, Where());
        Assert.Equal((DigitKind.Digits, _folder["mnist.npz"]), (found.Kind, found.Path));
        Assert.Empty(_said);
    }

    [Fact]
    public void A_cache_that_is_damaged_or_holds_others_is_passed_over_with_a_line()
    {
        SampleImages.WriteZip(_folder["mnist.npz"], SampleImages.NpzEntries(SampleImages.Make()));
        Directory.CreateDirectory(OwnMnist);
        File.WriteAllText(Path.Combine(OwnMnist, "train-images-idx3-ubyte.gz"), "damaged");
        using var mirror = TestMirror.Of(digits.Folder);
        var found = Load(DataMode.Mnist, Where(mirror.Address));
        Assert.Equal((DigitKind.Digits, OwnMnist), (found.Kind, found.Path));
        Assert.Contains(_said, line => line.Contains("mnist.npz", StringComparison.Ordinal));
        Assert.Contains(_said, line => line.Contains(OwnMnist, StringComparison.Ordinal));
        Assert.Equal(4, mirror.Requests);
        // And now the cache is whole: nothing is fetched again.
        Assert.Equal(OwnMnist, Load(DataMode.Mnist, Where(mirror.Address)).Path);
        Assert.Equal(4, mirror.Requests);
    }

    [Fact]
    public void Of_two_mirrors_the_second_helps_when_the_first_fails_in_any_way()
    {
        using var sound = TestMirror.Of(digits.Folder);
        using var refusing = TestMirror.Refusing(503);
        using var silent = TestMirror.Silent();
        using var stalling = TestMirror.Of(digits.Folder, (_, body) => (body, body.Length / 2));
        using var damaged = TestMirror.Of(digits.Folder, (_, body) => { body[body.Length / 2] ^= 1; return (body, body.Length); });
        using var wrong = TestMirror.Of(MakeOthers());
        foreach (var first in new[] { TestMirror.Nobody(), refusing.Address, silent.Address, stalling.Address, damaged.Address, wrong.Address })
        {
            Assert.Equal(DigitKind.Digits, Load(DataMode.Mnist, Where(first, sound.Address) with { Patience = TimeSpan.FromSeconds(3) }).Kind);
            Directory.Delete(_folder["cache"], recursive: true);
        }
    }

    [Fact]
    public void Without_network_mnist_is_an_error_that_says_where_was_looked()
    {
        using var refusing = TestMirror.Refusing(404);
        using var silent = TestMirror.Silent();
        var error = Assert.Throws<DataException>(() => Load(DataMode.Mnist, Impatient(refusing.Address, silent.Address)));
        SampleImages.AssertOneLine(error.Message, "mnist.npz", OwnMnist, refusing.Address.ToString(), "404", silent.Address.ToString(), "no answer within 1 s", "--data-dir");
    }

    [Fact]
    public void Content_of_another_sha256_is_refused()
    {
        using var wrong = TestMirror.Of(MakeOthers());
        var error = Assert.Throws<DataException>(() => Load(DataMode.Mnist, Where(wrong.Address)));
        SampleImages.AssertOneLine(error.Message, "labels-idx1-ubyte.gz", "found SHA-256", "expected " + KnownContent.Sha256(DigitKind.Digits, DigitPart.TrainLabels)[..8]);
    }

    [Fact]
    public void Without_network_auto_draws_the_digits_and_says_so_loudly_and_keeps_them()
    {
        var drawn = Load(DataMode.Auto, Where(TestMirror.Nobody()));
        SampleImages.AssertSame(digits.Images, drawn);
        Assert.Contains(_said, line => line.Contains("NOT MNIST", StringComparison.Ordinal) && line.Contains("BUILT-IN DIGITS", StringComparison.Ordinal));
        var cache = Path.Combine(_folder["cache"], "digits");
        Assert.Equal(cache, drawn.Path);
        _said.Clear();
        Assert.Equal((DigitKind.Digits, cache), (Load(DataMode.Digits, Where()).Kind, cache));
        Assert.Empty(_said);
    }

    [Fact]
    public void A_damaged_cache_of_the_digits_is_drawn_anew()
    {
        var cache = Path.Combine(_folder["cache"], "digits");
        DataExport.Write(cache, digits.Images);
        var file = Path.Combine(cache, "train-images-idx3-ubyte.gz");
        var whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..(whole.Length / 2)]);
        SampleImages.AssertSame(digits.Images, Load(DataMode.Digits, Where()));
        SampleImages.AssertOneLine(Assert.Single(_said), "Drawing the digits anew", file);
        Assert.Equal(DigitKind.Digits, DigitFolder.Read(cache).Kind);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_costs_a_line_and_no_images()
    {
        File.WriteAllText(_folder["cache"], "a file stands where the folder should");
        using var mirror = TestMirror.Of(digits.Folder);
        Assert.Equal((DigitKind.Digits, ""), (Load(DataMode.Mnist, Where(mirror.Address)) is var m ? m.Kind : default, m.Path));
        Assert.Contains(_said, line => line.Contains("fetched again next time", StringComparison.Ordinal) && line.Contains(_folder["cache"], StringComparison.Ordinal));
        Assert.Equal("", Load(DataMode.Digits, Where()).Path);
        Assert.Contains(_said, line => line.Contains("drawn again next time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_labs_that_fetch_at_once_both_have_the_images()
    {
        using var mirror = TestMirror.Of(digits.Folder);
        var labs = Enumerable.Range(0, 3).Select(_ => Task.Run(() => DigitData.LoadFrom(Where(mirror.Address), DataMode.Mnist, _ => { })));
        foreach (var found in await Task.WhenAll(labs)) Assert.Equal((DigitKind.Digits, OwnMnist), (found.Kind, found.Path));
        Assert.Equal(4, Directory.GetFiles(OwnMnist).Length);
        Assert.Equal(DigitKind.Digits, DigitFolder.Read(OwnMnist).Kind);
    }

    private string MakeOthers()
    {
        DataExport.Write(_folder["others"], SampleImages.Make());
        return _folder["others"];
    }
}
