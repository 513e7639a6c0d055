namespace RunLabs;

/// <summary>TensorBoard as it is found on this machine.</summary>
/// <param name="path">The PATH.</param>
/// <param name="succeeds">Whether a program with such arguments ends well, in silence.</param>
internal sealed class TensorBoardProgram(string path, Func<string, string[], bool> succeeds)
{
    /// <summary>What to install where there is none.</summary>
    public const string Missing = "tensorboard: found none on the PATH, in Python or by uvx, expected it from: pip install tensorboard (run-labs report shows the runs without it)";

    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];
    private static readonly string[] Pythons = ["python3", "python", "py"];

    /// <summary>The command that starts it; null: it is not there.</summary>
    public string[]? Find()
    {
        if (OnPath("tensorboard") is { } tensorboard)
            return [tensorboard];
        foreach (var python in Pythons.Select(OnPath).OfType<string>())
        {
            if (succeeds(python, ["-c", "import tensorboard.main"]))
                return [python, "-m", "tensorboard.main"];
        }
        return OnPath("uvx") is { } uvx ? [uvx, "--with", "setuptools<81", "tensorboard"] : null;
    }

    /// <summary>Starts it on some logs and waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public int Run(string logDir, IEnumerable<string> arguments)
    {
        if (Find() is not { } command)
            throw new FileNotFoundException(Missing);
        string[] all = [.. command, "--logdir", logDir, .. arguments];
        Console.WriteLine(ShellText.Line(all));
        return Child.Run(all[0], all[1..]);
    }

    private string? OnPath(string name) =>
        path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).SelectMany(folder => Endings.Select(ending => Path.Combine(folder, name + ending)))
            .FirstOrDefault(File.Exists);
}
