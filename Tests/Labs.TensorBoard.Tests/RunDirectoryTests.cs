namespace Labs.TensorBoard.Tests;

public sealed class RunDirectoryTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Directory_without_events_is_unused_and_with_events_gets_a_number()
    {
        var run = _directory["run"];
        Assert.Equal(run, RunDirectory.Unused(run));
        Directory.CreateDirectory(run);
        File.WriteAllText(Path.Combine(run, "notes.txt"), "");
        Assert.Equal(run, RunDirectory.Unused(run + Path.DirectorySeparatorChar));
        for (var n = 1; n <= 3; n++)
        {
            var unused = RunDirectory.Unused(run);
            Assert.Equal(n == 1 ? run : $"{run}-{n}", unused);
            new SummaryWriter(unused).Dispose();
        }
    }

    [Fact]
    public async Task Runs_that_start_at_once_never_share_a_directory()
    {
        var writers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SummaryWriter.StartRun(_directory["run"]))));
        try
        {
            string[] expected = [_directory["run"], .. Enumerable.Range(2, 7).Select(n => _directory["run-" + n])];
            Assert.Equal(expected.Order(), writers.Select(writer => writer.LogDirectory).Order());
            Assert.Equal(expected.Order(), Directory.EnumerateFileSystemEntries(_directory.Path).Order());   // no lock is left behind
        }
        finally
        {
            foreach (var writer in writers) writer.Dispose();
        }
    }

    [Fact]
    public void Directory_that_is_being_claimed_is_not_given_to_another()
    {
        var run = _directory["run"];
        var claimed = RunDirectory.Claim(run, TimeSpan.Zero, directory =>
        {
            var e = Assert.Throws<IOException>(() => RunDirectory.Claim(run, TimeSpan.FromMilliseconds(20), another => another));
            Assert.StartsWith(run + ".lock: the run's directory cannot be claimed: ", e.Message, StringComparison.Ordinal);
            return directory;
        });
        Assert.Equal(run, claimed);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory.Path));
    }

    [Fact]
    public void Runs_and_files_are_listed_by_name()
    {
        foreach (var run in new[] { "b/two", "b/one", "a" }) new SummaryWriter(_directory[run]).Dispose();
        Assert.Equal(["a", "b/one", "b/two"], RunDirectory.Runs(_directory.Path));
        Assert.Equal(["."], RunDirectory.Runs(_directory["a"]));
        Assert.Empty(RunDirectory.Runs(_directory["absent"]));
        Assert.Empty(RunDirectory.EventFiles(_directory["absent"]));
        new SummaryWriter(_directory["a"]).Dispose();
        var files = RunDirectory.EventFiles(_directory["a"]);
        Assert.Equal(2, files.Count);
        Assert.Equal(files.Order(StringComparer.Ordinal), files);
    }
}
