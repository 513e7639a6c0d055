using System.Diagnostics;
using System.Runtime.InteropServices;
using Labs.TensorBoard;

namespace Labs.Tests;

/// <summary>Labs that are ended from outside.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const int Tags = 14;
    private readonly LabFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Lab09_1.Xor", "--network wide-deep --print-every 10 --log-every 10", "logs/lab09-1/wide-deep")]
    [InlineData("Lab09_2.TensorBoard", "--print-every 10", "logs/xor/lr-0.1")]
    public void Control_C_ends_a_lab_with_its_logs_flushed(string lab, string arguments, string run) => Interrupt(lab, arguments, run);

    [NativeTheory]
    [InlineData("Lab09_2.TensorBoard", "--print-every 10 --engine libtensorflow", "logs/xor/lr-0.1")]
    public void Control_C_ends_a_lab_on_libtensorflow_too(string lab, string arguments, string run) => Interrupt(lab, arguments, run);

    private void Interrupt(string lab, string arguments, string run)
    {
        if (OperatingSystem.IsWindows()) return;   // no signals there
        using var process = _folder.Start(lab, arguments + " --steps 100000000 --json r.json");
        process.WaitForLosses();
        var clock = Stopwatch.StartNew();
        process.Signal(PosixSignal.SIGINT);
        var (code, output, errors) = process.WaitForExit();
        // It takes a second; the rest is for a busy machine. Its own end is hours away.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
        Assert.Equal(130, code);
        Assert.Matches($"^interrupted: {Path.GetFileName(run)}, after [0-9]+ of 100000000 steps\nlogs: tensorboard --logdir {Path.GetDirectoryName(run)}\n$", errors);

        var log = _folder.Events(run);
        Assert.Null(log.Damage);
        var printed = output.Split('\n').Where(line => line.StartsWith("Iter: ", StringComparison.Ordinal)).Select(line => line[6..line.IndexOf(',', StringComparison.Ordinal)]);
        Assert.Contains(printed.Last(), log.Events.Where(e => e.Values.Any(value => value.Tag == "loss")).Select(e => $"{e.Step}"));
        Assert.False(File.Exists(_folder["r.json"]));
    }

    [Fact]
    public void A_killed_lab_leaves_an_event_file_that_reads_up_to_its_last_flush()
    {
        for (var trial = 0; trial < 5; trial++)
        {
            var run = $"{trial}/xor/lr-0.1";
            var delay = Random.Shared.Next(0, 500);
            using (var process = _folder.Start("Lab09_2.TensorBoard", $"--steps 100000000 --log-dir {trial}"))
            {
                process.WaitForLosses();
                // Records are handed over by 64 KiB, seven steps; kill it at any moment after the first.
                var file = Assert.Single(RunDirectory.EventFiles(_folder[run]));
                Assert.True(SpinWait.SpinUntil(() => new FileInfo(file).Length > 1000, TimeSpan.FromMinutes(5)));
                Thread.Sleep(delay);
                process.Kill();
                process.WaitForExit();
            }

            var log = _folder.Events(run);
            // A write that the kill cut short may end within a record; nothing before it may be missing.
            Assert.True(log.Damage is null or { IsTruncated: true }, $"after {delay} ms: {log.Damage}");
            var readable = log.Damage?.Offset ?? new FileInfo(log.Path).Length;
            Assert.InRange(new FileInfo(log.Path).Length - readable, 0, 64 << 10);
            var steps = log.Events.Where(e => e.Values.Any(value => value.Plugin is "scalars" or "histograms")).GroupBy(e => e.Step).Select(step => (step.Key, step.Count())).ToArray();
            Assert.Equal(Enumerable.Range(0, steps.Length).Select(i => (long)i), steps.Select(step => step.Key));
            Assert.All(steps[..^1], step => Assert.Equal(Tags, step.Item2));
        }
    }
}
