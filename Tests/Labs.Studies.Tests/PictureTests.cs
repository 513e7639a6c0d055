using System.Runtime.InteropServices;
using System.Text;
using Labs.Testing;

namespace Labs.Studies.Tests;

/// <summary>The option --picture, by the example of the first study.</summary>
public sealed class PictureTests : IDisposable
{
    private const string Study = "Study1.GradientDescent";
    private readonly LabFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("there/descent.svg", "<?xml")]
    [InlineData("descent.PNG", "\u0089PNG\r\n")]
    public void A_picture_is_drawn_and_named_in_the_results(string file, string begin)
    {
        var (lines, results) = _folder.Succeed(Study, $"--no-logs --picture {file}");
        Assert.Contains($"picture: {file}", lines);
        Assert.StartsWith(begin, Encoding.Latin1.GetString(File.ReadAllBytes(_folder[file])), StringComparison.Ordinal);
        var picture = results.GetProperty("runs").EnumerateArray().Single(run => run.TryGetProperty("pictures", out _)).GetProperty("pictures")[0];
        Assert.Equal(file, picture.GetProperty("file").GetString());
        Assert.Contains("learning rates", picture.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_kind_of_file_is_a_usage_error()
    {
        var (code, output, errors) = _folder.Run(Study, "--picture descent.gif");
        Assert.Equal((2, "", "error: --picture: found 'descent.gif', expected a file that ends in .svg or .png\n"), (code, output, errors));
    }

    [Fact]
    public void A_picture_that_cannot_be_written_is_one_line()
    {
        File.WriteAllText(_folder["file"], "");
        var (code, _, errors) = _folder.Run(Study, "--no-logs --picture file/descent.svg");
        Assert.Equal(1, code);
        Assert.StartsWith("error: --picture: '", errors, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(c => c == '\n'));
    }

    [Fact]
    public void What_draws_is_not_loaded_without_a_picture()
    {
        // The same program without the assemblies that draw, and without the list of files in which they stand: what is native lies beside it then.
        var source = Path.GetDirectoryName(LabFolder.Assembly(Study))!;
        foreach (var file in Directory.EnumerateFiles(source).Where(file => !file.EndsWith(".deps.json", StringComparison.Ordinal) && !IsForPictures(file)))
            File.Copy(file, _folder[Path.GetFileName(file)]);
        foreach (var file in Natives(source).Where(file => !IsForPictures(file)))
            File.Copy(file, _folder[Path.GetFileName(file)]);
        var program = _folder[Study + ".dll"];
        Assert.Equal((0, ""), Ends(LabProcess.Run(program, "--no-logs", _folder.Path)));
        var (code, errors) = Ends(LabProcess.Run(program, "--no-logs --picture descent.svg", _folder.Path));
        Assert.Equal(1, code);
        Assert.Contains("Labs.Pictures", errors, StringComparison.Ordinal);

        static bool IsForPictures(string file) => new[] { "Labs.Pictures", "ScottPlot", "SkiaSharp", "HarfBuzz", "libSkiaSharp", "libHarfBuzz" }.Any(Path.GetFileName(file).StartsWith);
        static string[] Natives(string program)
        {
            var folder = Path.Combine(program, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
            return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        }
        static (int, string) Ends((int Code, string, string Errors) process) => (process.Code, process.Errors);
    }
}
