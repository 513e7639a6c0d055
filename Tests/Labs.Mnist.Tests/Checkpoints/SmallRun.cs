using Labs.Common.Tests.Data;

namespace Labs.Mnist.Tests.Checkpoints;

/// <summary>A lab on the small images, in a folder of its own, with a checkpoint every third step.</summary>
internal sealed class SmallRun : IDisposable
{
    public const int CheckpointEvery = 3;

    private static readonly string[] BySteps = ["--print-every", "1", "--eval-every", "4"];

    // As many steps as the other labs have.
    private static readonly string[] ByEpoch = ["--batch-size", "128"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _lab;
    private readonly string _checkpoints;
    private readonly string[] _arguments;

    /// <param name="images">Folder of the images.</param>
    /// <param name="lab">The lab's program.</param>
    /// <param name="run">Its run below checkpoints, <c>lab10-1/relu</c>.</param>
    /// <param name="arguments">Its own options.</param>
    public SmallRun(string images, string lab, string run, string arguments)
    {
        _lab = lab;
        _checkpoints = Path.Combine("checkpoints", run);
        _arguments = [.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--data-dir", images, .. lab == "Lab11_1.Cnn" ? ByEpoch : BySteps, "--checkpoint-every", $"{CheckpointEvery}", "--json", "run.json"];
    }

    /// <summary>The lab's folder of checkpoints.</summary>
    public string Checkpoints => _folder[_checkpoints];

    /// <summary>Where logs of the lab lie.</summary>
    public string Logs => _folder["logs"];

    public LabJson Json => new(_folder["run.json"]);

    public LabResult Run(params string[] further) => MnistLab.Run(_lab, _folder.Path, [.. _arguments, .. further]);

    public Testing.LabProcess Start(params string[] further) => MnistLab.Start(_lab, _folder.Path, [.. _arguments, .. further]);

    public void RunAndKill(int steps, TimeSpan later, params string[] further) => MnistLab.RunAndKill(_lab, _folder.Path, steps, later, [.. _arguments, .. further]);

    public LabResult RunAndInterrupt(int steps, params string[] further) => MnistLab.RunAndInterrupt(_lab, _folder.Path, steps, [.. _arguments, .. further]);

    /// <summary>What a shell makes of a line in the run's folder: its exit code and output.</summary>
    public (int ExitCode, string Output) Paste(string line)
    {
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/bin/sh", ["-c", line]) { RedirectStandardOutput = true, WorkingDirectory = _folder.Path })!;
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, output);
    }

    /// <summary>The files of a folder of checkpoints and their contents, without the lock that a killed process leaves.</summary>
    public Dictionary<string, byte[]> Files(string suffix = "") =>
        Directory.EnumerateFiles(Checkpoints + suffix).Where(path => Path.GetFileName(path) != "checkpoint.lock").ToDictionary(path => Path.GetFileName(path)!, File.ReadAllBytes);

    public void Dispose() => _folder.Dispose();
}
