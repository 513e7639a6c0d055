using Labs.Files;

namespace Labs.Checkpoints.Tests;

public sealed class CheckpointFolderClaimTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly Checkpoint checkpoint = new(("x", TrackableVariable.Of(new float[1], [1])));

    public void Dispose() => directory.Dispose();

    private string Run => directory.File("lab/run");

    private void Save(CheckpointFolderClaim claim) => new CheckpointManager(checkpoint, claim).Save("ckpt");

    [Fact]
    public async Task Runs_that_start_at_once_each_get_a_folder_and_one_that_saved_nothing_leaves_none()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CheckpointFolderClaim.Unused(Run))));
        Assert.Equal([Run, .. Enumerable.Range(2, 7).Select(n => $"{Run}-{n}")], claims.Select(claim => claim.Directory).Order(StringComparer.Ordinal));
        Save(claims.Single(claim => claim.Directory == Run));
        foreach (var claim in claims) claim.Dispose();
        Assert.Equal([Run], Directory.EnumerateDirectories(directory.File("lab")));
        Assert.Equal(["checkpoint", "ckpt-1.data-00000-of-00001", "ckpt-1.index"], Directory.EnumerateFiles(Run).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_that_another_run_has_just_made_is_left_to_it()
    {
        Directory.CreateDirectory(Run);
        LockFile? held = null;
        // A thread of its own: the pool's may have to wait longer than a maker does.
        var maker = new Thread(() =>
        {
            Thread.Sleep(20);
            held = LockFile.Take(Path.Combine(Run, "checkpoint.lock"), TimeSpan.Zero);
        });
        maker.Start();
        using (var second = CheckpointFolderClaim.Unused(Run)) Assert.Equal($"{Run}-2", second.Directory);
        maker.Join();
        held!.Dispose();
        // Nobody locks it: it is somebody's own, and stays.
        using (var first = CheckpointFolderClaim.Unused(Run)) Assert.Equal(Run, first.Directory);
        Assert.Equal([Run], Directory.EnumerateDirectories(directory.File("lab")));
    }

    [Fact]
    public void A_claim_for_which_nothing_was_saved_takes_its_folders_away()
    {
        CheckpointFolderClaim.Unused(Run).Dispose();
        Assert.Empty(directory.Names);
    }

    [Fact]
    public void A_new_run_is_behind_all_that_hold_checkpoints_and_the_newest_is_taken_up()
    {
        for (var n = 1; n <= 3; n++)
        {
            using var claim = CheckpointFolderClaim.Unused(Run);
            Assert.Equal(n == 1 ? Run : $"{Run}-{n}", claim.Directory);
            Save(claim);
        }
        Directory.CreateDirectory($"{Run}-x");
        Directory.CreateDirectory($"{Run}-7");
        Directory.Delete($"{Run}-2", recursive: true);
        using (var newest = CheckpointFolderClaim.Newest(Run))
        {
            Assert.Equal($"{Run}-3", newest.Directory);
            var e = Assert.Throws<CheckpointException>(() => CheckpointFolderClaim.Newest(Run));
            Assert.Equal($"'{Run}-3' is in use: another run writes its checkpoints there; found its lock, expected none", e.Message);
            using var next = CheckpointFolderClaim.Unused(Run);
            Assert.Equal($"{Run}-4", next.Directory);
        }
        // A process that was killed leaves its lock, which nobody holds.
        File.WriteAllText(Path.Combine($"{Run}-3", "checkpoint.lock"), "");
        using var again = CheckpointFolderClaim.Newest(Run);
        Assert.Equal($"{Run}-3", again.Directory);
        Save(again);
    }

    [Fact]
    public void Looking_for_the_newest_ends_the_deletion_in_which_a_run_was_killed_if_the_newest_is_whole()
    {
        using var claim = CheckpointFolderClaim.Unused(Run);
        // As it was killed: the state file names one more than is to be kept.
        var killed = new CheckpointManager(checkpoint, claim, maxToKeep: 3);
        for (var i = 0; i < 3; i++) killed.Save("ckpt");
        File.Move(Path.Combine(Run, "ckpt-3.index"), Path.Combine(Run, "away"));
        var manager = new CheckpointManager(checkpoint, claim, maxToKeep: 2);
        Assert.Equal(Path.Combine(Run, "ckpt-2"), manager.LatestVerified());
        Assert.True(File.Exists(Path.Combine(Run, "ckpt-1.index")));
        File.Move(Path.Combine(Run, "away"), Path.Combine(Run, "ckpt-3.index"));
        Assert.Equal(Path.Combine(Run, "ckpt-3"), manager.LatestVerified());
        Assert.False(File.Exists(Path.Combine(Run, "ckpt-1.index")));
        Assert.Equal([Path.Combine(Run, "ckpt-2"), Path.Combine(Run, "ckpt-3")], new CheckpointManager(checkpoint, Run).Checkpoints);
    }

    [Fact]
    public void A_save_never_deletes_what_another_is_about_to_write()
    {
        var manager = new CheckpointManager(checkpoint, Run);
        manager.Save("first", _ =>
        {
            var before = Directory.EnumerateFiles(Run).ToHashSet();
            Assert.Contains(before, file => file.Contains(".tempstate", StringComparison.Ordinal));
            var other = new CheckpointManager(checkpoint, Run) { Patience = TimeSpan.FromMilliseconds(20) };
            Assert.Contains("is in use", Assert.Throws<CheckpointException>(() => other.Save("second")).Message, StringComparison.Ordinal);
            Assert.Equal(before, Directory.EnumerateFiles(Run).ToHashSet());
        });
        new CheckpointManager(checkpoint, Run).Save("second");
        using var claim = CheckpointFolderClaim.Newest(Run);
        Assert.Throws<CheckpointException>(() => new CheckpointManager(checkpoint, Run) { Patience = TimeSpan.Zero }.Save("third"));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_one_line()
    {
        File.WriteAllText(directory.File("lab"), "");
        var e = Assert.Throws<CheckpointException>(() => CheckpointFolderClaim.Unused(Run));
        Assert.StartsWith($"'{Run}' cannot be written: ", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
    }
}
