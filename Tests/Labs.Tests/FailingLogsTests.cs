using Labs.TensorBoard;

namespace Labs.Tests;

/// <summary>Logs that cannot be written cost one line and the exit code, never the training or what is already written.</summary>
public sealed class FailingLogsTests : IDisposable
{
    private readonly LabFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Lab09_1.Xor", "--network wide --steps 3001")]
    [InlineData("Lab09_2.TensorBoard", "--steps 101 --learning-rate 0.1")]
    public void A_log_directory_that_cannot_be_written(string lab, string arguments)
    {
        File.WriteAllText(_folder["file"], "what it held");
        var (_, sound, _) = _folder.Run(lab, arguments);
        var (code, output, errors) = _folder.Run(lab, arguments + " --log-dir file/logs --json r.json");
        Failed(code, errors, sound, output);
        Assert.Contains("file/logs", errors, StringComparison.Ordinal);
        Assert.Equal("what it held", File.ReadAllText(_folder["file"]));
        Assert.True(File.Exists(_folder["r.json"]));
    }

    [Fact]
    public void A_disk_that_is_full_half_way()
    {
        if (OperatingSystem.IsWindows()) return;   // no limit for a process's files there
        const string arguments = "--steps 201 --learning-rate 0.1";
        var (_, sound, _) = _folder.Run("Lab09_2.TensorBoard", arguments + " --log-dir sound");
        using var process = _folder.Start("Lab09_2.TensorBoard", arguments, largestFile: 256);
        var (code, output, errors) = process.WaitForExit();
        Failed(code, errors, sound, output);

        // Every record that was written whole is there: the first of those of the sound run.
        var log = _folder.Events("logs/xor/lr-0.1");
        Assert.Null(log.Damage);
        Assert.Contains(log.Path, errors, StringComparison.Ordinal);
        Assert.Contains($" {log.Events.Count} records are in it", errors, StringComparison.Ordinal);
        // 256 KiB less the 64 KiB that the writer hands over at once, less a record.
        Assert.InRange(new FileInfo(log.Path).Length, 190 << 10, 256 << 10);
        Assert.Equal(Entries(_folder.Events("sound/xor/lr-0.1")).Take(log.Events.Count), Entries(log));
    }

    private static IEnumerable<string> Entries(EventFileContents log) =>
        log.Events.Select(e => $"{e.Step} {string.Join(' ', e.Values.Where(value => value.Plugin is "scalars" or "histograms").Select(value => $"{value.Tag} {string.Join(' ', value.Tensor!.ToDoubles())}"))}");

    private static void Failed(int code, string errors, string sound, string output)
    {
        Assert.Equal(1, code);
        Assert.StartsWith("error: ", errors, StringComparison.Ordinal);
        Assert.EndsWith("; the training goes on without logs\n", errors, StringComparison.Ordinal);
        Assert.Equal(errors.Length - 1, errors.IndexOf('\n', StringComparison.Ordinal));
        // The same lines, but for the last, which says how to look at the logs.
        var lines = sound.TrimEnd('\n').Split('\n');
        Assert.StartsWith("tensorboard ", lines[^1], StringComparison.Ordinal);
        Assert.Equal(lines[..^1], output.TrimEnd('\n').Split('\n'));
    }
}
