using Labs.Common.Data;

namespace Labs.Common.Tests.Data;

public sealed class DataExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_that_cannot_be_made_is_one_clear_line()
    {
        File.WriteAllText(_folder["file"], "");
        var error = Assert.Throws<DataException>(() => DataExport.Write(Path.Combine(_folder["file"], "below"), SampleImages.Make()));
        SampleImages.AssertOneLine(error.Message, _folder["file"], "cannot be written");
    }

    [Fact]
    public void A_write_that_fails_half_way_leaves_what_was_there_and_nothing_else()
    {
        File.WriteAllText(_folder["a"], "before");
        void Fail(Stream stream) => throw new IOException("no space left");
        var error = Assert.Throws<DataException>(() => AtomicFile.WriteAll(_folder.Path, [("a", stream => stream.WriteByte(1)), ("b", Fail)]));
        SampleImages.AssertOneLine(error.Message, _folder.Path, "no space left");
        Assert.Equal([_folder["a"]], Directory.GetFiles(_folder.Path));
        Assert.Equal("before", File.ReadAllText(_folder["a"]));
    }

    [Fact]
    public void Many_writers_of_the_same_files_leave_one_whole_set()
    {
        var images = SampleImages.Make(50, 20);
        Parallel.For(0, 8, _ => DataExport.Write(_folder.Path, images));
        SampleImages.AssertSame(images, DigitFolder.Read(_folder.Path));
        Assert.Equal(4, Directory.GetFiles(_folder.Path).Length);
    }
}
