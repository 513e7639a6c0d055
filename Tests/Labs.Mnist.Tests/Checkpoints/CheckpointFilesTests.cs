using Labs.Checkpoints;

namespace Labs.Mnist.Tests.Checkpoints;

/// <summary>Names and folders of the labs' checkpoints.</summary>
public class CheckpointFilesTests(SmallImages images) : IClassFixture<SmallImages>
{
    private static readonly string[] Parts = [".data-00000-of-00001", ".index", ".resume.data-00000-of-00001", ".resume.index"];

    [Theory]
    [InlineData("Lab10_1.Relu", "lab10-1/relu", "--activation relu", "nn_relu")]
    [InlineData("Lab10_2.Initializers", "lab10-2/deep-xavier", "--initializer xavier --deep", "nn_deep-xavier")]
    [InlineData("Lab10_3.Dropout", "lab10-3/dropout", "", "nn_dropout")]
    [InlineData("Lab10_4.BatchNorm", "lab10-4/batchnorm", "", "nn_batchnorm")]
    [InlineData("Lab11_1.Cnn", "lab11-1/cnn", "--epochs 1", "nn_cnn")]
    public void The_newest_three_are_kept_and_the_state_file_lists_them(string lab, string folder, string arguments, string name)
    {
        using var run = new SmallRun(images.Folder, lab, folder, $"{arguments} --no-logs");
        run.Run().Succeeded();
        // Of 20 steps one every third and the last: the seventh.
        string[] kept = [$"{name}-15-5", $"{name}-18-6", $"{name}-20-7"];
        Assert.Equal(kept.SelectMany(prefix => Parts.Select(part => prefix + part)).Append("checkpoint").Order(StringComparer.Ordinal), run.Files().Keys.Order(StringComparer.Ordinal));
        var state = CheckpointState.Read(run.Checkpoints)!;
        Assert.Equal(Path.Combine(run.Checkpoints, kept[^1]), state.ModelCheckpointPath);
        Assert.Equal(kept.Select(prefix => Path.Combine(run.Checkpoints, prefix)), state.AllModelCheckpointPaths);
    }

    [Fact]
    public void A_fresh_run_leaves_the_checkpoints_of_the_one_before_alone_and_the_newest_run_is_resumed()
    {
        using var run = new SmallRun(images.Folder, "Lab10_1.Relu", "lab10-1/relu", "--activation relu --no-logs");
        run.Run().Succeeded();
        var before = run.Files();
        // Of 600 steps: on a busy machine a run of 20 has ended before its tenth line is read here.
        run.RunAndKill(10, TimeSpan.Zero, "--epochs", "30");
        Assert.Equal(before, run.Files());
        Assert.NotEmpty(run.Files("-2"));

        run.Run("--epochs", "30", "--resume").Succeeded();
        Assert.InRange(run.Json.ResumedFrom!.Value, 3, 597);
        Assert.Equal(before, run.Files());
        Assert.Contains("nn_relu-600-200.index", run.Files("-2").Keys);
    }

    [Fact]
    public void Three_runs_at_once_have_a_folder_each_and_one_that_goes_on_is_not_taken_up_by_another()
    {
        using var run = new SmallRun(images.Folder, "Lab10_1.Relu", "lab10-1/relu", "--activation relu --no-logs");
        using (var first = run.Start())
        using (var second = run.Start())
        using (var third = run.Start())
            foreach (var process in new[] { first, second, third })
            {
                var (code, output, errors) = process.WaitForExit();
                Assert.True(code == 0, output + errors);
            }
        string[] kept = ["nn_relu-15-5", "nn_relu-18-6", "nn_relu-20-7"];
        // The same seed: the same numbers, each in its own folder.
        foreach (var suffix in new[] { "", "-2", "-3" })
            Assert.Equal(kept.SelectMany(prefix => Parts.Select(part => prefix + part)).Append("checkpoint").Order(StringComparer.Ordinal), run.Files(suffix).Keys.Order(StringComparer.Ordinal));
        using var claim = CheckpointFolderClaim.Newest(run.Checkpoints);
        var result = run.Run("--resume");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("relu-3' is in use", result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
    }
}
