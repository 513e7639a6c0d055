using Labs.TensorBoard;
using Labs.Tests;

namespace Labs.Mnist.Tests.Checkpoints;

/// <summary>A run killed at any moment and taken up again gives bit for bit what a run gives that was never interrupted.</summary>
public class ResumeTests(SmallImages images) : IClassFixture<SmallImages>
{
    [Theory]
    // Without randomness in the steps; with op seeds drawn in every step; with weights that no gradient moves.
    [InlineData("Lab10_1.Relu", "lab10-1/relu", "--activation relu", 1)]
    [InlineData("Lab10_3.Dropout", "lab10-3/dropout", "", 1)]
    [InlineData("Lab10_4.BatchNorm", "lab10-4/batchnorm", "", 1)]
    // Killed in the first epoch, in the second and once more: the second epoch's shuffle too is another.
    [InlineData("Lab10_1.Relu", "lab10-1/relu", "--activation relu --epochs 2", 2)]
    public void A_killed_run_resumes_bit_for_bit(string lab, string run, string arguments, int epochs)
    {
        var steps = epochs * SmallImages.Steps;
        // Moments within steps and within the writing of checkpoints, others in each run of the test; the assertions hold for all.
        var random = new Random();
        // Six kills a round in each of the four cases; .ci/long asks for more rounds.
        for (var rounds = int.Parse(Environment.GetEnvironmentVariable("LABS_KILL_ROUNDS") ?? "1", System.Globalization.CultureInfo.InvariantCulture); rounds > 0; rounds--)
            Resumes(lab, run, arguments, epochs, [random.Next(0, steps / 3)], [random.Next(steps / 3, steps), 2], [steps / 2 + random.Next(0, 4), random.Next(1, 5), 0]);
    }

    [NativeTheory]
    [InlineData("Lab10_1.Relu", "lab10-1/relu", "--activation relu")]
    [InlineData("Lab10_3.Dropout", "lab10-3/dropout", "")]
    [InlineData("Lab10_4.BatchNorm", "lab10-4/batchnorm", "")]
    public void A_killed_run_resumes_bit_for_bit_on_libtensorflow_too(string lab, string run, string arguments) =>
        Resumes(lab, run, arguments + " --engine libtensorflow", epochs: 1, [Random.Shared.Next(4, SmallImages.Steps)]);

    // Each of the moments: after how many printed steps the run is killed, and then each run that resumes it.
    private void Resumes(string lab, string run, string arguments, int epochs, params int[][] moments)
    {
        using var whole = new SmallRun(images.Folder, lab, run, arguments);
        whole.Run("--no-logs").Succeeded();
        var expected = whole.Json;
        var steps = epochs * SmallImages.Steps;
        Assert.Equal(steps, expected.Steps.Count);
        foreach (var kills in moments)
        {
            using var killed = new SmallRun(images.Folder, lab, run, arguments);
            var resume = Array.Empty<string>();
            foreach (var printed in kills)
            {
                killed.RunAndKill(printed, TimeSpan.FromMilliseconds(Random.Shared.Next(0, 40)), ["--no-logs", .. resume]);
                resume = ["--resume"];
            }
            killed.Run("--no-logs", "--resume").Succeeded();

            var what = $"killed after {string.Join(", then ", kills)} steps, resumed from {killed.Json.ResumedFrom}";
            var first = killed.Json.ResumedFrom ?? 0;
            Assert.True(first == steps || first % SmallRun.CheckpointEvery == 0, what);
            Assert.True(expected.Steps.Skip(first).Select(step => step.GetRawText()).SequenceEqual(killed.Json.Steps.Select(step => step.GetRawText())), what);
            if (first < steps) Assert.Equal(expected.TestAccuracy, killed.Json.TestAccuracy);
            SameWeights(whole.Files(), killed.Files());
        }
    }

    [Fact]
    public void Logs_go_on_in_the_folder_of_the_run_that_was_killed()
    {
        using var run = new SmallRun(images.Folder, "Lab10_1.Relu", "lab10-1/relu", "--activation relu");
        run.RunAndKill(8, TimeSpan.Zero);
        run.Run("--resume").Succeeded();
        Assert.NotNull(run.Json.ResumedFrom);
        Assert.Equal(["relu"], Directory.EnumerateDirectories(Path.Combine(run.Logs, "lab10-1")).Select(Path.GetFileName));
        // The second file begins with a restart at the resumed step, from which on TensorBoard hides what the first one holds.
        var files = RunDirectory.EventFiles(Path.Combine(run.Logs, "lab10-1", "relu"));
        Assert.Equal(2, files.Count);
        var starts = EventFileReader.ReadAll(files[1]).Events.Where(e => e.Session?.Status == SessionStatus.Start).ToArray();
        Assert.Equal(2, starts.Length);
        Assert.All(starts, start => Assert.Equal((long?)run.Json.ResumedFrom, start.Step));
    }

    [Fact]
    public void Control_C_says_where_the_logs_and_the_checkpoint_are_and_the_command_that_goes_on()
    {
        if (OperatingSystem.IsWindows()) return;   // no signals there
        using var run = new SmallRun(images.Folder, "Lab10_1.Relu", "lab10-1/relu", "--activation relu --epochs 30");
        var result = run.RunAndInterrupt(20);
        Assert.Equal(Common.LabProgram.Interrupted, result.ExitCode);
        var lines = result.Errors.TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Matches("^interrupted: relu, after [0-9]+ of 600 steps$", lines[0]);
        Assert.Equal($"logs: tensorboard --logdir {Path.Combine("logs", "lab10-1")}", lines[1]);
        var checkpoint = lines[2]["checkpoint: ".Length..];
        Assert.True(File.Exists(Path.Combine(run.Checkpoints, Path.GetFileName(checkpoint) + ".index")), lines[2]);
        Assert.EndsWith(" --resume", lines[3], StringComparison.Ordinal);
        var (code, output) = run.Paste(lines[3]["go on with: ".Length..]);
        Assert.Equal(0, code);
        Assert.Contains($" [*] Success to read {Path.GetFileName(checkpoint)}\n", output, StringComparison.Ordinal);
        Assert.Equal(int.Parse(Path.GetFileName(checkpoint).Split('-')[1], System.Globalization.CultureInfo.InvariantCulture), run.Json.ResumedFrom);
    }

    [Fact]
    public void A_damaged_newest_checkpoint_is_told_of_and_the_one_before_is_taken()
    {
        using var run = new SmallRun(images.Folder, "Lab10_1.Relu", "lab10-1/relu", "--activation relu --no-logs");
        run.Run().Succeeded();
        var (whole, weights) = (run.Json, run.Files());
        var newest = Path.Combine(run.Checkpoints, "nn_relu-20-7.data-00000-of-00001");
        var damaged = weights[Path.GetFileName(newest)].ToArray();
        damaged[damaged.Length / 2] ^= 1;
        File.WriteAllBytes(newest, damaged);

        var result = run.Run("--resume").Succeeded();
        Assert.Contains("nn_relu-20-7", Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains(" [*] Reading checkpoints...\n [*] Success to read nn_relu-18-6\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(18, run.Json.ResumedFrom);
        Assert.Equal(whole.Steps.Skip(18).Select(step => step.GetRawText()), run.Json.Steps.Select(step => step.GetRawText()));
        SameWeights(weights, run.Files());
    }

    [Fact]
    public void A_run_by_epochs_resumes_in_the_middle_of_one_bit_for_bit()
    {
        using var run = new SmallRun(images.Folder, "Lab11_1.Cnn", "lab11-1/cnn", "--epochs 2 --no-logs");
        run.Run().Succeeded();
        var (whole, weights) = (run.Json, run.Files());
        Assert.Equal(2 * SmallImages.Steps, whole.Steps.Count);
        // Of 40 steps one checkpoint every third and one after each epoch: the last is the fifteenth, the one before it of step 39.
        foreach (var file in weights.Keys.Where(file => file.StartsWith("nn_cnn-40-", StringComparison.Ordinal) && file.Contains(".data-", StringComparison.Ordinal) && !file.Contains("resume", StringComparison.Ordinal)))
            File.WriteAllBytes(Path.Combine(run.Checkpoints, file), [1]);
        var result = run.Run("--resume").Succeeded();
        Assert.Contains(" [*] Success to read nn_cnn-39-", result.Output, StringComparison.Ordinal);
        Assert.Contains("Epoch: 2 loss = ", result.Output, StringComparison.Ordinal);
        Assert.Equal(39, run.Json.ResumedFrom);
        Assert.Equal(whole.Steps.Skip(39).Select(step => step.GetRawText()), run.Json.Steps.Select(step => step.GetRawText()));
        SameWeights(weights, run.Files());
    }

    [Theory]
    [InlineData("Lab10_1.Relu", "lab10-1/relu", "--activation relu", "--learning-rate 0.01", "--learning-rate")]
    [InlineData("Lab10_1.Relu", "lab10-1/relu", "--activation relu", "--seed 778", "--seed")]
    [InlineData("Lab10_1.Relu", "lab10-1/relu", "--activation relu", "--batch-size 64", "--batch-size")]
    [InlineData("Lab10_1.Relu", "lab10-1/relu", "--activation relu", "--epochs 2", "--epochs")]
    [InlineData("Lab10_3.Dropout", "lab10-3/dropout", "", "--rate 0.3", "--rate")]
    public void Other_options_than_the_checkpoints_are_a_usage_error(string lab, string run, string arguments, string other, string option)
    {
        using var small = new SmallRun(images.Folder, lab, run, $"{arguments} --no-logs");
        small.RunAndKill(8, TimeSpan.Zero);
        var kept = small.Files();
        var result = small.Run([.. other.Split(' '), "--resume"]);
        Assert.Equal(Common.LabProgram.Usage, result.ExitCode);
        var line = Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(option, line, StringComparison.Ordinal);
        Assert.Contains(other, line, StringComparison.Ordinal);
        Assert.Equal(kept, small.Files());
    }

    [Fact]
    public void Other_images_than_the_checkpoints_are_a_usage_error()
    {
        using var other = new SmallImages();
        using var run = new SmallRun(other.Folder, "Lab10_1.Relu", "lab10-1/relu", "--activation relu --no-logs");
        run.RunAndKill(8, TimeSpan.Zero);
        other.Write(SmallImages.TrainCount - 1);
        var result = run.Run("--resume");
        Assert.Equal(Common.LabProgram.Usage, result.ExitCode);
        Assert.Contains("--data other of 2576 training images", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Resuming_without_a_checkpoint_says_so_and_starts_afresh()
    {
        using var run = new SmallRun(images.Folder, "Lab10_1.Relu", "lab10-1/relu", "--activation relu --no-logs");
        var result = run.Run("--resume").Succeeded();
        Assert.Contains(" [*] Reading checkpoints...\n [*] Failed to find a checkpoint\n", result.Output, StringComparison.Ordinal);
        Assert.Null(run.Json.ResumedFrom);
        Assert.Equal(SmallImages.Steps, run.Json.Steps.Count);
    }

    [Fact]
    public void A_run_that_had_ended_resumes_to_nothing_more()
    {
        using var run = new SmallRun(images.Folder, "Lab10_1.Relu", "lab10-1/relu", "--activation relu --no-logs");
        run.Run().Succeeded();
        var before = run.Files();
        run.Run("--resume").Succeeded();
        Assert.Equal(SmallImages.Steps, run.Json.ResumedFrom);
        Assert.Empty(run.Json.Steps);
        Assert.Equal(before, run.Files());
    }

    // The state file alone may differ: it tells the times.
    private static void SameWeights(Dictionary<string, byte[]> expected, Dictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (name, bytes) in expected.Where(file => file.Key != "checkpoint")) Assert.True(bytes.AsSpan().SequenceEqual(actual[name]), name);
    }
}
