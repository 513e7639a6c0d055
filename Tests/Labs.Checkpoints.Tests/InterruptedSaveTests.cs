using Labs.Checkpoints.Bundle;

namespace Labs.Checkpoints.Tests;

public class InterruptedSaveTests
{
    private const int Never = int.MaxValue;

    private readonly float[] x = [1, 2, 3];

    private Checkpoint Checkpoint(FileOperations? files = null, bool durable = false) =>
        new(("x", TrackableVariable.Of(x, [3]))) { Files = files ?? FileOperations.System, Durable = durable };

    private static void Resume(BundleWriter writer)
    {
        writer.Add<long>("position", [], [42]);
        writer.AddString("options", "--seed 777");
    }

    /// <summary>Saves after <paramref name="prepare"/> with every step failing in turn.</summary>
    private static void EachStep(bool killed, Action<string> prepare, Action<string, FailingFiles> save, Action<TemporaryDirectory, Dictionary<string, string>> check)
    {
        int steps;
        using (var directory = new TemporaryDirectory())
        {
            prepare(directory.Path);
            var counting = new FailingFiles(Never, killed);
            save(directory.Path, counting);
            steps = counting.Steps;
        }
        Assert.True(steps > 8);
        for (var step = 0; step < steps; step++)
        {
            using var directory = new TemporaryDirectory();
            prepare(directory.Path);
            var before = directory.Snapshot();
            try
            {
                save(directory.Path, new FailingFiles(step, killed));
            }
            catch (CheckpointException e)
            {
                Assert.DoesNotContain('\n', e.Message);
                Assert.Contains("cannot be written: No space left on device", e.Message);
            }
            check(directory, before);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bundle_that_replaces_one_and_fails_at_any_step_leaves_the_old_one_and_nothing_else(bool durable)
    {
        var replaced = 0;
        EachStep(killed: false,
            path => Write(path, 1, FileOperations.System),
            (path, files) => Write(path, 2, files),
            (directory, before) =>
            {
                // Only the last step, deleting the old data under its temporary name, may fail without harm.
                using (var reader = new BundleReader(directory.File("ckpt")))
                    if (reader.Read<float>("x")[0] is 2f) replaced++;
                    else Assert.Equal(before, directory.Snapshot());
            });
        Assert.Equal(1, replaced);

        void Write(string path, float value, FileOperations files)
        {
            using var writer = new BundleWriter(Path.Combine(path, "ckpt"), durable, files);
            writer.Add<float>("x", [], [value]);
            writer.AddString("s", "text");
            writer.Commit();
        }
    }

    [Fact]
    public void A_save_that_fails_at_any_step_leaves_exactly_what_was_there()
    {
        EachStep(killed: false,
            path => Checkpoint().Save(Path.Combine(path, "ckpt")),
            (path, files) =>
            {
                var checkpoint = Checkpoint(files);
                checkpoint.Restore(Path.Combine(path, "ckpt-1"));
                checkpoint.Save(Path.Combine(path, "ckpt"));
            },
            (directory, before) => Assert.Equal(before, directory.Snapshot()));
    }

    [Fact]
    public void A_save_that_failed_does_not_count()
    {
        using var directory = new TemporaryDirectory();
        var checkpoint = Checkpoint(new FailingFiles(4, killed: false));
        Assert.Throws<CheckpointException>(() => checkpoint.Save(directory.File("ckpt")));
        Assert.Equal(0, checkpoint.SaveCounter);
        Assert.Equal(directory.File("ckpt-1"), checkpoint.Save(directory.File("ckpt")));
        Assert.Equal(directory.File("ckpt-1"), CheckpointState.LatestCheckpoint(directory.Path));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_managed_save_that_stops_at_any_step_leaves_a_whole_checkpoint_with_its_second_bundle(bool killed, bool durable)
    {
        EachStep(killed,
            path =>
            {
                var manager = new CheckpointManager(Checkpoint(), path, maxToKeep: 2);
                manager.Save("nn-100", Resume);
                manager.Save("nn-200", Resume);
            },
            (path, files) =>
            {
                var checkpoint = Checkpoint(files, durable);
                checkpoint.Restore(Path.Combine(path, "nn-200-2"));
                new CheckpointManager(checkpoint, path, maxToKeep: 2).Save("nn-300", Resume);
            },
            (directory, _) =>
            {
                List<DamagedCheckpoint> damaged = [];
                var manager = new CheckpointManager(Checkpoint(), directory.Path, maxToKeep: 2);
                var latest = manager.LatestVerified(withResume: true, damaged.Add);
                Assert.Contains(latest, new[] { directory.File("nn-200-2"), directory.File("nn-300-3") });
                Assert.Empty(damaged);
                Assert.Equal(latest, CheckpointState.LatestCheckpoint(directory.Path));
                if (!killed) Assert.DoesNotContain(directory.Names, name => name.Contains(".tempstate"));

                // The next run goes on, and clears away what the killed one left.
                var resumed = Checkpoint();
                resumed.Restore(latest!).AssertConsumed();
                new CheckpointManager(resumed, directory.Path, maxToKeep: 2).Save("nn-400", Resume);
                Assert.DoesNotContain(directory.Names, name => name.Contains(".tempstate"));
                Assert.Equal(directory.File($"nn-400-{resumed.SaveCounter}"), new CheckpointManager(Checkpoint(), directory.Path).LatestVerified(withResume: true));
            });
    }

    [Fact]
    public void A_first_save_that_was_killed_at_any_step_leaves_nothing_once_later_ones_are_kept()
    {
        var (found, none) = (0, 0);
        EachStep(killed: true,
            // An empty folder that was just made may be another run's, for which a claim waits.
            path => File.WriteAllText(Path.Combine(path, "notes.txt"), "mine"),
            (path, files) => new CheckpointManager(Checkpoint(files), path, maxToKeep: 2).Save("nn-100", Resume),
            (directory, _) =>
            {
                using var claim = CheckpointFolderClaim.Newest(directory.Path);
                var checkpoint = Checkpoint();
                var manager = new CheckpointManager(checkpoint, claim, maxToKeep: 2);
                if (manager.LatestVerified(withResume: true) is { } latest)
                {
                    found++;
                    Assert.Equal([latest], manager.Checkpoints);
                    checkpoint.Restore(latest).AssertConsumed();
                }
                else none++;
                // Who found nothing begins anew, and comes by the same name.
                for (var step = checkpoint.SaveCounter == 0 ? 100 : 200; step <= 400; step += 100) manager.Save($"nn-{step}", Resume);
                Assert.Equal([directory.File("nn-300-3"), directory.File("nn-400-4")], manager.Checkpoints);
                Assert.DoesNotContain(directory.Names, name => name.StartsWith("nn-100", StringComparison.Ordinal) || name.StartsWith("nn-200", StringComparison.Ordinal));
            });
        Assert.True(found > 0 && none > 0, $"{found} of the killed saves left a checkpoint, {none} none");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Saving_a_name_again_never_leaves_a_model_beside_the_second_bundle_of_another(bool killed)
    {
        EachStep(killed,
            path =>
            {
                x[0] = 1;
                var manager = new CheckpointManager(Checkpoint(), path);
                manager.Save("nn", writer => writer.Add<float>("x", [], [1]), number: 1);
                manager.Save("nn", writer => writer.Add<float>("x", [], [1]), number: 2);
            },
            (path, files) =>
            {
                x[0] = 2;
                new CheckpointManager(Checkpoint(files), path).Save("nn", writer => writer.Add<float>("x", [], [2]), number: 2);
            },
            (directory, _) =>
            {
                var latest = new CheckpointManager(Checkpoint(), directory.Path).LatestVerified(withResume: true);
                Assert.NotNull(latest);
                using var model = new BundleReader(latest);
                using var resume = new BundleReader(CheckpointManager.ResumePrefix(latest));
                Assert.Equal(model.Read<float>("x/.ATTRIBUTES/VARIABLE_VALUE")[0], resume.Read<float>("x")[0]);
            });
    }
}
