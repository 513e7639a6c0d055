namespace RunLabs.Tests;

public sealed class TensorBoardProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("path-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("tensorboard python3 uvx", true, "tensorboard")]
    [InlineData("python3 uvx", true, "python3 -m tensorboard.main")]
    [InlineData("python", true, "python -m tensorboard.main")]
    [InlineData("python3 uvx", false, "uvx --with setuptools<81 tensorboard")]
    [InlineData("python3", false, null)]
    [InlineData("", false, null)]
    public void It_is_found_on_the_path_in_Python_or_by_uvx(string there, bool pythonHasIt, string? command)
    {
        foreach (var name in there.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            File.WriteAllText(Path.Combine(_folder, OperatingSystem.IsWindows() ? name + ".exe" : name), "");
        var found = new TensorBoardProgram(_folder, (_, _) => pythonHasIt).Find();
        Assert.Equal(command, found is null ? null : string.Join(' ', [Path.GetFileNameWithoutExtension(found[0]), .. found[1..]]));
    }
}
