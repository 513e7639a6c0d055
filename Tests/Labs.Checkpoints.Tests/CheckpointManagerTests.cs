namespace Labs.Checkpoints.Tests;

public class CheckpointManagerTests
{
    private readonly float[] x = [0];
    private readonly Checkpoint checkpoint;

    public CheckpointManagerTests() => checkpoint = new Checkpoint(("x", TrackableVariable.Of(x, [1])));

    private sealed class Clock(params double[] seconds) : TimeProvider
    {
        private int next;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(1000 * seconds[Math.Min(next++, seconds.Length - 1)]));
    }

    [Fact]
    public void Where_the_clock_goes_back_the_newest_is_still_the_one_that_was_saved_last()
    {
        using var directory = new TemporaryDirectory();
        using (var first = CheckpointFolderClaim.Unused(directory.File("run")))
        {
            var manager = new CheckpointManager(checkpoint, first, maxToKeep: 2, new Clock(2_000_000, 2_000_000, 1_000_000, 500_000));
            for (var i = 0; i < 3; i++) manager.Save("ckpt");
            // The files' own times went back too.
            foreach (var file in Directory.GetFiles(directory.File("run"), "ckpt-3*")) File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        }
        using var newest = CheckpointFolderClaim.Newest(directory.File("run"));
        var resumed = new CheckpointManager(checkpoint, newest, maxToKeep: 2, new Clock(100));
        Assert.EndsWith("ckpt-3", resumed.LatestVerified(withResume: false, damaged => Assert.Fail(damaged.Reason)), StringComparison.Ordinal);
        Assert.EndsWith("ckpt-4", resumed.Save("ckpt"), StringComparison.Ordinal);
        Assert.Equal(["ckpt-3", "ckpt-4"], CheckpointState.Read(directory.File("run"))!.AllModelCheckpointPaths.Select(Path.GetFileName));
        Assert.Empty(Directory.GetFiles(directory.File("run"), "ckpt-2*"));
    }

    [Fact]
    public void The_newest_three_are_kept_with_their_second_bundles()
    {
        using var directory = new TemporaryDirectory();
        var manager = new CheckpointManager(checkpoint, directory.File("run"));
        for (var step = 100; step <= 500; step += 100)
        {
            x[0] = step;
            Assert.Equal(directory.File($"run/nn_relu-{step}-{step / 100}"), manager.Save($"nn_relu-{step}", writer => writer.Add<long>("step", [], [step])));
        }
        string[] kept = ["nn_relu-300-3", "nn_relu-400-4", "nn_relu-500-5"];
        Assert.Equal(kept.Select(name => directory.File($"run/{name}")), manager.Checkpoints);
        Assert.Equal(
            kept.SelectMany(name => new[] { $"{name}.data-00000-of-00001", $"{name}.index", $"{name}.resume.data-00000-of-00001", $"{name}.resume.index" }).Prepend("checkpoint"),
            Directory.EnumerateFiles(directory.File("run")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(kept, CheckpointState.Parse(File.ReadAllText(directory.File("run/checkpoint"))).AllModelCheckpointPaths);
        Assert.Equal(manager.LatestCheckpoint, manager.LatestVerified(withResume: true));

        // A new manager goes on where that one stopped.
        var next = new CheckpointManager(checkpoint, directory.File("run"), maxToKeep: 2);
        Assert.Equal(manager.Checkpoints, next.Checkpoints);
        next.Save("nn_relu-600");
        Assert.Equal(["nn_relu-500-5", "nn_relu-600-6"], next.Checkpoints.Select(Path.GetFileName));
        Assert.Equal("nn_relu-500-5", Path.GetFileName(next.LatestVerified(withResume: true)));
    }

    [Fact]
    public void The_state_file_is_TensorFlows_CheckpointManagers()
    {
        using var directory = new TemporaryDirectory();
        // Golden/checkpoints/managed: three saves, two kept. The clock is asked once at the start, then once per save.
        var manager = new CheckpointManager(checkpoint, directory.Path, maxToKeep: 2, new Clock(1795258910.543, 1795258910.550, 1795258910.560, 1795258910.573));
        for (var i = 0; i < 3; i++) manager.Save("ckpt");
        Assert.Equal("""
            model_checkpoint_path: "ckpt-3"
            all_model_checkpoint_paths: "ckpt-2"
            all_model_checkpoint_paths: "ckpt-3"
            all_model_checkpoint_timestamps: 1795258910.56
            all_model_checkpoint_timestamps: 1795258910.573
            last_preserved_timestamp: 1795258909.543

            """, File.ReadAllText(directory.File("checkpoint")));
        Assert.Equal(
            GoldenData.Contents.GetProperty("managed").GetProperty("files").EnumerateArray().Select(file => file.GetString()), directory.Names);
    }

    [Fact]
    public void All_are_kept_where_no_limit_is_given()
    {
        using var directory = new TemporaryDirectory();
        var manager = new CheckpointManager(checkpoint, directory.Path, maxToKeep: null);
        for (var i = 0; i < 5; i++) manager.Save("ckpt");
        Assert.Equal(5, manager.Checkpoints.Count);
        Assert.Equal(11, directory.Names.Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => new CheckpointManager(checkpoint, directory.Path, maxToKeep: 0));
    }

    [Fact]
    public void A_checkpoint_saved_again_under_its_name_becomes_the_newest()
    {
        using var directory = new TemporaryDirectory();
        var manager = new CheckpointManager(checkpoint, directory.Path);
        manager.Save("a", writer => writer.AddString("s", "old"), number: 7);
        manager.Save("b");
        manager.Save("a", number: 7);
        Assert.Equal(["b-2", "a-7"], manager.Checkpoints.Select(Path.GetFileName));
        Assert.Equal(3, checkpoint.SaveCounter);
        Assert.DoesNotContain(directory.Names, name => name.Contains(".resume."));
    }

    [Fact]
    public void Damaged_checkpoints_are_passed_over_and_reported()
    {
        using var directory = new TemporaryDirectory();
        var manager = new CheckpointManager(checkpoint, directory.Path, maxToKeep: 5);
        for (var i = 0; i < 5; i++) manager.Save("ckpt", writer => writer.AddString("s", "x"));
        Flip(directory.File("ckpt-5.data-00000-of-00001"), 2);
        File.Delete(directory.File("ckpt-4.index"));
        Flip(directory.File("ckpt-3.resume.data-00000-of-00001"), 2);
        List<DamagedCheckpoint> damaged = [];
        Assert.Equal(directory.File("ckpt-2"), new CheckpointManager(checkpoint, directory.Path).LatestVerified(withResume: true, damaged.Add));
        Assert.Equal(["ckpt-5", "ckpt-4", "ckpt-3"], damaged.Select(d => Path.GetFileName(d.Path)));
        Assert.Contains("ckpt-5.data-00000-of-00001' is damaged: tensor 'x/.ATTRIBUTES/VARIABLE_VALUE' has the checksum", damaged[0].Reason);
        Assert.Contains("ckpt-4.index' not found", damaged[1].Reason);
        Assert.Contains("ckpt-3.resume.data-00000-of-00001' is damaged", damaged[2].Reason);
        Assert.All(damaged, d => Assert.DoesNotContain('\n', d.Reason));
        // Without the second bundle the third is whole.
        Assert.Equal(directory.File("ckpt-3"), new CheckpointManager(checkpoint, directory.Path).LatestVerified());
    }

    [Fact]
    public void Without_a_readable_state_file_the_directory_is_searched()
    {
        using var directory = new TemporaryDirectory();
        var manager = new CheckpointManager(checkpoint, directory.Path);
        for (var i = 0; i < 3; i++)
        {
            var prefix = manager.Save("ckpt", writer => writer.AddString("s", "x"));
            File.SetLastWriteTimeUtc(prefix + ".index", DateTime.UnixEpoch.AddDays(100 - i));
        }
        File.WriteAllText(directory.File("checkpoint"), "model_checkpoint_path: \"ckp");
        List<DamagedCheckpoint> damaged = [];
        Assert.Equal(directory.File("ckpt-1"), new CheckpointManager(checkpoint, directory.Path).LatestVerified(withResume: true, damaged.Add));
        Assert.Contains("checkpoint' is no checkpoint state: line 1: the string has no end", Assert.Single(damaged).Reason);
        File.Delete(directory.File("checkpoint"));
        Assert.Equal(directory.File("ckpt-1"), new CheckpointManager(checkpoint, directory.Path).LatestVerified());
        Assert.Null(new CheckpointManager(checkpoint, directory.File("none")).LatestVerified());
    }

    [Fact]
    public void Checkpoints_outside_the_directory_are_never_deleted()
    {
        using var directory = new TemporaryDirectory();
        var elsewhere = directory.File("elsewhere/old-1");
        checkpoint.Write(elsewhere);
        Directory.CreateDirectory(directory.File("run"));
        new CheckpointState { ModelCheckpointPath = elsewhere, AllModelCheckpointPaths = [elsewhere] }.Write(directory.File("run"));
        var manager = new CheckpointManager(checkpoint, directory.File("run"), maxToKeep: 1);
        Assert.Equal([elsewhere], manager.Checkpoints);
        manager.Save("new");
        Assert.Equal(["new-1"], manager.Checkpoints.Select(Path.GetFileName));
        new BundleReader(elsewhere).Dispose();
    }

    [Fact]
    public void Only_the_checkpoint_itself_is_deleted_not_names_that_begin_alike()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory.File("ckpt-1.data-notes.txt"), "");
        File.WriteAllText(directory.File("ckpt-10.index"), "");
        var manager = new CheckpointManager(checkpoint, directory.Path, maxToKeep: 1);
        manager.Save("ckpt");
        manager.Save("ckpt");
        Assert.Equal(["checkpoint", "ckpt-1.data-notes.txt", "ckpt-10.index", "ckpt-2.data-00000-of-00001", "ckpt-2.index"], directory.Names);
    }

    private static void Flip(string path, int position)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[position] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
